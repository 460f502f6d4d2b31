"""The desk: reads what a person brings, with the journey that ``vedette run`` takes, and keeps it when told to."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path, PurePath

from .errors import VedetteError
from .journey import Journey, Reading
from .model import Hints, Rejected, Source
from .record import Record
from .serve.desk import Draft


class ReadingDesk:
    """Safe across threads: one file is read at a time. The journey is opened at the first, or by ``warm``."""

    def __init__(self, record: Record, journey: Callable[[], Journey], max_bytes: int) -> None:
        self._record = record
        self._open = journey
        self._max_bytes = max_bytes
        self._lock = threading.Lock()

    @cached_property
    def _journey(self) -> Journey:
        return self._open()

    def warm(self) -> None:
        """Opens the journey and reads a word with it, so that the first reader does not wait for its models. What is
        missing is not said here, but to whoever brings a report."""
        with suppress(VedetteError):
            list(self.read("word.txt", b"Nobody was hurt in Hajin on Sunday.", Hints()))

    def read(self, name: str, content: bytes, hints: Hints) -> Iterator[Draft | Rejected]:
        """The pages of a file, each as read. The file lies in a folder of its own for no longer than that takes."""
        with self._lock, tempfile.TemporaryDirectory(prefix="vedette-") as folder:
            path = Path(folder) / (PurePath(name).name or "report.txt")
            path.write_bytes(content)
            pages = self._journey.pages([Source(str(path))], hints, self._max_bytes)
            outcomes = list(self._journey.read(pages))
        yield from (self._draft(one, str(path), name) for one in outcomes)

    def _draft(self, one: Reading | Rejected, path: str, name: str) -> Draft | Rejected:
        if isinstance(one, Rejected):
            return replace(one, location=one.location.replace(path, name), reason=one.reason.replace(path, name))
        page = replace(one.page, location=one.page.location.replace(path, name))
        report = replace(one.report, location=page.location)
        return Draft(page, report, one.claims, self._record.has_page(page.page_id, self._journey.reader.version))

    def keep(self, drafts: Sequence[Draft]) -> int:
        """Adds them to the record and brings its accounts up to date; gives how many were new."""
        version = self._journey.reader.version
        with self._lock:
            new = sum(self._record.add(draft.page, draft.report, draft.claims, version) for draft in drafts)
            self._record.refresh()
        return new
