"""Who did it and who suffered it in an archive's dispatches, by the encoder: they were keyed by the thousand.

Dispatches in capitals, of monitoring services and their like, are long, translated, and name the parties to an incident
far from the words that tell of it. For these alone the encoder was fitted to keys that say who has which part in any
incident of a dispatch, wherever it is told: its parts decide, and the frames' readings of who are held against them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vedette.model import Party, body_text

from .draft import Draft
from .encoder import encoder
from .lexicon import listed
from .mentions import NOMINAL, VERBAL
from .roles import is_cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span, Token

    from .read import Reading

GOES_ON = 0.08
"""Probability of a part from which a word goes on with a phrase that has it."""
HAS = 0.5
"""Mean probability of its words from which a phrase has a part."""
MAY = 0.2
"""And from which whom a frame has read in it may stay there."""
DOERS = frozenset({"PerpInd", "PerpOrg"})
THINGS = "Target"
MOSTLY = 0.8
"""Share of a text's letters that are capitals in a dispatch of an archive."""
LONE = 2
"""Words of a phrase that may be short for a longer one with the same last word."""


@dataclass(frozen=True, slots=True)
class Part:
    """A phrase that has a part in an incident: whose part, its words, and how likely."""

    name: str
    words: Span
    chance: float
    named: str = ""

    @property
    def text(self) -> str:
        return str(self.words.text).strip(" \"'“”,;")

    @property
    def slot(self) -> str:
        return "actor" if self.name in DOERS else "target"


def is_archived(reading: Reading) -> bool:
    """Whether a report is a dispatch in capitals, and not only its headline, for which there is an encoder."""
    text = body_text(reading.scene.report)
    capitals = sum(map(str.isupper, text))
    return capitals > MOSTLY * sum(map(str.isalpha, text)) and encoder() is not None


def recast(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with those alone in deeds who have a part in one, and new drafts for those whom no deed has yet."""
    seen = list(parts(reading))
    found = _named([part for part in seen if part.chance >= HAS])
    kept = [draft for draft in drafts if _is_keyed(draft)]
    for draft in kept:
        draft.actor = tuple(_held(reading, draft.actor, "actor", found, seen))
        draft.target = tuple(_held(reading, draft.target, "target", found, seen))
    made = [new for part in found if (new := _give(reading, part, kept)) is not None]
    return sorted([*drafts, *made], key=lambda d: (d.anchor.i, d.kind, d.type))


def parts(reading: Reading) -> Iterator[Part]:
    """The phrases of a report that may have parts, in the order of the text, part by part."""
    doc, eyes = reading.scene.doc, encoder()
    if eyes is None:
        return
    for chances, name in zip(eyes.look(doc).T, eyes.parts, strict=True):
        at = 0
        while at < len(doc):
            end = at
            while end < len(doc) and chances[end] >= GOES_ON and doc[end].sent == doc[at].sent:
                end += 1
            if end > at and (chance := float(chances[at:end].mean())) >= MAY:
                yield Part(name, doc[at:end], chance)
            at = max(end, at + 1)


def _named(found: Sequence[Part]) -> list[Part]:
    """The parts, each under the fullest words that any like it has: ``the plane``, ``the Avianca Airlines plane``."""
    named = []
    for part in found:
        like = [other.text for other in found if other.name == part.name and _is_like(part.text, other.text)]
        named.append(replace(part, named=max(like, key=len)))
    return named


def _is_like(short: str, full: str) -> bool:
    one, other = _words(short), _words(full)
    return one <= other or (len(one) <= LONE and short.split()[-1].lower() == full.split()[-1].lower())


def _is_keyed(draft: Draft) -> bool:
    """Whether an archive's keys give parts in what a draft tells of."""
    return draft.kind == "casualties" or is_cast(draft) or f"{draft.kind}/{draft.type}" in listed("charged")


def _held(
    reading: Reading, read: Sequence[Party], slot: str, found: Sequence[Part], seen: Sequence[Part]
) -> Iterator[Party]:
    """Of the parties that frames have read those with a part, or perhaps with one, and nameless people."""
    people = reading.scene.lexicon.people
    for party in read:
        words = _words(party.text)
        part = next((part for part in found if part.slot == slot and words & _words(part.words.text)), None)
        if part is not None:
            yield _party(reading, part)
        elif _may_stay(words, slot, seen) or (slot == "target" and party.text.islower() and words & people.keys()):
            yield party


def _may_stay(words: set[str], slot: str, seen: Sequence[Part]) -> bool:
    return any(one.slot == slot and words & _words(one.words.text) for one in seen)


def _words(text: str) -> set[str]:
    return {word for word in text.lower().split() if len(word) > 2 and word not in {"the", "and"}}


def _give(reading: Reading, part: Part, drafts: list[Draft]) -> Draft | None:
    """Gives a part to the draft next to it, unless its party has it already; a new draft where there is none near."""
    party = _party(reading, part)
    if any(party.text.lower() == held.text.lower() for draft in drafts for held in getattr(draft, part.slot)):
        return None
    fit = [draft for draft in drafts if draft.anchor.sent == part.words.root.sent and _fits(part, draft)]
    made: Draft | None = None
    if fit:
        draft = min(fit, key=lambda d: (bool(getattr(d, part.slot)), abs(d.anchor.i - part.words.root.i)))
    else:
        anchor = _above(part.words.root)
        draft = made = Draft("event", "attack", anchor, clause=anchor)
        drafts.append(draft)
    setattr(draft, part.slot, (*getattr(draft, part.slot), party))
    draft.extent = (*(draft.extent or (draft.anchor,)), part.words.root)
    draft.trace.append((f"{part.slot}, by its part", f"{part.words.text} ({part.chance:.2f})"))
    return made


def _fits(part: Part, draft: Draft) -> bool:
    if part.name == THINGS:
        return draft.kind == "event" and draft.type not in listed("personal")
    return part.name in DOERS or draft.type != "destruction"


def _party(reading: Reading, part: Part) -> Party:
    known = next(iter(reading.who.parties(part.words.root)), None)
    return Party(known.name, part.text, known.id) if known and known.id else Party(part.named, part.text)


def _above(token: Token) -> Token:
    """The verb or noun above a phrase that may tell what was done."""
    for head in token.ancestors:
        if head.pos_ in VERBAL | NOMINAL:
            return head
    return token
