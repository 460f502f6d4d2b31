"""Words as they are compared: without case, marks and apostrophes."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_MARKS = {ord(mark): None for mark in "'’‘ʿʾ`´"}


_PLURALS = (("children", "child"), ("men", "man"), ("ies", "y"), ("ss", "ss"), ("s", ""))


@lru_cache(maxsize=65_536)
def folded(words: str) -> str:
    """``Dayr az Zawr`` for every way of writing its capitals and marks. Empty stays empty."""
    decomposed = unicodedata.normalize("NFKD", words.casefold().translate(_MARKS))
    return " ".join("".join(sign for sign in decomposed if not unicodedata.combining(sign)).split())


def singular(words: str) -> str:
    """``killed civilian`` for ``killed civilians``: folded words with their last noun in the singular."""
    head, space, noun = words.rpartition(" ")
    for ending, one in _PLURALS:
        if noun.endswith(ending) and len(noun) >= max(len(ending), 3):
            return f"{head}{space}{noun[: -len(ending)]}{one}"
    return words


__all__ = ["folded", "singular"]
