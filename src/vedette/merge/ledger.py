"""The control ledger: who holds each place from when to when.

Each place has its own list of marks, by day; one pass over it gives the spells. What a place of a province says is the
province's alone: it flips none of its towns.

- A take or a later state by another party ends the spell before it on the day before.
- A state of a party that fights at the holder's side changes nothing: after the rebels, the opposition holds it too.
- A leave ends the spell of the party that left; from then the holder is unknown until somebody is said to hold it.
- A first take from a named party shows that this one held the place until the day before.
- Two parties that are said by different voices to hold a place at one time are both kept: the spell is ``contested``,
  its holder the one that more reports name, with the claims for and against, and a dispute.
- A change told to a span of days (``in 2022``) is set before the next one that its report tells of within that span;
  and where such a change is known to the day from elsewhere, it is that one.
- A change that is told again of a later day, by more reports, was told too early (``redating.py``).
- A state that is told to have lasted since a day also fills what is unknown before the first spell.
- Uncertain and undated claims, and those of nobody in particular, flip nothing: they join the spell that they agree
  with, stand against the one that they do not, and make a weak one where the place has no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from ..ids import place_identity
from ..model import Dispute, Holding, Party, Place
from .best import claims_of, confidence
from .marks import NOBODY, Mark
from .parties import PartyRelations, allied, is_named, same_side
from .redating import redated
from .spell import Spell

RIVAL_DAYS = 7
"""So long after a take, another origin that says the former holder still holds the place denies it; later, it tells of
a change that was not reported."""
_VAGUE = 31
"""A change told to more days than this is not known to the month."""
_WEAK = 0.3
"""What the confidence of a weak spell is multiplied by."""


def ledger(marks: Iterable[Mark], relations: PartyRelations) -> tuple[list[Holding], list[Dispute]]:
    """The holdings of all places, by place and day, and the disputes over holders."""
    by_place: dict[str, list[Mark]] = {}
    for mark in marks:
        by_place.setdefault(place_identity(mark.place), []).append(mark)
    holdings: list[Holding] = []
    disputes: list[Dispute] = []
    for name, listed in sorted(by_place.items()):
        spells = PlaceLedger(relations).write(listed)
        place = best_place_of(listed)
        holdings += [holding_of(place, spell) for spell in spells]
        disputes += [dispute_of(name, spell) for spell in spells if spell.disputed]
    return holdings, disputes


def holdings_at(holdings: Iterable[Holding], day: date) -> list[Holding]:
    """The holdings that cover a day; an open start reaches back, an open end on."""
    return [one for one in holdings if (one.start is None or one.start <= day) and (one.end is None or day <= one.end)]


class PlaceLedger:
    """Writes the spells of one place."""

    def __init__(self, relations: PartyRelations) -> None:
        self._relations = relations
        self._spells: list[Spell] = []

    def write(self, marks: Sequence[Mark]) -> list[Spell]:
        """The spells that the marks make, by first day."""
        firm = self._in_order(_as_told([mark for mark in marks if not mark.weak]))
        for mark in firm:
            {"take": self._take, "leave": self._leave, "state": self._state}[mark.sort](mark)
        for mark in self._in_order([mark for mark in marks if mark.weak]):
            self._weigh(mark)
        for mark in firm:
            self._deny(mark)
        self._fill([mark for mark in firm if mark.sort == "state" and mark.status == "held"])
        for spell in self._spells:
            _settle(spell)
        redated(self._spells)
        return sorted(self._spells, key=lambda spell: (spell.start or 0, spell.end or 10**7))

    def _in_order(self, marks: Sequence[Mark]) -> list[Mark]:
        """By day; on one day, how it was before the change, the leave, the take, and how it was after."""
        takes: dict[int, list[Mark]] = {}
        for mark in marks:
            if mark.sort == "take":
                takes.setdefault(mark.day, []).append(mark)

        def rank(mark: Mark) -> int:
            if mark.sort != "state":
                return 1 if mark.sort == "leave" else 2
            after = any(self._one(mark.holder, one.holder) or _answers(mark, one) for one in takes.get(mark.day, ()))
            return 3 if after else 0

        return sorted(marks, key=lambda mark: (mark.day, rank(mark), mark.known, _first_claim(mark)))

    @property
    def _last(self) -> Spell | None:
        return self._spells[-1] if self._spells else None

    def _take(self, mark: Mark) -> None:
        again = self._told_before(mark)
        if again is not None:
            again.tellings += mark.tellings
            return
        last = self._last
        if last is None and mark.former and not self._one(mark.former, mark.holder):
            # Told to a whole year, it may have come about on any day of it: until then the former holder is known.
            until = mark.first if mark.first is not None and mark.day - mark.first > _VAGUE else mark.day
            self._spells.append(Spell(mark.former, "held", None, until - 1, list(mark.tellings), changed=False))
        if last and self._covers(last, mark.day):
            if last.holder and self._one(last.holder, mark.holder) and (last.status == "held" or last.disputed):
                last.tellings += mark.tellings
                return
            if self._is_rival_take(last, mark):
                self._contest(last, mark)
                return
            self._end(last, mark.day - 1)
        self._begin(mark, changed=True)

    def _told_before(self, mark: Mark) -> Spell | None:
        """The spell that a take told to a span of days began, where one is known to have begun within that span."""
        first = mark.first or 0
        known = (one for one in self._spells if one.changed and one.holder and self._one(one.holder, mark.holder))
        return next((one for one in known if one.start is not None and first <= one.start < mark.day), None)

    def _leave(self, mark: Mark) -> None:
        last = self._last
        if last is None:
            self._spells.append(Spell(mark.holder, "held", None, mark.day - 1, list(mark.tellings), changed=False))
        elif not self._covers(last, mark.day):
            pass  # nobody is known to hold it: that the party left is news of its own
        elif last.holder is None or not self._one(last.holder, mark.holder):
            if last.former and self._one(last.former, mark.holder):
                last.tellings += mark.tellings  # the same change, told by its loser
            return
        elif last.changed and last.start == mark.day:
            last.against += mark.tellings
            return
        else:
            self._end(last, mark.day - 1)
        lost = Spell(None, "lost", mark.day, None, list(mark.tellings), changed=True, former=mark.holder)
        self._spells.append(lost)

    def _state(self, mark: Mark) -> None:
        last = self._last
        if mark.holder is NOBODY:
            self._fought_over(last, mark)
        elif last is None or not self._covers(last, mark.day):
            self._begin(mark, changed=False)
        elif last.holder and self._one(last.holder, mark.holder):
            self._restate(last, mark)
        elif mark.status == last.status == "contested" and not last.disputed:
            self._go_on(last, mark)
        elif last.holder and allied(last.holder, mark.holder, self._relations):
            self._restate(last, replace(mark, holder=last.holder))
        elif self._is_denial(last, mark):
            if mark.voices <= last.voices:
                last.against += mark.tellings  # one voice that tells of the change and of how it was before
            else:
                self._contest(last, mark)
        elif mark.status == "contested" and last.holder:
            since = mark.day if mark.since is None else max(mark.since, (last.start or 0) + 1)
            self._end(last, min(since, mark.day) - 1)
            self._begin(replace(mark, holder=last.holder), changed=False)
        else:
            self._end(last, mark.day - 1)
            self._begin(replace(mark, since=mark.day), changed=False)

    def _fought_over(self, last: Spell | None, mark: Mark) -> None:
        """A contest between parties unnamed: whoever held the place does so contested, and again once it is over. One
        that began before the last change is the fight that brought it."""
        since = mark.day if mark.since is None else mark.since
        if last is None or last.holder is None or last.status != "held" or not self._covers(last, since):
            return
        if last.start is not None and (since if mark.first is None else mark.first) <= last.start:
            return
        holder, end = last.holder, last.end
        self._end(last, since - 1)
        contest = Spell(holder, "contested", since, mark.until, list(mark.tellings), changed=False)
        self._spells.append(contest)
        if mark.until is not None and mark.until < mark.known.toordinal():
            self._spells.append(Spell(holder, "held", mark.until + 1, end, list(last.tellings), changed=False))
        else:
            contest.end = None

    def _restate(self, last: Spell, mark: Mark) -> None:
        """The same holder, perhaps in another state."""
        if mark.status == "partly_held" and last.changed and mark.known < _known(last):
            last.tellings += mark.tellings  # the rest was taken by then, as was told later
            return
        same = mark.status in (last.status, "held") and last.status not in ("besieged", "partly_held")
        if mark.status == last.status == "contested" and not last.disputed:
            self._go_on(last, mark)
            return
        if same or mark.status == last.status or last.disputed or (last.start is not None and mark.day <= last.start):
            last.tellings += mark.tellings
            return
        self._end(last, mark.day - 1)
        self._begin(replace(mark, since=mark.day), changed=False)

    def _go_on(self, contest: Spell, mark: Mark) -> None:
        """The same contest, told of another day; perhaps of its last."""
        contest.tellings += mark.tellings
        contest.end = mark.until if mark.until is not None else contest.end

    def _is_denial(self, last: Spell, mark: Mark) -> bool:
        """Whether a state says that a change just told did not happen, rather than that it was undone."""
        if not last.changed or last.start is None:
            return False
        if mark.day == last.start and mark.known < _known(last):
            return False
        return mark.day - last.start <= RIVAL_DAYS

    def _is_rival_take(self, last: Spell, mark: Mark) -> bool:
        return bool(last.changed and last.holder and last.start == mark.day and not mark.voices & last.voices)

    def _contest(self, last: Spell, mark: Mark) -> None:
        """Both sides stay, in one spell."""
        last.against += mark.tellings
        last.rival = last.rival or mark.holder
        last.disputed, last.status = True, "contested"

    def _begin(self, mark: Mark, *, changed: bool) -> None:
        start = mark.day if changed or mark.since is None else mark.since
        previous = self._last
        if previous and previous.end is not None:
            start = max(start, previous.end + 1)
        if mark.until is not None and start > mark.until:
            return
        holder = self._as_before(mark.holder)
        spell = Spell(holder, mark.status, start, mark.until, list(mark.tellings), changed, former=mark.former)
        self._spells.append(spell)

    def _as_before(self, holder: Party) -> Party:
        """The name by which the spell before has the same side: an army after its government is no new holder."""
        before = self._last.holder if self._last else None
        if before is None or not self._one(before, holder):
            return holder
        return before if is_named(before) or not is_named(holder) else holder

    def _end(self, spell: Spell, day: int) -> None:
        """Ends a spell; one that would end before it began was never one, and is struck out."""
        if spell.start is not None and day < spell.start:
            self._spells.remove(spell)
        else:
            spell.end = day

    def _weigh(self, mark: Mark) -> None:
        """Puts an uncertain or undated claim where it belongs without flipping anything."""
        spell = next((spell for spell in self._spells if spell.covers(mark.day)), None)
        if spell is None:
            if mark.sort != "leave":
                self._add_weak(mark)
        elif mark.sort == "leave":
            agrees = spell.holder is None or not self._one(spell.holder, mark.holder)
            (spell.tellings if agrees and spell.former else spell.against).extend(mark.tellings)
        elif spell.holder and self._may_be(spell, mark):
            spell.tellings += mark.tellings
        else:
            spell.against += mark.tellings

    def _may_be(self, spell: Spell, mark: Mark) -> bool:
        """Whether the mark may mean the spell's holder: ``US-backed fighters`` took the town on the day that it did."""
        if spell.holder is None or self._one(spell.holder, mark.holder):
            return spell.holder is not None
        return mark.sort == "take" and not is_named(mark.holder) and spell.changed and spell.start == mark.day

    def _add_weak(self, mark: Mark) -> None:
        following = min(
            (one.start for one in self._spells if one.start is not None and one.start > mark.day), default=None
        )
        end = mark.until if mark.until is not None else (following - 1 if following is not None else None)
        start = mark.day if mark.since is None else min(mark.since, mark.day)
        before = max((one.end for one in self._spells if one.end is not None and one.end < mark.day), default=None)
        start = max(start, before + 1) if before is not None else start
        spell = Spell(mark.holder, mark.status, start, end, list(mark.tellings), changed=False, weak=True)
        self._spells.append(spell)

    def _fill(self, states: Iterable[Mark]) -> None:
        """What was so since a day was so before the first change that is known."""
        first = min(self._spells, key=lambda spell: spell.start or 0, default=None)
        if first is None or first.start is None:
            return
        for mark in states:
            if mark.since is not None and mark.since < first.start and mark.day >= first.start:
                if not (first.holder and self._one(first.holder, mark.holder)):
                    spell = Spell(mark.holder, "held", mark.since, first.start - 1, list(mark.tellings), changed=False)
                    self._spells.append(spell)
                return

    def _deny(self, mark: Mark) -> None:
        """Denials stand against the spell that the denied change began."""
        if mark.denials:
            spell = next((one for one in self._spells if one.covers(mark.day)), None)
            if spell:
                spell.against += [one for one in mark.denials if one not in spell.against]

    def _covers(self, spell: Spell, day: int) -> bool:
        return spell.end is None or day <= spell.end

    def _one(self, one: Party, other: Party) -> bool:
        return same_side(one, other, self._relations)


def _as_told(marks: Sequence[Mark]) -> list[Mark]:
    """The marks, a change that is told to a span of days set before the next one that its report tells of, where that
    one falls within the span: ``Captured in 2022. Recaptured 5 April 2022``."""
    told: dict[str, list[tuple[int, str, int]]] = {}
    for number, mark in enumerate(marks):
        for claim in (telling.claim for telling in mark.tellings):
            told.setdefault(claim.document_id, []).append((claim.quote.start, claim.claim_id, number))
    found = list(marks)
    for placed in told.values():
        after: Mark | None = None
        for _, _, number in sorted(placed, reverse=True):
            mark = found[number]
            first = mark.day if mark.sort == "state" else mark.first or 0
            if after is not None and first < after.day <= mark.day and after.holder != mark.holder:
                found[number] = mark = replace(mark, day=after.day - 1)
            after = mark if mark.sort != "state" else after
    return found


def _answers(state: Mark, take: Mark) -> bool:
    """Whether a report gives the state as somebody's answer to the take, rather than as how it was before."""
    spoken = {voice for voice in state.voices if len(voice) > 1} - take.voices
    return state.status != "besieged" and bool({voice[0] for voice in spoken} & {voice[0] for voice in take.voices})


def _settle(spell: Spell) -> None:
    """Of two rivals the one that more reports name is the holder; of equals the one that took the place."""
    if spell.rival is None:
        return
    told, rival_told = ({telling.origin for telling in side} for side in (spell.tellings, spell.against))
    if len(rival_told) > len(told):
        spell.holder, spell.rival = spell.rival, spell.holder
        spell.tellings, spell.against = spell.against, spell.tellings


def best_place_of(marks: Sequence[Mark]) -> Place:
    """The place as most marks have it, without the words of any one report."""
    named: dict[str, list[Mark]] = {}
    for mark in marks:
        named.setdefault(mark.place.name, []).append(mark)
    commonest = min(named.values(), key=lambda marks: (-len(marks), marks[0].place.name))
    first = min(commonest, key=_first_claim)
    return replace(first.place, text=None, at=None)


def _first_claim(mark: Mark) -> str:
    return min(telling.claim.claim_id for telling in mark.tellings)  # a copy decides nothing


def _seen(spell: Spell) -> date | None:
    """The last day of which somebody says that the spell was so, or the last on which it was told."""
    days = [one.window.last for one in spell.tellings if one.window is not None and one.window.said]
    known = [one.last_published.toordinal() for one in spell.tellings if one.last_published is not None]
    found = [min(day, max(known)) if known else day for day in days] or known
    return date.fromordinal(max(found)) if found else None


def _known(spell: Spell) -> date:
    """The day on which a spell became known; the far future where no report is dated."""
    return min(telling.order[0] for telling in spell.tellings)


def holding_of(place: Place, spell: Spell) -> Holding:
    """The holding that a spell of a place is."""
    known = _known(spell)
    sure = confidence(spell.tellings, spell.against)
    return Holding(
        place=place,
        holder=replace(spell.holder, text=spell.holder.name) if spell.holder else None,
        status=spell.status,
        start=date.fromordinal(spell.start) if spell.start else None,
        end=date.fromordinal(spell.end) if spell.end else None,
        claims=claims_of(spell.tellings),
        against=claims_of(spell.against),
        confidence=round(sure * (_WEAK if spell.weak else 1.0), 4),
        known=known if known != date.max else None,
        seen=_seen(spell),
    )


def dispute_of(name: str, spell: Spell) -> Dispute:
    """The dispute over a spell. Where one side only says that a party is gone, its reading is ``not`` that party."""
    holder = spell.holder.name if spell.holder else f"not {spell.rival.name if spell.rival else ''}"
    rival = spell.rival.name if spell.rival else f"not {holder}"
    sides = ((holder, claims_of(spell.tellings)), (rival, claims_of(spell.against)))
    return Dispute(name, "holder", sides)


__all__ = ["RIVAL_DAYS", "PlaceLedger", "best_place_of", "dispute_of", "holding_of", "holdings_at", "ledger"]
