"""Lengths of time in a sentence: ``for three months``, ``three days of fighting``, ``a week after the raid``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from vedette.model import Interval

from .durations import back, coarse, is_rough, is_vague, lasting
from .hanging import is_counted, is_of
from .lexicon import listed
from .tense import carrier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from vedette.model import TimeMention

    from .days import Days, Said
    from .read import Reading

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
RUN_UP = frozenset({"in", "during", "over", "of"})
"""What stands before a length of time that leads up to something: ``in the fortnight before the bombing``."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """Finds the days that the lengths of time in one report say."""

    reading: Reading
    days: Days

    def beside(self, anchor: Token, story: Interval | None) -> Interval | None:
        """What a length of time in the sentence says: ``for three months``, or ``a week after`` the happening.

        ``story``: the day that the story is at, None where that is the report's own.
        """
        scene, seen = self.reading.scene, -1
        day = scene.report.published
        for i in range(anchor.sent.start, anchor.sent.end) if day is not None else ():
            mention = scene.times.get(i)
            if mention is None or mention.span.start == seen or mention.type != "DURATION" or mention.interval:
                continue
            seen, end = mention.span.start, scene.tokens(mention.span).stop
            behind = scene.doc[end].lower_ if end < len(scene.doc) else ""
            since = behind == "since" and any(child.i == end for child in carrier(anchor).children)
            if anchor.i > end and (behind == "after" or since):
                found = self._ago(mention, story)
                if found is not None:
                    return found
            elif behind == "before" and i and scene.doc[i - 2].lower_ in RUN_UP | {"the"}:
                base = story.start if story is not None and story.start is not None else day
                start = back(base, mention) if base is not None else None
                if base is not None and start is not None and start < base:
                    return Interval(start, base - DAY, mention.text, "day", "context")
            elif is_counted(scene.doc[i]):
                continue  # the deadliest raid in weeks
            elif i and scene.doc[i - 1].lower_ in {"for", "in"} and day is not None and is_of(scene.doc[i - 1], anchor):
                found = lasting(day, mention)
                if found is not None:
                    return found
        return None

    def spent(self, anchor: Token) -> Interval | None:
        """The days of ``three days of fighting``, which ended on the day said beside it, or with the news."""
        scene = self.reading.scene
        for of in anchor.sent:
            mention = scene.times.get(of.i - 1) if of.lower_ == "of" and of.i else None
            if mention is None or mention.type != "DURATION":
                continue
            if of.head.dep_ == "pobj" and of.head.head.lower_ in listed("afterwards") and of.is_ancestor(anchor):
                return self._spent_before(of.head, mention)
            if of.head.dep_ not in {"nsubj", "nsubjpass"}:
                continue
            if not any(self._goes_on(child) for child in of.children):
                continue
            verb = carrier(of.head)
            if verb.i != carrier(anchor).i and not verb.is_ancestor(anchor):
                continue
            said = next((one for one in self.days.beside(anchor) if one.is_short and one.saying is None), None)
            day = said.interval.end if said is not None else scene.report.published
            return lasting(day, mention) if day is not None else None
        return None

    def _spent_before(self, length: Token, mention: TimeMention) -> Interval | None:
        """The days of ``after two days of shelling``, which end where what came after them begins."""
        verb, fresh = carrier(length), self.reading.when.fresh()
        after = next((one for one in self.days.beside(verb) if one.is_short or one.since), None)
        coarse = next((one.interval for one in self.days.beside(verb) if one.saying is None), None)
        if after is None and coarse is not None and coarse.start is not None:
            first = back(coarse.start, mention)  # fell in October after five months of fighting
            return replace(coarse, start=first, basis="context", at=None) if first is not None else None
        start = after.interval.start if after is not None else fresh.start if fresh is not None else None
        found = lasting(start, mention) if start is not None else None
        return replace(found, end=start - DAY) if found is not None and start is not None else None

    def _goes_on(self, noun: Token) -> bool:
        """Whether a noun stands for what may fill days: fighting, shelling, protests."""
        lemma = noun.lemma_.lower()
        return lemma in self.reading.scene.lexicon.nouns or lemma in listed("wars")

    def earlier(self, anchor: Token, beside: Sequence[Said]) -> Interval | None:
        """The days that lie a length of time before the one beside it: ``The blast came two days after a raid``."""
        doc = self.reading.scene.doc
        for after in doc[anchor.sent.start + 1 : anchor.i]:
            mention = self.reading.scene.times.get(after.i - 1) if after.lower_ == "after" else None
            if mention is None or mention.type != "DURATION":
                continue
            top = after.head if after.dep_ == "mark" else after
            if not (top.i == anchor.i or top.is_ancestor(anchor)) or any(
                top.is_ancestor(doc[one.at]) for one in beside
            ):
                continue
            near = self.days.beside(carrier(top.head)) if top.head.pos_ in {"VERB", "AUX"} else beside
            said = next((one for one in near if one.is_short and one.saying is None), None)
            return self._ago(mention, said.interval) if said is not None else None
        return None

    def is_since_onset(self, anchor: Token) -> bool:
        """Whether something is so since a war began, and no day stands behind ``since``: ``Since the start of the
        offensive, 300 people have died``, ``have fled since the war began``."""
        verb = carrier(anchor)
        since = next((c for c in verb.children if c.lower_ == "since" and c.dep_ == "prep"), None)
        told = next((c for c in since.children if c.dep_ == "pobj"), None) if since is not None else None
        if told is None:
            clauses = (c for c in verb.children if c.dep_ == "advcl" and c.lemma_.lower() in listed("onsets"))
            told = next((c for c in clauses if any(m.lower_ == "since" for m in c.lefts)), None)
        if told is None or any(t.i in self.reading.scene.times for t in told.subtree):
            return False
        return any(t.lemma_.lower() in listed("outbreaks") or t.lemma_.lower() in listed("wars") for t in told.subtree)

    def onset(self) -> Interval | None:
        """The days from that on which something began by the report, None where it does not say when."""
        return self.days.onset or next(
            (replace(one.interval, end=None) for one in self.days.said if self._opens(one)), None
        )

    def _opens(self, said: Said) -> bool:
        """Whether something began on a day, and not with the news itself."""
        verb, day = carrier(self.reading.scene.doc[said.at]), self.reading.scene.report.published
        fresh = day is not None and said.interval.start is not None and day - said.interval.start <= DAY
        return said.is_short and not fresh and verb.lemma_.lower() in listed("onsets")

    def _ago(self, mention: TimeMention, base: Interval | None) -> Interval | None:
        """The days that lie a length of time before some, else before the fresh ones."""
        fresh = self.reading.when.fresh()
        if base is None and fresh is not None:
            base = fresh if is_rough(mention) else replace(fresh, start=fresh.end)
        if base is None or base.start is None or base.end is None:
            return None
        if is_vague(mention):
            return Interval(base.end - WEEK, base.end - DAY, mention.text, "day", "context")
        start, end = back(base.start, mention), back(base.end, mention)
        return coarse(Interval(start, end, mention.text, "day", "context"), mention) if start and end else None
