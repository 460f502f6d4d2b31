"""How what a record derives is brought up to what it keeps, and asked for as it stood on a day."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, select

from ..ageing import aged
from ..errors import RecordError
from ..form import claim_from_json
from ..known import Item
from ..model import Account, Claim, Holding, Judgement, Report
from . import annals, derived, judgements, renewing, schema, turns
from .annals import Annals
from .derived import Merge
from .query import claims_query, filters_from
from .renewing import Update
from .rows import report_of
from .session import Session

_KEPT_ACCOUNTS = 8


class Deriving:
    """Derives with the functions that the record was opened with; without them it reads what was derived before."""

    def __init__(self, session: Session, merge: Merge | None, update: Update | None, annals: Annals | None) -> None:
        self._session = session
        self.merge = merge
        self.update = update
        self.annals = annals
        self._accounts: dict[tuple[str, date], Account] = {}
        self._items: dict[str, Item] = {}

    def refresh(self, *, force: bool) -> bool:
        """Derives the account anew and stores it, all or none; False where nothing it follows from has changed."""
        with self._session.reading() as connection:
            made_from = derived.digest(connection)
            made = annals.made(connection)
            told = self.annals is None or (made is not None and made.digest == made_from)
            if not force and told and derived.stored_digest(connection) == made_from:
                return False
        if not force and self.update is not None and renewing.renewed(self._session, self.update):
            return True
        reports, claims, said = self._known(None)
        book = turns.Book()
        tale = self.annals(reports, claims, said) if self.annals else None
        rows = None if tale is None else list(annals.rows(book.noting(tale.lines)))
        account = self._merged(reports, claims, said, None) if tale is None else book.account(tale.copies)
        with self._session.writing() as connection:
            derived.store(connection, account, made_from)
            if self.annals:
                annals.store(connection, rows, made_from)
                turns.store(connection, book.rows())
        return True

    def account(self, as_of: date) -> Account:
        """The account that the reports up to a day would have given."""
        with self._session.reading() as connection:
            key = (derived.digest(connection), as_of)
            if key not in self._accounts and annals.answers(connection, as_of):
                self._keep(key, self._as_known(connection, as_of))
        if key not in self._accounts:
            self._keep(key, self._merged(*self._known(as_of), as_of))
        return self._accounts[key]

    def _keep(self, key: tuple[str, date], account: Account) -> None:
        while len(self._accounts) >= _KEPT_ACCOUNTS:
            self._accounts.pop(next(iter(self._accounts)), None)
        self._accounts[key] = account

    def _as_known(self, connection: Connection, as_of: date) -> Account:
        """The account as it is kept of a day. Most is as on the day that was asked of last, and not read again."""
        lines = turns.lines(connection, as_of)
        missing = [line for line in lines if line not in self._items]
        if len(missing) > len(lines) // 2:
            self._items = dict(turns.load(connection, as_of))
        else:
            fresh = dict(turns.of_lines(connection, missing))
            self._items = {line: self._items.get(line) or fresh[line] for line in lines}
        held = annals.load(connection, as_of, None, None)
        return turns.account_of(self._items.values(), held, tuple(derived.load_copies(connection, as_of)))

    def holdings_at(self, day: date, as_of: date | None, country: str | None) -> list[Holding]:
        """Who held what on a day, as known now or on another day, each as sure as it is on that day."""
        with self._session.reading() as connection:
            if as_of is None:
                return [aged(one, day) for one in derived.load_holdings(connection, day, country)]
            if annals.answers(connection, as_of):
                return [aged(one, day) for one in annals.load(connection, as_of, day, country)]
        held = [one for one in self.account(as_of).holdings if derived.covers(one, day)]
        found = [one for one in held if country is None or one.place.country == country]
        return [aged(one, day) for one in annals.in_order(found)]

    def _known(self, as_of: date | None) -> tuple[list[Report], list[Claim], list[Judgement]]:
        """The reports, claims and judgements of the latest readings; what came after a day need not be read."""
        reports = select(schema.REPORTS).order_by(schema.REPORTS.c.document_id)
        claims = claims_query(filters_from({}), self._session.engine.dialect.name)
        if as_of is not None:
            table = schema.REPORTS.c
            late = select(table.document_id).where(table.published > as_of)
            reports = reports.where(table.published <= as_of)
            claims = claims.where(schema.CLAIMS.c.document_id.not_in(late))
        known = [claim_from_json(json.loads(row.form)) for row in self._session.rows(claims)]
        with self._session.reading() as connection:
            said = judgements.load(connection)
        return list(map(report_of, self._session.rows(reports))), known, said

    def _merged(
        self, reports: Sequence[Report], claims: Sequence[Claim], said: Sequence[Judgement], as_of: date | None
    ) -> Account:
        if self.merge is None:
            name = self._session.name
            raise RecordError(f"the record {name} was opened without a merge: open it with vedette.open({name!r})")
        return self.merge(reports, claims, said, as_of)


__all__ = ["Deriving"]
