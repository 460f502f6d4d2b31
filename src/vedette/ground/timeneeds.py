"""What a rule cannot match without: classes of which a text must have one, told from the rule's pattern.

Most texts name no season, no feast and no century; a rule that needs one is not tried on them. Reading the pattern is
much cheaper than searching with it, and done once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

Needs = tuple[frozenset[str], ...]
"""Of each of these sets of class letters at least one letter is part of every match."""

_PIECE = re.compile(r"\(\?P<\w+>|\(\?:|\(\?<?[=!]|\(|\)|\||\{\d+(?:,\d*)?\}|[?*+]|\[[^\]]*\]|.", re.DOTALL)
_OPTIONAL = re.compile(r"[?*]|\{0(?:,\d*)?\}")


def needs(pattern: str) -> Needs:
    """The needs of a pattern over class letters (groups, alternatives, quantifiers and lookarounds; no escapes)."""
    pieces = _PIECE.findall(pattern)
    found, end = _alternatives(pieces, 0)
    assert end == len(pieces), f"unbalanced: {pattern!r}"
    return found


def _alternatives(pieces: list[str], at: int) -> tuple[Needs, int]:
    """The needs of what stands from ``at`` to the end of its group, and where that is."""
    branches: list[list[frozenset[str]]] = [[]]
    while at < len(pieces) and pieces[at] != ")":
        piece = pieces[at]
        if piece == "|":
            branches.append([])
            at += 1
            continue
        if piece.startswith("("):
            inner, at = _alternatives(pieces, at + 1)
        else:
            inner = (frozenset(piece.strip("[]")),)
        at += 1
        if at < len(pieces) and _OPTIONAL.fullmatch(pieces[at]):
            inner = ()
        while at < len(pieces) and (pieces[at] in "?*+" or pieces[at].startswith("{")):
            at += 1
        if not _is_look(piece):
            branches[-1].extend(inner)
    if len(branches) == 1:
        return tuple(branches[0]), at
    return _either(branches), at


def _is_look(piece: str) -> bool:
    """Whether a piece opens a lookaround, whose letters are no part of the match."""
    return piece in ("(?=", "(?!", "(?<=", "(?<!")


def _either(branches: Iterable[list[frozenset[str]]]) -> Needs:
    """What a choice between branches needs: a letter of the narrowest need of each; nothing where one needs nothing."""
    narrowest = [min(branch, key=len, default=None) for branch in branches]
    known = [need for need in narrowest if need is not None]
    return (frozenset().union(*known),) if len(known) == len(narrowest) else ()
