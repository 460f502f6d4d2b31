"""What an open word (``the strikes``, ``a raid``, ``was targeted``) tells of, where the report says it elsewhere.

A report that has told of air strikes calls them raids, strikes and attacks from then on: these are no attacks of unsaid
means, but the same happenings or more of their kind.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from .arguments import arguments
from .lexicon import listed
from .memory import is_state
from .sides import side_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vedette.model import Party

    from .draft import Draft

REACH = 80
"""Words between a happening and ``the attack`` that takes it up."""
OPENING = 60
"""Words in which a report, its headline first, tells what it is about."""
DEED = "deed behind"
"""How the trace of an attack begins that only a toll with a doer tells of."""
CLEAR = 0.6
"""Share of a side's strikes from which they are the kind that it makes in this report."""


def tell(drafts: Sequence[Draft], *, deeds: bool = False) -> None:
    """Give the attacks of unsaid means among a report's drafts, in the order of its text, the kind told elsewhere;
    ``deeds``: only those that are but the deed behind a toll."""
    events = [d for d in drafts if d.kind == "event" and d.type in listed("violent")]
    if all(d.type == "attack" and not flown(d) for d in events):
        return
    made = _made(events)
    told: dict[int, Draft] = {}
    for at, draft in enumerate(events):
        if draft.type == "attack" and (not deeds or draft.trace[0][0] == DEED):
            before, after = events[at - 1] if at else None, events[at + 1] if at + 1 < len(events) else None
            kind = (
                _of_subject(draft, told)
                or flown(draft)
                or _of_side(draft, made)
                or _taken_up(draft, before)
                or _opened(draft, after if before is None or before.type in {"attack", "clash"} else None)
            )
            if kind:
                draft.trace.append(("kind told elsewhere", f"{draft.type} → {kind}"))
                draft.type = kind
        told[draft.anchor.i] = draft


def _made(events: Sequence[Draft]) -> dict[str, Counter[str]]:
    """How often each side is said to have struck from afar, by the kind of strike."""
    made: dict[str, Counter[str]] = defaultdict(Counter)
    for draft in events:
        if draft.type in listed("distant"):
            for side in {_side(party) for party in draft.actor} or {""}:
                made[side][draft.type] += 1
    return made


def _side(party: Party) -> str:
    return side_of(party) or party.name


def _of_subject(draft: Draft, told: dict[int, Draft]) -> str | None:
    """``The strikes targeted the depot``: of the kind that the strikes are."""
    if draft.anchor.pos_ != "VERB":
        return None
    kinds = {told[token.i].type for token in arguments(draft.anchor).subjects if token.i in told}
    return kinds.pop() if len(kinds) == 1 else None


def flown(draft: Draft) -> str | None:
    """``killed by the country's air force``: an air strike, where nothing else is said of how."""
    named = [f"{party.text} {party.name}".lower() for party in draft.actor]
    return "air_strike" if named and all(any(n in one for n in listed("flying")) for one in named) else None


def _of_side(draft: Draft, made: dict[str, Counter[str]]) -> str | None:
    """``Coalition raids``, where the report has the coalition strike from the air."""
    if draft.anchor.lemma_.lower() not in listed("struck_from_afar") or any(not is_state(p) for p in draft.actor):
        return None
    known: Counter[str] = sum(
        (made[side] for side in {_side(p) for p in draft.actor} | {""} if side in made), Counter()
    )
    if not draft.actor:
        if any(child.dep_ == "compound" and child.pos_ == "NOUN" for child in draft.anchor.lefts):
            return None  # a cattle raid, a police raid
        known = sum(made.values(), Counter())
    if not known:
        return None
    kind, times = known.most_common(1)[0]
    if draft.anchor.lemma_.lower() == "raid" and kind != "air_strike":
        return None  # a raid is flown or made on foot
    return kind if times >= CLEAR * known.total() else None


def _taken_up(draft: Draft, before: Draft | None) -> str | None:
    """``The attack hit a market``: what was told right before it."""
    if before is None or draft.anchor.pos_ != "NOUN":
        return None
    lefts = {child.lower_ for child in draft.anchor.lefts}
    pointed = bool(lefts & set(listed("repeating"))) and not lefts & set(listed("renewing"))
    return before.type if pointed and _may_be(draft, before) else None


def _opened(draft: Draft, after: Draft | None) -> str | None:
    """``Attack on a market kills nine. A bomb went off``: a report that opens with a happening tells it next."""
    told = draft.anchor.pos_ == "VERB" and draft.anchor.lemma_.lower() not in listed("of_unsaid_means")
    if after is None or told or draft.anchor.sent.start > OPENING:
        return None
    if draft.anchor.lemma_.lower() in listed("on_the_ground"):
        return None
    return after.type if _may_be(draft, after) else None


def _may_be(draft: Draft, other: Draft) -> bool:
    """Whether a happening of known means may be the one that another of a report's drafts speaks of."""
    if other.type not in listed("of_known_means") or other.status in {"planned", "denied"}:
        return False
    doers, others = {_side(p) for p in draft.actor}, {_side(p) for p in other.actor}
    here, there = _towns(draft), _towns(other)
    near = abs(draft.anchor.i - other.anchor.i) <= REACH and (not here or not there or bool(here & there))
    return near and (not doers or not others or bool(doers & others))


def _towns(draft: Draft) -> set[str]:
    return {place.name for place in draft.places if place.kind != "country"}
