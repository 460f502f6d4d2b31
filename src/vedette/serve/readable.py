"""What serve needs of a record. ``record.Record`` is the real one; tests may hand in any object that answers alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from ..model import Account, Claim, Report
from ..record.search import Hit


class Readable(Protocol):
    """A record that can be read: claims, reports, the account derived from them, and a search over its words."""

    def iter_claims(self) -> Iterable[Claim]: ...

    def iter_reports(self) -> Iterable[Report]: ...

    def report(self, document_id: str, /) -> Report:
        """The report, whole. Raises NotFoundError."""
        ...

    def account(self, as_of: date | None = None) -> Account: ...

    def search(self, words: str, limit: int = ...) -> Sequence[Hit]: ...

    def counts(self) -> Mapping[str, Any]: ...
