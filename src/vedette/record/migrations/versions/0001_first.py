"""The tables of Vedette 0.1, which made them itself: nothing to do."""

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Every record that is migrated is at least this far."""
