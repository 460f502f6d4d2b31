"""A headline is said once: what a page gives as its title, as its first heading and as its first line is one thing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vedette.clean.lines import CLOSED, CLOSING_CHARS, PROSE_CHARS

HEAD = 8
"""Paragraphs above the first one of prose in which the headline is looked for: kickers, bylines and dates are few."""
LEAST_WORDS = 3
"""A first-order heading of fewer words is the name of the site."""
MOST_OF_IT = 0.6
_SIGNS = re.compile(r"[\W_]+")
_AFTER = re.compile(r"\s+(?:[|»·–—-]|::)\s")
"""What parts a headline from the name of the site in a page's title."""


def with_headline(
    paragraphs: Sequence[str], title: str | None, heading: str | None = None
) -> tuple[list[str], str | None]:
    """The paragraphs with their headline among the first of them, once, and the headline itself.

    ``title`` is what the page's metadata say, ``heading`` its first-order heading. The title leads the text where no
    paragraph above the story says it.
    """
    names = [name for name in (heading if _says(heading) else None, title) if name]
    if not names:
        return list(paragraphs), title
    head = _head(paragraphs)
    at = next((at for name in names for at in range(head) if same_headline(paragraphs[at], name)), None)
    if at is None:
        opens = bool(paragraphs) and bool(title) and _folded(paragraphs[0]).startswith(_folded(title or ""))
        return (list(paragraphs) if opens or not title else [title, *paragraphs]), title
    found = paragraphs[at]
    repeats = {
        number
        for number in range(head)
        if number != at and any(same_headline(paragraphs[number], name) for name in (found, *names))
    }
    return [words for number, words in enumerate(paragraphs) if number not in repeats], found


def same_headline(one: str, other: str) -> bool:
    """Whether two lines are one headline, perhaps with the name of the site behind it, or broken off."""
    short, long = sorted((_folded(one), _folded(other)), key=len)
    if short == long:
        return bool(short)
    whole = max(one, other, key=len)
    if len(short) < MOST_OF_IT * len(long) and _folded(_AFTER.split(whole)[0]) != short:
        return False
    broken = (one if len(_folded(one)) == len(short) else other).rstrip().endswith(("...", "…"))
    return long.startswith(short) and (broken or bool(_AFTER.search(whole)))


def _head(paragraphs: Sequence[str]) -> int:
    for number, words in enumerate(paragraphs[:HEAD]):
        if len(words) >= PROSE_CHARS and CLOSED.search(words[-CLOSING_CHARS:]) and number:
            return number
    return min(HEAD, len(paragraphs))


def _says(heading: str | None) -> bool:
    return len((heading or "").split()) >= LEAST_WORDS


def _folded(words: str) -> str:
    return _SIGNS.sub(" ", words.casefold()).strip()
