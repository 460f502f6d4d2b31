"""What has changed since: a number that grows with every change, and a stream that tells those who listen."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable

Asked = Callable[[], Awaitable[bool]]
_LOOK_SECONDS = 0.4
_BREATH = 40
"""So many looks without news, and a comment keeps the line open."""

_RECHECK = 5
"""After so many looks without news it is asked again whether who listens may."""


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

    async def listen(self, gone: Asked, admitted: Asked | None = None) -> AsyncIterator[str]:
        """Server-sent events from now on, until ``gone`` says that nobody listens any more, or ``admitted`` that who
        listens may do so no longer: it is asked every few seconds, and before anything is told."""
        seen, quiet = self._turn, 0
        yield "retry: 2000\n\n"
        while not await gone():
            await asyncio.sleep(_LOOK_SECONDS)
            quiet += 1
            if admitted and (self._turn != seen or quiet % _RECHECK == 0) and not await admitted():
                return
            if self._turn != seen:
                seen, quiet = self._turn, 0
                yield f"event: changed\ndata: {self._words}\n\n"
            elif quiet >= _BREATH:
                quiet = 0
                yield ": still here\n\n"
