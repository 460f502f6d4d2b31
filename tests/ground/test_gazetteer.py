"""The gazetteer: compiled twice it is the same, and it is asked strictly first and loosely last."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from gazetteers import dump_line, small
from vedette.errors import GazetteerError
from vedette.ground.compile import compile_gazetteer, compile_geonames
from vedette.ground.compile_merge import joined
from vedette.ground.compile_own import read_own
from vedette.ground.gazetteer import SIMILAR, Gazetteer


def content(path: Path) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as db:
        tables = ("place", "name", "skeleton", "part", "demonym", "meta")
        rows = [(table, *row) for table in tables for row in db.execute(f"SELECT * FROM {table} ORDER BY 1, 2")]
    db.close()
    return rows


def test_compiling_twice_gives_the_same(tmp_path: Path) -> None:
    first, second = tmp_path / "a.sqlite", tmp_path / "b.sqlite"
    counts = compile_gazetteer(first, countries=frozenset({"LB"}))
    assert compile_gazetteer(second, countries=frozenset({"LB"})) == counts
    assert counts.places > 800
    assert counts.by_kind["country"] > 200
    assert content(first) == content(second)


def test_every_own_place_has_a_source_and_a_possible_point() -> None:
    own = read_own()
    assert len(own.places) > 600
    for row in own.places:
        assert abs(row.lat) <= 90
        assert abs(row.lon) <= 180
        assert 0 < row.radius_km <= 8000, row.name


@pytest.mark.parametrize(
    ("asked", "name", "country"),
    [
        ("Raqqa", "Raqqa", "SY"),
        ("DEIR EZZOR", "Deir ez-Zor", "SY"),
        ("Hasakah", "Hasaka", "SY"),
        ("Misurata", "Misrata", "LY"),
        ("Kiev", "Kyiv", "UA"),
        ("the Donbass", "Donbas", "UA"),
        ("Baghouz", "Baghuz", "SY"),
        ("U.S.", "United States", "US"),
        ("Fairfax County", "Fairfax County", "US"),
    ],
)
def test_lookup(asked: str, name: str, country: str) -> None:
    assert (name, country) in {(c.name, c.country) for c in small().lookup(asked)}


def test_consonants_are_compared_only_within_the_countries_in_play() -> None:
    assert not small().lookup("Bengahzi")
    found = small().lookup("Bengahzi", ["LY"])
    assert found[0].country == "LY"
    assert found[0].how == SIMILAR
    assert not small().lookup("Bengahzi", ["SY"])


def test_a_town_lies_in_its_areas() -> None:
    town = next(c for c in small().lookup("Mayadin") if c.kind == "town")
    assert town.within("SY")
    assert town.within("SY.07")
    assert not town.within("SY.0")
    area = small().area("SY.07")
    assert area is not None
    assert area.kind == "province"


def test_parts_lie_where_their_name_says() -> None:
    north, south = small().part("SY", 0), small().part("SY", 180)
    assert north is not None
    assert south is not None
    assert north[0] > south[0] + 1
    assert small().part("XX", 0) is None


def test_people_name_their_country() -> None:
    assert small().demonym("Syrians") == "SY"
    assert small().demonym("Martian") is None


def test_a_missing_or_foreign_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="vedette gazetteer build"):
        Gazetteer.open(tmp_path / "none.sqlite")
    other = tmp_path / "other.sqlite"
    other.write_text("no database, but long enough to be taken for one by nobody", encoding="utf-8")
    with pytest.raises(GazetteerError, match="not a gazetteer"):
        Gazetteer.open(other)


def test_an_older_schema_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    db = sqlite3.connect(path)
    db.executescript("CREATE TABLE meta (key, value); INSERT INTO meta VALUES ('schema', '0');")
    db.close()
    with pytest.raises(GazetteerError, match="schema 0"):
        Gazetteer.open(path)


def write_dump(folder: Path, *lines: str) -> Path:
    path = folder / "allCountries.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_full_dump_compiles_into_the_same_schema(tmp_path: Path) -> None:
    dump = write_dump(
        tmp_path,
        dump_line(170792, "Deir ez-Zor Governorate|Dayr az Zawr", (35.1, 40.2), "A.ADM1", "SY.07"),
        dump_line(900001, "Tall Wahmi|Tel Wahmi,دقة", (35.2, 40.1), "P.PPL", "SY.07.170793", 450),
        dump_line(900002, "Nahr Wahmi", (35.3, 40.1), "H.STM", "SY.07"),
        dump_line(900003, "Old Town Wahmi", (35.3, 40.1), "P.PPLH", "SY.07"),
    )
    names = tmp_path / "alternateNames.txt"
    names.write_text("1\t900001\ten\tWahmi Hill\t\t\t\t\n2\t900001\tar\tتل\t\t\t\t\n", encoding="utf-8")
    out = tmp_path / "full.sqlite"
    counts = compile_geonames(out, dump, names)
    assert counts.by_kind["water"] > 1
    with Gazetteer.open(out) as gazetteer:
        for asked in ("Tall Wahmi", "Tel Wahmi", "Wahmi Hill"):
            assert [c.gazetteer_id for c in gazetteer.lookup(asked)] == ["900001"]
        assert gazetteer.lookup("Tall Wahmi")[0].within("SY.07")
        assert not gazetteer.lookup("Old Town Wahmi")
        assert gazetteer.lookup("Syria")[0].kind == "country"
        assert gazetteer.lookup("Baghuz")[0].country == "SY"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("170792\tToo short", "line 2: 2 columns"),
        (dump_line(1, "Nowhere", (135.0, 40.2), "P.PPL", "SY.07"), "line 2: .* off the globe"),
        (dump_line(1, "Nowhere", (35.0, 40.2), "P.PPL", "SY.07").replace("1\t", "one\t", 1), "line 2"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, why: str) -> None:
    dump = write_dump(tmp_path, dump_line(2, "Good", (35.1, 40.2), "P.PPL", "SY.07"), line)
    with pytest.raises(GazetteerError, match=why):
        compile_geonames(tmp_path / "out.sqlite", dump)
    assert not list(tmp_path.glob("out.sqlite*"))


def test_a_missing_dump_is_named(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"nowhere\.txt"):
        compile_geonames(tmp_path / "out.sqlite", tmp_path / "nowhere.txt")


def test_a_malformed_place_of_our_own_is_named(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("source: me\nplaces: [{name: Nowhere}]\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"mine\.yaml.*Nowhere"):
        read_own(tmp_path)


def test_two_places_of_ours_stay_two_though_one_row_fits_both() -> None:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE name (folded TEXT, place INTEGER)")
    db.execute(
        "CREATE TABLE place (id INTEGER, gazetteer_id TEXT, lat REAL, lon REAL, area TEXT, population INTEGER,"
        " capital INTEGER, kind TEXT, country TEXT)"
    )
    ours = [replace(row, kind="town", country="MM") for row in read_own().places if row.name in {"Kawlin", "Pinlebu"}]
    db.execute("INSERT INTO place VALUES (7, 'geonames:7', ?, ?, 'MM', 1, 0, 'town', 'MM')", (ours[0].lat, ours[0].lon))
    db.executemany("INSERT INTO name VALUES (?, 7)", [("kawlin",), ("pinlebu",)])
    near = [ours[0], replace(ours[1], lat=ours[0].lat, lon=ours[0].lon)]
    assert [row.id for row in joined(db, near)] == [7, ours[1].id]
    db.close()
