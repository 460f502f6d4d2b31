"""What was known of who holds what, day by day, is kept: a derived table, made when the record is opened."""

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Nothing that is kept changes."""
