"""The desk, where reports are read before they are kept. serve is handed one (``vedette.desk`` is the real one)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from ..model import Claim, Hints, Page, Rejected, Report


@dataclass(frozen=True, slots=True)
class Draft:
    """A page as it was read, and not yet kept. ``known``: the record has this very page already."""

    page: Page
    report: Report
    claims: tuple[Claim, ...]
    known: bool


class Desk(Protocol):
    """Reads what is put on it, and keeps what it is told to."""

    def read(self, name: str, content: bytes, hints: Hints, /) -> Iterable[Draft | Rejected]:
        """The pages of a file, each as read; ``name`` says by its ending what sort of file it is."""
        ...

    def keep(self, drafts: Sequence[Draft], /) -> int:
        """Adds them to the record and brings its accounts up to date; gives how many were new."""
        ...
