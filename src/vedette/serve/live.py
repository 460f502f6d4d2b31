"""What has changed since: a number that grows with every change, and a stream that tells those who listen."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable

_LOOK_SECONDS = 0.4
_BREATH = 40
"""So many looks without news, and a comment keeps the line open."""


class Live:
    """Counts changes. Safe across threads; the listeners look, so that nobody who tells waits for them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._turn = 0
        self._words = "nothing"

    def tell(self, words: str) -> None:
        with self._lock:
            self._turn += 1
            self._words = words

    async def listen(self, gone: Callable[[], object]) -> AsyncIterator[str]:
        """Server-sent events from now on, until ``gone`` (a coroutine function) says that nobody listens any more."""
        seen, quiet = self._turn, 0
        yield "retry: 2000\n\n"
        while not await gone():  # type: ignore[misc]
            await asyncio.sleep(_LOOK_SECONDS)
            quiet += 1
            if self._turn != seen:
                seen, quiet = self._turn, 0
                yield f"event: changed\ndata: {self._words}\n\n"
            elif quiet >= _BREATH:
                quiet = 0
                yield ": still here\n\n"
