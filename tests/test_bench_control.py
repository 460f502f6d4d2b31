"""``vedette bench control``: short histories of towns, written here, and who holds them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vedette.commands.holdings import histories, statuses, timeline

HISTORIES = {
    # place, point, published, text, holder
    "a": ("Kherson", (46.64, 32.61), "2022-04-27", "Captured by Russia 1 March 2022.", "Russia"),
    "b": (
        "Bucha",
        (50.55, 30.21),
        "2022-05-09",
        "See Battle of BuchaCaptured by Russia in 2022.Recaptured by Ukraine 1 April 2022.",
        "Ukraine",
    ),
    "c": ("Chasiv Yar", (48.58, 37.86), "2024-04-08", "Contested by Russia since 4 April 2024.", "Contested"),
    "d": ("Lyman", (48.99, 37.81), "2022-09-28", "Captured by Donetsk PR 27 May 2022.", "Russia"),
    "e": (
        "Douma",
        (33.57, 36.40),
        "2019-01-01",
        "Rebels took control of the town in October 2012. On 12 April 2018, the Syrian army took full control of it.",
        "Syrian government",
    ),
    "f": ("Kharkiv", (49.98, 36.25), "2022-06-01", "Many people have left.", "Ukraine"),
    "g": (
        "Izium",
        (49.22, 37.29),
        "2022-09-20",
        "Captured by Russia 27 March 2022. Russian forces withdrew 10 September 2022.",
        "Ukraine",
    ),
    # fought over in two years, of which the second is the present one
    "h": ("Sievierodonetsk", (48.95, 38.48), "2022-05-12", "See Battles of Sievierodonetsk (2014), Battle of "
          "Sievierodonetsk (2022). Captured by Luhansk PR in late May 2014. Recaptured by Ukraine 22 July 2014.",
          "Contested"),
    "i": ("Rubizhne", (49.01, 38.37), "2022-05-10", "City centre captured by Russia 8 May 2022.", "Contested"),
    "j": ("Svatove", (49.41, 38.15), "2022-06-21", "Aside from the contested industrial zone, entirely controlled by "
          "Russia as of 20 June 2022.", "Contested"),
    # the same town without its point
    "k": ("Chasiv Yar", (None, None), "2025-08-05", "Captured by Russia 31 July 2025.", "Russia"),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "input").mkdir()
    for row, (place, (lat, lon), published, text, _) in HISTORIES.items():
        entry = {"id": row, "place": place, "lat": lat, "lon": lon, "published": published, "text": text}
        (tmp_path / "input" / f"{row}.json").write_text(json.dumps(entry), encoding="utf-8")
    return tmp_path


def test_who_holds_each_place_at_the_end(folder: Path) -> None:
    found = {row["row_id"]: row["holder"] for row in statuses(folder, None)}
    assert found == {row: holder for row, (*_, holder) in HISTORIES.items()}


def test_who_held_it_day_by_day(folder: Path) -> None:
    days = [(one["place"], one["from"], one["to"], one["holder"]) for one in timeline(folder, None)]
    assert ("Kherson", None, "2022-02-28", "Ukraine") in days
    assert ("Kherson", "2022-03-01", None, "Russia") in days
    assert ("Bucha", "2022-04-01", None, "Ukraine") in days
    assert ("Chasiv Yar", "2024-04-04", "2025-07-30", "Contested") in days
    assert ("Chasiv Yar", "2025-07-31", None, "Russia") in days


def test_what_a_note_says_of_part_of_a_place_needs_no_event_beside_it(tmp_path: Path) -> None:
    (tmp_path / "input").mkdir()
    entry = {"id": "a", "place": "Bakhmut", "lat": 48.59, "lon": 38.0, "published": "2022-08-24"}
    text = json.dumps(entry | {"text": "Eastern parts seized by Russia"})
    (tmp_path / "input" / "a.json").write_text(text, encoding="utf-8")
    (read,) = histories(tmp_path, None)
    assert [claim.type for claim in read.claims] == ["partly_held"]
