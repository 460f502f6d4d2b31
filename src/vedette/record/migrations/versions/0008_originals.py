"""Copies are found by what they copy: a derived table, made anew."""

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Nothing that is kept changes."""
