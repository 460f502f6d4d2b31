"""Genitives that lost their apostrophe, as texts do that were saved in a poorer alphabet: ``Syrias north``.

The parser takes such a word for the name of something else and the finder finds no name in it. Where a text has no
apostrophe of that kind at all, the ``s`` is set apart: as a word of its own to the parser, as a mark to the finder.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from .casing import is_common, is_people
from .lexicon import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from spacy.tokens import Doc

    from vedette.model import Mentions, Name, NameFinder, Report

KEPT = re.compile(r"[^\W\d_]['’‘`´]s\b")
WORD = re.compile(r"\b[^\W\d_]{3,}\b")
BARE = re.compile(r"\b[^\W\d_]{3,}s\b")
IN_YS = re.compile(r".*[bcdfghjklmnprtvz]ys")
"""``citys``, ``armys``: the plural is spelt otherwise."""
NORM = "'s"
MARK = "‵"
"""What stands for the ``s`` in the text that the finder is given: one character, and part of no word."""


def find_genitives(report: Report, finder: NameFinder) -> tuple[Mentions, tuple[int, ...]]:
    """What the finder finds in a report, and where in its text a bare genitive ``s`` stands, in order."""
    mentions = finder.find(report)
    if KEPT.search(report.text):
        return mentions, ()
    likely = tuple(_likely(report.text))
    if not likely:
        return mentions, ()
    plurals = {name.span.end: name for name in mentions.names}
    found = finder.find(replace(report, text=_marked(report.text, likely))).names
    owners = {at: name for name in found for at in range(name.span.start, name.span.end + 1)}
    inside = {at for name in mentions.names for at in range(name.span.start, name.span.end - 1)}
    sure = tuple(
        at
        for at in likely
        if at not in inside  # the United States Government
        and (report.text[at - 1] == "y" or _is_owner(owners.get(at), plurals.get(at + 1), report.text[: at + 1]))
    )
    if not sure:
        return mentions, ()
    mentions = finder.find(replace(report, text=_marked(report.text, sure)))
    return replace(mentions, names=tuple(_as_written(name, report.text) for name in mentions.names)), sure


def _as_written(name: Name, text: str) -> Name:
    words = text[name.span.start : name.span.end]
    if MARK not in name.text:
        return name
    party = name.party and replace(name.party, name=name.party.name.replace(MARK, "s"), text=words)
    return replace(name, text=words, party=party)


def set_apart(doc: Doc, genitives: Collection[int]) -> None:
    """Splits the ``s`` at these characters from its word, in place."""
    if not genitives:
        return
    words = {token.idx + len(token) - 1: token for token in doc}
    with doc.retokenize() as retokenizer:
        for at in genitives:
            token = words.get(at)
            if token is not None and len(token) > 1:
                parts = [token.text[:-1], token.text[-1]]
                retokenizer.split(token, parts, heads=[(token, 0), (token, 0)])
    for token in doc:
        if token.idx in genitives:
            token.norm_ = NORM


def _likely(text: str) -> Iterable[int]:
    """Where a word's last ``s`` may be one: that of a name which the text also has without it, or of ``citys``."""
    words = set(WORD.findall(text))
    alone = {word for word in words if word[0].isupper() and word.lower() not in words}
    for found in BARE.finditer(text):
        word = found[0]
        base = word[:-1].lower()
        named = word[0].isupper() and not word.isupper() and _is_name(word[:-1], alone)
        if named or (IN_YS.fullmatch(word.lower()) and is_common(base)):
            yield found.end() - 1


def _is_name(base: str, alone: Collection[str]) -> bool:
    low = base.lower()
    if low in listed("days", "spellings.yaml"):
        return True
    return base in alone and not is_people(low)


def _is_owner(name: Name | None, plural: Name | None, text: str) -> bool:
    """Whether a name that ends before the ``s`` is meant, and no other name or plural that ends with it."""
    if text[:-1].rsplit(None, 1)[-1].lower() in listed("days", "spellings.yaml"):
        return True
    if plural is not None:
        base = plural.text[:-1].casefold()
        return plural.place is not None and plural.place.name.casefold() == base
    return name is not None and name.kind != "demonym"


def _marked(text: str, at: Iterable[int]) -> str:
    letters = list(text)
    for index in at:
        letters[index] = MARK
    return "".join(letters)
