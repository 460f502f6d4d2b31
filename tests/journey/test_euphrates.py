"""The example reports, from the pages to the map, against what their writer knows that they say (euphrates.yaml)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
import yaml

from vedette.journey import Journey, Known, Reading
from vedette.model import Account, Claim, Event, Hints, Party, Place, Rejected, Source, body_text
from vedette.record import Record, events_geojson, holdings_geojson
from vedette.tools import open_journey, open_record, registry

HERE = Path(__file__).parent
PAGES = HERE.parents[1] / "examples" / "euphrates-2017"
TRUTH: Mapping[str, Any] = yaml.safe_load((HERE / "euphrates.yaml").read_text(encoding="utf-8"))
FLOORS: Mapping[str, float] = TRUTH["floors"]
FIRST, LAST = date(2017, 9, 1), date(2017, 11, 30)
NEAR_KM = 15
"""Further than that from where a thing happened is another place; oil fields and valleys are wide."""
MAX_BYTES = 20_000_000


@dataclass(frozen=True)
class Told:
    """The example reports as read, kept and brought together."""

    readings: Sequence[Reading]
    account: Account
    record: Record

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        return {claim.claim_id: claim for reading in self.readings for claim in reading.claims}

    @cached_property
    def files(self) -> Mapping[str, str]:
        """The name of the file of each document."""
        return {reading.report.document_id: Path(reading.page.location).name for reading in self.readings}

    def of_file(self, beginning: str) -> list[Claim]:
        return [claim for claim in self.claims.values() if self.files[claim.document_id].startswith(beginning)]


@pytest.fixture(scope="module")
def journey() -> Journey:
    return open_journey()


@pytest.fixture(scope="module")
def told(journey: Journey, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    with open_record(tmp_path_factory.mktemp("euphrates") / "record.db") as record:
        outcomes = list(journey.run(journey.pages([Source(str(PAGES))], Hints(), MAX_BYTES), record))
        record.refresh()
        yield Told([one for one in outcomes if isinstance(one, Reading)], record.account(), record)


# --- matching: is this entry of the truth in the record? -----------------------------------------------------------


def _near(place: Place | None, name: str) -> bool:
    if place is None:
        return False
    if place.lat is None or place.lon is None:
        return place.name.casefold() in name.casefold()
    lat, lon = TRUTH["places"][name]
    north = (place.lat - lat) * 111.2
    east = (place.lon - lon) * 111.2 * math.cos(math.radians(lat))
    return math.hypot(north, east) <= NEAR_KM


def _is(parties: Sequence[Party], side: str | None) -> bool:
    return side is None or any(party.id in TRUTH["parties"][side] for party in parties)


def _days(entry: Mapping[str, Any]) -> tuple[date, date]:
    first, last = entry.get("days") or (entry["day"], entry["day"])
    return first, last


def _holds(told: Told, entry: Mapping[str, Any]) -> bool:
    return any(
        _near(held.place, entry["place"]) and held.holder is not None and _is([held.holder], entry["holder"])
        for held in told.record.holdings_at(entry["day"])
    )


def _happened(told: Told, entry: Mapping[str, Any]) -> bool:
    return any(_is_event(event, entry) for event in told.account.events)


def _is_event(event: Event, entry: Mapping[str, Any]) -> bool:
    first, last = _days(entry)
    return (
        event.type in entry["types"]
        and event.status == entry.get("status", "asserted")
        and _near(event.place, entry["place"])
        and event.time is not None
        and (event.time.start or date.min) <= last
        and (event.time.end or date.max) >= first
        and _is(event.actor, entry.get("actor"))
    )


def _figures(told: Told, group: Mapping[str, Any], side: Mapping[str, Any]) -> list[Claim]:
    """The claims of a side's file that give its figure, as said by whom it says."""
    return [
        claim
        for claim in told.of_file(side["file"])
        if (claim.kind, claim.type) == (group["kind"], group["type"])
        and claim.figure is not None
        and (claim.figure.low, claim.figure.high) == (side["low"], side["high"])
        and _is(claim.source, side.get("by"))
    ]


def _related(told: Told, entry: Mapping[str, Any]) -> bool:
    return any(
        claim.kind == "relation"
        and claim.type == entry["type"]
        and any(party.id == entry["actor"] for party in claim.actor)
        and any(party.id == entry["target"] for party in claim.target)
        for claim in told.claims.values()
    )


def _musts(entries: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [entry for entry in entries if entry.get("must")]


def _name(entry: Mapping[str, Any]) -> str:
    return " ".join(str(value) for key, value in entry.items() if key not in ("must", "files", "sides"))


def _sides(must: bool) -> list[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    return [(group, side) for group in TRUTH["figures"] for side in group["sides"] if not must or side.get("must")]


def _beside(group: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [side for side in group["sides"] if side.get("beside")]


def _tolls_of(told: Told, claims: Sequence[Claim]) -> set[str]:
    ids = {claim.claim_id for claim in claims}
    return {toll.toll_id for toll in told.account.tolls if ids & set(toll.claims)}


# --- the pages -----------------------------------------------------------------------------------------------------


def test_every_page_is_read(told: Told) -> None:
    assert sorted(told.files.values()) == sorted(path.name for path in PAGES.iterdir())
    assert 30 <= len(told.files) <= 60


def test_every_page_is_dated_by_itself(told: Told) -> None:
    """The name of each file says its day; the page says it in one of half a dozen manners."""
    for reading in told.readings:
        name = Path(reading.page.location).name
        if name.endswith(".html"):
            assert reading.report.published == date.fromisoformat(name[:10]), name
        elif name.removesuffix(".txt") in TRUTH["undated"]:
            assert reading.report.published is None, name
        else:
            assert reading.report.published in (None, date.fromisoformat(name[:10])), name


def test_every_headline_stands_once_in_its_text(told: Told) -> None:
    for reading in told.readings:
        title = reading.report.title
        assert title, reading.page.location
        assert reading.report.text.count(title) == 1, reading.page.location


def test_where_a_report_was_written_is_no_part_of_its_story(told: Told) -> None:
    wires = [reading.report for reading in told.readings if "(Meridian Wire) —" in reading.report.text]
    assert len(wires) >= 8
    for report in wires:
        assert report.dateline, report.location
        assert "(Meridian Wire)" not in body_text(report), report.location


def test_the_undated_story_dates_nothing(told: Told) -> None:
    (name,) = TRUTH["undated"]
    claims = told.of_file(name)
    assert claims
    assert all(claim.time is None or claim.time.start is claim.time.end is None for claim in claims)


def test_nothing_is_read_from_the_furniture(told: Told) -> None:
    for claim in told.claims.values():
        words = f"{claim.quote.exact} {claim.place.name if claim.place else ''}"
        assert not [word for word in TRUTH["furniture"] if word.casefold() in words.casefold()], claim


def test_every_claim_quotes_its_report(told: Told) -> None:
    texts = {reading.report.document_id: reading.report.text for reading in told.readings}
    for claim in told.claims.values():
        assert texts[claim.document_id][claim.quote.start : claim.quote.end] == claim.quote.exact


def test_what_cannot_be_read_is_rejected_by_name(journey: Journey) -> None:
    outcomes = list(journey.read(journey.pages([Source(str(HERE / "pages"))], Hints(), MAX_BYTES)))
    assert all(isinstance(one, Rejected) for one in outcomes)
    codes = {Path(one.location).name: one.code for one in outcomes if isinstance(one, Rejected)}
    assert codes == {"empty.html": "empty", "french.html": "language"}


def test_a_second_run_reads_nothing(told: Told, journey: Journey) -> None:
    before = told.record.counts()
    again = list(journey.run(journey.pages([Source(str(PAGES))], Hints(), MAX_BYTES), told.record))
    assert {type(one) for one in again} == {Known}
    assert told.record.counts() == before


# --- the ledger ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("entry", _musts(TRUTH["holders"]), ids=_name)
def test_who_holds_a_place_on_a_day(told: Told, entry: Mapping[str, Any]) -> None:
    assert _holds(told, entry)


def test_enough_of_the_holders_are_right(told: Told) -> None:
    _enough("holders", [(entry, _holds(told, entry)) for entry in TRUTH["holders"]])


def test_at_least_twelve_places_have_a_holder_with_a_point(told: Told) -> None:
    on_the_map = {
        held.place.name
        for held in told.account.holdings
        if held.place.lat is not None and held.place.kind in ("town", "site") and held.holder and held.holder.id
    }
    assert len(on_the_map) >= 12


def test_nobody_holds_a_town_who_cannot(told: Told) -> None:
    parties = registry()
    for held in told.account.holdings:
        assert held.holder is None or held.holder.id is None or parties.can_hold(held.holder.id), held


# --- events --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("entry", _musts(TRUTH["happenings"]), ids=_name)
def test_what_happened(told: Told, entry: Mapping[str, Any]) -> None:
    assert _happened(told, entry)


def test_enough_of_what_happened_is_found(told: Told) -> None:
    _enough("happenings", [(entry, _happened(told, entry)) for entry in TRUTH["happenings"]])


def test_there_are_sixty_events_in_the_three_months(told: Told) -> None:
    dated = [event.time for event in told.account.events if event.time and event.time.start and event.time.end]
    assert sum(FIRST <= time.start <= time.end <= LAST for time in dated if time.start and time.end) >= 60


@pytest.mark.parametrize("entry", _musts(TRUTH["copies"]), ids=_name)
def test_a_copy_is_counted_once(told: Told, entry: Mapping[str, Any]) -> None:
    """The copy is known as one, and an event that only the story and its copies tell of has one source."""
    documents = {
        name: document
        for document, file in told.files.items()
        for name in (entry["original"], entry["copy"])
        if file.startswith(name)
    }
    original, copy = documents[entry["original"]], documents[entry["copy"]]
    copies = {one.copy for one in told.account.copies if one.original == original}
    assert copy in copies
    told_by = [(event, {told.claims[claim].document_id for claim in event.claims}) for event in told.account.events]
    shared = [event for event, by in told_by if {original, copy} <= by <= {original, *copies}]
    assert shared
    assert {event.sources for event in shared} == {1}


@pytest.mark.parametrize("entry", _musts(TRUTH["denials"]), ids=_name)
def test_a_denial_is_a_dispute(told: Told, entry: Mapping[str, Any]) -> None:
    own = {claim.claim_id for claim in told.of_file(entry["file"])}
    denied = {claim for claim in own if told.claims[claim].status == "denied"}
    assert denied
    disputes = [dispute for dispute in told.account.disputes if dispute.slot == "outcome"]
    assert any(denied & {claim for _, claims in dispute.sides for claim in claims} for dispute in disputes)


@pytest.mark.parametrize("entry", _musts(TRUTH["disputed"]), ids=_name)
def test_a_disputed_capture_shows_its_dispute(told: Told, entry: Mapping[str, Any]) -> None:
    subjects = {dispute.subject for dispute in told.account.disputes}
    events = {event.event_id for event in told.account.events if _is_event(event, entry)}
    places = {held.place.gazetteer_id for held in told.account.holdings if _near(held.place, entry["place"])}
    assert subjects & (events | places)


# --- figures -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("group", "side"), _sides(must=True), ids=_name)
def test_a_figure_is_read(told: Told, group: Mapping[str, Any], side: Mapping[str, Any]) -> None:
    assert _figures(told, group, side)


def test_enough_of_the_figures_are_read(told: Told) -> None:
    found = [
        ({"about": group["about"], **side}, bool(_figures(told, group, side))) for group, side in _sides(must=False)
    ]
    _enough("figures", found)


def test_figures_that_differ_stay_side_by_side(told: Told) -> None:
    """No figure is dropped or averaged: each is in one toll, whose ends leave none of its claims out."""
    counted = [claim for claim in told.claims.values() if claim.kind in ("casualties", "displacement", "strength")]
    in_tolls = [claim for toll in told.account.tolls for claim in toll.claims]
    assert len(in_tolls) == len(set(in_tolls))
    asserted = {claim.claim_id for claim in counted if claim.figure and claim.status in ("asserted", "uncertain")}
    assert asserted <= set(in_tolls)
    for toll in told.account.tolls:
        figures = [told.claims[claim].figure for claim in toll.claims]
        given = [number for one in figures if one for number in (one.low, one.high) if number is not None]
        low, high = toll.low or 0.0, toll.high or math.inf
        assert given and all(low <= number <= high for number in given)


@pytest.mark.parametrize("group", [one for one in TRUTH["figures"] if _beside(one)], ids=_name)
def test_rival_figures_are_one_toll(told: Told, group: Mapping[str, Any]) -> None:
    tolls = [_tolls_of(told, _figures(told, group, side)) for side in _beside(group)]
    assert len(tolls) > 1
    assert set.intersection(*tolls)


# --- relations, and the map ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("entry", _musts(TRUTH["relations"]), ids=_name)
def test_how_parties_stand_to_each_other(told: Told, entry: Mapping[str, Any]) -> None:
    assert _related(told, entry)


def test_enough_of_the_relations_are_read(told: Told) -> None:
    _enough("relations", [(entry, _related(told, entry)) for entry in TRUTH["relations"]])


def test_events_and_holdings_go_on_the_map(told: Told) -> None:
    events, holdings = events_geojson(told.account.events), holdings_geojson(told.account.holdings)
    assert events["type"] == holdings["type"] == "FeatureCollection"
    assert len(events["features"]) == len(told.account.events)
    points = [one["geometry"]["coordinates"] for one in events["features"] if one["geometry"]]
    in_the_valley = [(lon, lat) for lon, lat in points if 36 <= lon <= 45 and 32 <= lat <= 37]
    assert len(in_the_valley) >= 60
    captured = {one["properties"]["place"] for one in events["features"] if one["properties"]["type"] == "capture"}
    assert {"Mayadin", "Rawa", "Hiri"} <= captured


def _enough(what: str, found: Sequence[tuple[Mapping[str, Any], bool]]) -> None:
    share = sum(hit for _, hit in found) / len(found)
    missed = "\n".join(_name(entry) for entry, hit in found if not hit)
    assert share >= FLOORS[what], f"{share:.2f} of the {what} are found; not these:\n{missed}"
