"""Derived values are kept as arrays, and holdings found by both of their days: derived tables, made anew."""

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Nothing that is kept changes."""
