"""Which tellings are compared at all: those of one family of types that may be of one place and day.

Towns are looked up by their own small cell and by their name; sites, offsets (``west of``) and areas by wider ones, and
tellings without a place by their parties. Every list is kept by first day, so that only what is near in time is seen.
A telling is compared with no more than ``MOST`` others of a list, the nearest in time, so that the cost grows with the
number of tellings and not with its square, however crowded a place is.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from ..model import Party, Place
from .days import NARROW_DAYS, Window
from .happenings import happenings
from .parties import folded, key_of
from .places import is_area
from .tellings import Telling

MOST = 64
NARROW = NARROW_DAYS + 2
"""Days up to which a telling's time is one happening's; a longer one is a season's. What follows from the tense alone
is two days wider than what was said."""
_FINE, _COARSE, _WIDE = 0.05, 0.5, 4.0
"""Degrees: of cells in which towns are one spot, sites and offsets reach a town, areas hold one."""
_NO_DAY = Window(0, 0)
_Key = tuple[object, ...]
_Listed = list[tuple[int, int]]


class Blocks:
    """The tellings of one family, by number, and where to look for those that one of them may go with.

    Only the ``present`` ones are to be found, by default all.
    """

    def __init__(self, tellings: Sequence[Telling], present: Iterable[int] | None = None) -> None:
        self._tellings = tellings
        self._index: dict[_Key, _Listed] = {}
        self._reports: dict[str, list[int]] = {}
        self._places = [_sort_of(telling.claim.place) for telling in tellings]
        self._seasons = [is_season(telling) for telling in tellings]
        self._at: dict[int, int] = {}
        self._spans = frozenset(self._seasons)
        self._sorts = frozenset(self._places)
        self._take(range(len(tellings)) if present is None else present)

    def _take(self, numbers: Iterable[int]) -> tuple[dict[_Key, list[tuple[int, int]]], set[str]]:
        """Lists some more tellings; gives what was added under which key, and of which reports they are."""
        taken: dict[_Key, _Listed] = {}
        reports: set[str] = set()
        for number in numbers:
            telling = self._tellings[number]
            first = (telling.window or _NO_DAY).first
            for key in _kept_under(telling, self._places[number]):
                taken.setdefault((self._seasons[number], *key), []).append((first, number))
            self._reports.setdefault(telling.origin, []).append(number)
            reports.add(telling.origin)
        for full, added in taken.items():
            listed = self._index.setdefault(full, [])
            listed += added
            listed.sort()
        for report in reports:
            told = self._reports[report]
            told.sort(key=lambda number: (self._tellings[number].claim.quote.start, number))
            self._at.update((number, at) for at, number in enumerate(told))
        return taken, reports

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Each pair that is to be compared once, the smaller number first."""
        for number in range(len(self._tellings)):
            for other in sorted(self.partners(number)):
                yield (other, number) if other < number else (number, other)

    def partners(self, number: int) -> set[int]:
        """The partners of a telling that do not themselves find it."""
        telling, sort = self._tellings[number], self._places[number]
        found: set[int] = set()
        for key, all_of in _looked_under(telling, sort, self._sorts):
            near = self._near(number, key)
            found.update(near if all_of else (other for other in near if other < number))
        found.discard(number)
        found.difference_update(self._reports[telling.origin])
        after = self._at[number] + 1
        return found.union(self._reports[telling.origin][after : after + MOST])

    def _near(self, number: int, key: _Key) -> Iterator[int]:
        """The tellings under a key whose days may be near enough: a season's are found where what happens once is."""
        telling, season = self._tellings[number], self._seasons[number]
        window = telling.window or _NO_DAY
        once = telling.claim.type in happenings().once
        for span in self._spans:
            listed = self._index.get((span, *key)) if once or span == season else None
            if listed:
                yield from _seen_from(listed, window, season=span)


class GrowingBlocks(Blocks):
    """Blocks into which tellings come little by little; at first they are empty."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        super().__init__(tellings, ())
        self._lookers: dict[_Key, _Listed] = {}

    def add(self, numbers: Sequence[int]) -> set[int]:
        """Takes some more tellings; gives all whose partners may be others now, these among them."""
        for number in numbers:
            first = (self._tellings[number].window or _NO_DAY).first
            for key, _ in _looked_under(self._tellings[number], self._places[number], self._sorts):
                insort(self._lookers.setdefault((self._seasons[number], *key), []), (first, number))
        if len(numbers) > len(self._at):
            self._take(numbers)
            return set(self._at)
        taken, reports = self._take(numbers)
        found = {number for report in reports for number in self._reports[report]}
        for full, added in taken.items():
            found.update(self._who_see(full, added))
        return found

    def _who_see(self, full: _Key, added: _Listed) -> Iterator[int]:
        """The tellings that see any of those added to a list."""
        listed, season = self._index[full], bool(full[0])
        fresh = {number for _, number in added}
        for looking in (False, True):
            lookers = self._lookers.get((looking, *full[1:]))
            for number in self._near_to(added, listed, lookers, narrow=not (season or looking)) if lookers else ():
                telling = self._tellings[number]
                looks = season == looking or telling.claim.type in happenings().once
                if looks and not fresh.isdisjoint(_seen_from(listed, telling.window or _NO_DAY, season=season)):
                    yield number

    def _near_to(self, added: _Listed, listed: _Listed, lookers: _Listed, *, narrow: bool) -> set[int]:
        """Those that may see any of the added: none farther from one, in places, than MOST, nor, where neither tells of
        a season, in days than such a one looks."""
        found: set[int] = set()
        for entry in added:
            at, after = bisect_left(listed, entry), bisect_left(listed, entry) + MOST + 1
            first = listed[at - MOST - 1][0] if at > MOST else -(10**7)
            last = listed[after][0] if after < len(listed) else 10**7
            if narrow:
                first, last = max(first, entry[0] - NARROW - 1), min(last, entry[0] + NARROW + 2)
            found.update(
                number
                for _, number in lookers[bisect_left(lookers, (first, -1)) : bisect_left(lookers, (last + 1, -1))]
            )
        return found


def _seen_from(listed: _Listed, window: Window, *, season: bool) -> Sequence[int]:
    """The numbers in a list, of seasons or of what happened on a day, whose days may be near enough to a window."""
    return _slice(listed, -(10**7) if season else window.first - NARROW - 2, window.last + 1, window.first)


def _slice(listed: _Listed, first: int, last: int, centre: int) -> Sequence[int]:
    """The numbers from one first day to another, or no more than MOST of them about a third."""
    start, end = bisect_left(listed, (first, -1)), bisect_left(listed, (last + 1, -1))
    if end - start > MOST:
        middle = bisect_left(listed, (centre, -1))
        start = max(start, min(middle - MOST // 2, end - MOST))
        end = min(end, start + MOST)
    return [number for _, number in listed[start:end]]


def is_season(telling: Telling) -> bool:
    return telling.window is not None and telling.window.width > NARROW


def is_loose(telling: Telling) -> bool:
    """Whether the telling leaves open which of several happenings it means: it gives no spot, no day, or a season."""
    place, window = telling.claim.place, telling.window
    return place is None or is_area(place) or window is None or not window.said or is_season(telling)


def _sort_of(place: Place | None) -> str:
    if place is None:
        return "nowhere"
    if place.lat is None or place.lon is None:
        return "unknown"
    if is_area(place):
        return "area"
    return "town" if place.relation is None and place.kind != "site" else "site"


def _kept_under(telling: Telling, sort: str) -> Iterator[_Key]:
    place = telling.claim.place
    if place is None:
        yield from (("party", key) for key in sorted({key_of(one) for one in _parties(telling)}))
    elif sort == "unknown":
        yield "name", folded(place.name)
    elif sort == "town":
        yield "town", _cell(place, _FINE)
        yield "called", folded(place.name)
    else:
        yield sort, _cell(place, _WIDE if sort == "area" else _COARSE)


def _looked_under(telling: Telling, sort: str, sorts: frozenset[str]) -> Iterator[tuple[_Key, bool]]:
    """Where a telling looks, and whether it looks for all there: what is of its own sort finds it in turn. ``sorts``:
    the sorts of places that there are at all."""
    place = telling.claim.place
    if place is None or sort == "unknown":
        yield from ((key, False) for key in _kept_under(telling, sort))
        return
    if sort == "town":
        yield from ((("town", one), False) for one in _around(place, _FINE))
        yield ("called", folded(place.name)), False
    if sort != "area" and "site" in sorts:
        yield from ((("site", one), sort == "town") for one in _around(place, _COARSE))
    if "area" in sorts:
        yield from ((("area", one), sort != "area") for one in _around(place, _WIDE))


def _around(place: Place, degrees: float) -> Iterable[tuple[int, int]]:
    up, right = _cell(place, degrees)
    # Meridians draw together away from the equator, so that the same distance is more cells across.
    across = 1 if abs(up * degrees) < 50 else 2
    return product(range(up - 1, up + 2), range(right - across, right + across + 1))


def _cell(place: Place, degrees: float) -> tuple[int, int]:
    return int((place.lat or 0.0) // degrees), int((place.lon or 0.0) // degrees)


def _parties(telling: Telling) -> tuple[Party, ...]:
    return (*telling.claim.actor, *telling.claim.target)


__all__ = ["MOST", "Blocks", "GrowingBlocks", "is_loose", "is_season"]
