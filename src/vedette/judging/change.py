"""What judgements make of the claims: the one function that the record and merge both go through."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Any

from ..folding import folded
from ..model import Claim, Judgement, Party, Place
from .anchors import Attachments, attach
from .standing import standing
from .verdicts import RECORD, added_claim, edited

SURE = 1.0
"""Whoever confirms or mends a claim vouches for the reading as it then stands."""
_OWN = frozenset({"confirm", "reject", "edit", "place", "party"})
_Wide = Mapping[tuple[str, str, str], Judgement]


def judged(
    claims: Iterable[Claim], judgements: Iterable[Judgement], attached: Attachments | None = None
) -> list[Claim]:
    """The claims as people have judged them: those rejected left out, those edited changed, those added at the end.

    What is said of a name goes first, then what is said of the claim itself; of two words on one slot the later counts.
    A rejected claim that somebody confirms or edits later is back. ``attached`` spares finding the judgements' claims
    where that is known, and those added by hand are among the claims.
    """
    in_force = standing(judgements)
    if not in_force:
        return list(claims)
    read = list(claims) if attached else with_added(claims, in_force)
    attached = attached or attach(read, in_force)
    own: dict[str, list[Judgement]] = {}
    for judgement in in_force:
        for key in attached.claims(judgement) if judgement.verdict in _OWN else ():
            own.setdefault(key, []).append(judgement)
    wide = _wide(in_force)
    changed = (_judged(claim, own.get(claim.claim_id, ()), wide) for claim in read)
    return [claim for claim in changed if claim]


def with_added(claims: Iterable[Claim], judgements: Iterable[Judgement]) -> list[Claim]:
    """The claims, and at their end those that the judgements add by hand."""
    read = list(claims)
    added = {one.claim_id: one for one in map(_added, judgements) if one}
    for claim in read if added else ():
        added.pop(claim.claim_id, None)
    return [*read, *added.values()]


def words_of(judgement: Judgement) -> tuple[str, str]:
    """What the trace of a changed claim says of the judgement."""
    why = f": {judgement.why}" if judgement.why else ""
    return "judgement", f"{judgement.verdict} by {judgement.who}, {judgement.at[:10]}{why}"


def names_meant(judgement: Judgement) -> list[tuple[str, str, str]]:
    """The names that a judgement on a whole report or record means: (verdict, report or record, folded name or id)."""
    if judgement.verdict not in ("place", "party") or judgement.anchors:
        return []
    asked = judgement.change.get("for")
    if not isinstance(asked, Mapping):
        return []
    keys = [str(asked[key]) for key in ("gazetteer_id", "id") if asked.get(key)]
    keys = keys or [folded(str(asked["name"]))]
    return [(judgement.verdict, judgement.subject, key) for key in keys]


def _added(judgement: Judgement) -> Claim | None:
    if judgement.verdict != "add":
        return None
    claim = added_claim(judgement)
    return replace(claim, trace=(*claim.trace, words_of(judgement)))


def _wide(judgements: Sequence[Judgement]) -> _Wide:
    return {name: judgement for judgement in judgements for name in names_meant(judgement)}


def _judged(claim: Claim, own: Sequence[Judgement], wide: _Wide) -> Claim | None:
    if wide:
        claim = _renamed(claim, wide)
    rejected = False
    for judgement in own:
        rejected = judgement.verdict == "reject"
        if judgement.verdict == "confirm":
            claim = replace(claim, confidence=SURE, trace=(*claim.trace, words_of(judgement)))
        elif not rejected:
            changed = edited(claim, {"confidence": SURE} | dict(_slots(claim, judgement)))
            claim = replace(changed, trace=(*changed.trace, words_of(judgement)))
    return None if rejected else claim


def _slots(claim: Claim, judgement: Judgement) -> Mapping[str, Any]:
    """The slots that a judgement on this claim sets."""
    change: Mapping[str, Any] = judgement.change
    if judgement.verdict == "edit":
        return change
    if judgement.verdict == "place":
        meant = _matches(claim.place, change["for"]) if change.get("for") and claim.place else True
        return {"place": _place_form(claim, change["place"])} if meant else {}
    return _party_slots(claim, lambda party: change["party"] if _matches(party, change["for"]) else None)


def _renamed(claim: Claim, wide: _Wide) -> Claim:
    """The claim with the names that are said to mean something else put right."""
    slots: dict[str, Any] = {}
    said: dict[str, Judgement] = {}

    def meant(verdict: str, *names: str | None) -> Any:
        """What the first of the names that is spoken of stands for: said of the report, else of the record."""
        for scope, name in product((claim.document_id, RECORD), names):
            if name and (found := wide.get((verdict, scope, name))):
                said[found.judgement_id] = found
                return found.change[verdict]
        return None

    place = claim.place
    if place and (form := meant("place", place.gazetteer_id, folded(place.name))):
        slots["place"] = _place_form(claim, form)
    slots |= _party_slots(claim, lambda party: meant("party", party.id, folded(party.name)))
    if not slots:
        return claim
    changed = edited(claim, slots)
    return replace(changed, trace=(*changed.trace, *map(words_of, said.values())))


def _party_slots(claim: Claim, meant: Callable[[Party], Any]) -> dict[str, Any]:
    slots: dict[str, Any] = {}
    for slot in ("actor", "target", "source"):
        parties: tuple[Party, ...] = getattr(claim, slot)
        forms = [meant(party) for party in parties]
        if any(forms):
            slots[slot] = [
                {"text": party.text} | dict(form) if form else {"name": party.name, "text": party.text, "id": party.id}
                for party, form in zip(parties, forms, strict=True)
            ]
    return slots


def _place_form(claim: Claim, form: Any) -> Any:
    """The place, with the report's own words for it."""
    if form is None or claim.place is None:
        return form
    at = claim.place.at
    return {"text": claim.place.text, "at": [at.start, at.end] if at else None} | dict(form)


def _matches(thing: Party | Place | None, asked: Any) -> bool:
    if thing is None:
        return False
    identity = thing.id if isinstance(thing, Party) else thing.gazetteer_id
    wanted = asked.get("id") or asked.get("gazetteer_id")
    if wanted:
        return bool(identity == wanted)
    return folded(str(asked.get("name"))) in (folded(thing.name), folded(thing.text or ""))


__all__ = ["judged", "names_meant", "with_added", "words_of"]
