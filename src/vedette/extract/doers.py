"""Whose deed it was where the report tells it of the same happening elsewhere: a toll has the doer of its blow, ``the
attack`` that of the attack told before, and what befell one place on one day the only one who struck there.

It works on the readings with their place and day, so that one happening is known from another.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from vedette.ids import claim_id

from .lexicon import listed
from .link import BEFORE, are_fellows
from .memory import is_state
from .reach import lies_in
from .sides import SOLE, flies, side_of
from .signs import Candidate
from .told_back import told_back

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from spacy.tokens import Token

    from vedette.model import Claim, Party

REACH = 3
"""Sentences back to the attack that ``the attack`` takes up."""
NESTED = 6
"""Heads between a toll and the blow that it is said of."""
OPENING = frozenset({1, 2})
"""The numbers of the sentences below a headline that tell its news again."""
MANY = 4
"""How many a toll must count for its number to be known again."""
SPAN = timedelta(days=3)
"""Days between which a headline and a story may set the same toll."""
AROUND = 6
"""Sentences on either side in which what befell one place on one day is one happening."""
TOLLS = frozenset({"killed", "injured", "casualties", "missing", "captured"})
TAKING = frozenset({"missing", "captured"})
JUST = 2
"""Sentences back to the one taking, of several parties', that a taking by nobody named goes on with."""
ALONE = frozenset({"clash", "arrest", "explosion"})
"""What is no word for another deed, nor another for it: two sides fight, and who laid a mine is not who shelled."""


def with_doers(
    found: Sequence[Candidate], allied: Callable[[Party, Party], bool], wages_war: Callable[[Party], bool]
) -> list[Candidate]:
    """The readings of one report, those without a doer lent the one whom it tells of the same happening."""
    doers = _Doers(list(found), allied, wages_war)
    doers.acquit()
    for step in (doers.of_blow, doers.of_before, doers.of_blow, doers.of_place, doers.of_blow, doers.of_takings):
        step()
    doers.of_headline()
    doers.of_same_toll()
    return told_back(doers.found)


@dataclass(slots=True)
class _Doers:
    found: list[Candidate]
    allied: Callable[[Party, Party], bool]
    wages_war: Callable[[Party], bool]
    _sentences: dict[int, int] = field(init=False)
    """The number of each sentence that tells of anything, by its first token."""

    def __post_init__(self) -> None:
        sentences = self.found[0].draft.anchor.doc.sents if self.found else ()
        self._sentences = {sent.start: number for number, sent in enumerate(sentences)}

    def acquit(self) -> None:
        """Whom a report has strike in other countries only has not dealt what fell in this one, unless it says so."""
        lands = self._lands()
        struck = {
            (side_of(party) or party.name, land)
            for one, land in zip(self.found, lands, strict=True)
            if one.claim.kind in {"event", "casualties"} and not _is_lent(one.claim)
            for party in one.claim.actor
        }
        abroad = {name for name, land in struck if land}
        for at, (one, land) in enumerate(zip(self.found, lands, strict=True)):
            names = {side_of(party) or party.name for party in one.claim.actor}
            if (
                land
                and names
                and names <= abroad
                and _is_lent(one.claim)
                and not any((n, land) in struck for n in names)
            ):
                note = ("actor dropped", "strikes in other countries only")
                claim = replace(one.claim, actor=(), trace=(*one.claim.trace, note))
                self.found[at] = Candidate(replace(claim, claim_id=claim_id(claim)), one.draft)

    def _lands(self) -> list[str | None]:
        """The country of each reading; of one whose place has none that is known, the last told of before."""
        lands: list[str | None] = []
        for one in self.found:
            place = one.claim.place
            lands.append((place.country if place is not None else None) or (lands[-1] if lands else None))
        return lands

    def of_blow(self) -> None:
        """``12 people were killed in an army strike``: those who struck have killed them."""
        blows = self._blows()
        for at, one in self._wanting():
            if one.claim.kind != "casualties":
                continue
            blow = _blow(one, blows)
            if blow is not None and blow.claim.actor:
                self._lend(at, blow, "its blow")

    def of_before(self) -> None:
        """``The latest attacks were carried out on Monday``: who attacked is told in the sentences before."""
        told: dict[int, list[Candidate]] = defaultdict(list)
        for other in self._doings():
            if other.claim.kind == "event":
                told[self._number(other)].append(other)
        for at, one in self._wanting():
            if one.claim.kind != "event" or one.claim.type not in listed("violent") or not _takes_up(one):
                continue
            here = self._number(one)
            back = (
                [o for o in told[number] if _may_be_one(one, o)] for number in range(here - 1, here - REACH - 1, -1)
            )
            like = next(filter(None, back), [])
            if like and len({_names(other.claim) for other in like}) == 1:
                self._lend(at, like[-1], "the happening that it takes up", whole=True)

    def of_place(self) -> None:
        """``Gunmen raided Bolon on Monday. … Four people were killed there``: one doer for one place on one day."""
        blows, there = self._blows(), defaultdict(list)
        for other in self._doings():
            there[_scene(other.claim)].append(other)
        for at, one in self._wanting():
            told = one.claim.kind == "casualties" and _blow(one, blows) is not None
            vague = one.claim.time is None or one.claim.time.precision != "day"
            if told or vague or _scene(one.claim) is None or one.draft.anchor.lemma_.lower() in listed("remains"):
                continue
            same = [other for other in there[_scene(one.claim)] if self._is_near(one, other) and _are_like(one, other)]
            if same and len({_names(other.claim) for other in same}) == 1:
                self._lend(at, same[0], "the only one whom the report has strike there that day")

    def of_headline(self) -> None:
        """``Gunmen raid Plateau villages``, and below: ``At least 140 people were killed in attacks``: an opening that
        names nobody tells the headline's deed again."""
        doc = self.found[0].draft.anchor.doc if self.found else None
        first = next(doc.sents, None) if doc is not None else None
        if first is None or not first.text.endswith("\n") or first.text.rstrip()[-1:] in {".", "!", "?", '"', "”"}:
            return
        doings = list(self._doings())
        above = [other for other in doings if self._number(other) == 0]
        if len({_names(other.claim) for other in above}) != 1 or any(self._number(o) in OPENING for o in doings):
            return
        for at, one in self._wanting():
            like = [other for other in above if _are_like(one, other) and _are_near(one.claim, other.claim)]
            if self._number(one) in OPENING and like:
                self._lend(at, like[0], "the headline's")

    def of_same_toll(self) -> None:
        """A toll told twice with one number has the doer whom it has once: in the headline and below it, say."""
        told: dict[tuple[str, float | None], list[Candidate]] = defaultdict(list)
        for other in self._doings():
            if other.claim.figure is not None:
                told[(other.claim.type, other.claim.figure.low)].append(other)
        for at, one in self._wanting():
            figure = one.claim.figure
            if one.claim.kind != "casualties" or figure is None or (figure.low or 0) < MANY:
                continue
            same = [o for o in told[(one.claim.type, figure.low)] if _are_near(one.claim, o.claim)]
            if same and len({_names(other.claim) for other in same}) == 1:
                self._lend(at, same[0], "the same toll, told twice")

    def of_takings(self) -> None:
        """``The army retook Gwoza on Friday. … Bama was recaptured on March 16``: whoever takes the towns of a report,
        or, where several do, the one told of last."""
        takings = [one for one in self.found if _is_taking(one.claim) and one.claim.actor]
        for at, one in self._wanting():
            if not _is_taking(one.claim):
                continue
            if _is_declared(one.draft.anchor):
                self._own_up(at)
                continue
            if not _is_told_of_taker(one.draft.anchor):
                continue
            near = [other for other in takings if self._is_near(one, other)]
            last = max((self._number(o) for o in near if self._number(o) <= self._number(one)), default=0)
            if len({_names(other.claim) for other in near}) > 1:
                near = [other for other in near if self._number(one) - JUST < self._number(other) == last]
            tellers = tuple(party for party in one.claim.source if party.id is not None)
            if tellers and near and not self._is_own(tellers, near[-1].claim.actor):
                continue  # Russia claimed the capture of X
            if near and len({_names(other.claim) for other in near}) == 1:
                self._lend(at, near[-1], "who takes the towns that the report tells of")

    def _own_up(self, at: int) -> None:
        """``The army declared the city liberated``, ``Russia claimed the capture of the village``: they took it."""
        claim, draft = self.found[at].claim, self.found[at].draft
        taker = next((party for party in claim.source if party.id is not None and self.wages_war(party)), None)
        if taker is None or self._is_hurt(taker, claim):
            return
        note = ("actor from", f"{draft.anchor.head.text}: who declares to have taken it")
        claim = replace(claim, actor=(taker,), trace=(*claim.trace, note))
        self.found[at] = Candidate(replace(claim, claim_id=claim_id(claim)), draft)

    def _is_own(self, tellers: Sequence[Party], takers: Sequence[Party]) -> bool:
        """Whether nobody of another side tells of a taking than who would have taken."""
        return not any(
            self.wages_war(teller) and not any(teller.id == taker.id or self.allied(teller, taker) for taker in takers)
            for teller in tellers
        )

    def _wanting(self) -> Iterator[tuple[int, Candidate]]:
        for at, one in enumerate(self.found):
            claim = one.claim
            hurts = claim.kind == "casualties" and claim.type in TOLLS and claim.figure is not None
            if not claim.actor and (hurts or claim.kind == "event") and claim.status != "denied":
                yield at, one

    def _doings(self) -> list[Candidate]:
        """The readings of violence whose doer is told."""
        return [
            one
            for one in self.found
            if one.claim.actor
            and one.claim.status != "denied"
            and (one.claim.kind == "casualties" or (one.claim.kind == "event" and one.claim.type in listed("violent")))
        ]

    def _number(self, one: Candidate) -> int:
        return self._sentences[one.draft.anchor.sent.start]

    def _blows(self) -> dict[int, list[Candidate]]:
        """The blows that each sentence tells of, by its first token."""
        found: dict[int, list[Candidate]] = defaultdict(list)
        for one in self.found:
            if one.claim.kind == "event" and one.claim.type in listed("violent") - listed("mutual"):
                found[one.draft.anchor.sent.start].append(one)
        return found

    def _is_near(self, one: Candidate, other: Candidate) -> bool:
        return abs(self._number(one) - self._number(other)) <= AROUND

    def _lend(self, at: int, lender: Candidate, why: str, *, whole: bool = False) -> None:
        one = self.found[at]
        if are_fellows(one.claim.target, lender.claim.actor) or any(
            self._is_hurt(p, one.claim) for p in lender.claim.actor
        ):
            return
        if one.claim.type == "air_strike" and not all(flies(party, one.draft) for party in lender.claim.actor):
            return
        note = ("actor from", f"{lender.draft.anchor.text}: {why}")
        target = one.claim.target or (lender.claim.target if whole and one.claim.kind == "event" else ())
        claim = replace(one.claim, actor=lender.claim.actor, target=target, trace=(*one.claim.trace, note))
        self.found[at] = Candidate(replace(claim, claim_id=claim_id(claim)), one.draft)

    def _is_hurt(self, party: Party, claim: Claim) -> bool:
        return any(
            party.name == hurt.name or self.allied(party, hurt) or (is_state(party) and is_state(hurt) and not hurt.id)
            for hurt in claim.target
        )


def _is_taking(claim: Claim) -> bool:
    return claim.kind == "event" and claim.type == "capture" and claim.status == "asserted"


def _is_declared(word: Token) -> bool:
    """Whether a taking is what somebody declares: ``declared the city liberated``, ``claimed the capture of it``."""
    return (
        word.dep_ in {"ccomp", "dobj", "oprd"}
        and word.head.lemma_.lower() in listed("boasting")
        and (word.pos_ == "NOUN" or word.lower_ in listed("declared"))
    )


def _is_told_of_taker(verb: Token) -> bool:
    """``was retaken``, ``fell``; not ``changed hands``, nor ``the liberation``."""
    return verb.pos_ == "VERB" and verb.lemma_.lower() not in listed("both_ways")


def _is_lent(claim: Claim) -> bool:
    """Whether a claim's doer is only the one whom the report has strike elsewhere, or in the sentence before."""
    states = all(is_state(party) for party in claim.actor)
    return any(words == SOLE or (step == BEFORE and states) for step, words in claim.trace)


def _names(claim: Claim) -> tuple[str, ...]:
    return tuple(sorted(party.id or party.name.casefold() for party in claim.actor))


def _blow(toll: Candidate, blows: Mapping[int, Sequence[Candidate]]) -> Candidate | None:
    """The blow that a toll's own sentence tells it of: the one that its words hang together with."""
    taken = toll.claim.type in TAKING
    here = [
        one
        for one in blows.get(toll.draft.anchor.sent.start, ())
        if (one.claim.type != "arrest" or taken) and _hang_together(toll, one)
    ]
    return min(here, key=lambda one: abs(one.draft.anchor.i - toll.draft.anchor.i), default=None)


def _takes_up(one: Candidate) -> bool:
    """Whether a noun takes up what was told before: ``the attack``, ``both raids``, ``these strikes``."""
    noun = one.draft.anchor
    return noun.pos_ == "NOUN" and any(child.lower_ in listed("taking_up") for child in noun.lefts)


def _hang_together(toll: Candidate, blow: Candidate) -> bool:
    """Whether a toll is said of a blow by its syntax: ``killed in a strike``, ``a strike killed``, ``struck, killing``,
    ``killed when shells struck``; not what came to pass beside it (``died while they struck``)."""
    one, other = toll.draft.anchor, blow.draft.anchor
    if one.i == other.i or other.head.i == one.i:
        return not _stands_apart(other)
    upper, lower = (one, other) if one.is_ancestor(other) else (other, one)
    between: list[Token] = []
    for token in (lower, *lower.ancestors):
        if token.i == upper.i:
            return len(between) <= NESTED and not any(map(_stands_apart, between))
        between.append(token)
    return one.head.i == other.head.i and one.dep_ in {"conj", "advcl"} and not _stands_apart(one)


def _stands_apart(token: Token) -> bool:
    """Whether a clause tells of something else than the clause above it, for all that it says."""
    if token.dep_ == "relcl":
        return token.left_edge.lower_ != "where" and token.left_edge.nbor(1).lower_ != "which"  # in which
    if token.dep_ in {"ccomp", "parataxis"}:
        return True
    marks = {child.lower_ for child in token.lefts if child.dep_ in {"mark", "advmod"}}
    return token.dep_ == "advcl" and bool(marks & listed("standing_apart"))


def _are_like(one: Candidate, other: Candidate) -> bool:
    """Whether two readings may be of one deed by their types: fighting is no deed of one, a mine is nobody's shell."""
    mine, its = one.claim.type, other.claim.type
    if {mine, its} & ALONE:
        return mine == its
    if {mine, its} & TAKING:
        return {mine, its} <= TAKING | {"abduction", "attack"}
    if "destruction" in {mine, its}:
        return mine == "destruction"
    return mine == its or "attack" in {mine, its} or "casualties" in {one.claim.kind, other.claim.kind}


def _may_be_one(one: Candidate, other: Candidate) -> bool:
    """Whether ``the attack`` may be another told before, by where and when it is told to have been."""
    here, there, mine, its = one.claim.place, other.claim.place, one.claim.time, other.claim.time
    if not _are_like(one, other) or (here is not None and there is not None and here.name != there.name):
        return False
    if mine is None or its is None or mine.start is None or mine.end is None or its.start is None or its.end is None:
        return True
    return mine.start <= its.end and its.start <= mine.end


def _are_near(one: Claim, other: Claim) -> bool:
    """Whether two claims may be of one place and one day, as far as these are said."""
    here, there, mine, its = one.place, other.place, one.time, other.time
    if here is not None and there is not None and here.name != there.name:
        apart = here.country != there.country or not (lies_in(here, there) or lies_in(there, here))
        if apart and (here.lat is not None and there.lat is not None):
            return False
    if mine is None or its is None or mine.start is None or its.start is None:
        return True
    return abs(mine.start - its.start) <= SPAN


def _scene(claim: Claim) -> tuple[str, date | None, date | None] | None:
    """Where and when something happened, where both are said finely enough to tell one happening from another."""
    place, time = claim.place, claim.time
    if place is None or place.kind in {"country", "region"} or time is None or time.start is None:
        return None
    return (place.name, time.start, time.end)


__all__ = ["with_doers"]
