"""A crew of processes that read side by side: lots go out, readings come back in the order of the lots.

Each process equips itself once (some two seconds and 0.6 GB), so a crew pays from some dozens of pages on. Only the
process that made the crew writes to a record.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from .errors import CrewError

if TYPE_CHECKING:
    from .journey import Journey, Reading, Story
    from .model import Rejected

    Outcomes = Sequence[Reading | Rejected]

Lot = TypeVar("Lot")
WORTH = 48
"""Pages from which a second process is worth its start."""
MOST = 8
YOUNG = 50_000
"""Objects made before they are searched for garbage; a report makes some thousands that die with it."""


def crew_size(pages: int | None) -> int:
    """How many processes should read a pile of so many pages (None: unknown, so perhaps a great many)."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return 1 if pages is not None and pages < WORTH else max(1, min(cores, MOST))


class Crew:
    """``size`` processes, each with the journey that ``make`` gives it; ``make`` must be picklable."""

    def __init__(self, make: Callable[[], Journey], size: int) -> None:
        self._recipe = pickle.dumps(make)
        self._size = size

    def read(self, lots: Iterable[Lot], stories: Callable[[Lot], Sequence[Story]]) -> Iterator[tuple[Lot, Outcomes]]:
        """Each lot with what its stories say. Raises CrewError where a process ends before its work is done."""
        waiting: deque[tuple[Lot, Future[Outcomes]]] = deque()
        # A fresh interpreter for each: a fork of a process with threads may hang.
        with ProcessPoolExecutor(self._size, multiprocessing.get_context("spawn")) as pool:
            try:
                for lot in lots:
                    waiting.append((lot, pool.submit(_read, self._recipe, stories(lot))))
                    if len(waiting) > self._size:
                        yield _done(waiting)
                while waiting:
                    yield _done(waiting)
            finally:
                for _, future in waiting:
                    future.cancel()


def _done(waiting: deque[tuple[Lot, Future[Outcomes]]]) -> tuple[Lot, Outcomes]:
    lot, future = waiting.popleft()
    try:
        return lot, future.result()
    except BrokenProcessPool as error:
        raise CrewError(
            "a process that was reading has ended (out of memory, perhaps): what was read is kept; "
            "run it again, with --workers 1"
        ) from error


def _read(recipe: bytes, stories: Sequence[Story]) -> Outcomes:
    outcomes = _journey(recipe).read_stories(stories)
    _settle()
    return outcomes


@cache
def _settle() -> None:
    """After the first lot all that a process will keep is loaded: it need not be searched for garbage ever again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG)


@cache
def _journey(recipe: bytes) -> Journey:
    """The journey of a process of the crew, equipped once."""
    made: Callable[[], Journey] = pickle.loads(recipe)  # written by this very program
    return made()
