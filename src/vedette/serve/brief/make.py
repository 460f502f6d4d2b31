"""Makes a brief of a snapshot: towns that changed hands, new disputes, the largest tolls, fresh displacement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ...model import Claim, Dispute, Holding, Interval, Report, Toll
from ..agreement import agreements
from ..askedwords import asked_words
from ..context import context
from ..figurefilter import FigureFilter
from ..keys import place_key
from ..publicity import public_document, public_names, public_speakers
from ..quoting import Withholder
from ..shapes.figures import dispute_label
from ..snapshot import Snapshot
from ..words import (
    bounds,
    called,
    counted,
    day_words,
    figure_words,
    label,
    outlet,
    place_name,
    status_words,
    time_words,
)

_MOST = 12
_SENTENCES = 3
_TOWNS = 6
_RELIEF = ("aid", "evacuation")
_PLAIN = ("held", "partly_held")
_STANDINGS = {
    "held": "held by",
    "partly_held": "held in part by",
    "contested": "contested, lately held by",
    "besieged": "besieged, held by",
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A claim's own words within their sentence, who said them, and where they stand."""

    claim_id: str
    before: str
    exact: str
    after: str
    speakers: tuple[str, ...]
    title: str | None
    published: date | None
    document_id: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is new: a headline, a line below it, and the sentences that say so. ``thing`` is what it is of
    (``place:…``, ``event:…``), where the page has one; ``more`` counts the sentences left out."""

    head: str
    line: str
    sentences: tuple[Sentence, ...]
    thing: str | None
    more: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """Items of one sort; ``nothing`` is what is said where there are none, ``left`` how many are left out."""

    title: str
    items: tuple[Item, ...]
    nothing: str
    left: int = 0


@dataclass(frozen=True, slots=True)
class Brief:
    """What became known from ``since`` to ``until``, both inclusive."""

    since: date
    until: date
    reports: int
    claims: int
    sections: tuple[Section, ...]
    undated: int = 0
    """Reports of the record that bear no day of publication, and so are in no brief."""
    asked: str = ""
    """The filter that it follows, in words; empty where it follows none."""


def make_brief(
    snapshot: Snapshot,
    text: Callable[[str], Report | None],
    days: tuple[date, date],
    withhold: Withholder,
    asked: FigureFilter,
) -> Brief:
    """The brief of a snapshot as known at the end of the last of ``days``, of what ``asked`` lets through; ``text``
    gives a report with its text, and ``withhold`` leaves out the names of private people."""
    since, until = days
    writer = _Writer(snapshot, text, since, until, withhold, asked)
    words = asked_words(asked, snapshot, withhold)
    killed, moved = list(writer.tolls(("killed", "casualties"))), list(writer.tolls(("displaced", "returned")))
    sections = (
        _section("Changed hands", list(writer.changes()), "No place is newly said to have changed hands", words),
        _section("Accounts that differ", list(writer.disputes()), "No new disagreement between reports", words),
        _section("Largest tolls", killed, "No new figure of people killed", words),
        _section("Displacement", moved, "No new figure of people displaced", words),
        _section("Access and aid", list(writer.access()), "No word of relief, come through or kept away", words),
    )
    heads = [head for head in snapshot.heads.values() if writer.is_new(head.published)]
    claims = sum(len(snapshot.by_report.get(head.document_id, ())) for head in heads)
    undated = sum(head.published is None for head in snapshot.heads.values())
    return Brief(since, until, len(heads), claims, sections, undated, words)


def _section(title: str, items: list[Item], nothing: str, asked: str) -> Section:
    none = f"{nothing}, among what is asked for." if asked else f"{nothing}."
    return Section(title, tuple(items[:_MOST]), none, max(0, len(items) - _MOST))


@dataclass(frozen=True, slots=True)
class _Writer:
    snapshot: Snapshot
    text: Callable[[str], Report | None]
    since: date
    until: date
    withhold: Withholder
    asked: FigureFilter

    def is_new(self, day: date | None) -> bool:
        return day is not None and self.since <= day <= self.until

    def changes(self) -> Iterator[Item]:
        """Places of which a new spell became known, the latest first."""
        ledger: dict[str, list[Holding]] = {}
        holdings = self.snapshot.account.holdings
        for holding in holdings:
            ledger.setdefault(place_key(holding.place), []).append(holding)
        shown = [holdings[at] for at in self.asked.holdings(self.snapshot)]
        new = [(one, ledger[place_key(one.place)]) for one in shown if self.is_new(one.known) and one.start]
        found: dict[object, list[tuple[Holding, Holding | None]]] = {}
        for holding, own in sorted(new, key=lambda pair: (pair[0].start or date.min, pair[0].place.name), reverse=True):
            before = [one for one in own if one.end and holding.start and one.end < holding.start]
            if not before and holding.status == "held" and not self._took(holding):
                continue  # first word of who holds it, not a change
            if before and self._passes_on(before[-1], holding):
                continue  # the same told of the place itself, or anew
            told_once = (holding.claims, holding.status, holding.holder and holding.holder.name)
            found.setdefault(told_once, []).append((holding, before[-1] if before else None))
        for together in found.values():
            said = [pair for pair in together if not pair[0].inherited]
            lent = [holding for holding, _ in together if holding.inherited]
            for at, (holding, previous) in enumerate(said or together[:1]):
                yield self._change(holding, previous, lent[not said :] if at == 0 else [])

    def _passes_on(self, before: Holding, after: Holding) -> bool:
        """Whether the place stays in the hands that it was in: the same party's, or its government's or army's, be it
        held whole or in part."""
        if before.holder is None or after.holder is None or "lost" in (before.status, after.status):
            return _standing(before) == _standing(after)
        first, second = ((one.holder and one.holder.id) or "" for one in (before, after))
        one_side = before.holder == after.holder or self._is_under(first, second) or self._is_under(second, first)
        whole = all(one.status in _PLAIN for one in (before, after))
        return one_side and (whole or before.status == after.status)

    def _is_under(self, party: str, other: str) -> bool:
        card = self.withhold.book.card(party) if party else None
        return card is not None and other in card.parents

    def _took(self, holding: Holding) -> bool:
        return any(one.kind == "event" for one in self._claims(holding.claims))

    def _change(self, holding: Holding, before: Holding | None, lent: Sequence[Holding]) -> Item:
        """``lent``: towns of which it is only known because they lie in the province that the claims speak of."""
        now = _standing(holding)
        line = f"since {day_words(holding.start)}" if holding.start else ""
        was = f"; before that {_standing(before)}" if before else ""
        against = f"; {len(holding.against)} say otherwise" if holding.against else ""
        names = sorted({place_name(one.place) for one in lent})
        rest = f" and {len(names) - _TOWNS} more" if len(names) > _TOWNS else ""
        towns = f"; so, as far as known, its towns {', '.join(names[:_TOWNS])}{rest}" if names else ""
        return self._item(
            f"{called(holding.place)}: {now}",
            f"{line}{was}{against}{towns}",
            (*holding.claims, *holding.against),
            f"place:{place_key(holding.place)}",
        )

    def disputes(self) -> Iterator[Item]:
        """Disputes to which a new report adds."""
        for dispute in self.asked.disputes(self.snapshot):
            ids = [one for _, claims in dispute.sides for one in claims]
            claims = self._claims(ids)
            if any(self.is_new(claim.published) for claim in claims):
                yield self._dispute(dispute, claims, ids)

    def _dispute(self, dispute: Dispute, claims: list[Claim], ids: list[str]) -> Item:
        sides = " / ".join(f"{self.withhold.text(says)} ({counted(len(own), 'claim')})" for says, own in dispute.sides)
        agreed = ", ".join(words for slot, words in agreements(claims) if slot in ("where", "when", "how many"))
        event = self.snapshot.event_of.get(ids[0]) if ids else None
        return self._item(
            dispute_label(dispute, claims),
            sides + (f"; agreed: {agreed}" if agreed else ""),
            [own[0] for _, own in dispute.sides if own],
            f"event:{event}" if event else None,
            each=True,
        )

    def tolls(self, types: tuple[str, ...]) -> Iterator[Item]:
        """Figures of these types to which a new report adds, the largest first."""
        found = [
            toll
            for toll in self.asked.tolls(self.snapshot)
            if toll.type in types and any(self.is_new(claim.published) for claim in self._claims(toll.claims))
        ]
        for toll in sorted(found, key=lambda toll: -(toll.high or toll.low or 0)):
            yield self._toll(toll)

    def _toll(self, toll: Toll) -> Item:
        whom = ", ".join(public_names(toll.target)) or "people"
        where = called(toll.place) if toll.place else "no place given"
        claims = self._claims(toll.claims)
        said = {self.withhold.text(words): None for claim in claims if (words := figure_words(claim.figure))}
        rival = f"; given as {' / '.join(said)}" if len(said) > 1 else ""
        return self._item(
            f"{label(toll.kind, toll.type)}: {bounds(toll.low, toll.high)} ({whom})",
            f"{where}, {time_words(toll.time, derived=True)}{rival}",
            toll.claims,
            f"event:{toll.event_id}" if toll.event_id else (f"place:{place_key(toll.place)}" if toll.place else None),
        )

    def access(self) -> Iterator[Item]:
        """Relief that came through or was kept away, the latest first."""
        new = [
            event
            for event in self.asked.events(self.snapshot, _RELIEF)
            if any(self.is_new(claim.published) for claim in self._claims(event.claims))
        ]
        for event in sorted(new, key=lambda one: (_last_day(one.time), one.event_id), reverse=True):
            sides = " → ".join(filter(None, (", ".join(public_names(side)) for side in (event.actor, event.target))))
            where = called(event.place) if event.place else "no place given"
            status = "" if event.status == "asserted" else f"; {status_words(event.status)}"
            yield self._item(
                f"{label('event', event.type)} · {where}{f': {sides}' if sides else ''}",
                f"{time_words(event.time, derived=True)}{status}",
                event.claims,
                f"event:{event.event_id}",
            )

    def _item(self, head: str, line: str, ids: Iterable[str], thing: str | None, *, each: bool = False) -> Item:
        """The newest sentences first, one for each report, or ``each`` of them."""
        claims = self._claims(ids)
        claims.sort(key=lambda claim: (not self.is_new(claim.published), -(claim.published or date.min).toordinal()))
        once = claims if each else list({claim.document_id: claim for claim in reversed(claims)}.values())[::-1]
        shown = tuple(map(self._sentence, once[:_SENTENCES]))
        return Item(head, line.strip("; "), shown, thing, max(0, len(once) - _SENTENCES))

    def _claims(self, ids: Iterable[str]) -> list[Claim]:
        return [self.snapshot.claims[one] for one in ids if one in self.snapshot.claims]

    def _sentence(self, claim: Claim) -> Sentence:
        around = self.withhold.context(context(self.text(claim.document_id), claim.quote), claim)
        head = self.snapshot.heads.get(claim.document_id)
        title = self.withhold.text(head.title) if head and head.title else None
        return Sentence(
            claim.claim_id, around.before, around.exact, around.after,
            tuple(public_speakers(claim, outlet(head.publisher, title) if head else None)), title, claim.published,
            public_document(claim.document_id),
        )  # fmt: skip


def _standing(holding: Holding) -> str:
    if holding.holder is None or holding.status == "lost":
        return "holder unknown"
    return f"{_STANDINGS.get(holding.status, holding.status)} {', '.join(public_names([holding.holder]))}"


def _last_day(time: Interval | None) -> date:
    return (time.end or time.start or date.min) if time else date.min
