"""Places are found by a part of their name, and claims by day and point together."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    name = sa.Text().with_variant(sa.dialects.postgresql.TEXT(collation="C"), "postgresql")
    op.create_table("place_names", sa.Column("name_folded", name, primary_key=True))
    op.execute(
        "INSERT INTO place_names (name_folded) SELECT DISTINCT place_folded FROM claims WHERE place_folded IS NOT NULL"
    )
    op.drop_index("ix_claims_start_day", "claims")
    op.create_index("claims_of_place", "claims", ["place_folded"])
    op.create_index("claims_since", "claims", ["start_day", "lat", "lon"])
    op.create_index("claims_until", "claims", ["end_day", "start_day", "lat", "lon"])
