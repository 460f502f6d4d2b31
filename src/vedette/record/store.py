"""The record: all that was read, and what follows from it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import Row, Select, func, insert, select

from ..errors import NotFoundError
from ..form import claim_from_json
from ..ids import content_id
from ..judging import checked, repeats, standing
from ..model import Account, Claim, Event, Hints, Holding, Judgement, Page, Rejected, Report
from . import derived, judgements, schema, search, writing
from .admits import judged_claims
from .agreement import Agreement, agreement
from .annals import Annals
from .check import Fault, faults
from .copying import backup, copy_rows
from .derived import Merge
from .deriving import Deriving
from .dump import dump
from .judgements import Overlay
from .names import Names
from .query import Filters, claims_query, filters_from
from .renewing import Update
from .review import Review, review
from .rows import report_of
from .search import Hit
from .session import Session
from .sheet import read_sheet
from .values import loads
from .writing import Read

if TYPE_CHECKING:
    import pyarrow


class Record:
    """An open record. Open it with ``Record.open``; close it, or use it in a ``with`` block.

    All that is added is appended; the same again changes nothing. ``events``, ``holdings`` and the like are views that
    ``refresh`` computes from the claims. Safe to use from several threads, and from several processes.
    """

    def __init__(
        self,
        session: Session,
        merge: Merge | None = None,
        update: Update | None = None,
        annals: Annals | None = None,
    ) -> None:
        self._session = session
        self._deriving = Deriving(session, merge, update, annals)
        self._judged: tuple[str, Overlay] | None = None

    @classmethod
    def open(
        cls,
        address: str | Path,
        *,
        create: bool = True,
        merge: Merge | None = None,
        update: Update | None = None,
        annals: Annals | None = None,
    ) -> Self:
        """Opens the record at a path or URL, making it where it is missing and ``create`` is true.

        ``merge`` is what ``refresh`` and ``account(as_of)`` compute with (``vedette.merge.merge``); a record opened
        without one adds and reads, but derives nothing new. ``update`` (``vedette.merge.update``) spares the whole
        merge after a few new reports or judgements; with ``annals`` (``vedette.merge.annals``) the record keeps what
        was known on each day. Raises RecordUrlError, RecordVersionError or RecordError.
        """
        record = cls(Session(address, create=create), merge, update, annals)
        if merge and record._session.upgraded:
            record.refresh()
        return record

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
        return self.add_many([Read(page, report, claims)], reader)[0]

    def add_many(self, readings: Sequence[Read], reader: str) -> list[bool]:
        """Adds what one reader read in many pages at once, all or none; for each, False where it was there already.

        Some hundred reports in one call are kept many times faster than one by one.
        """
        with self._session.writing() as connection:
            return writing.add_readings(connection, readings, reader)

    def add_rejected(self, rejected: Rejected) -> None:
        """Keeps that a page could not be read, and why."""
        with self._session.writing() as connection:
            writing.add_rejected(connection, rejected)

    def add_judgement(
        self, subject: str, verdict: str, who: str, why: str = "", change: Mapping[str, object] | None = None
    ) -> Judgement:
        """Adds a person's word on a claim, event, report or judgement, dated now (UTC); gives it with its id.

        docs/judgements.md lists the verdicts and what their ``change`` holds. Raises JudgementError where it makes no
        sense, NotFoundError where the record has not what it names.
        """
        with self._session.writing() as connection:
            said = Judgement("", subject, verdict, who, judgements.now(), why, dict(change or {}))
            made = judgements.make(connection, said)
            judgements.keep(connection, [made])
        return made

    def import_judgements(self, made: Iterable[Judgement]) -> int:
        """Adds judgements that were made elsewhere, all or none; gives how many are new.

        One without an id is made here and now, as by ``add_judgement``. Raises JudgementError or NotFoundError.
        """
        with self._session.writing() as connection:
            before = {one.judgement_id for one in judgements.load(connection)}
            for one in made:
                dated = one if one.at else replace(one, at=judgements.now())
                kept = checked(one) if one.judgement_id else judgements.make(connection, dated)
                judgements.keep(connection, [kept])
            return len({one.judgement_id for one in judgements.load(connection)} - before)

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
        return report_of(self._one(statement, f"report {document_id}"))

    def claim(self, claim_id: str, *, as_read: bool = False) -> Claim:
        """The claim as people have judged it, or as it was read. One that is rejected comes as it was read.

        Raises NotFoundError.
        """
        changed = {} if as_read else self._overlay().claims
        if by_hand := changed.get(claim_id):
            return by_hand
        statement = select(schema.CLAIMS.c.form).where(schema.CLAIMS.c.claim_id == claim_id)
        return claim_from_json(json.loads(self._one(statement, f"claim {claim_id}").form))

    def iter_reports(self) -> Iterator[Report]:
        """All reports, by document id."""
        return map(report_of, self._session.rows(select(schema.REPORTS).order_by(schema.REPORTS.c.document_id)))

    def iter_claims(self, *, as_read: bool = False, **filters: Any) -> Iterator[Claim]:
        """The claims that ``query.Filters`` lets through, by document, place in the text and id.

        They come as people have judged them: without those rejected, with those edited and added by hand. ``as_read``
        gives them as the reader left them.
        """
        asked = filters_from(filters)
        changed = {} if as_read else self._overlay().claims
        plain = replace(asked, limit=None, offset=0) if changed else asked
        rows = self._session.rows(self._query(plain))
        read = (claim_from_json(json.loads(row.form)) for row in rows)
        return judged_claims(read, dict(changed), asked) if changed else read

    def iter_rejected(self) -> Iterator[Rejected]:
        """All that could not be read, by location."""
        table = schema.REJECTED
        rows = self._session.rows(select(table).order_by(table.c.location, table.c.rejected_id))
        return (Rejected(row.location, row.reason, row.code) for row in rows)

    def judgements(self) -> list[Judgement]:
        """All judgements, in the order in which they were made, those undone too."""
        with self._session.reading() as connection:
            return judgements.load(connection)

    def coded(self, sheet: str, who: str = "") -> list[Judgement]:
        """The judgements that a sheet (CSV) holds, to be imported; ``who`` for rows that do not say who judges.

        What the same person said last of a claim is not said twice.

        Raises JudgementError, naming the row, or NotFoundError.
        """
        said = standing(self.judgements())
        return [
            one for one in read_sheet(sheet, Names(self._session), who) if one.judgement_id or not repeats(one, said)
        ]

    def judgements_on(self, subject: str) -> list[Judgement]:
        """The standing judgements that speak of a claim, an event's claims, a report or a judgement."""
        said = standing(self.judgements())
        with self._session.reading() as connection:
            event = derived.load_event(connection, subject)
        wanted = {subject, *(event.claims if event else ())}
        overlaid = self._overlay()
        return [one for one in said if one.subject in wanted or wanted.intersection(overlaid.attached.claims(one))]

    def unattached(self) -> list[Judgement]:
        """The standing judgements whose claims the latest readings no longer have: kept, but without effect."""
        return list(self._overlay().attached.lost)

    def review(self, limit: int | None = None, who: str | None = None) -> list[Review]:
        """What to look at first, the most pressing first, without what was judged; ``who``: by that person."""
        said = [one for one in standing(self.judgements()) if who is None or one.who == who]
        attached = self._overlay().attached
        return review(self.account(), self.iter_claims(), said, attached)[:limit]

    def search(self, words: str, limit: int = 20) -> list[Hit]:
        """Reports that have all the words (those in double quotes as one phrase), best first."""
        with self._session.reading() as connection:
            return search.find(connection, words, limit)

    # --- what follows from it ---

    def refresh(self, *, force: bool = False) -> bool:
        """Derives the account anew and stores it, all or none; False where nothing it follows from has changed.

        Raises RecordError where the record was opened without a merge.
        """
        return self._deriving.refresh(force=force)

    def account(self, as_of: date | None = None) -> Account:
        """The account of the last refresh; with ``as_of``, the one that the reports up to that day would have given."""
        if as_of is None:
            with self._session.reading() as connection:
                return derived.load(connection)
        return self._deriving.account(as_of)

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

    def holdings_at(self, day: date, as_of: date | None = None, country: str | None = None) -> list[Holding]:
        """Who held what on ``day``, as known now or as known on ``as_of``; in one country (ISO code) or anywhere.

        The confidence is that of the day: it falls as the last word on a place grows old (``vedette.ageing``).
        """
        return self._deriving.holdings_at(day, as_of, country)

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

    def check(self) -> list[Fault]:
        """All that is not as it was kept: hashes, spans, ids, references. Empty for a record that is whole."""
        with self._session.reading() as connection:
            return list(faults(connection))

    def backup(self, path: str | Path) -> None:
        """Writes the record as it stands, with all that it derives, to a new SQLite file. Raises RecordError."""
        backup(self._session, Path(path))

    def restore(self, path: str | Path) -> None:
        """Takes all rows of a backup into this record, which has none yet, all or none. Raises RecordError."""
        source = Session(path, create=False)
        try:
            with source.reading() as connection, self._session.writing() as writing:
                copy_rows(connection, writing)
        finally:
            source.close()

    def agreement(self, one: str, other: str) -> list[Agreement]:
        """How far two coders agree (Krippendorff's alpha), slot by slot."""
        return agreement(list(self.iter_claims(as_read=True)), self.judgements(), (one, other))

    def dump(self) -> Iterator[str]:
        """All that the record keeps and derives as canonical JSON lines, without the times at which it was written."""
        with self._session.reading() as connection:
            lines = list(dump(connection))
        return iter(lines)

    def _query(self, filters: Filters) -> Select[Any]:
        return claims_query(filters, self._session.engine.dialect.name, points=self._session.spots)

    def _overlay(self) -> Overlay:
        """What judgements make of the claims; computed once for each state of the record."""
        with self._session.reading() as connection:
            state = derived.digest(connection)
            if self._judged is None or self._judged[0] != state:
                self._judged = state, judgements.overlay(connection, judgements.load(connection))
            return self._judged[1]

    def _one(self, statement: Select[Any], what: str) -> Row[Any]:
        with self._session.reading() as connection:
            row = connection.execute(statement).first()
        if row is None:
            raise NotFoundError(f"the record {self.name} has no {what}")
        return row


__all__ = ["Record"]
