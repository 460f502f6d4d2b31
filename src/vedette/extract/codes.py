"""ACLED's class of a note: a report of a few sentences that tells of one happening, as incident sheets have them.

ACLED codes a note once, by its main event, whatever else happens on the way; so every claim of a note carries that
code, and the claims that tell of the main event itself are the surer for it. Longer reports get no code.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from vedette.model import body_text

from .draft import Draft
from .encoder import encoder
from .lexicon import data
from .mentions import VERBAL
from .notes import is_note

if TYPE_CHECKING:
    from vedette.model import Claim, Report

    from .read import Reading

LONGEST = 130
"""Words of a note."""
LIKELY = 0.35
"""Probability from which a class is given: of so many classes it is then far ahead of the next."""
CLEAR, SUREST = 0.8, 0.9
"""Probability from which a class tells of an event that no frame has read; and the most that it counts for."""
UNFRAMED = "no frame, the note as a whole"
"""The step of a trace that says why there is a claim at all."""
OTHER = "Other"
"""ACLED's name for what it does not code."""


@dataclass(frozen=True, slots=True)
class Code:
    """The class of a note, how likely it is, ACLED's sub-event (None: no event), and the types that tell of it."""

    name: str
    chance: float
    acled: str | None
    types: tuple[str, ...]


def code_of(report: Report) -> Code | None:
    """The class of a report that is a note, or None: it is longer, or of no clear class."""
    text = body_text(report).strip()
    if "\n\n" in text or not 0 < len(text.split()) <= LONGEST:
        return None
    eyes = encoder()  # not loaded before there is a note
    if eyes is None:
        return None
    name, chance = eyes.sort(text)
    known = classes().get(name)
    if known is None or chance < LIKELY:
        return None
    return Code(name, chance, known.get("acled"), tuple(known["types"]))


def is_coded(report: Report) -> bool:
    """Whether a report is a note of a class that tells of a conflict: then it is worth reading, whatever its words."""
    code = code_of(report)
    return code is not None and bool(code.types)


@cache
def classes() -> Mapping[str, Mapping[str, Any]]:
    """The classes of data/acled.yaml by name."""
    found: Mapping[str, Mapping[str, Any]] = data("acled.yaml")
    return found


def untold(reading: Reading, drafts: Sequence[Draft], code: Code | None) -> list[Draft]:
    """The main event of a note of which no frame has read any, at the verb of its first whole sentence."""
    if code is None or not code.types or code.chance < CLEAR:
        return []
    if any(draft.kind == "event" or is_note(draft) for draft in drafts):  # a table's note says who holds the place
        return []
    kind, name = code.types[0].split("/")
    roots = [sent.root for sent in reading.scene.doc.sents if not sent.root.is_space]
    if not roots:
        return []
    anchor = next((root for root in roots if root.pos_ in VERBAL), roots[0])
    draft = Draft(kind, name, anchor, clause=anchor)  # type: ignore[arg-type]
    draft.trace.append((UNFRAMED, f"{anchor.text}, for {code.acled}"))
    return [draft]


def coded(claims: Iterable[Claim], code: Code | None) -> list[Claim]:
    """The claims of a note with its code, those of its main event as sure as the code at least."""
    if code is None or code.acled is None:
        return list(claims)
    pair, sure = ("acled", code.acled), round(min(SUREST, code.chance), 2)
    step = ("the note as a whole", f"{code.acled} ({code.chance:.2f})")
    found = []
    for claim in claims:
        told = f"{claim.kind}/{claim.type}" in code.types
        confidence = max(claim.confidence, sure) if told else claim.confidence
        if any(step == UNFRAMED for step, _ in claim.trace):
            confidence = sure
        codes = () if told and code.acled == OTHER else (pair,)  # what ACLED has no sub-event for keeps its own type
        found.append(replace(claim, codes=codes, confidence=confidence, trace=(*claim.trace, step)))
    return found
