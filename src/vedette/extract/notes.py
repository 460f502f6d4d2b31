"""Notes: what a list, a table or a caption says of the place that it stands under, in clauses without a subject.

``Sloviansk`` above ``Captured by separatists in April 2014. Recaptured by Ukraine 5 July 2014.``; ``Kupiansk: held by
Ukraine``. Nothing is read where no heading names a place.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from vedette.model import Interval, Party, Span

from .draft import Draft
from .held import is_but_for
from .lexicon import data

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from .read import Reading

BEFORE = 5
"""Words that may stand between the beginning of a note and its participle."""
BATTLE = re.compile(
    r"\b(?:Battles?|Siege) of (?P<place>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*) "
    r"\((?P<first>[12]\d{3})(?:\s?[–-]\s?(?:(?P<last>[12]\d{3})|(?P<on>present)))?\)"
)
WITH = 8
"""Words that may stand between it and its ``by``: ``captured along with the power plant by``."""
ENDS = frozenset({".", ";", ":", "|", ",", "–", "—", "]", ")"})


@cache
def _table() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in data("control.yaml")["notes"].items()}


def notes(reading: Reading) -> Iterator[Draft]:
    """Every note of the scene under a heading that names a place."""
    if not reading.where.headings:
        return
    kinds = {word: kind for kind in ("capture", "held", "contested", "besieged") for word in _table()[kind]}
    for token in reading.scene.doc:
        kind = kinds.get(_lower(token))
        place = reading.where.topic(token) if kind else None
        if kind and place is not None and (before := _before(token)) is not None:
            draft = _note(reading, token, kind, before)
            if draft is not None:
                draft.places, draft.placed = (place,), False
                yield draft
    yield from _battles(reading)


def is_note(draft: Draft) -> bool:
    """Whether a draft was read as a note."""
    return any(step == "note" for step, _ in draft.trace)


def _battles(reading: Reading) -> Iterator[Draft]:
    """``See Battle of Lyman (2022)`` under Lyman: the place was fought over in those years."""
    for found in BATTLE.finditer(reading.scene.report.text):
        tokens = reading.scene.tokens(Span(found.start(), found.end()))
        place = reading.where.topic(reading.scene.doc[tokens[0]]) if tokens else None
        published = reading.scene.report.published
        if place is None or (place.text or place.name).casefold() not in found.group("place").casefold():
            continue
        last = int(found.group("last") or found.group("first"))
        on = found.group("on") is not None or (published is not None and published.year <= last)
        anchor = reading.scene.doc[tokens[0]]
        draft = Draft("control", "contested", anchor, weight=0.5, clause=anchor, places=(place,), placed=False)
        draft.time = Interval(
            date(int(found.group("first")), 1, 1), None if on else date(last, 12, 31), precision="year"
        )
        draft.extent, draft.source = (anchor, reading.scene.doc[tokens[-1]]), ()
        draft.trace.append(("note", found.group()))
        yield draft


def _lower(token: Token) -> str:
    return str(token.lower_)


def _before(token: Token) -> list[str] | None:
    """The words before a participle in its note; None where they show that it is no note."""
    words: list[str] = []
    for i in range(token.i - 1, max(-1, token.i - BEFORE - 1), -1):
        at = token.doc[i]
        if at.text in ENDS or (at.is_space and "\n" in at.text):
            return words
        if at.is_space:
            continue
        if at.lower_ not in _table()["before"]:
            return None
        words.append(at.lower_)
    return words if token.i - len(words) <= 0 else None


def _note(reading: Reading, token: Token, kind: str, before: list[str]) -> Draft | None:
    after = [t for t in token.doc[token.i + 1 : token.i + 14] if not t.is_space]
    claimed = bool(_table()["claiming"].intersection([*before, token.lower_, *(t.lower_ for t in after[:1])]))
    by = next((n for n, t in enumerate(after[: 1 if token.lower_ == "claimed" else WITH]) if t.lower_ == "by"), None)
    if by is None or any(t.text in ENDS or (t.pos_ == "VERB" and t.lower_ != "claimed") for t in after[:by]):
        return None
    agent = _agent(reading, after[by + 1 :])
    if agent is None:
        return None
    party, last = agent
    if kind in ("capture", "held") and (_table()["parts"].intersection(before) or is_but_for(token)):
        kind = "partly_held"
    draft = Draft("event" if kind in ("capture", "besieged") else "control", kind, token, weight=0.7, clause=token)
    draft.type = "siege" if kind == "besieged" else kind
    draft.actor, draft.extent = (party,), (token, last)
    if claimed or _table()["doubting"].intersection(before):
        draft.status = "uncertain"
    if claimed:
        draft.source = (party,)
    draft.time = _time(reading, token)
    draft.trace.append(("note", token.text))
    return draft


def _time(reading: Reading, token: Token) -> Interval | None:
    """The days that the note says; a list that says none tells of any day up to its own."""
    times, published = reading.scene.times, reading.scene.report.published
    said = next((times[i] for i in range(token.i, token.sent.end) if i in times), None)
    found = reading.when.interval(said) if said is not None else None
    return found or (Interval(None, published, None, "unknown", "context") if published is not None else None)


def _agent(reading: Reading, after: list[Token]) -> tuple[Party, Token] | None:
    """Whom the words behind ``by`` name first."""
    for token in after[:6]:
        name = reading.scene.name_at(token)
        if name is not None and name.party is not None and not reading.who.is_hyphened(token.i):
            return Party(name.party.name, name.text, name.party.id), token
        if token.text in ENDS:
            return None
        found = reading.who.parties(token) if token.pos_ in {"NOUN", "PROPN"} and token.dep_ == "pobj" else ()
        if found:
            return found[0], token
    return None
