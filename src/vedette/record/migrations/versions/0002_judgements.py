"""Judgements keep the claims that they speak of; PostgreSQL sorts names by code points and has an index of words."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_NAMES = (
    ("pages", "location"),
    ("reports", "document_id"),
    ("reports", "location"),
    ("readings", "document_id"),
    ("readings", "reader"),
    ("page_readings", "reader"),
    ("page_readings", "document_id"),
    ("claims", "claim_id"),
    ("claims", "document_id"),
    ("claims", "reader"),
    ("claims", "gazetteer_id"),
    ("claim_parties", "claim_id"),
    ("claim_parties", "party_id"),
    ("runs", "run_id"),
    ("runs", "reader"),
    ("run_ends", "run_id"),
    ("rejected", "rejected_id"),
    ("rejected", "location"),
    ("judgements", "judgement_id"),
    ("judgements", "subject"),
    ("judgements", "at"),
)


def upgrade() -> None:
    op.add_column("judgements", sa.Column("anchors", sa.Text, nullable=False, server_default="[]"))
    if op.get_bind().dialect.name == "postgresql":
        for table, column in _NAMES:
            op.execute(f'ALTER TABLE {table} ALTER COLUMN {column} TYPE text COLLATE "C"')
        for table in ("report_words", "claim_words"):
            op.execute(f"DROP TABLE {table}")
