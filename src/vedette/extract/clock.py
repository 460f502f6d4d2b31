"""When each claim of a report is set: said in its sentence, carried along the story, or told by the tense.

What is said beside a predicate goes first, unless it dates something else: the saying itself, what goes on, what is
told of in passing. Then come lengths of time, the period of a periodical report, and what tense and wording tell: what
is past happened on the day last spoken of, what is present or has just come about is of the news's own day, and what
is planned, recent, or the toll of a whole war has no day.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from vedette.model import Interval

from .breaks import HEADLINE
from .days import AGE, Days
from .hanging import (
    bare_since,
    described,
    is_aside,
    is_compared,
    is_counted,
    is_deed_since,
    is_described,
    is_going_on,
    is_held_on,
    is_long_past,
    is_meanwhile,
    is_now,
    is_of_content,
    is_spoken_above,
    is_told_along,
)
from .incidents import Incidents
from .lengths import Lengths
from .lexicon import listed
from .modality import status_of
from .periods import reporting_period
from .tense import carrier, tense_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from .attribution import Attribution
    from .days import Said
    from .draft import Draft
    from .read import Reading

DAY = timedelta(days=1)
HURT = frozenset({"killed", "injured"})
COUNTS = frozenset({"displacement", "casualties"})
STATES = frozenset({"control", "position", "strength"})
VAGUE = 200
"""A count from which on it is the toll of a war rather than of a day."""
VAST = 1000
"""The same, where its sentence does not speak of a war."""
WEEK = timedelta(days=7)
RETOLD = timedelta(days=4)
"""How long after a deed somebody still tells of it."""
LATE = timedelta(days=20)
"""How far back a day may lie and still be the one that the story is about."""
LEDE = 2
"""The number of the last sentence of a lede."""


@dataclass(slots=True)
class Clock:
    """Gives the drafts of one report their times, in the order of the text."""

    reading: Reading
    drafts: Sequence[Draft] = ()
    """All that the report tells of: what one says of its day may settle that of another."""
    _days: Days = field(init=False)
    _period: Interval | None = field(init=False)
    _incidents: Incidents = field(init=False)
    _lengths: Lengths = field(init=False)
    _stretches: dict[int, Interval] = field(default_factory=dict)
    """The days of ``three days of fighting``, for the sentences that tell so."""

    def __post_init__(self) -> None:
        self._days = Days(self.reading)
        self._lengths = Lengths(self.reading, self._days)
        self._period = reporting_period(self.reading.scene)
        self._incidents = Incidents(self.drafts, self._days)
        for draft in self.drafts:
            for said in self._days.beside(draft.anchor)[:1]:
                if (
                    said.saying is None
                    and (said.is_short or said.is_month)
                    and (own := self._own(draft, said, ())) is not None
                ):
                    self._incidents.note(draft, own)

    def of(self, draft: Draft, chain: Sequence[Attribution]) -> Interval | None:
        """The time of a draft whose speakers are ``chain``, innermost first; why it is so goes into the trace."""
        if draft.kind == "relation":
            return None
        why, interval = self._of(draft, chain)
        draft.trace.append(("time from", why))
        return interval

    def _of(self, draft: Draft, chain: Sequence[Attribution]) -> tuple[str, Interval | None]:
        beside = self._days.beside(draft.anchor)
        if (onward := self._onward(draft, beside)) is not None:
            return "“since” then", onward
        if draft.kind in COUNTS and (added := self._days.added(draft.anchor, beside)) is not None:
            return "since the last update", added
        if draft.kind not in STATES and (spent := self._lengths.spent(draft.anchor)) is not None:
            self._stretches[self._days.number(draft.anchor)] = spent
            return f"“{spent.words}” beside it", spent
        if draft.kind not in STATES and (earlier := self._lengths.earlier(draft.anchor, beside)) is not None:
            return f"“{earlier.words}” before the day beside it", earlier
        for said in beside:
            if (own := self._own(draft, said, chain)) is not None:
                return f"“{said.mention.text}” beside it", own
        length = self._lengths.beside(draft.anchor, self._base(draft.anchor)) if draft.kind not in STATES else None
        if length is not None:
            return f"“{length.words}” beside it", length
        if draft.kind not in {*STATES, "statement"} and self._lengths.is_since_onset(draft.anchor):
            return "“since” it began", self._lengths.onset()
        for said in beside:
            if (told := self._told(draft, said)) is not None:
                done = self._done_before(draft, told) if said.is_short else None
                if done is not None:
                    return f"“{done.mention.text}” before it", done.carried
                return f"“{said.mention.text}” said of it", self._incidents.day_of(draft, told)
        if draft.kind == "statement":
            return self._of_speech(draft)
        if self._period is not None:
            last = self._days.before(draft.anchor)
            if last is not None and self._days.in_one_paragraph(draft.anchor, last):
                return f"“{last.mention.text}” before it", last.carried
            return "the reporting period", self._period
        return self._untold(draft, bool(chain))

    # --- said beside it ------------------------------------------------------------------------------------------

    def _own(self, draft: Draft, said: Said, chain: Sequence[Attribution]) -> Interval | None:
        """The days that an expression of the sentence gives a draft, or None where it dates something else."""
        interval, statement = said.interval, draft.kind == "statement"
        token, anchor = self.reading.scene.doc[said.at], draft.anchor
        if said.saying is not None and carrier(anchor).i != carrier(token).i and not statement:
            return None
        if statement:
            near = said.is_short and not said.since and not self._is_to_come(interval)
            return interval if said.saying is not None or near or not is_of_content(token, anchor) else None
        if is_counted(token) or is_compared(token, anchor) or self.reading.when.is_before(anchor, token.i):
            return None
        tense, planned = self._tense(draft), self._is_planned(draft)
        if _is_vast(draft) and tense == "perfect" and self._days.onset == replace(interval, end=None):
            return self._days.onset  # the conflict, which began in March, has killed thousands
        verb, aside = carrier(token), not anchor.is_ancestor(token)
        other = draft.kind != "displacement" and is_described(token, anchor, frozenset({"relcl"}))
        if other if said.since else self._is_of_other(token, anchor, interval):
            return None
        when = _is_then(token, anchor)
        above = aside and not when and verb.i != carrier(anchor).i and not carrier(anchor).is_ancestor(verb)
        going_on = said.since and is_held_on(draft, verb, tense)
        if draft.kind in STATES and (tense != "past" or is_aside(draft)) and not self._days.history and not going_on:
            return None  # who holds a place now, whatever came about since or will
        if interval.precision in {"decade", "century"}:
            return None
        if self._is_long_gone(interval) and above and not (tense == "past" and is_told_along(anchor, verb)):
            return None
        if (
            chain
            and not any(one.covers(said.at) for one in chain)
            and (planned or is_described(token, anchor, frozenset({"relcl"})))
        ):
            return None  # it dates the speaker: said a man who had fled on Friday
        if (tense == "present" and above) or (self._is_to_come(interval) and not planned):
            return None
        exact = said.mention.interval
        if said.since and exact is not None and draft.type != "clash" and is_deed_since(token, anchor):
            return self._so_far(replace(exact, end=exact.start) if exact.precision == "day" else exact)
        if said.since or interval.end is None:
            over = draft.kind in {"event", "casualties"} and aside and not _is_vast(draft)
            over = over and tense_of(token) == "past" and tense_of(verb.head) != "perfect"
            over = over and not self._is_long_gone(interval, LATE)  # "since the last update clashes continued"
            then = exact.end if exact is not None and going_on and tense == "pluperfect" else None  # until what is told
            return replace(interval, end=self.reading.scene.report.published if over else then)
        if planned:
            return interval
        interval = self._so_far(interval)
        return self._incidents.day_of(draft, interval) if self._is_of_late(draft, interval) else interval

    def _onward(self, draft: Draft, beside: Sequence[Said]) -> Interval | None:
        """The days from the one said before, of what has gone on or come about since: ``has since held the town``."""
        verb, day = carrier(draft.clause or draft.anchor), self.reading.scene.report.published
        since = bare_since(verb)
        if since is None or any(carrier(self.reading.scene.doc[one.at]).i == verb.i for one in beside):
            return None
        then = any(True for _ in since.children)  # "since then" goes on, "has since fled" not
        here = [one for one in beside if one.at < since.i and one.saying is None and not one.since]
        last = here[0] if here else self._days.last(draft.anchor) if then else self._days.latest(draft.anchor)
        if last is None or last.interval.start is None:
            return None
        if not here and not self._days.is_next(last, draft.anchor):
            return None
        return replace(last.carried, end=None if then or draft.kind in STATES else day)

    def _is_of_other(self, token: Token, anchor: Token, interval: Interval) -> bool:
        """Whether a day is that of talk about a happening, or an old one of those in it: ``those who fled in May``."""
        if is_spoken_above(token, anchor, self._days.told):
            return True
        noun = described(token, anchor)
        if noun is None:
            return False
        if self._is_long_gone(interval, WEEK):
            return True
        last = self._days.before(anchor)
        if last is None or last.saying is not None or last.interval.end == interval.end:
            return False
        told = noun.lemma_.lower() in self.reading.scene.lexicon.nouns  # killed in a raid that came on Friday
        return not told and (self._days.is_next(last, anchor) or token.lower_ in listed("back_then"))

    def _told(self, draft: Draft, said: Said) -> Interval | None:
        """The day of telling and the one before it, where an expression dates only who told of a draft."""
        interval, token, anchor = said.interval, self.reading.scene.doc[said.at], draft.anchor
        if draft.kind == "statement" or self._is_planned(draft) or carrier(anchor).i == carrier(token).i:
            return None
        if is_aside(draft):
            return None  # "the rebel-held town": it is so on the day of the report
        if not (said.saying is not None and said.saying.covers(anchor.i)) and not is_spoken_above(
            token, anchor, self._days.told
        ):
            return None
        if self._days.history:
            return interval
        if interval.start is None or interval.start != interval.end:
            done = draft.kind in STATES or (not said.since and self._tense(draft) != "future")
            return interval if interval.end is not None and interval.start is not None and done else None
        return replace(interval, start=interval.start - DAY)

    def _done_before(self, draft: Draft, told: Interval) -> Said | None:
        """The day of the story, where somebody says later on what had been done: ``Its spokesman said on Monday that
        the men had fled``."""
        if self._tense(draft) != "pluperfect" or draft.kind in STATES or self._days.history:
            return None
        last, end = self._days.before(draft.anchor, deeds=True), told.end
        if last is None or end is None or last.interval.end is None or last.saying is not None:
            return None
        near = self._days.is_next(last, draft.anchor) and DAY < end - last.interval.end <= RETOLD
        return last if near else None

    def _so_far(self, interval: Interval) -> Interval:
        """What has happened in a stretch that is not over has happened by the day of the report: ``in 2018``."""
        day, start, end = self.reading.scene.report.published, interval.start, interval.end
        running = day is not None and start is not None and end is not None and start <= day < end
        return replace(interval, end=day) if running else interval

    def _tense(self, draft: Draft) -> str:
        return tense_of(draft.clause or draft.anchor)

    @staticmethod
    def _is_planned(draft: Draft) -> bool:
        return (draft.status or status_of(draft.clause or draft.anchor)) == "planned"

    def _is_to_come(self, interval: Interval) -> bool:
        day = self.reading.scene.report.published
        return day is not None and interval.start is not None and interval.start > day

    def _is_of_late(self, draft: Draft, interval: Interval) -> bool:
        """Whether a lede's days are those just gone, as ``this week`` says, so that the story may say which."""
        day, start, end = self.reading.scene.report.published, interval.start, interval.end
        if self._days.number(draft.anchor) > LEDE:
            return False
        return day is not None and start is not None and end is not None and end - start > DAY and day - start <= WEEK

    def _is_long_gone(self, interval: Interval, age: timedelta = AGE) -> bool:
        day = self.reading.scene.report.published
        if self._days.history:
            return False  # it counts from no day of its own
        return day is not None and interval.end is not None and day - interval.end > age

    def _of_speech(self, draft: Draft) -> tuple[str, Interval | None]:
        """The day of a statement: that of the saying in the sentences before, if one speaks on."""
        last = self._days.last(draft.anchor)
        if last is None or not self._days.is_of_talk(last) or not self._days.is_next(last, draft.anchor):
            tense = self._tense(draft)
            found = self._of_story(draft, tense, told=False)
            return found if found is not None else ("the day of the report", self.reading.when.fresh())
        return f"“{last.mention.text}” before it", last.carried

    # --- what the story, the tense and the wording say -----------------------------------------------------------

    def _untold(self, draft: Draft, told: bool) -> tuple[str, Interval | None]:
        """The time of what no expression in its sentence dates."""
        fresh, tense = self.reading.when.fresh(), self._tense(draft)
        if self._days.history and draft.kind != "displacement" and not self._is_planned(draft):
            if tense in {"perfect", "present"} and draft.kind not in STATES:
                return "a history, no day said", None
            last = self._days.last(draft.anchor)
            return ("a history's last day", last.carried) if last is not None else ("a history, no day said", None)
        if draft.kind == "control" and tense == "pluperfect":
            return "before what is told, no day said", None  # they had held it: until then
        if draft.kind == "strength" and tense == "past":
            return self._of_story(draft, tense, told=told) or ("the day of the report", fresh)
        if draft.kind in STATES or draft.type == "besieged_civilians" or is_now(draft):
            return "the day of the report", fresh
        if self._is_planned(draft) or tense == "future":
            return "nothing said of what is planned", None
        if draft.kind != "displacement" and is_long_past(draft, told):
            named = self._incidents.named(draft, fresh) if draft.anchor.tag_ != "NNS" else None
            return "the report's vague words", named
        if _is_vast(draft) and tense in {"perfect", "pluperfect", "past", "participle"}:
            return "the toll of the whole war", self._days.onset
        if draft.kind == "displacement":
            return ("no day said", None) if tense in {"perfect", "pluperfect"} else ("the day of the report", fresh)
        found = self._of_story(draft, tense, told=told)
        if found is not None and not (is_going_on(draft) and self._is_over(found[1])):
            return found
        if fresh is not None and tense != "present":
            fresh = self._incidents.day_of(draft, fresh)
        return "the day of the report", fresh

    def _is_over(self, interval: Interval | None) -> bool:
        """Whether days end before the day of the report."""
        day = self.reading.scene.report.published
        return day is not None and interval is not None and interval.end is not None and interval.end < day

    def _of_story(self, draft: Draft, tense: str, *, told: bool) -> tuple[str, Interval | None] | None:
        """The day that the story is at: the one last said, or the one that the next sentences say of a lede."""
        last, following = self._days.before(draft.anchor), self._days.after(draft.anchor)
        backshifted = tense == "pluperfect" and told  # they had attacked, she said: "they attacked"
        if tense == "present" and (self._is_headline(draft) or (draft.type in HURT and _is_told_now(draft))):
            tense = "past"
        if backshifted or tense in {"past", "bare", "participle", "none"}:
            if last is not None and is_meanwhile(draft.anchor) and self._is_long_gone(last.interval, WEEK):
                last = None
            if last is not None and last.saying is not None:
                last = self._days.of_deeds(last, draft.anchor)
            if backshifted and last is not None and not self._is_long_gone(last.interval, DAY):
                last = None  # of these days it may be either
            if last is not None and self._is_of_story(last, close=self._days.is_next(last, draft.anchor)):
                return f"“{last.mention.text}” before it", self._stretched(last)
            if (
                not backshifted
                and following is not None
                and following.saying is None
                and not self._is_long_gone(following.interval, LATE)
                and following.mention.text.lower().split()[-1] not in listed("back_then")
            ):
                return f"“{following.mention.text}” after it", following.carried
        if tense in {"perfect", "pluperfect"} and following is not None and not self._days.is_of_talk(following):
            fresh, days = self.reading.when.fresh(), following.interval
            if fresh is not None and days.start in (fresh.start, fresh.end) and days.end in (fresh.start, fresh.end):
                return f"“{following.mention.text}” after it", following.carried
        return None

    def _is_headline(self, draft: Draft) -> bool:
        """Whether the present is that of a headline: ``Car bombs kill 100 in Somali capital``."""
        doc, verb = draft.anchor.doc, carrier(draft.clause or draft.anchor)
        simple = verb.tag_ in {"VBZ", "VBP"} and verb.pos_ == "VERB"
        return simple and draft.anchor.idx < doc.user_data.get(HEADLINE, 0)

    def _stretched(self, said: Said) -> Interval:
        """A day carried along, or all the days that its sentence says something has gone on for, to that day."""
        days = self._stretches.get(said.sentence)
        if days is None or days.end != said.interval.end:
            return said.carried
        return replace(days, basis="context", at=None)

    def _base(self, anchor: Token) -> Interval | None:
        """The day that the story is at before a word, None where that is the report's own."""
        last = self._days.before(anchor)
        return last.interval if last is not None and self._is_of_story(last) else None

    def _is_of_story(self, said: Said, *, close: bool = False) -> bool:
        """Whether a day is one on which a story goes on: not long ago, and not only that of a saying, save today."""
        if self._is_long_gone(said.interval, AGE if close else LATE):
            return False
        return said.saying is None or self._days.is_new(said)


def _is_then(token: Token, anchor: Token) -> bool:
    """Whether a deed is told in a clause that says what was then: ``began in 2014, when rebels seized the capital``."""
    clauses = (c for c in token.children if c.dep_ == "relcl" and any(one.lower_ == "when" for one in c.children))
    return any(one == anchor or one.is_ancestor(anchor) for one in clauses)


def _is_told_now(draft: Draft) -> bool:
    """Whether only the telling is of now: ``the dead are fourteen civilians``, ``they speak of five men killed``."""
    bare = draft.anchor.tag_ == "VBN" and draft.anchor.dep_ == "acl"
    return bare or carrier(draft.clause or draft.anchor).lemma_ == "be"


def _is_vast(draft: Draft) -> bool:
    """Whether a count is too high for the days of a story, or high and told of a war."""
    count = (draft.figure.low or draft.figure.high or 0) if draft.figure is not None else 0
    of_war = any(token.lemma_.lower() in listed("wars") for token in draft.anchor.sent)
    return count >= (VAGUE if of_war or draft.kind == "displacement" else VAST)
