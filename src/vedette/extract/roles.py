"""Who did a deed and who suffered it, by a fitted model: it fills what the frames have left empty.

The model is linear in the features of mentions.py. Its weights are in data/roles.json, made by training/roles.py;
without that file drafts stay as their frames have drawn them.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING, Any

from vedette.model import Figure

from .draft import Draft
from .lexicon import listed
from .mentions import VERBAL, is_deed, mentions, told, uses
from .sides import flies

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from .mentions import Mention, Told
    from .read import Reading

REACH = 3
"""Heads above a phrase among which the word must be that tells of the deed."""
SURER = 0.6
"""Log odds by which a deed that no frame tells of must be surer than a gap's filling."""
SLOTS = ("actor", "target")
KILLING, HURTING = frozenset({"kill", "die", "dead", "death"}), frozenset({"wound", "injure"})
"""Words of tolls (lemmas)."""


@dataclass(frozen=True, slots=True)
class Roles:
    """For each slot the log odds of a phrase without features, and what each feature adds; ``fills``: the log odds from
    which a phrase may fill an empty slot."""

    base: Mapping[str, float]
    weights: Mapping[str, Mapping[str, float]]
    fills: float


@dataclass(slots=True)
class Cast:
    """One phrase of a sentence that tells of a deed, with its log odds for each slot."""

    mention: Mention
    told: Told
    odds: dict[str, float] = field(default_factory=dict)


@cache
def roles() -> Roles | None:
    """The fitted model, or None where the installation has none."""
    file = files(__package__).joinpath("data", "roles.json")
    if not file.is_file():
        return None
    fitted: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return Roles(fitted["base"], fitted["weights"], fitted["fills"])


def cast(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with the gaps of those that tell of a deed filled, and new ones of people by name whom one befell."""
    model = roles()
    if model is None or not any(is_cast(draft) for draft in drafts):
        return list(drafts)
    found = list(_in_reach(reading, drafts))
    page = page_features(drafts)
    for one in found:
        for slot in SLOTS:
            one.odds[slot] = _odds(model, slot, (one.mention.features, one.told.features, page))
    return sorted([*drafts, *_filled(model, drafts, found)], key=lambda d: (d.anchor.i, d.kind, d.type))


def seen(reading: Reading, drafts: Sequence[Draft]) -> Iterator[Cast]:
    """Every phrase that may have a role, in the order of the text, not yet weighed: what the model is fitted to."""
    used, sentences = uses(drafts), told(reading)
    for sent in reading.scene.doc.sents:
        here = sentences.get(sent.start)
        if here is not None:
            yield from (Cast(mention, here) for mention in mentions(reading, sent, used))


def _in_reach(reading: Reading, drafts: Sequence[Draft]) -> Iterator[Cast]:
    """Of those phrases the few that could fill a gap, or tell of a deed that no draft has."""
    used = uses(drafts)
    tokens = sorted(set(_below_gaps(drafts)) | set(_people(reading)), key=lambda token: token.i)
    sentences = told(reading, {token.sent.start for token in tokens})
    for token in tokens:
        here = sentences.get(token.sent.start)
        if here is not None:
            yield from (Cast(mention, here) for mention in mentions(reading, (token,), used))


def _below_gaps(drafts: Iterable[Draft]) -> Iterator[Token]:
    """The words at most REACH steps below one that tells of a deed by or to nobody yet."""
    for draft in drafts:
        if is_cast(draft) and any(_is_gap(draft, slot) for slot in SLOTS):
            level = [draft.anchor]
            for _ in range(REACH):
                level = [child for token in level for child in token.children]
                yield from level


def _people(reading: Reading) -> Iterator[Token]:
    """The heads of persons' names that stand right below a word for what was done to them."""
    for entity in reading.scene.doc.ents:
        if entity.label_ == "PERSON":
            deed = _befell(entity.root)
            if deed is not None and is_deed(deed, reading.scene.lexicon):
                yield entity.root


def page_features(drafts: Iterable[Draft]) -> frozenset[str]:
    """What the report as a whole tells of."""
    return frozenset(f"report of {draft.kind}/{draft.type}" for draft in drafts)


def _odds(model: Roles, slot: str, shown: Iterable[Iterable[str]]) -> float:
    weights = model.weights[slot]
    return model.base[slot] + sum(weights.get(feature, 0.0) for features in shown for feature in features)


def is_cast(draft: Draft) -> bool:
    """Whether a draft tells of a deed in which phrases have roles."""
    return f"{draft.kind}/{draft.type}" in listed("cast")


def _is_gap(draft: Draft, slot: str) -> bool:
    """Whether a slot is empty for want of words: what was aimed at a place has no one else for its target."""
    return not getattr(draft, slot) and not (slot == "target" and draft.aimed)


def _filled(model: Roles, drafts: Sequence[Draft], found: Iterable[Cast]) -> Iterator[Draft]:
    """Fills gaps, surest first; yields the drafts of deeds that no frame has told of."""
    by_sentence: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if is_cast(draft):
            by_sentence[draft.anchor.sent.start].append(draft)
    sure = [(one.odds[slot], -one.mention.token.i, slot, one) for one in found for slot in SLOTS]
    done: set[str] = {party.name for draft in drafts if is_cast(draft) for party in (*draft.actor, *draft.target)}
    for odds, _, slot, one in sorted((entry for entry in sure if entry[0] >= model.fills), reverse=True, key=_order):
        here = by_sentence[one.mention.token.sent.start]
        if any(party.name in done for party in one.mention.parties) or not _may_be(slot, one.mention):
            continue
        if slot == "target" and any(draft.aimed and draft.anchor == _befell(one.mention.token) for draft in here):
            continue  # a name that a deed was aimed at as at a place befell nobody
        made = _fill(here, slot, one)
        if made is None:
            made = _new(slot, one) if odds >= model.fills + SURER else None
            if made is None:
                continue
            here.append(made)
            yield made
        made.trace.append((f"{slot}, by the roles model", f"{one.mention.token.text} ({_chance(odds):.2f})"))
        done.update(party.name for party in one.mention.parties)


def _order(entry: tuple[float, int, str, Cast]) -> tuple[float, int, str]:
    return entry[:3]


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def _may_be(slot: str, mention: Mention) -> bool:
    """Whether a phrase is of a sort that the model may add by itself: a doer, a person by name, or a thing."""
    token = mention.token
    if slot == "actor":
        return not (_looks_on(token) or _is_beside(token))
    return token.ent_type_ == "PERSON" or token.pos_ == "NOUN"


def _is_beside(token: Token) -> bool:
    """Whether a phrase says what something happened near: people killed ``near the Taliban's headquarters``."""
    at = token
    while at.pos_ not in VERBAL and at.head is not at:
        if at.dep_ == "prep" and at.lower_ in listed("nearby"):
            return True
        at = at.head
    return False


def _looks_on(token: Token) -> bool:
    """Whether somebody only speaks of a deed, or is after its doer: ``police are hunting``, ``condemned by X``."""
    if token.dep_ == "pobj":
        return token.head.dep_ == "agent" and token.head.head.lemma_.lower() in listed("spoken_of")
    return token.dep_ == "nsubj" and token.head.lemma_.lower() in listed("pursuing")


def _fill(here: Sequence[Draft], slot: str, one: Cast) -> Draft | None:
    """The nearest draft of the sentence whose slot is empty, now filled."""
    other = "target" if slot == "actor" else "actor"
    names = {party.name for party in one.mention.parties}
    above = set(islice((token.i for token in one.mention.token.ancestors), REACH))
    near = [d for d in here if d.anchor.i in above]
    if slot == "target" and one.mention.token.ent_type_ == "PERSON":
        near = [d for d in near if d.anchor == _befell(one.mention.token)]
    if slot == "actor":
        near = [d for d in near if not _is_within_struck(one.mention.token, d.anchor)]
        if any(one.mention.token in d.extent for d in here if d.kind == "casualties" and d.anchor != one.mention.token):
            return None  # who is counted among the dead
    if slot == "target" and any(t.lower_.startswith("explosive") for t in one.mention.token.subtree):
        near = [d for d in near if d.type not in listed("blown_up")]  # a truck full of explosives is the bomb
    if slot == "actor":
        near = [d for d in near if d.type != "air_strike" or all(flies(p, d) for p in one.mention.parties)]
    empty = [d for d in near if _is_gap(d, slot) and not names & {p.name for p in getattr(d, other)}]
    if not empty:
        return None
    draft = min(empty, key=lambda d: abs(d.anchor.i - one.mention.token.i))
    setattr(draft, slot, one.mention.parties)
    draft.extent = (*(draft.extent or (draft.anchor,)), one.mention.token)
    return draft


def _is_within_struck(token: Token, verb: Token) -> bool:
    """Whether a phrase stands in that of what a verb struck: whose ``headquarters of the group`` were bombed is not
    who bombed them."""
    while token.head.i not in {verb.i, token.i}:
        if token.dep_ == "agent" or token.lower_ == "by":
            return False
        token = token.head
    return token.head.i == verb.i and verb.pos_ == "VERB" and token.dep_ in {"dobj", "nsubjpass"}


def _befell(token: Token) -> Token | None:
    """The word right above a phrase (or above the first of its row) for what was done to it."""
    while token.dep_ in {"conj", "appos"}:
        token = token.head
    if token.dep_ in {"nsubjpass", "dobj", "poss"} or (token.dep_ == "nsubj" and token.head.lemma_.lower() == "die"):
        return token.head
    return token.head.head if token.dep_ == "pobj" and token.head.lower_ in {"of", "against", "on"} else None


def _new(slot: str, one: Cast) -> Draft | None:
    """A deed that no frame told of: a person by name who suffered it, by the word above that tells of one."""
    token = one.mention.token
    deed = _befell(token) if slot == "target" and token.ent_type_ == "PERSON" else None
    if deed is None or deed not in one.told.deeds:
        return None
    lemma = deed.lemma_.lower()
    kind = dict(one.told.types).get(deed, "")
    draft = Draft("event", kind, deed, weight=0.5, clause=deed, extent=(deed, token), target=one.mention.parties)
    if lemma in KILLING | HURTING:
        draft.kind, draft.type = "casualties", "killed" if lemma in KILLING else "injured"
        draft.figure = Figure(1, 1, draft.type, one.mention.parties[0].text)
    return draft if is_cast(draft) else None


__all__ = ["Cast", "Roles", "cast", "is_cast", "page_features", "roles", "seen"]
