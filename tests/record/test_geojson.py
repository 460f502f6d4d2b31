"""GeoJSON: points where points are known, and nowhere else."""

from __future__ import annotations

import json
from dataclasses import replace

from made_claims import claim
from vedette.merge import merge
from vedette.model import Place
from vedette.record import events_geojson, holdings_geojson

PROVINCE = Place("Deir ez-Zor Governorate", 35.2, 40.3, 120, "gn:4", kind="province")
NOWHERE = Place("Hill 217")


def test_events() -> None:
    account = merge(
        [], [claim(), claim("d2", place=NOWHERE), claim("d3", place=PROVINCE, type="clash"), claim("d4", place=None)]
    )
    made = events_geojson(account.events)
    assert made["type"] == "FeatureCollection"
    by_place = {feature["properties"]["place"]: feature for feature in made["features"]}
    town = by_place["Deir ez-Zor"]
    assert town["geometry"] == {"type": "Point", "coordinates": [40.1408, 35.3359]}
    assert town["id"] == town["properties"]["event_id"]
    assert (town["properties"]["actor"], town["properties"]["start"]) == ("Government of Syria", "2017-11-03")
    assert by_place["Hill 217"]["geometry"] is None
    assert by_place[None]["geometry"] is None
    province = by_place["Deir ez-Zor Governorate"]["properties"]
    assert (province["place_kind"], province["radius_km"]) == ("province", 120)


def test_holdings_are_flat_json() -> None:
    account = merge([], [claim(), claim("d2", place=NOWHERE)])
    made = json.loads(json.dumps(holdings_geojson(account.holdings)))
    assert [feature["geometry"] is None for feature in made["features"]] == [False, True]
    for feature in made["features"]:
        assert feature["properties"]["holder_id"] == "syria_government"
        assert not any(isinstance(value, dict | list) for value in feature["properties"].values())


def test_open_ends_are_null() -> None:
    (holding,) = merge([], [claim()]).holdings
    (feature,) = holdings_geojson([replace(holding, start=None)])["features"]
    assert (feature["properties"]["start"], feature["properties"]["end"]) == (None, None)
