"""What was known of events, tolls and disputes, day by day, is kept: a derived table, made when a record is opened."""

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Nothing that is kept changes."""
