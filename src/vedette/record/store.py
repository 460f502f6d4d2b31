"""The record: all that was read, and what follows from it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import Row, Select, func, insert, select

from ..errors import NotFoundError, RecordError
from ..ids import content_id
from ..model import Account, Claim, Event, Hints, Holding, Judgement, Page, Rejected, Report, Span
from . import derived, schema, search, writing
from .derived import Merge
from .dump import dump
from .form import claim_from_json
from .query import claims_query, filters_from
from .search import Hit
from .session import Session
from .values import loads

if TYPE_CHECKING:
    import pyarrow

_KEPT_ACCOUNTS = 8


class Record:
    """An open record. Open it with ``Record.open``; close it, or use it in a ``with`` block.

    All that is added is appended; the same again changes nothing. ``events``, ``holdings`` and the like are views that
    ``refresh`` computes from the claims. Safe to use from several threads, and from several processes.
    """

    def __init__(self, session: Session, merge: Merge | None = None) -> None:
        self._session = session
        self._merge = merge
        self._accounts: dict[tuple[str, date], Account] = {}

    @classmethod
    def open(cls, address: str | Path, *, create: bool = True, merge: Merge | None = None) -> Self:
        """Opens the record at a path or URL, making it where it is missing and ``create`` is true.

        ``merge`` is what ``refresh`` and ``account(as_of)`` compute with (``vedette.merge.merge``); a record opened
        without one adds and reads, but derives nothing new. Raises RecordUrlError, RecordVersionError or RecordError.
        """
        return cls(Session(address, create=create), merge)

    @property
    def name(self) -> str:
        """The record's address as it may be shown (no password)."""
        return self._session.name

    def close(self) -> None:
        self._session.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # --- adding ---

    def has_page(self, page_id: str, reader: str) -> bool:
        """Whether this reader's reading of that page is in the record."""
        pages = schema.PAGE_READINGS.c
        statement = select(pages.page_id).where(pages.page_id == page_id, pages.reader == reader).limit(1)
        with self._session.reading() as connection:
            return connection.execute(statement).first() is not None

    def add(self, page: Page | None, report: Report, claims: Sequence[Claim], reader: str) -> bool:
        """Adds a page, its report and claims, all or none; False where that reading was there already."""
        with self._session.writing() as connection:
            return writing.add_reading(connection, page, report, claims, reader)

    def add_rejected(self, rejected: Rejected) -> None:
        """Keeps that a page could not be read, and why."""
        with self._session.writing() as connection:
            writing.add_rejected(connection, rejected)

    def add_judgement(
        self, subject: str, verdict: str, who: str, why: str = "", change: dict[str, object] | None = None
    ) -> Judgement:
        """Adds a person's word on a claim or event, dated now (UTC); gives it with its id."""
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        key = content_id("j", subject, verdict, who, at, why, json.dumps(change or {}, sort_keys=True))
        judgement = Judgement(key, subject, verdict, who, at, why, change or {})
        with self._session.writing() as connection:
            writing.add_judgement(connection, judgement)
        return judgement

    def start_run(self, reader: str) -> str:
        """Notes that a run begins; gives its id. A run without an end was cut off."""
        started = datetime.now(UTC).isoformat(timespec="microseconds")
        run_id = content_id("r", reader, started)
        with self._session.writing() as connection:
            connection.execute(insert(schema.RUNS).values(run_id=run_id, reader=reader, started=started))
        return run_id

    def finish_run(self, run_id: str, read: int, rejected: int) -> None:
        """Notes that a run ended, with the number of reports it read and rejected."""
        row = {"run_id": run_id, "finished": datetime.now(UTC).isoformat(timespec="microseconds")}
        with self._session.writing() as connection:
            connection.execute(insert(schema.RUN_ENDS).values(row | {"read": read, "rejected": rejected}))

    # --- what was read ---

    def page(self, page_id: str) -> Page:
        """A page with its bytes as they came. Raises NotFoundError."""
        row = self._one(select(schema.PAGES).where(schema.PAGES.c.page_id == page_id), f"page {page_id}")
        content = zlib.decompress(row.content)
        return Page(row.page_id, row.location, row.media_type, content, loads(Hints, row.hints))

    def report(self, document_id: str) -> Report:
        """Raises NotFoundError."""
        statement = select(schema.REPORTS).where(schema.REPORTS.c.document_id == document_id)
        return _report(self._one(statement, f"report {document_id}"))

    def claim(self, claim_id: str) -> Claim:
        """Raises NotFoundError."""
        statement = select(schema.CLAIMS.c.form).where(schema.CLAIMS.c.claim_id == claim_id)
        return claim_from_json(json.loads(self._one(statement, f"claim {claim_id}").form))

    def iter_reports(self) -> Iterator[Report]:
        """All reports, by document id."""
        return map(_report, self._session.rows(select(schema.REPORTS).order_by(schema.REPORTS.c.document_id)))

    def iter_claims(self, **filters: Any) -> Iterator[Claim]:
        """The claims that ``query.Filters`` lets through, by document, place in the text and id."""
        statement = claims_query(filters_from(filters), self._session.engine.dialect.name)
        return (claim_from_json(json.loads(row.form)) for row in self._session.rows(statement))

    def iter_rejected(self) -> Iterator[Rejected]:
        """All that could not be read, by location."""
        table = schema.REJECTED
        rows = self._session.rows(select(table).order_by(table.c.location, table.c.rejected_id))
        return (Rejected(row.location, row.reason, row.code) for row in rows)

    def judgements(self) -> list[Judgement]:
        """All judgements, in the order in which they were made."""
        table = schema.JUDGEMENTS
        rows = self._session.rows(select(table).order_by(table.c.at, table.c.judgement_id))
        return [
            Judgement(row.judgement_id, row.subject, row.verdict, row.who, row.at, row.why, json.loads(row.change))
            for row in rows
        ]

    def search(self, words: str, limit: int = 20) -> list[Hit]:
        """Reports that have all the words (those in double quotes as one phrase), best first."""
        with self._session.reading() as connection:
            return search.find(connection, words, limit)

    # --- what follows from it ---

    def refresh(self, *, force: bool = False) -> bool:
        """Derives the account anew and stores it, all or none; False where nothing it follows from has changed.

        Raises RecordError where the record was opened without a merge.
        """
        with self._session.reading() as connection:
            made_from = derived.digest(connection)
            if not force and derived.stored_digest(connection) == made_from:
                return False
        account = self._derive(None)
        with self._session.writing() as connection:
            derived.store(connection, account, made_from)
        return True

    def account(self, as_of: date | None = None) -> Account:
        """The account of the last refresh; with ``as_of``, the one that the reports up to that day would have given."""
        with self._session.reading() as connection:
            if as_of is None:
                return derived.load(connection)
            key = (derived.digest(connection), as_of)
        if key not in self._accounts:
            while len(self._accounts) >= _KEPT_ACCOUNTS:
                self._accounts.pop(next(iter(self._accounts)), None)
            self._accounts[key] = self._derive(as_of)
        return self._accounts[key]

    def event(self, event_id: str) -> Event:
        """Raises NotFoundError."""
        with self._session.reading() as connection:
            found = derived.load_event(connection, event_id)
        if found is None:
            raise NotFoundError(f"the record {self.name} has no event {event_id}")
        return found

    def iter_events(self) -> Iterator[Event]:
        """All events of the last refresh, by first day."""
        return iter(self.account().events)

    def iter_holdings(self) -> Iterator[Holding]:
        """All holdings of the last refresh, by place and day."""
        with self._session.reading() as connection:
            return iter(derived.load_holdings(connection))

    def holdings_at(self, day: date, as_of: date | None = None) -> list[Holding]:
        """Who held what on ``day``, as known now or as known on ``as_of``."""
        if as_of is not None:
            return [held for held in self.account(as_of).holdings if _covers(held, day)]
        with self._session.reading() as connection:
            return derived.load_holdings(connection, day)

    # --- as tables ---

    def claims(self, **filters: Any) -> pyarrow.Table:
        """Claims as an Arrow table (docs/columns.md), filtered and ordered as ``iter_claims``."""
        from .tables import claims_arrow

        heads = {report.document_id: report for report in self.iter_reports()}
        return claims_arrow(self.iter_claims(**filters), heads)

    def reports(self) -> pyarrow.Table:
        """Reports as an Arrow table (docs/columns.md)."""
        from .tables import reports_arrow

        return reports_arrow(self.iter_reports())

    def events(self) -> pyarrow.Table:
        """Events of the last refresh as an Arrow table (docs/columns.md)."""
        from .tables import events_arrow

        return events_arrow(self.iter_events())

    def holdings(self) -> pyarrow.Table:
        """Holdings of the last refresh as an Arrow table (docs/columns.md)."""
        from .tables import holdings_arrow

        return holdings_arrow(self.iter_holdings())

    # --- of the whole ---

    def counts(self) -> dict[str, int]:
        """How many rows of each sort there are. ``claims`` are those of the latest readings."""
        tables = ("pages", "reports", "rejected", "judgements", "events", "holdings", "tolls", "disputes", "copies")
        with self._session.reading() as connection:
            counts = {
                name: connection.execute(select(func.count()).select_from(schema.METADATA.tables[name])).scalar_one()
                for name in tables
            }
            statement = claims_query(filters_from({}), connection.dialect.name).order_by(None).subquery()
            counts["claims"] = connection.execute(select(func.count()).select_from(statement)).scalar_one()
        return counts

    def dump(self) -> Iterator[str]:
        """All that the record keeps and derives as canonical JSON lines, without the times at which it was written."""
        with self._session.reading() as connection:
            lines = list(dump(connection))
        return iter(lines)

    def _derive(self, as_of: date | None) -> Account:
        if self._merge is None:
            raise RecordError(
                f"the record {self.name} was opened without a merge: open it with vedette.open({self.name!r})"
            )
        return self._merge(list(self.iter_reports()), list(self.iter_claims()), self.judgements(), as_of)

    def _one(self, statement: Select[Any], what: str) -> Row[Any]:
        with self._session.reading() as connection:
            row = connection.execute(statement).first()
        if row is None:
            raise NotFoundError(f"the record {self.name} has no {what}")
        return row


def _report(row: Row[Any]) -> Report:
    names = ("title", "publisher", "published", "dateline", "language", "url", "page_id", "location")
    slots: dict[str, Any] = {name: getattr(row, name) for name in names}
    return Report(row.document_id, row.text, _spans(row.body), _spans(row.furniture), **slots)


def _spans(form: str) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in json.loads(form))


def _covers(holding: Holding, day: date) -> bool:
    return (holding.start is None or holding.start <= day) and (holding.end is None or day <= holding.end)


__all__ = ["Record"]
