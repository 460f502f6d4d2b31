"""With PostGIS in the database, claims in a box are found by its index, and are the same as without it."""

from __future__ import annotations

from dataclasses import replace

import psycopg
import pytest
from postgres import Server
from sqlalchemy import text

from made_claims import READER, claim, page, report
from vedette.model import Place
from vedette.record import Record

HERE = Place("Deir ez-Zor", 35.3359, 40.1408, 10, "gn:1")
BOXES = [
    (40, 35, 41, 36),
    (40.1408, 35.3359, 40.1408, 35.3359),
    (0, 0, 1, 1),
    (170, -90, -170, 90),
    (-180, -90, 180, 90),
]


def fill(record: Record) -> None:
    places = [
        HERE,
        replace(HERE, lat=35.9, lon=39.01),
        replace(HERE, lat=None, lon=None),
        replace(HERE, lat=-17.8, lon=178.4),
    ]
    for number, place in enumerate(places):
        name = f"d{number}"
        record.add(page(name), report(name, f"Story {name}."), [claim(name, place=place)], READER)


def test_boxes_are_the_same_with_and_without(postgresql: Server) -> None:
    postgresql.run("CREATE DATABASE mapped TEMPLATE template0")
    try:
        postgresql.run("CREATE EXTENSION postgis", "mapped")
    except psycopg.Error as error:
        pytest.skip(f"PostGIS is not installed (Debian: postgresql-15-postgis-3): {str(error).splitlines()[0]}")
    with Record.open(postgresql.url("mapped")) as mapped, Record.open(":memory:") as plain:
        fill(mapped)
        fill(plain)
        assert mapped._session.spots
        for box in BOXES:
            found = [one.document_id for one in mapped.iter_claims(bbox=box)]
            assert found == [one.document_id for one in plain.iter_claims(bbox=box)], box
        with mapped._session.reading() as connection:
            connection.execute(text("SET LOCAL enable_seqscan = off"))
            plan = connection.execute(
                text(
                    "EXPLAIN SELECT 1 FROM claims WHERE ST_SetSRID(ST_MakePoint(lon, lat), 4326)"
                    " && ST_MakeEnvelope(40, 35, 41, 36, 4326)"
                )
            )
            assert any("claims_by_spot" in row[0] for row in plan)
    with Record.open(postgresql.url("mapped"), create=False) as again:
        assert again._session.spots


def test_a_database_without_it_has_no_such_index(postgresql: Server) -> None:
    with Record.open(postgresql.emptied("ready")) as record:
        assert not record._session.spots
        fill(record)
        assert [one.document_id for one in record.iter_claims(bbox=BOXES[0])] == ["d0"]
