"""Points in PostGIS, where a database has it: claims in a box are found by an index of points, not by two of numbers.

Answers are the same without it; only large records notice.
"""

from __future__ import annotations

from sqlalchemy import Connection, TextClause, text

_POINT = "ST_SetSRID(ST_MakePoint(claims.lon, claims.lat), 4326)"
_NAME = "claims_by_spot"


def has_postgis(connection: Connection) -> bool:
    """Whether the database has PostGIS (``CREATE EXTENSION postgis``), in any schema that is looked in."""
    if connection.dialect.name != "postgresql":
        return False
    found = "SELECT 1 FROM pg_extension WHERE extname = 'postgis' AND to_regproc('st_makeenvelope') IS NOT NULL"
    return connection.execute(text(found)).first() is not None


def has_index(connection: Connection) -> bool:
    """Whether the record's points are indexed."""
    return connection.execute(text(f"SELECT to_regclass('{_NAME}')")).scalar() is not None


def make_index(connection: Connection) -> None:
    """Indexes the record's points; the columns stay what they are, so that a record needs no PostGIS to be read."""
    point = _POINT.replace("claims.", "")
    connection.execute(text(f"CREATE INDEX IF NOT EXISTS {_NAME} ON claims USING gist ({point})"))


def inside(bbox: tuple[float, float, float, float]) -> TextClause:
    """That a claim's point lies in a box (west, south, east, north), as the index has it."""
    names = dict(zip(("west", "south", "east", "north"), bbox, strict=True))
    box = "ST_MakeEnvelope(:west, :south, :east, :north, 4326)"
    return text(f"{_POINT} && {box}").bindparams(**names)


__all__ = ["has_index", "has_postgis", "inside", "make_index"]
