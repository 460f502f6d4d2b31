"""Addresses of reports fit to be passed on: a page's own name in its address (``widower-omar-saleh-speaks``) may name
whom its sentences leave unnamed."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from .keys import fold

CUT = "withheld"
_PARTS = re.compile(r"[/?&=;#]+")


def public_address(url: str, is_plain: Callable[[str], bool], private: frozenset[str]) -> str:
    """The address without those of its parts that may hold a name: such a part becomes ``withheld``. The host stays.

    A part of several words stays where each of them ``is_plain``; one of a single word stays unless a name's piece
    (``private``, folded) is in it.
    """
    scheme, mark, tail = url.partition("://") if "://" in url else ("", "", url)
    host = urlsplit(url).netloc if mark else ""
    start, rest = scheme + mark + host.rpartition("@")[2], tail.removeprefix(host)
    made, at = [], 0
    for sign in [*_PARTS.finditer(rest), None]:
        part = rest[at : sign.start() if sign else len(rest)]
        made.append(part if _stays(part, is_plain, private) else CUT)
        if sign:
            made.append(sign[0])
            at = sign.end()
    return start + "".join(made)


def _stays(part: str, is_plain: Callable[[str], bool], private: frozenset[str]) -> bool:
    words = [word for word in fold(unquote(part)).split("-") if len(word) > 2 and not any(map(str.isdigit, word))]
    if any(piece in word for word in words for piece in private):
        return False
    return len(words) < 2 or all(map(is_plain, words))
