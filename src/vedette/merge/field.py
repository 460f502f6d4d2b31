"""A part of the record while it is looked at: its claims, what they tell, and the events that they are in.

It grows by what is asked for. Of every event that one of its claims is in it has all claims, so that what the record
says of an event can be taken from it, and need not be decided again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from ..ids import place_identity
from ..judging import HAND, Attachments, attach, judged, with_added
from ..model import Claim, Copy, Judgement, Place
from .days import Window
from .near import Near, Wanted
from .parties import key_of
from .places import is_area, likeness
from .tellings import Gathered, Telling

_REACH_KM = 51.0
"""No two places farther apart are one (``places.likeness``)."""
_FARTHEST_KM = 250.0
_REACH_DAYS, _NEEDED_DAYS = 5, 3
"""What speaks of no common day is another happening, give or take a day at either end; the rest spares asking again."""
_TOGETHER = 8
"""Days that may be asked about at once."""
_Spot = tuple[Window | None, Place, float]


class Side:
    """Which judgements count, which reports are not there yet, and which are copies: before the news or after them."""

    def __init__(self, said: Sequence[Judgement], without: Iterable[str] = ()) -> None:
        self.said, self._without = said, frozenset(without)
        self.added = {one.claim_id for one in with_added((), said)}
        self.copies: dict[str, Copy] = {}
        self.settled: set[str] = set()
        """The reports of which it is known otherwise than from the record whether they are copies."""
        self.where = Attachments({}, ())
        self.told: list[Telling] = []
        self._same: dict[tuple[str, ...], Telling] = {}
        self._gathered: Gathered | None = None
        self._origins: dict[str, str] = {}
        self._seen: set[str] = set()

    def has(self, claim: Claim) -> bool:
        """Whether the claim is there."""
        return claim.document_id not in self._without and (claim.reader != HAND or claim.claim_id in self.added)

    def tell(self, claims: Mapping[str, Claim], published: Mapping[str, date | None]) -> None:
        """Works out what the claims tell; a telling that has not changed stays the same value."""
        read = [one for one in claims.values() if self.has(one)]
        if self.said:
            self.where = attach(read, self.said)
            read = judged(read, self.said, self.where)
        origins = {copy: one.original for copy, one in self.copies.items()}
        told = {one.document_id for one in map(claims.__getitem__, self._seen)}
        if self.said or self._gathered is None or any(origins.get(one) != self._origins.get(one) for one in told):
            self._gathered, self._origins, self._seen = Gathered(published, self._origins), self._origins, set()
        self._origins.clear()
        self._origins.update(origins)
        made = self._gathered.gather([one for one in read if one.claim_id not in self._seen])
        self._seen.update(claims)
        self.told = [known if (known := self._same.get(one.claims)) == one else one for one in made]
        self._same = {one.claims: one for one in self.told}


class Field:
    """The claims, as they were read, by id. ``moved``: those that people say are elsewhere or otherwise than read."""

    def __init__(self, near: Near, sides: Sequence[Side], moved: Iterable[Claim] = ()) -> None:
        self._near = near
        self._sides = sides
        self.claims: dict[str, Claim] = {}
        self.older = False
        """Whether anything is new of claims that were there before."""
        self.event_of: dict[str, str] = {}
        """The event that the record has a claim in."""
        self.members: dict[str, set[str]] = {}
        self.published: dict[str, date | None] = {}
        self._documents: set[str] = set()
        self._places: set[str] = set()
        self._looked: dict[str, list[Window | None]] = {}
        self._told_of = -1
        self._counted: set[object] = set()
        self.load(moved)

    def load(self, claims: Iterable[Claim]) -> None:
        """Adds claims, and all others of their events."""
        fresh = {one.claim_id: one for one in claims if one.claim_id not in self.claims}
        while fresh:
            self.claims |= fresh
            asked = [key for key, one in fresh.items() if one.kind in ("event", "casualties")]
            linked = self._near.events_with([key for key in asked if key not in self.event_of])
            for event, key in linked:
                self.event_of[key] = event
                self.members.setdefault(event, set()).add(key)
            missing = sorted({key for _, key in linked} - self.claims.keys())
            fresh = {one.claim_id: one for one in self._near.claims(missing)} if missing else {}

    def tell(self, *, anew: bool = False) -> None:
        """Works out what the claims tell, where there are more than there were."""
        if len(self.claims) == self._told_of and not anew:
            return
        self._told_of = len(self.claims)
        documents = sorted({one.document_id for one in self.claims.values()} - self.published.keys())
        self.published |= self._near.published(documents)
        self._note(self._near.copies_of(documents))
        for side in self._sides if self.older else self._sides[-1:]:
            side.tell(self.claims, self.published)

    def whole(self, documents: Iterable[str]) -> None:
        """Adds all claims of some reports, and of those that are copies of one of them or that one of them copies."""
        asked = sorted(set(documents) - self._documents)
        if asked:
            self._documents.update(asked)
            found = self._near.copies_with(asked)
            self._note(found)
            of = {name for one in found for name in (one.copy, one.original)} | set(asked)
            self._documents |= of
            self.load(self._near.claims_of(sorted(of)))

    def _note(self, copies: Iterable[Copy]) -> None:
        for side in self._sides:
            for one in copies:
                if one.copy not in side.settled:
                    side.copies[one.copy] = one

    def at(self, places: Iterable[Place], types: Sequence[str]) -> None:
        """Adds all that was ever said of who holds some places."""
        asked = [one for one in places if place_identity(one) not in self._places]
        if asked:
            self._places.update(map(place_identity, asked))
            self.load(self._near.claims_at(asked, types))

    def figures_at(self, place: Place, kind: str, what: str) -> None:
        """Adds all that counts one sort of thing at a place."""
        if (place_identity(place), kind, what) not in self._counted:
            self._counted.add((place_identity(place), kind, what))
            self.load(self._near.figures_at(place, kind, what))

    def figures_nowhere(self, what: str, days: tuple[int, int] | None) -> None:
        """Adds what counts it and names no place, on some days."""
        if (what, days) not in self._counted:
            self._counted.add((what, days))
            about = None if days is None else _days_about(Window(*days))
            self.load(self._near.figures_nowhere(what, about))

    def look_about(self, told: Iterable[Telling]) -> None:
        """Adds what may be of the place and days of some tellings."""
        spots: list[_Spot] = []
        for one in told:
            place, window = one.claim.place, one.window
            if place is not None and self._is_new(place_identity(place), window):
                spots.append((window, place, _reach(place)))
            elif place is None and window is not None:
                parties = (*one.claim.actor, *one.claim.target)
                if parties and self._is_new(" ".join(sorted(map(key_of, parties))), window):
                    self.load(self._near.claims_nowhere(parties, *_days_about(window)))
        for days, those in _of_like_days(spots):
            about = None if days is None else _days_about(days)
            self.load(self._near.claims_about(those, about, _like([place for place, _ in those])))

    def _is_new(self, key: str, window: Window | None) -> bool:
        """Whether it was not looked about there yet, for these days; notes that it is."""
        looked = self._looked.setdefault(key, [])
        if window is None:
            known = None in looked
        else:
            known = any(one and one.first <= window.first and window.last <= one.last for one in looked)
        if not known:
            spare = _REACH_DAYS - _NEEDED_DAYS
            looked.append(window and Window(window.first - spare, window.last + spare))
        return not known


def _like(places: Sequence[Place]) -> Wanted:
    return lambda place: any(likeness(place, one) > 0 for one in places)


def _reach(place: Place) -> float:
    radius = (place.radius_km or 0.0) if is_area(place) else 0.0
    return _REACH_KM + (radius if radius <= _FARTHEST_KM else 0.0)


def _days_about(window: Window) -> tuple[date, date]:
    return (
        date.fromordinal(max(1, window.first - _REACH_DAYS)),
        date.fromordinal(min(date.max.toordinal(), window.last + _REACH_DAYS)),
    )


def _of_like_days(spots: Sequence[_Spot]) -> Iterator[tuple[Window | None, list[tuple[Place, float]]]]:
    """The spots that are asked about together: most claims of a report speak of the same few days."""
    undated = [spot[1:] for spot in spots if spot[0] is None]
    if undated:
        yield None, undated
    days: Window | None = None
    waiting: list[tuple[Place, float]] = []
    dated = [(window, place, km) for window, place, km in spots if window is not None]
    for window, place, km in sorted(dated, key=lambda one: (one[0].first, one[0].last)):
        whole = Window(days.first, max(days.last, window.last)) if days else window
        if days and whole.width > _TOGETHER:
            yield days, waiting
            whole, waiting = window, []
        days = whole
        waiting.append((place, km))
    if days:
        yield days, waiting


__all__ = ["Field", "Side"]
