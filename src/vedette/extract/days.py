"""The days that a report says: those of a sentence, the nearest first, and those that others are carried along with."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from .durations import lately
from .hanging import is_added, is_told_back, paper_of
from .lexicon import listed
from .sayings import cues as spoken
from .tense import carrier
from .words import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Span, Token

    from vedette.model import Interval, TimeMention

    from .attribution import Attribution
    from .read import Reading

HISTORY = 6
"""Sentences for each of which a history says a day, at the least."""
STRAY = 20
"""Days said in a history for each that may be of late, or misread."""
SHORT = timedelta(days=3)
"""How long an interval may last to be carried along as the day of the story."""
MONTH = timedelta(days=31)
OLD = timedelta(days=45)
AGE = timedelta(days=300)
"""How far back a day lies that is none of the news."""
BACK, AHEAD = 9, 3
"""Sentences over which a day is carried, forward and backward."""
UPDATE = 14
"""Words between ``the last update`` and its day."""
DEPTH = 8
TOP = 120
"""Characters of a line in which a dateline ends."""
HEAD = 300
"""Characters at the top of a report in which its date may stand."""
STAMPED = timedelta(days=1)
"""How far the date that a report bears may lie from its day of publication."""
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
NUMERIC = re.compile(r"\d{1,2}[-./]\d{1,2}[-./]$")
"""What stands before the year of a date in numbers."""
CLOCK = re.compile(
    r"(?:(?:about|around|nearly|almost|just|roughly|approximately|some) )?"
    r"(?:\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?|midnight|noon|midday)(?: local(?: time)?| GMT| UTC)?",
    re.IGNORECASE,
)
"""A time of day, and no day: ``around 5 p.m.``"""
DATELINE = re.compile(r",?(?: \d{4})? ?\([A-Z][\w./ -]{1,40}\) ?(?:-{1,2}|—|–)\s")
"""What follows the day of a dateline: ``KABUL, Oct. 3 (Xinhua) --``."""


@dataclass(frozen=True, slots=True)
class Said:
    """A time expression that stands for days: its first token, the number of its sentence, and its days.

    ``saying``: it hangs on a verb of saying from outside of what is said, and so is the day of that. ``since``: it
    stands in a phrase of ``since``.
    """

    at: int
    sentence: int
    mention: TimeMention
    interval: Interval
    saying: Attribution | None
    since: bool

    @property
    def is_short(self) -> bool:
        start, end = self.interval.start, self.interval.end
        return start is not None and end is not None and end - start <= SHORT

    @property
    def is_month(self) -> bool:
        """Whether it stands for no more than a month."""
        start, end = self.interval.start, self.interval.end
        return start is not None and end is not None and end - start <= MONTH and not self.since

    @property
    def carried(self) -> Interval:
        """Its days for what is told further on without any."""
        return replace(self.interval, basis="context", at=None)


@dataclass(slots=True)
class Days:
    """All days that one report says, in the order of its text."""

    reading: Reading
    said: list[Said] = field(default_factory=list)
    onset: Interval | None = None
    """Since when the fighting goes on, if the report says so: ``since the war began in March 2011``."""
    history: bool = False
    """Whether the report tells of the past alone."""
    told: frozenset[int] = frozenset()
    """The tokens of the verbs by which something is told, thought, wished or judged."""
    _sentences: dict[int, int] = field(default_factory=dict)
    _paragraphs: list[int] = field(default_factory=list)
    _short: list[Said] = field(default_factory=list)
    _numbers: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        scene, paragraph, seen = self.reading.scene, 0, -1
        self.told = frozenset(one.cue_token for one in scene.attributions)
        cues = {one.cue_token: one for one in scene.attributions if one.tells}
        for number, sentence in enumerate(scene.doc.sents):
            self._sentences[sentence.start] = number
            self._paragraphs.append(paragraph)
            paragraph += "\n" in sentence.text
            for i in range(sentence.start, sentence.end):
                mention = scene.times.get(i)
                if mention is None or mention.span.start == seen:
                    continue
                seen = mention.span.start
                if self._is_of_no_deed(scene.doc[i], mention):
                    continue
                if self.said and _is_of_a_day(mention):
                    continue  # "at three in the morning" is of the day that the story is at
                interval = self.reading.when.interval(mention) if mention.type != "SET" else None
                if interval is None and mention.type == "DURATION":
                    interval = lately(mention, self._counted_from(sentence))
                if interval is not None:
                    paper = paper_of(scene.doc[i])
                    cue = cues.get(carrier(scene.doc[i] if paper is None else paper.head).i)
                    saying = cue if cue is not None and not cue.covers(i) else None
                    self.said.append(Said(i, number, mention, interval, saying, _is_since(scene.doc[i])))
        short = [one for one in self.said if one.is_short and not one.since and not self._is_ahead(one)]
        self._short = list(self._of_the_story(short))
        self._numbers = [one.sentence for one in self._short]
        self.history = self._tells_of_the_past()
        began = (replace(s.interval, end=None) for s in self.said if self._is_onset(s) and s.interval.start is not None)
        self.onset = self._since_then() or min(began, key=lambda one: one.start or date.max, default=None)

    def _of_the_story(self, short: Iterable[Said]) -> Iterator[Said]:
        """The days that a story goes on with: not an earlier one told back to in passing, ``whose siege was broken two
        days ago``, after which it is at its own day again."""
        at: date | None = None
        for one in short:
            if one.saying is None and is_told_back(self.reading.scene.doc[one.at], self.reading.scene.lexicon):
                end = one.interval.end
                own = at if at is not None else self._first_beside(one)
                if own is not None and end is not None and end < own:
                    continue
            at = one.interval.end
            yield one

    def _first_beside(self, said: Said) -> date | None:
        """The last day that the same sentence says besides."""
        ends = (one.interval.end for one in self.said if one.sentence == said.sentence and one is not said)
        return max((end for end in ends if end is not None), default=None)

    def _counted_from(self, sentence: Span) -> date | None:
        """The day from which ``the past 24 hours`` count: the one that the sentence says, else that of the report."""
        days = (one.interval for one in map(self.reading.scene.times.get, range(sentence.start, sentence.end)) if one)
        day = self.reading.scene.report.published
        said = {one.start for one in days if one is not None and one.start is not None and one.start == one.end}
        return next(iter(said)) if len(said) == 1 else day

    def _tells_of_the_past(self) -> bool:
        """Whether each day that the report says lies long before it, and it says many: a history, which has no news of
        its own day."""
        day, sentences = self.reading.scene.report.published, len(self._sentences)
        fine = [one.interval for one in self.said if one.interval.precision not in {"decade", "century"}]
        ends = [interval.end for interval in fine if interval.end is not None]
        many = HISTORY * len(ends) >= sentences and len(ends) >= min(2, sentences)
        if day is None or not ends or not many:
            return False
        return STRAY * sum(day - AGE <= end for end in ends) <= len(ends)

    def _since_then(self) -> Interval | None:
        """The day last said before the sentence in which a war goes on since then."""
        for sentence in self.reading.scene.doc.sents:
            if sentence.text.lower().startswith("since then") and _is_of_war(sentence):
                last = self.last(sentence.root)
                return replace(last.interval, end=None) if last is not None and self._is_old(last) else None
        return None

    def added(self, token: Token, beside: Sequence[Said]) -> Interval | None:
        """The days from the update before, of those who have come to a count since: ``an additional 685 families``."""
        if not is_added(token) or any(said.is_short and not said.since for said in beside):
            return None
        told = (s for s in reversed(self.said) if s.at < token.i)
        update = next((s for s in told if _is_of_update(self.reading.scene.doc[s.at])), None)
        return replace(update.carried, end=None) if update is not None else None

    def number(self, token: Token) -> int:
        """The number of a token's sentence."""
        return self._sentences[token.sent.start]

    @property
    def deeds(self) -> list[Said]:
        """The short stretches of days on which something was done, and not only said."""
        return [one for one in self._short if one.saying is None]

    def beside(self, token: Token) -> list[Said]:
        """The days said in a token's sentence, the nearest first."""
        here = self._sentences[token.sent.start]
        mine = (one for one in self._in(here))
        return sorted(mine, key=lambda one: self.reading.when.far(token, one.at))

    def _is_of_no_deed(self, token: Token, mention: TimeMention) -> bool:
        """Whether an expression dates no deed: the day of a dateline, the feast or season that a thing is named by."""
        scene, head = self.reading.scene, token.head
        if token.dep_ in {"compound", "nmod"} and head.i > token.i and mention.text.lower() in listed("named_seasons"):
            return not scene.lexicon.is_a(head.lemma_.lower(), "events")
        text, start = text_of(scene.doc), mention.span.start
        if token.dep_ in {"compound", "nmod", "nummod"} and scene.lexicon.place_nouns.get(head.lemma_.lower()):
            return head.i > token.i  # the 7-July district, the 17 February road
        line = text.rfind("\n", 0, start) + 1
        if 0 < start - line < TOP and DATELINE.match(text, mention.span.end) is not None:
            return True
        return NUMERIC.search(text, max(start - 6, 0), start) is not None or self._is_stamp(token, mention)

    def _is_stamp(self, token: Token, mention: TimeMention) -> bool:
        """Whether a full date only says when the report came out: ``Published July 30, 2014``."""
        day, interval = self.reading.scene.report.published, mention.interval
        if day is None or interval is None or interval.start != interval.end or interval.start is None:
            return False
        if mention.span.start > HEAD or text_of(token.doc)[mention.span.end : mention.span.end + 1] == ":":
            return False
        full = YEAR.search(mention.text) is not None and abs(interval.start - day) <= STAMPED
        before = token.doc[token.i - 1] if token.i else None
        posted = token.i > 1 and token.doc[token.i - 2].lower_ in listed("stamping")
        return full and (before is None or posted or before.pos_ not in {"ADP", "SCONJ"})

    def last(self, token: Token) -> Said | None:
        """The expression last said in the sentences before a token's, however long its days."""
        here = self.number(token)
        at = bisect_left(self.said, here, key=lambda one: one.sentence) - 1
        return self.said[at] if at >= 0 else None

    def latest(self, token: Token) -> Said | None:
        """What was last said in the sentences before a token's, the last short stretch of days first."""
        short = self.before(token, deeds=True)
        return short if short is not None and self.is_next(short, token) else self.last(token)

    def before(self, token: Token, *, deeds: bool = False) -> Said | None:
        """The day last said (``deeds``: not of talk) in the sentences before a token's, if only a few lie between."""
        here = self._sentences[token.sent.start]
        at = bisect_left(self._numbers, here) - 1
        while deeds and at >= 0 and here - self._numbers[at] <= BACK and self.is_of_talk(self._short[at]):
            at -= 1
        back = len(self._sentences) if self._is_of_one_day() else BACK
        return self._short[at] if at >= 0 and here - self._numbers[at] <= back else None

    def of_deeds(self, told: Said, token: Token) -> Said:
        """The day of the deeds before a token in place of one of talk, where one is told that is no later: that of its
        own sentence ("attacked on Thursday, he said Friday"), or any, unless the talk is of the report's day."""
        done = self.before(token, deeds=True)
        if done is None or done.interval.end is None or told.interval.end is None:
            return told
        fits = done.sentence == told.sentence or not self.is_new(told)
        return done if fits and done.interval.end <= told.interval.end else told

    def is_new(self, said: Said) -> bool:
        """Whether a day is the report's own."""
        return said.interval.end == self.reading.scene.report.published

    def _is_of_one_day(self) -> bool:
        """Whether all that the report dates to days is of one day: then all of its story is."""
        return len({(one.interval.start, one.interval.end) for one in self._short if not self.is_of_talk(one)}) == 1

    def after(self, token: Token) -> Said | None:
        """The day first said in the sentences that follow a token's."""
        here = self._sentences[token.sent.start]
        at = bisect_left(self._numbers, here + 1)
        return self._short[at] if at < len(self._short) and self._numbers[at] - here <= AHEAD else None

    def is_of_talk(self, said: Said) -> bool:
        """Whether a day is that of words, and not of deeds: ``Moscow rejected the accusation on Sunday``."""
        token = self.reading.scene.doc[said.at]
        if said.saying is not None:
            return True
        if paper_of(token) is not None:
            return True
        return carrier(token).lemma_.lower() in spoken() and not self._is_of_deed(token)

    def _is_of_deed(self, token: Token) -> bool:
        """Whether a day hangs on the noun of a happening: ``claimed one of Monday's attacks``."""
        above = token.head if token.head.pos_ != "ADP" else token.head.head
        return self.reading.scene.lexicon.is_a(above.lemma_.lower(), "events")

    def is_next(self, said: Said, token: Token) -> bool:
        """Whether a token's sentence follows that of an expression at once, or but for one."""
        return 0 < self._sentences[token.sent.start] - said.sentence <= 2

    def in_one_paragraph(self, token: Token, said: Said) -> bool:
        return self._paragraphs[self._sentences[token.sent.start]] == self._paragraphs[said.sentence]

    def _in(self, number: int) -> Iterator[Said]:
        at = bisect_left(self.said, number, key=lambda one: one.sentence)
        while at < len(self.said) and self.said[at].sentence == number:
            yield self.said[at]
            at += 1

    def _is_ahead(self, said: Said) -> bool:
        day = self.reading.scene.report.published
        return day is not None and said.interval.start is not None and said.interval.start > day

    def _is_old(self, said: Said) -> bool:
        day, start = self.reading.scene.report.published, said.interval.start
        return day is not None and start is not None and day - start > OLD

    def _is_onset(self, said: Said) -> bool:
        token = self.reading.scene.doc[said.at]
        if not self._is_old(said) or not _is_of_war(token.sent):
            return False
        if any(at.lemma_.lower() in listed("closing") for at in token.ancestors):
            return False  # the deadliest day since the end of the war in 1990
        return said.since or carrier(token).lemma_.lower() in listed("onsets")


def _is_of_a_day(mention: TimeMention) -> bool:
    """Whether an expression says a time of day, and not of which day."""
    clock = mention.type == "TIME" and CLOCK.fullmatch(mention.text) is not None
    return clock or mention.text.lower() in listed("hours")


def _is_of_war(sentence: Span) -> bool:
    return any(token.lemma_.lower() in listed("wars") for token in sentence)


def _is_of_update(token: Token) -> bool:
    """Whether a day is that of an earlier report of the same kind: ``since the previous bulletin of 12 May``."""
    before = token.doc[max(token.sent.start, token.i - UPDATE) : token.i]
    at = next((t.i for t in before if t.lemma_.lower() in listed("updates")), None)
    words: set[str] = set() if at is None else {t.lower_ for t in token.doc[max(token.sent.start, at - 6) : at]}
    return "since" in words and not words.isdisjoint(listed("earlier_ones"))


def _is_since(token: Token) -> bool:
    """Whether an expression stands in a phrase of ``since``: ``since the fighting started in March``."""
    at = token
    for _ in range(DEPTH):
        if at.lower_ == "since" or any(c.lower_ == "since" and c.n_lefts + c.n_rights == 0 for c in at.lefts):
            return True
        if at.head is at or at.dep_ in {"relcl", "conj"}:
            return False
        at = at.head
    return False
