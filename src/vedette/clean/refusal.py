"""Why a page makes no report."""

from __future__ import annotations


class RefusalError(Exception):
    """Never leaves this folder: the door turns it into Rejected. ``code`` is its sort in one word."""

    def __init__(self, reason: str, code: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.code = code
