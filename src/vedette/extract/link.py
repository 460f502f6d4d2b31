"""Claims of one happening lend each other what they leave unsaid: the strike its actor, the toll its victims.

Only within a sentence, or where the report as a whole leaves no other choice; each loan is noted in the trace.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from .arguments import deed_before, is_passive, row_head
from .lexicon import lexicon, listed
from .losses import without_lost
from .memory import is_state
from .notes import is_note
from .phrases import FORCES, sort_of
from .sides import Allied, Fights, anyone, strangers, take_sides
from .telling import DEED

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from spacy.tokens import Token

    from vedette.model import Party

    from .draft import Draft

TOTAL = 500
"""Victims from whom on a toll without a doer is likelier a war's than that of the deed told before."""
BEFORE = "actor from the sentence before"
"""How the trace tells of a doer of whom only that tells."""
HOLDS = frozenset({"capture", "siege", "held", "partly_held", "contested", "besieged"})
BEATEN = frozenset({"attack", "advance"})
"""What is beaten back: ``repelled an attack`` tells of that, and of no attack besides."""
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "csubj", "dobj"})


def link(drafts: Sequence[Draft], allied: Allied = strangers, fights: Fights = anyone) -> list[Draft]:
    """The drafts with empty actors and targets filled from those beside them, and the deeds behind bare tolls.

    ``allied`` says of two parties whether they are known to fight on one side, ``fights`` of one whether it wages war.
    """
    by_sentence: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_sentence[draft.anchor.sent.start].append(draft)
    found: list[Draft] = []
    for group in by_sentence.values():
        doubles = {id(draft) for draft in _doubles(group)}
        single = [draft for draft in group if id(draft) not in doubles]
        _within(single)
        found.extend((*single, *_deeds(single)))
    _from_before(found)
    take_sides(found, allied, fights)
    return without_lost(found)


def _within(group: Sequence[Draft]) -> None:
    """The events and tolls of one sentence."""
    events = [d for d in group if d.kind == "event" and d.type in listed("violent")]
    events.sort(key=lambda d: d.anchor.i)
    at = [d.anchor.i for d in events]
    tolls = [d for d in group if d.kind == "casualties"]
    for toll in tolls:
        _acquit(toll, events)
        here = bisect_left(at, toll.anchor.i)
        near = sorted(events[max(0, here - 1) : here + 2], key=lambda d: abs(d.anchor.i - toll.anchor.i))
        for event in near[:1]:
            if event.type == "arrest" and toll.type != "captured":
                continue  # police detained 18 over a fire that killed 19
            if (
                not toll.actor
                and event.actor
                and not shared(toll.target, event.actor)
                and not _is_bystander(toll, event)
            ):
                toll.actor = event.actor
                toll.trace.append(("actor from", event.anchor.text))
            elif (
                not toll.actor and event.type in listed("mutual") and event.target and shared(toll.target, event.actor)
            ):
                toll.actor = event.target  # three gunmen were killed in clashes with the army
                toll.trace.append(("actor from", event.anchor.text))
            elif toll.actor and not event.actor and not _is_apart(event, toll) and _may_lend(toll, event):
                event.actor = toll.actor
                event.trace.append(("actor from", toll.anchor.text))
            if not event.target and _lends(toll, event) and not _is_apart(event, toll):
                event.target = toll.target
                event.trace.append(("target from", toll.anchor.text))
            if not toll.places and event.places:
                toll.places = event.places
            elif toll.places and not event.places:
                event.places = toll.places


def _acquit(toll: Draft, events: Sequence[Draft]) -> None:
    """``The convoy came under attack, leaving two dead``: whom a blow befell has not dealt what it left."""
    above = {token.i for token in (toll.anchor.head, toll.anchor.head.head)}
    befell = {party.name for event in events if event.anchor.i in above for party in event.target}
    if toll.actor and befell.issuperset(party.name for party in toll.actor):
        toll.actor = ()


def _is_bystander(toll: Draft, event: Draft) -> bool:
    """``12 people were killed in clashes between the army and rebels``: whom none of the two sides counts as its own
    was killed by either."""
    if event.type != "clash" or any(party.id and not party.id.startswith("civ-") for party in toll.target):
        return False
    return not any(sort_of(token, lexicon()) in FORCES for token in toll.extent)


def _may_lend(toll: Draft, event: Draft) -> bool:
    """Whether the doer of a toll may be its event's: whoever arrested a killer has not killed."""
    return toll.type != "captured" or event.type in {"arrest", "abduction"}


def _is_apart(event: Draft, toll: Draft) -> bool:
    """``The bombardment began after militants killed a pilot``: what came first is another happening."""
    between = event.anchor.doc[event.anchor.i + 1 : toll.anchor.i]
    return any(token.lower_ in {"after", "since"} and token.dep_ in {"mark", "prep"} for token in between)


def _from_before(drafts: Sequence[Draft]) -> None:
    """``Gunmen raided the camp. At least 13 people were killed``: a toll without a doer has that of the deed before.

    Only of the sentence right before it, of one doer there, and where the toll's own sentence tells of no other deed.
    """
    groups: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        groups[draft.anchor.sent.start].append(draft)
    for start, group in groups.items():
        tolls = [d for d in group if _is_outcome(d) and not d.actor]
        if start == 0 or not tolls or any(_is_other_deed(d) for d in group):
            continue
        before = groups.get(tolls[0].anchor.doc[start - 1].sent.start, [])
        deeds = [d for d in before if d.kind == "event" and d.type in listed("violent") and d.actor]
        if len({tuple(p.name for p in d.actor) for d in deeds}) != 1:
            continue
        for toll in tolls:
            sum_of_many = toll.figure is not None and (toll.figure.low or 0) >= TOTAL
            if not sum_of_many and not shared(toll.target, deeds[0].actor) and not _is_bystander(toll, deeds[0]):
                toll.actor = deeds[0].actor
                toll.trace.append((BEFORE, deeds[0].anchor.text))


def _is_outcome(draft: Draft) -> bool:
    """Whether a draft tells what a deed has done: ``At least 13 people were killed``, ``Many houses were burned``."""
    if draft.kind == "casualties":
        return draft.type in {"killed", "injured"}
    return draft.kind == "event" and draft.type == "destruction" and is_passive(draft.anchor)


def _is_other_deed(draft: Draft) -> bool:
    """Whether an event is one of its own, and not ``the attack`` that was told before."""
    if draft.kind != "event" or draft.type not in listed("violent") or (_is_outcome(draft) and not draft.actor):
        return False
    return not any(c.lower_ in listed("repeating") for c in draft.anchor.lefts)


def _lends(toll: Draft, event: Draft) -> bool:
    """Whether a toll's victims are those that its event was aimed at: not where that has an aim of its own."""
    if event.aimed or not toll.target or shared(event.actor, toll.target):
        return False
    return event.type != "clash" or all(party.id and not party.id.startswith("civ-") for party in toll.target)


def _doubles(group: Sequence[Draft]) -> list[Draft]:
    """``Fighting pitted X against Y``, ``was hit by a roadside bomb``: the noun says no more than its verb does."""
    noted = {d.anchor.i for d in group if is_note(d)}  # what stands in a note is read as a note, and no further
    told = [d for d in group if d.kind == "event"]
    verbs = {(d.anchor.i, d.type) for d in told if d.anchor.pos_ == "VERB"}
    acted = {(d.anchor.i, d.type) for d in told if d.actor}
    bare = [d for d in told if not d.actor and (d.anchor.i, d.type) in acted]  # two readings of one word
    bare += [d for d in group if d.kind == "casualties" and any(_is_ground(d, one) for one in told)]
    bare += [d for d in group if d.anchor.i in noted and d.type in HOLDS and not is_note(d)]
    beaten = {d.anchor.i for d in told if d.type == "repulse" and d.anchor.pos_ == "VERB"}
    bare += [d for d in told if d.type in BEATEN and _governor(d.anchor).i in beaten and d.anchor.dep_ in ARGUMENTS]
    return bare + [d for d in told if _is_of_verb(d, told, verbs) or _is_effect(d, told) or _is_laid(d, told)]


def _is_of_verb(draft: Draft, told: Sequence[Draft], verbs: Collection[tuple[int, str]]) -> bool:
    """Whether a noun says no more than its verb, to which it leaves its doer: ``destroyed by coalition strikes``."""
    noun = row_head(draft.anchor)
    verb = _governor(noun)
    double = (verb.i, draft.type) in verbs and (_is_argument(noun) or _takes_up(draft))
    for whole in told if double else ():
        if (whole.anchor.i, whole.type) == (verb.i, draft.type):
            whole.actor = whole.actor or draft.actor
    return double


def _is_effect(draft: Draft, told: Sequence[Draft]) -> bool:
    """``was struck by bombs, killing a monk``: what it did is no second one, and whom it befell was its aim."""
    at = draft.anchor
    if at.dep_ not in {"advcl", "conj"} or at.lemma_.lower() not in listed("effects"):
        return False
    above = deed_before(at) or at.head
    whole = next((d for d in told if d.anchor.i == above.i and d.type == draft.type), None)
    if whole is not None and not any(child.dep_ in ARGUMENTS - {"nsubj"} for child in whole.anchor.children):
        whole.target = draft.target or whole.target  # exploded outside a bank, injuring a guard
    return whole is not None


def _is_laid(draft: Draft, told: Sequence[Draft]) -> bool:
    """``planted the bomb that exploded``, ``a bomb planted by X exploded``: once, and by whoever had planted it."""
    at = draft.anchor
    objects = {child.i for child in at.children if child.dep_ == "dobj"}
    under = at.head.head.i if at.dep_ in {"acl", "relcl"} and at.head.dep_ == "nsubj" else -1
    same = (d for d in told if d.type == draft.type == "explosion" and d is not draft)
    blast = next(
        (d for d in same if d.anchor.i == under or (d.anchor.dep_ == "relcl" and d.anchor.head.i in objects)), None
    )
    if blast is not None:
        blast.actor, blast.target = blast.actor or draft.actor, blast.target or draft.target
    return blast is not None


def _is_ground(toll: Draft, event: Draft) -> bool:
    """Whether the captive that a toll counts is the place that was captured."""
    names = {place.text for place in event.places}
    return event.type == "capture" and toll.anchor.i == event.anchor.i and {p.text for p in toll.target} <= names


def _governor(token: Token) -> Token:
    """What a noun is governed by, past its preposition."""
    return token.head.head if token.dep_ == "pobj" else token.head


def _is_argument(token: Token) -> bool:
    went_on = token.head.lower_ == "on" and token.head.head.lemma_ == "go"  # went on a rampage
    return token.dep_ in ARGUMENTS or (token.dep_ == "pobj" and (went_on or token.head.lower_ in {"by", "with"}))


def _takes_up(draft: Draft) -> bool:
    """``struck the base and destroyed it``: a joined verb whose object is a pronoun, or the victims, tells of the same
    happening."""
    objects = [child for child in draft.anchor.children if child.dep_ == "dobj"]
    again = (child.pos_ == "PRON" or child.lower_ == "victims" for child in objects)
    return draft.anchor.dep_ == "conj" and bool(objects) and all(again)


def _deeds(group: Sequence[Draft]) -> list[Draft]:
    """``Gunmen killed 12 villagers``: a toll with a doer, and no other happening told beside it, is an attack too."""
    if any(d.kind == "event" and d.type in listed("violent") for d in group):
        return []
    for toll in group:
        if toll.kind == "casualties" and toll.type in {"killed", "injured"} and toll.actor and toll.target:
            deed = replace(
                toll,
                kind="event",
                type="attack",
                figure=None,
                weight=toll.weight - 0.15,
                trace=[(DEED, toll.anchor.text)],
            )
            return [deed]
    return []


def shared(one: Sequence[Party], other: Sequence[Party]) -> bool:
    """Whether the same are on both sides: by name, or mere ``militants`` beside a group that is no state's."""
    if {p.name for p in one} & {p.name for p in other}:
        return True
    unsaid, groups = listed("other_nouns"), [p for p in (*one, *other) if p.id and not is_state(p)]
    return are_fellows(one, other) or (
        bool(groups)
        and any(not p.id and p.name.lower().split()[-1].removesuffix("s") in unsaid for p in (*one, *other))
    )


def are_fellows(one: Sequence[Party], other: Sequence[Party]) -> bool:
    """Whether people of no name are on one side: some of the attackers are of the gunmen, soldiers are of the army."""
    if any(map(_attacks, one)) and any(map(_attacks, other)):
        return True
    both = (*one, *other)
    bare = bool(one) and bool(other) and any(map(_is_of_some_state, both))
    return bare and all(is_state(party) or _is_of_some_state(party) for party in both)


def _attacks(party: Party) -> bool:
    """Whether somebody is called after an attack, or by a noun for those who make such: ``assailants``, ``gunmen``."""
    last = party.name.lower().split()[-1]
    return not party.id and (last in listed("told_back") or last.removesuffix("s") in listed("other_nouns"))


def _is_of_some_state(party: Party) -> bool:
    """Whether somebody is of a state's forces by a bare noun: ``soldiers``, ``two officers``."""
    return not party.id and party.name.lower() in listed("servicemen")
