"""The tables of a record: one schema for SQLite and PostgreSQL.

Two sorts of table. *Kept* tables are appended to and never changed: pages, reports, readings, claims, runs, rejected,
judgements. *Derived* tables (events, holdings, tolls, disputes, copies) hold what merge makes of the kept ones; they
are replaced whole on every refresh and may be thrown away at any time.

Each claim is kept whole as JSON (``form``); the columns beside it are there to be searched by.
"""

from __future__ import annotations

from sqlalchemy import Column, Date, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

VERSION = 1
"""Raised with every change to the tables; a record of a higher version is not opened."""

METADATA = MetaData()

SCHEMA_VERSION = Table("schema_version", METADATA, Column("version", Integer, primary_key=True))

PAGES = Table(
    "pages",
    METADATA,
    Column("page_id", String(64), primary_key=True),
    Column("location", Text, nullable=False),
    Column("media_type", String(32), nullable=False),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("hints", Text, nullable=False),
)

REPORTS = Table(
    "reports",
    METADATA,
    Column("document_id", Text, primary_key=True),
    Column("text_hash", String(64), nullable=False),
    Column("text", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("furniture", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("published", Date, index=True),
    Column("dateline", Text),
    Column("language", Text, nullable=False),
    Column("url", Text),
    Column("page_id", Text),
    Column("location", Text),
)

READINGS = Table(
    "readings",
    METADATA,
    Column("reading_id", Integer, primary_key=True, autoincrement=True),
    Column("document_id", Text, ForeignKey("reports.document_id"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("claims", Integer, nullable=False),
    Index("one_reading", "document_id", "reader", unique=True),
)
"""One reader's pass over one report. The latest of a report is the one that counts; the earlier ones are kept."""

PAGE_READINGS = Table(
    "page_readings",
    METADATA,
    Column("page_id", String(64), ForeignKey("pages.page_id"), primary_key=True),
    Column("reader", Text, primary_key=True),
    Column("document_id", Text, ForeignKey("reports.document_id"), primary_key=True),
)
"""Which pages were read by which reader: what a further run need not read again."""

CLAIMS = Table(
    "claims",
    METADATA,
    Column("claim_id", Text, primary_key=True),
    Column("document_id", Text, ForeignKey("reports.document_id"), nullable=False),
    Column("reading_id", Integer, ForeignKey("readings.reading_id"), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("type", String(32), nullable=False),
    Column("status", String(16), nullable=False),
    Column("reader", Text, nullable=False),
    Column("published", Date, index=True),
    Column("confidence", Float, nullable=False),
    Column("place_name", Text),
    Column("place_folded", Text),
    Column("gazetteer_id", Text, index=True),
    Column("lat", Float),
    Column("lon", Float),
    Column("start_day", Date, index=True),
    Column("end_day", Date),
    Column("quote_start", Integer, nullable=False),
    Column("form", Text, nullable=False),
    Index("claims_of_document", "document_id", "quote_start", "claim_id"),
    Index("claims_of_kind", "kind", "type"),
    Index("claims_by_point", "lat", "lon"),
)

CLAIM_PARTIES = Table(
    "claim_parties",
    METADATA,
    Column("claim_id", Text, ForeignKey("claims.claim_id"), primary_key=True),
    Column("slot", String(8), primary_key=True),
    Column("rank", Integer, primary_key=True),
    Column("party_id", Text, index=True),
    Column("name_folded", Text, nullable=False, index=True),
)

RUNS = Table(
    "runs",
    METADATA,
    Column("run_id", Text, primary_key=True),
    Column("reader", Text, nullable=False),
    Column("started", Text, nullable=False),
)

RUN_ENDS = Table(
    "run_ends",
    METADATA,
    Column("run_id", Text, ForeignKey("runs.run_id"), primary_key=True),
    Column("finished", Text, nullable=False),
    Column("read", Integer, nullable=False),
    Column("rejected", Integer, nullable=False),
)
"""Apart from ``runs`` so that a run's end is appended, too: a run without one was cut off."""

REJECTED = Table(
    "rejected",
    METADATA,
    Column("rejected_id", Text, primary_key=True),
    Column("location", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("code", Text, nullable=False),
)

JUDGEMENTS = Table(
    "judgements",
    METADATA,
    Column("judgement_id", Text, primary_key=True),
    Column("subject", Text, nullable=False, index=True),
    Column("verdict", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("change", Text, nullable=False),
)

# --- derived ---

ACCOUNTS = Table(
    "accounts",
    METADATA,
    Column("account", Integer, primary_key=True),
    Column("digest", String(64), nullable=False),
)
"""One row: the digest of the claims and judgements that the derived tables were made from."""

EVENTS = Table(
    "events",
    METADATA,
    Column("event_id", Text, primary_key=True),
    Column("rank", Integer, nullable=False),
    Column("form", Text, nullable=False),
)

EVENT_CLAIMS = Table(
    "event_claims",
    METADATA,
    Column("event_id", Text, ForeignKey("events.event_id"), primary_key=True),
    Column("claim_id", Text, ForeignKey("claims.claim_id"), primary_key=True, index=True),
)

HOLDINGS = Table(
    "holdings",
    METADATA,
    Column("rank", Integer, primary_key=True),
    Column("start_day", Date),
    Column("end_day", Date),
    Column("form", Text, nullable=False),
)

TOLLS = Table(
    "tolls",
    METADATA,
    Column("toll_id", Text, primary_key=True),
    Column("rank", Integer, nullable=False),
    Column("event_id", Text, index=True),
    Column("form", Text, nullable=False),
)

DISPUTES = Table(
    "disputes",
    METADATA,
    Column("rank", Integer, primary_key=True),
    Column("subject", Text, nullable=False, index=True),
    Column("form", Text, nullable=False),
)

COPIES = Table(
    "copies",
    METADATA,
    Column("copy", Text, primary_key=True),
    Column("rank", Integer, nullable=False),
    Column("form", Text, nullable=False),
)

DERIVED = (EVENT_CLAIMS, EVENTS, HOLDINGS, TOLLS, DISPUTES, COPIES, ACCOUNTS)
"""In the order in which they can be emptied."""
