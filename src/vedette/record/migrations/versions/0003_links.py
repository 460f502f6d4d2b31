"""Tolls are found by their claims: only derived tables differ, and those are made anew with every upgrade."""

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """The kept tables stay as they are."""
