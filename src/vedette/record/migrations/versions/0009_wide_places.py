"""The points of wide places are kept, so that what lies in one is found."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_WIDE_KM = 50.0


def upgrade() -> None:
    wide = op.create_table(
        "wide_places",
        sa.Column("lat", sa.Float, primary_key=True),
        sa.Column("lon", sa.Float, primary_key=True),
        sa.Column("radius_km", sa.Float, primary_key=True),
    )
    # A name of a gazetteer has one radius, so that one claim of each point tells it.
    forms = (
        "SELECT form FROM claims WHERE claim_id IN (SELECT min(claim_id) FROM claims GROUP BY lat, lon, place_folded)"
    )
    found = set()
    for (form,) in op.get_bind().execute(sa.text(forms)):
        place = json.loads(form)["place"] or {}
        if place.get("lat") is not None and place.get("lon") is not None and (place.get("radius_km") or 0.0) > _WIDE_KM:
            found.add((place["lat"], place["lon"], float(place["radius_km"])))
    op.bulk_insert(wide, [{"lat": lat, "lon": lon, "radius_km": radius} for lat, lon, radius in sorted(found)])
