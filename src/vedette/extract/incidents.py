"""What happens once: the day that a report says of it further on is its day where it is told undated."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from .lexicon import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from vedette.model import Interval

    from .days import Days
    from .draft import Draft

TOLL = "casualties"
NEWS = timedelta(days=4)
"""How long before it is told something may have happened that is told as news."""
TAKEN = frozenset({"arrest", "captured", "abduction"})
POINTING = frozenset({"the", "this", "that", "these", "those"})


@dataclass(slots=True)
class Incidents:
    """The single days said beside the happenings and tolls of one report.

    A bombing, an ambush or an abduction is told in the lede, and its day some sentences later; of what goes on for
    days (fighting, air strikes) the day of one instance is not that of the next.
    """

    drafts: Sequence[Draft]
    days: Days
    _happens: dict[int, str] = field(init=False)
    """What happens in the sentence that starts at a token."""
    _dated: list[tuple[str, Interval]] = field(default_factory=list)
    _named: list[tuple[str, Interval]] = field(default_factory=list)
    """The days by which a happening is called: ``Monday's attack``, ``the attack occurred on Monday``."""

    _again: dict[tuple[str, str], Interval] = field(default_factory=dict)
    """The days of what befell so and so many people who are told of again: ``the two were captured in early March``."""

    def __post_init__(self) -> None:
        self._happens = {d.anchor.sent.start: d.type for d in reversed(self.drafts) if d.kind == "event"}
        lexicon = self.days.reading.scene.lexicon
        for one in self.days.deeds:
            noun = _happening(self.days.reading.scene.doc[one.at])
            frames = lexicon.nouns.get(noun.lemma_.lower(), ()) if noun is not None else ()
            if frames and one.interval.start == one.interval.end:
                self._named.append((frames[0].type, one.interval))

    def note(self, draft: Draft, interval: Interval) -> None:
        """Keeps the days said beside a draft."""
        if (those := _those(draft.anchor, taken_up=True)) is not None:
            self._again.setdefault((_fate(draft), those), interval)
        sort = TOLL if draft.kind == TOLL else draft.type
        if draft.kind in {"event", TOLL} and sort in listed("incidents") and interval.start == interval.end:
            self._dated.append((sort, interval))

    def day_of(self, draft: Draft, interval: Interval) -> Interval:
        """The one day among some on which, by the report, the like of a draft was done; else all of them."""
        sort = self._sort(draft)
        if sort not in listed("incidents"):
            return interval
        if (named := self.named(draft, interval)) is not None:
            return named
        if (again := self._again.get((_fate(draft), _those(draft.anchor) or ""))) is not None:
            return replace(again, basis="context", at=None)
        like = [
            one for other, one in self._dated if _lies_in(one, interval) and (other == sort or TOLL in (other, sort))
        ]
        done = {
            one.interval.start
            for one in self.days.deeds
            if _lies_in(one.interval, interval) and not self.days.is_of_talk(one)
        }
        if not like or len(done | {one.start for one in like}) != 1:
            return interval
        return replace(like[-1], basis="context", at=None)

    def named(self, draft: Draft, interval: Interval | None) -> Interval | None:
        """The one day by which the report calls the like of a draft, in some days or shortly before them."""
        sort = self._sort(draft)
        if sort not in listed("incidents") or interval is None:
            return None
        early = replace(interval, start=interval.start - NEWS) if interval.start is not None else interval
        named = [one for other, one in self._named if _lies_in(one, early) and sort in (other, TOLL)]
        return replace(named[-1], basis="context", at=None) if len({one.start for one in named}) == 1 else None

    def _sort(self, draft: Draft) -> str:
        """What happened: a draft's type; of a toll its kind, save that of the fighting told with it."""
        if draft.kind != TOLL:
            return draft.type
        happens = self._happens.get(draft.anchor.sent.start, TOLL)
        return TOLL if happens in listed("incidents") else happens


def _fate(draft: Draft) -> str:
    return "taken" if draft.type in TAKEN else draft.type


def _those(verb: Token, *, taken_up: bool = False) -> str | None:
    """The number of those to whom a verb says that something was done; ``taken_up``: of ``the two men``."""
    whom = next((c for c in verb.children if c.dep_ in {"nsubjpass", "dobj"}), None)
    if whom is None:
        return None
    number = whom if whom.pos_ == "NUM" else next((c for c in whom.lefts if c.dep_ == "nummod"), None)
    pointed = any(c.lower_ in POINTING for c in whom.lefts)
    return number.lower_ if number is not None and (pointed or not taken_up) else None


def _happening(day: Token) -> Token | None:
    """The noun of a happening that a day dates as one told before, by the syntax: ``the attack`` of ``the attack
    occurred on Monday``, ``attack`` of ``Monday's attack``."""
    if day.dep_ == "poss":
        return day.head
    above = day.head.head if day.head.dep_ == "prep" else day.head
    if above.pos_ == "NOUN":
        return above if any(c.lower_ in POINTING for c in above.lefts) else None
    if above.lemma_.lower() not in listed("occurring"):
        return None
    subjects = (c for c in above.lefts if c.dep_ in {"nsubj", "nsubjpass"})
    return next((noun for noun in subjects if any(c.lower_ in POINTING for c in noun.lefts)), None)


def _lies_in(day: Interval, days: Interval) -> bool:
    """Whether an interval is one day, and that among some days."""
    if day.start is None or day.start != day.end or days.start is None or days.end is None:
        return False
    return days.start <= day.start <= days.end
