"""Reports of the record, fetched when their words are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..model import Report
from .near import Near


class Library(Mapping[str, Report]):
    """Some reports, by id. Few of those that a part of the record tells of are ever read again."""

    def __init__(self, near: Near, documents: Iterable[str]) -> None:
        self._near = near
        self._documents = frozenset(documents)
        self._fetched: dict[str, Report] = {}

    def fetch(self, documents: Iterable[str]) -> None:
        """Fetches some at once that are likely to be asked for."""
        missing = sorted(self._documents.intersection(documents) - self._fetched.keys())
        self._fetched |= {one.document_id: one for one in self._near.reports(missing)} if missing else {}

    def __getitem__(self, document: str) -> Report:
        if document not in self._fetched:
            self.fetch([document])
        return self._fetched[document]

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)


__all__ = ["Library"]
