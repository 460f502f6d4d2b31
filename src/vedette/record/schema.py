"""The tables of a record: one schema for SQLite and PostgreSQL.

Two sorts of table. *Kept* tables are appended to and never changed: pages, reports, readings, claims, runs, rejected,
judgements. *Derived* tables (events, holdings, annals, turns, tolls, disputes, copies) hold what merge makes of the
kept ones; a refresh writes the rows that have changed, and they may be thrown away at any time.

Each claim is kept whole as JSON (``form``); the columns beside it are there to be searched by.
"""

from __future__ import annotations

from sqlalchemy import Column, Date, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text
from sqlalchemy.dialects import postgresql

VERSION = 9
"""Raised with every change to the tables, as is ``REVISION``; a record of a higher version is not opened."""
REVISION = "0009"
"""The last of ``migrations/versions``, which brings the kept tables of an older record to these."""

Name = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
"""What rows are sorted by: by code points in every store, whatever the database's own language."""

METADATA = MetaData()

MIGRATED = Table("alembic_version", METADATA, Column("version_num", String(32), primary_key=True))

SCHEMA_VERSION = Table("schema_version", METADATA, Column("version", Integer, primary_key=True))

PAGES = Table(
    "pages",
    METADATA,
    Column("page_id", String(64), primary_key=True),
    Column("location", Name, nullable=False),
    Column("media_type", String(32), nullable=False),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("hints", Text, nullable=False),
)

REPORTS = Table(
    "reports",
    METADATA,
    Column("document_id", Name, primary_key=True),
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
    Column("location", Name),
)

READINGS = Table(
    "readings",
    METADATA,
    Column("reading_id", Integer, primary_key=True, autoincrement=True),
    Column("document_id", Name, ForeignKey("reports.document_id"), nullable=False),
    Column("reader", Name, nullable=False),
    Column("claims", Integer, nullable=False),
    Index("one_reading", "document_id", "reader", unique=True),
)
"""One reader's pass over one report. The latest of a report is the one that counts; the earlier ones are kept."""

PAGE_READINGS = Table(
    "page_readings",
    METADATA,
    Column("page_id", String(64), ForeignKey("pages.page_id"), primary_key=True),
    Column("reader", Name, primary_key=True),
    Column("document_id", Name, ForeignKey("reports.document_id"), primary_key=True),
)
"""Which pages were read by which reader: what a further run need not read again."""

CLAIMS = Table(
    "claims",
    METADATA,
    Column("claim_id", Name, primary_key=True),
    Column("document_id", Name, ForeignKey("reports.document_id"), nullable=False),
    Column("reading_id", Integer, ForeignKey("readings.reading_id"), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("type", String(32), nullable=False),
    Column("status", String(16), nullable=False),
    Column("reader", Name, nullable=False),
    Column("published", Date, index=True),
    Column("confidence", Float, nullable=False),
    Column("place_name", Text),
    Column("place_folded", Text),
    Column("gazetteer_id", Name, index=True),
    Column("lat", Float),
    Column("lon", Float),
    Column("start_day", Date),
    Column("end_day", Date),
    Column("quote_start", Integer, nullable=False),
    Column("form", Text, nullable=False),
    Index("claims_of_place", "place_folded"),
    Index("claims_since", "start_day", "lat", "lon"),
    Index("claims_until", "end_day", "start_day", "lat", "lon"),
    Index("claims_of_document", "document_id", "quote_start", "claim_id"),
    Index("claims_of_kind", "kind", "type"),
    Index("claims_by_point", "lat", "lon"),
)

PLACE_NAMES = Table("place_names", METADATA, Column("name_folded", Name, primary_key=True))
"""Every name that a place of a claim has, once: a part of a name is looked for in these, and not in every claim."""

WIDE_KM = 50.0
WIDE_PLACES = Table(
    "wide_places",
    METADATA,
    Column("lat", Float, primary_key=True),
    Column("lon", Float, primary_key=True),
    Column("radius_km", Float, primary_key=True),
)
"""The points of the provinces and the like that claims speak of: what lies in one may be far from its point."""

CLAIM_PARTIES = Table(
    "claim_parties",
    METADATA,
    Column("claim_id", Name, ForeignKey("claims.claim_id"), primary_key=True),
    Column("slot", String(8), primary_key=True),
    Column("rank", Integer, primary_key=True),
    Column("party_id", Name, index=True),
    Column("name_folded", Text, nullable=False, index=True),
)

RUNS = Table(
    "runs",
    METADATA,
    Column("run_id", Name, primary_key=True),
    Column("reader", Name, nullable=False),
    Column("started", Text, nullable=False),
)

RUN_ENDS = Table(
    "run_ends",
    METADATA,
    Column("run_id", Name, ForeignKey("runs.run_id"), primary_key=True),
    Column("finished", Text, nullable=False),
    Column("read", Integer, nullable=False),
    Column("rejected", Integer, nullable=False),
)
"""Apart from ``runs`` so that a run's end is appended, too: a run without one was cut off."""

REJECTED = Table(
    "rejected",
    METADATA,
    Column("rejected_id", Name, primary_key=True),
    Column("location", Name, nullable=False),
    Column("reason", Text, nullable=False),
    Column("code", Text, nullable=False),
)

JUDGEMENTS = Table(
    "judgements",
    METADATA,
    Column("judgement_id", Name, primary_key=True),
    Column("subject", Name, nullable=False, index=True),
    Column("verdict", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Name, nullable=False),
    Column("why", Text, nullable=False),
    Column("change", Text, nullable=False),
    Column("anchors", Text, nullable=False, server_default="[]"),
)

# --- derived ---
#
# Each row has a ``line``, by which it is sorted, and what it can be found by: its place and days.

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
    Column("event_id", Name, primary_key=True),
    Column("line", Name, nullable=False, index=True),
    Column("place", Name, index=True),
    Column("start_day", Date, index=True),
    Column("end_day", Date),
    Column("form", Text, nullable=False),
)

EVENT_CLAIMS = Table(
    "event_claims",
    METADATA,
    Column("event_id", Name, ForeignKey("events.event_id"), primary_key=True),
    Column("claim_id", Name, primary_key=True, index=True),
)
"""Without a foreign key to ``claims``: claims that were added by hand stand in ``judgements``."""

HOLDINGS = Table(
    "holdings",
    METADATA,
    Column("line", Name, primary_key=True),
    Column("place", Name, nullable=False, index=True),
    Column("country", String(8)),
    Column("start_day", Date, nullable=False),
    Column("end_day", Date, nullable=False),
    Column("form", Text, nullable=False),
    Index("holdings_of_country", "country", "end_day", "start_day"),
)
"""Open ends are the first and last day there is, so that an index answers who held what on a day: by the ends, of which
fewer lie after a late day, and most days that are asked of are late."""

ANNALS = Table(
    "annals",
    METADATA,
    Column("line", Name, primary_key=True),
    Column("place", Name, nullable=False),
    Column("country", String(8)),
    Column("known_from", Date, nullable=False),
    Column("known_until", Date, nullable=False),
    Column("start_day", Date, nullable=False),
    Column("end_day", Date, nullable=False),
    Column("form", Text, nullable=False),
    Index("annals_of_place", "place", "known_until"),
    Index("annals_of_country", "country", "known_from", "known_until", "start_day", "end_day"),
)
"""Who was known to hold what: each holding with the days (of publication) from which and, exclusive, until which it was
known. Open ends are the first and last day there is, so that days are compared with days."""

ANNALS_MADE = Table(
    "annals_made",
    METADATA,
    Column("annals", Integer, primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("until", Date, nullable=False),
)
"""One row: what ``annals`` and ``turns`` were made from, and the first day of which they do not tell; the last there
is, if none."""

TURNS = Table(
    "turns",
    METADATA,
    Column("line", Name, primary_key=True),
    Column("sort", String(8), nullable=False),
    Column("item", Name, nullable=False, index=True),
    Column("known_from", Date, nullable=False),
    Column("known_until", Date, nullable=False),
    Column("form", Text, nullable=False),
    Index("turns_known", "known_from", "known_until"),
)
"""The same of events, tolls and disputes, by their ids (a dispute by what it is about): each as it was known to be."""

TOLLS = Table(
    "tolls",
    METADATA,
    Column("toll_id", Name, primary_key=True),
    Column("line", Name, nullable=False, index=True),
    Column("event_id", Name, index=True),
    Column("form", Text, nullable=False),
)

TOLL_CLAIMS = Table(
    "toll_claims",
    METADATA,
    Column("toll_id", Name, ForeignKey("tolls.toll_id"), primary_key=True),
    Column("claim_id", Name, primary_key=True, index=True),
)

DISPUTES = Table(
    "disputes",
    METADATA,
    Column("line", Name, primary_key=True),
    Column("subject", Name, nullable=False, index=True),
    Column("form", Text, nullable=False),
)

COPIES = Table(
    "copies",
    METADATA,
    Column("copy", Name, primary_key=True),
    Column("original", Name, nullable=False, index=True),
    Column("line", Name, nullable=False),
    Column("form", Text, nullable=False),
)

DERIVED = (EVENT_CLAIMS, TOLL_CLAIMS, EVENTS, HOLDINGS, TOLLS, DISPUTES, COPIES, ACCOUNTS, ANNALS, TURNS, ANNALS_MADE)
"""In the order in which they can be emptied."""
