"""Words as they are compared: without case, marks and apostrophes."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_MARKS = {ord(mark): None for mark in "'’‘ʿʾ`´"}


@lru_cache(maxsize=65_536)
def folded(words: str) -> str:
    """``Dayr az Zawr`` for every way of writing its capitals and marks. Empty stays empty."""
    decomposed = unicodedata.normalize("NFKD", words.casefold().translate(_MARKS))
    return " ".join("".join(sign for sign in decomposed if not unicodedata.combining(sign)).split())


__all__ = ["folded"]
