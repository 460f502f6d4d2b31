"""Where each claim of a report is set: said in its clause, near it in its sentence, or carried along the story.

A happening is where its clause says, else at the place named nearest to it, else where the story last was: at the
place that the sentences before were last in, or that of the happening before if that is finer. Deals, sanctions and
support are no part of the story's scene and take no place from it; a statement is where its content says; the toll of a
whole war is the country's.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from .fineness import AREA, TOWN, fineness
from .hanging import is_meanwhile
from .lexicon import listed
from .likened import is_likened
from .reach import lies_in
from .sited import brings_tidings, is_cared_at, is_nationwide
from .tense import carrier, tense_of
from .told_town import told_town
from .within import RELATION, within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from vedette.model import Place

    from .attribution import Attribution
    from .draft import Draft
    from .read import Reading

TIMELESS = frozenset({"relation", "statement"})
VAST = 2000
"""A count from which on people were hurt in a whole country, if nothing is said of where."""
EXODUS = 500_000
"""The same of those who have fled."""
HEADS = 6
"""How far above a count the verb may stand that says who shelters them."""
NEXT = 2
"""Sentences behind a happening that may say where it was."""
LEDE = 2
"""The number of the last sentence of a lede."""
ACTING = frozenset({"nsubj", "nsubjpass", "poss", "compound", "nmod"})
ASIDE = frozenset({"advcl", "relcl", "parataxis"})
DESCRIBING = frozenset({"relcl", "acl", "advcl"})


NATIONWIDE = "all over the country"
"""How the trace says that something was in no one place."""


@dataclass(slots=True)
class Sites:
    """Gives the drafts of one report their places, in the order of the text."""

    reading: Reading
    drafts: Sequence[Draft]
    _carried: tuple[Place, ...] = field(init=False)
    _town: tuple[Place, ...] = ()
    """The town that the story was last in."""
    _since: int = 0
    """Where the sentence starts that tells of the happening last set somewhere."""
    _country: tuple[Place, ...] = field(init=False)
    _lede: int = field(init=False)
    """Where the last sentence of the lede starts."""
    _several: bool = field(init=False)
    """Whether the report tells of several of a sort: ``another bomb``."""
    _set: list[tuple[Draft, tuple[Place, ...], bool]] = field(init=False)
    """Where the happenings and tolls are set that are told once."""

    def __post_init__(self) -> None:
        """The first place at which a happening of the report is said to be is where its lede is, if that says none."""
        said = (self._said(draft) for draft in self.drafts if draft.kind not in TIMELESS and draft.placed)
        self._carried = next((places[:1] for places in said if places), ())
        self._country = self._main_country()
        sentences = [sent.start for sent in self.reading.scene.doc.sents]
        self._lede = sentences[min(LEDE, len(sentences) - 1)] if sentences else 0
        self._several = any(t.lower_ in listed("further") for d in self.drafts for t in d.anchor.sent)
        self._set = [
            (draft, places, _is_taken_up(draft.anchor))
            for draft in self.drafts
            if sort_of(draft) in listed("incidents") and len(places := draft.places) == 1
        ]

    def _main_country(self) -> tuple[Place, ...]:
        """The country that most of the report's places lie in, if the report names it."""
        text = self.reading.scene.report.text  # "Russia-backed" forces are not in Russia
        names = [n for n in self.reading.scene.mentions.names if text[n.span.end : n.span.end + 1] != "-"]
        lying = Counter(n.place.country for n in names if n.place is not None and n.place.country)
        code = lying.most_common(1)[0][0] if lying else None
        named = (n.place for n in names if n.place is not None and n.place.kind == "country")
        return next(((place,) for place in named if place.country == code), ())

    def of(self, draft: Draft) -> tuple[Place, ...]:
        """The places of a draft, one claim for each; where they come from goes into its trace."""
        why, places = self._of(draft)
        if why != NATIONWIDE and (finer := self._finer(draft, places)):
            why, places = "the like of it, told further on", finer
        if places:
            draft.trace.append(("place from", why))
            places = within(draft, places, self.reading.scene)
        stays = places and not self._lies_around(places) and not any(map(self._is_of_care, places))
        if draft.kind not in TIMELESS and stays and not (_is_before(draft.anchor) or is_likened(draft.anchor)):
            around = tuple(p if p.relation != RELATION else replace(p, relation=None) for p in places)
            plainly = draft.kind == "event" and why in {"its clause", "its sentence"} and len(places) == 1
            if plainly or around != self._carried:
                self._since = draft.anchor.sent.start_char if plainly else 0
            if around[0].kind == "town":
                self._town = around[:1]
            self._carried = around[:1]  # five died after clashes in A and B: in one of them
        return places

    def _finer(self, draft: Draft, places: tuple[Place, ...]) -> tuple[Place, ...]:
        """The one town in an area that a lede names, at which the report sets the like of what happened there."""
        if len(places) != 1 or fineness(places) < AREA or draft.anchor.sent.start > self._lede:
            return ()
        sort = sort_of(draft)
        if sort not in listed("incidents") or self._several or _is_vast(draft):
            return ()
        taken_up = any(again for *_, again in self._set)
        least = max((_least(one) for one in self.drafts if one.anchor.sent.start == draft.anchor.sent.start), default=0)
        found = {
            (place.lat, place.lon): place
            for like, one, again in self._set
            if again >= taken_up
            and (like.kind != "casualties" or _least(like) >= least)  # two killed elsewhere are not the 114 of the lede
            and not is_meanwhile(like.anchor)
            and (
                (other := sort_of(like)) == sort or "casualties" in (other, sort) or {other, sort} <= listed("bombings")
            )
            for place in one
            if fineness(one) <= TOWN and place.country and lies_in(place, places[0])
        }
        return tuple(found.values()) if len(found) == 1 else ()

    def _lies_around(self, places: tuple[Place, ...]) -> bool:
        """Whether places are but the river or the country around the town that the story is in."""
        town = fineness(self._carried) <= TOWN and any(place.country for place in self._carried)
        return town and all(place.kind in {"water", "country"} for place in places)

    def _of(self, draft: Draft) -> tuple[str, tuple[Place, ...]]:
        if draft.kind == "displacement" and (host := self._host(draft.anchor)):
            return "who shelters them", host
        if draft.places and self._is_last_hold(draft):
            return "the happening before", self._carried
        if self._country and draft.kind in {"event", "casualties"} and self._is_nationwide(draft):
            return NATIONWIDE, self._country
        if draft.places:
            return "its clause", draft.places
        if draft.kind == "statement":
            return "what is said", self._content(draft.anchor) or self._claimed(draft)
        if not draft.placed:
            return "nowhere", ()
        if is_nationwide(draft.anchor):
            return "the country of the report", self._country
        if draft.back and self._carried:
            return "the happening before", self._carried
        if town := told_town(self.reading.where, draft, self.drafts):
            return "the town told of", town
        if there := self.reading.where.there(draft.anchor):
            if fineness(self._carried) < fineness(there) and lies_in(self._carried[0], there[0]):
                return "the happening before", self._carried  # entered Harib, in Marib province: there
            return "the place last named", there
        near = self.reading.where.nearby(draft.anchor) or self._filed(draft.anchor)
        vast = _is_vast(draft)
        cared = bool(near and self._carried and self._is_of_care(near[0]))
        far = bool(near) and not vast and self._is_but_around(draft, near[0])
        if near and not cared and not far and (vast or not self._is_of_telling(draft, near[0])):
            return "its sentence", near
        if draft.kind == "event" and draft.type in listed("placeless"):
            return "nowhere", self._town if self._is_in_town(draft.anchor) else ()
        if not near and self._town and fineness(self._carried) < TOWN and self._is_in_town(draft.anchor):
            return "the town", self._town
        if self._country and vast:
            return "the country of the report", self._country
        before = self.reading.where.before(draft.anchor)
        told = self._told_of_later(draft)
        if told and fineness(told) < min(fineness(before), fineness(self._carried)):
            return "the sentences after", told
        if fineness(self._carried) < fineness(before) or self._is_later(before, draft.anchor):
            return "the happening before", self._carried
        return "the sentences before", before

    def _is_nationwide(self, draft: Draft) -> bool:
        """Whether it is told to have been all over the country, before any place of it is named: ``36 were killed in
        strikes across the country, seven of them in X``."""
        anchor = draft.anchor
        first = min((place.at.start for place in draft.places if place.at is not None), default=anchor.sent.end_char)
        return any(
            token.dep_ == "pobj"
            and token.head.lower_ in listed("all_over")
            and token.idx < first
            and is_bare(token)
            and carrier(token).i == carrier(anchor).i
            for token in anchor.sent
            if token.lemma_.lower() in {"country", "nation"}
        )

    def _filed(self, anchor: Token) -> tuple[Place, ...]:
        """Where a report was filed, for its opening sentence that names no other place; not from another country."""
        places = self.reading.where.filed(anchor)
        abroad = any(one.country != place.country for one in self._country for place in places)
        return () if abroad else places

    def _is_in_town(self, anchor: Token) -> bool:
        """Whether a happening is told to be in the town that the story is in: ``met rebels in the town``, ``the town's
        main hospital was damaged``."""
        words = (token for token in anchor.subtree if token.lemma_.lower() in listed("settlements") and is_bare(token))
        return any(
            token.dep_ == "poss" or (token.dep_ == "pobj" and token.head.lower_ in listed("enclosing"))
            for token in words
        )

    def _is_later(self, before: tuple[Place, ...], anchor: Token) -> bool:
        """Whether the happening before is told in a later sentence than that which named a place as fine."""
        if self.reading.where.topic(anchor) is not None or fineness(self._carried) > fineness(before):
            return False
        named = max((place.at.start for place in before if place.at is not None), default=0)
        return named < self._since

    def _is_of_care(self, place: Place) -> bool:
        """Whether a place is but where the hurt were taken."""
        doc = self.reading.scene.doc
        return place.at is not None and any(map(is_cared_at, doc[slice(*self._tokens(place))]))

    def _tokens(self, place: Place) -> tuple[int, int]:
        run = self.reading.scene.tokens(place.at) if place.at is not None else range(0)
        return run.start, run.stop

    def _is_but_around(self, draft: Draft, place: Place) -> bool:
        """Whether a country or a province stands but in a description, the story being in a town: ``It hit a church of
        Copts, a people at home in Egypt``."""
        if fineness(self._carried) > TOWN or fineness((place,)) < AREA or place.at is None:
            return False
        at, anchor = self.reading.scene.doc[self._tokens(place)[0]], draft.anchor
        for _ in range(HEADS):
            if at.i == anchor.i or at.is_ancestor(anchor) or at.head is at:
                return False
            if at.dep_ in DESCRIBING and at.head.i != anchor.i:
                return True
            at = at.head
        return False

    def _is_last_hold(self, draft: Draft) -> bool:
        """Whether an area is but where a hold lies that the story is at: ``the army's last stronghold in Darfur``."""
        if draft.kind != "control" or draft.anchor.lemma_.lower() not in listed("strongholds", "control.yaml"):
            return False
        last = any(child.lower_ in {"last", "only", "final", "remaining"} for child in draft.anchor.lefts)
        town = len(self._carried) == 1 and fineness(self._carried) <= TOWN and fineness(draft.places) >= AREA
        return last and town and lies_in(self._carried[0], draft.places[0])

    def _is_of_telling(self, draft: Draft, place: Place) -> bool:
        """Whether a place is where it is told, and the story is at a finer one: ``told reporters in Tripoli that``."""
        at = self.reading.scene.tokens(place.at).start if place.at is not None else -1
        if not self._carried or fineness(self._carried) > min(fineness((place,)), TOWN):
            return False
        if brings_tidings(self.reading.scene.doc[at]):
            return False
        opening = self.reading.scene.doc[max(at - 1, 0)].is_sent_start
        if self._carried[0].country != place.country and (opening or self._carried[0].country is not None):
            return False
        token = self.reading.scene.doc[at]
        told = (one for one in self.reading.scene.attributions if one.tells and one.covers(draft.anchor.i))
        return any(not one.covers(at) and _tells_of(one, token) for one in told)

    def _told_of_later(self, draft: Draft) -> tuple[Place, ...]:
        """The place of a happening that the next sentences take up: ``The attack was near a market in X``."""
        doc, at = self.reading.scene.doc, draft.anchor.sent.end
        for _ in range(NEXT if draft.kind in {"event", "casualties"} else 0):
            if at >= len(doc):
                break
            sentence = doc[at].sent
            verb = next((t.head for t in sentence if self._takes_up(t)), None)
            if verb is not None:
                return self.reading.where.clause(verb, ())
            at = sentence.end
        return ()

    def _takes_up(self, token: Token) -> bool:
        """Whether a subject stands for a happening told before: ``The attack``, ``This blast``."""
        known = token.dep_ in {"nsubj", "nsubjpass"} and token.lemma_.lower() in self.reading.scene.lexicon.nouns
        return known and any(child.lower_ in {"the", "this"} for child in token.children)

    def _said(self, draft: Draft) -> tuple[Place, ...]:
        return draft.places or self.reading.where.nearby(draft.anchor)

    def _host(self, anchor: Token) -> tuple[Place, ...]:
        """The place that shelters people, as the subject of the clause: ``Lebanon has absorbed thousands of them``."""
        verb = carrier(anchor)
        for _ in range(HEADS):
            words = {verb.lemma_.lower(), *(c.lemma_.lower() for c in verb.children if c.dep_ in {"attr", "advmod"})}
            if words & listed("sheltering"):
                bearer = verb.head if verb.dep_ == "conj" and not _has_subject(verb) else verb
                places = (self.reading.where.named(c) for c in bearer.children if c.dep_ == "nsubj")
                if found := next((found for found in places if found), ()):
                    return found
            if verb.head is verb:
                break
            verb = verb.head
        return ()

    def _content(self, anchor: Token) -> tuple[Place, ...]:
        """The place that what is said names: ``vowed to retake Idlib``; not one told of in passing."""
        where, words = self.reading.where, list(_content_words(anchor))
        if any(one.covers(anchor.i) for one in self.reading.scene.attributions):
            words = [*_subjects(anchor), *words]  # what is said goes before its verb too: "the town has not fallen"
        for find in (where.sited, where.acted_on, where.reached):
            if found := next((places for token in words if (places := find(token))), ()):
                return found
        if any(self._is_the_place(token) for token in words):
            return self._scene_of(anchor)
        if any(t.lemma_.lower() in listed("lands") and is_bare(t) and t.dep_ not in ACTING for t in words):
            return self._country
        return ()

    def _claimed(self, draft: Draft) -> tuple[Place, ...]:
        """Where the story is, of what somebody claims to have done: ``The group claimed the attack``."""
        places = self._scene_of(draft.anchor) if draft.type == "responsibility" and _claims(draft) else ()
        return places if fineness(places) <= AREA else ()

    def _scene_of(self, anchor: Token) -> tuple[Place, ...]:
        """Where the story is at a word, if nothing beside it says so."""
        before = self.reading.where.before(anchor)
        return before if fineness(before) <= fineness(self._carried) else self._carried

    def _is_the_place(self, token: Token) -> bool:
        """Whether a noun takes up the place that the story is at: ``denied that the town had fallen``."""
        noun = token.lemma_.lower() in listed("taken_up_places") and token.i not in self.reading.scene.places
        return noun and token.dep_ not in {"compound", "nmod", "poss"} and is_bare(token)


def _claims(draft: Draft) -> bool:
    return any(token.lemma_.lower() == "claim" for token in (draft.anchor, carrier(draft.anchor)))


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)


def _is_before(anchor: Token) -> bool:
    """Whether a happening only says since when something else is so: ``has been a refuge since they left Raqqa``."""
    return anchor.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "since" for c in anchor.children)


def sort_of(draft: Draft) -> str:
    return draft.kind if draft.kind == "casualties" else draft.type


def _tells_of(one: Attribution, token: Token) -> bool:
    """Whether a word hangs on the verb of telling, or stands in the name of who tells."""
    return carrier(token).i == one.cue_token or (one.source is not None and one.source[0] <= token.i < one.source[1])


def _least(draft: Draft) -> float:
    return (draft.figure.low or 0) if draft.kind == "casualties" and draft.figure is not None else 0


def _is_taken_up(anchor: Token) -> bool:
    """Whether a happening is told as one told before: ``the blast in Kayseri``."""
    return anchor.pos_ == "NOUN" and any(child.lower_ in {"the", "this"} for child in anchor.lefts)


def _is_vast(draft: Draft) -> bool:
    least = {"casualties": VAST, "displacement": EXODUS}.get(draft.kind)
    if draft.kind == "displacement" and tense_of(draft.clause or draft.anchor) not in {"perfect", "pluperfect"}:
        return False  # where they live now, or were driven from
    return least is not None and draft.figure is not None and (draft.figure.low or 0) >= least


def is_bare(noun: Token) -> bool:
    """Whether nothing but a word that points back stands with a noun: ``the town``, not ``the town of Sake``."""
    pointed = any(child.lower_ in {"the", "this", "that"} for child in noun.lefts)
    return pointed and not any(child.dep_ in {"compound", "prep", "relcl", "appos", "poss"} for child in noun.children)


def _subjects(anchor: Token) -> Iterator[Token]:
    """The words before a verb that say of whom or what it is told."""
    for child in anchor.lefts:
        if child.dep_ in {"nsubj", "nsubjpass"}:
            yield from child.subtree


def _content_words(anchor: Token) -> Iterator[Token]:
    """The words of a statement after the one that tells of it, without clauses told in passing."""
    queue = [anchor]
    found: list[Token] = []
    while queue:
        token = queue.pop()
        found.append(token)
        queue.extend(c for c in token.children if c.i > anchor.i and c.dep_ not in ASIDE)
    return iter(sorted((t for t in found if t.i > anchor.i), key=lambda t: t.i))
