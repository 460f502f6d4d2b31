"""A record in memory that answers like the real one, from values handed to it. For the tests of serve."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from vedette.errors import NotFoundError
from vedette.model import Account, Claim, Report
from vedette.record.search import Hit


class FakeRecord:
    """Reports, claims and an account, as they are given; ``accounts`` are those of earlier days of knowledge."""

    def __init__(
        self,
        reports: Sequence[Report],
        claims: Sequence[Claim],
        account: Account,
        accounts: dict[date, Account] | None = None,
    ) -> None:
        self._reports = {report.document_id: report for report in reports}
        self._claims = list(claims)
        self._account = account
        self._accounts = accounts or {}

    def iter_claims(self) -> Iterable[Claim]:
        return iter(self._claims)

    def iter_reports(self) -> Iterable[Report]:
        return iter(self._reports.values())

    def report(self, document_id: str) -> Report:
        if document_id not in self._reports:
            raise NotFoundError(f"no report {document_id!r} in this record")
        return self._reports[document_id]

    def account(self, as_of: date | None = None) -> Account:
        return self._accounts.get(as_of, self._account) if as_of else self._account

    def search(self, words: str, limit: int = 20) -> list[Hit]:
        found = (report for report in self._reports.values() if words.casefold() in report.text.casefold())
        return [self._hit(report, words) for report in found][:limit]

    def counts(self) -> dict[str, int]:
        return {"reports": len(self._reports), "claims": len(self._claims)}

    def add(self, claim: Claim) -> None:
        self._claims.append(claim)

    def _hit(self, report: Report, words: str) -> Hit:
        at = report.text.casefold().index(words.casefold())
        snippet = report.text[max(0, at - 60) : at + 90]
        own = (c for c in self._claims if c.document_id == report.document_id)
        claims = tuple(c.claim_id for c in own if words.casefold() in c.quote.exact.casefold())
        return Hit(report.document_id, report.title, report.publisher, report.published, snippet, (), 1.0, claims)
