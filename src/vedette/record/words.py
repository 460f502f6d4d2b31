"""Words as they are searched for: what the user typed, and where a text has it.

Both stores search the same words: letters and digits, without case and marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..folding import folded

_WORD = re.compile(r"[^\W_]+")
_TYPED = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SNIPPET_WORDS = 28
_BEFORE = 6
"""How many words a snippet shows before the first that was looked for."""
Phrase = tuple[str, ...]


def typed(words: str) -> list[str]:
    """The phrases that the user typed: each word one, those in double quotes together one. No sign is an operator."""
    parts = re.findall(r'"([^"]*)"|([^"]+)', words)
    phrases = [" ".join(found) for quoted, _ in parts if (found := _TYPED.findall(quoted))]
    return phrases + [word for _, loose in parts for word in _TYPED.findall(loose)]


def plain(text: str) -> Phrase:
    """The words of a text, folded."""
    return tuple(folded(word) for word in _WORD.findall(text))


def phrases_of(words: str) -> list[Phrase]:
    """What the user typed, as the runs of folded words to look for."""
    return [found for phrase in typed(words) if (found := plain(phrase))]


def has(text: str, phrases: Sequence[Phrase]) -> bool:
    """Whether a text has all the phrases."""
    found = plain(text)
    return all(any(True for _ in _places(found, phrase)) for phrase in phrases)


def snippet(text: str, phrases: Sequence[Phrase]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The stretch of a text about the first match, and the offsets of the matches in it."""
    tokens = list(_WORD.finditer(text))
    found = [folded(token[0]) for token in tokens]
    marked = sorted(
        {place + step for phrase in phrases for place in _places(found, phrase) for step in range(len(phrase))}
    )
    if not tokens:
        return "", ()
    first = max(0, min(marked[0] - _BEFORE if marked else 0, len(tokens) - _SNIPPET_WORDS))
    last = min(len(tokens), first + _SNIPPET_WORDS) - 1
    start = tokens[first].start() if first else 0
    end = tokens[last].end() if last < len(tokens) - 1 else len(text)
    head = "…" if first else ""
    shift = len(head) - start
    matches = tuple((tokens[at].start() + shift, tokens[at].end() + shift) for at in marked if first <= at <= last)
    return f"{head}{text[start:end]}{'…' if end < len(text) else ''}", matches


def _places(found: Sequence[str], phrase: Phrase) -> Iterator[int]:
    size = len(phrase)
    return (at for at in range(len(found) - size + 1) if tuple(found[at : at + size]) == phrase)


__all__ = ["Phrase", "has", "phrases_of", "plain", "snippet", "typed"]
