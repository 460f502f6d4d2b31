"""Builds the columns that the map is drawn from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from ..model import Account, Event, Holding, Party, Place, Toll
from .families import families, family_of
from .keys import party_key, place_key
from .partybook import NoBook, PartyBook
from .publicity import public_name
from .shapes.chart import (
    Chart,
    EventColumns,
    FamilyEntry,
    HoldingColumns,
    PartyEntry,
    PlaceColumns,
    TollColumns,
    TollType,
    TypeEntry,
    Voice,
)
from .words import label, place_name

_EPOCH = date(1970, 1, 1)
_NONE = -1
_DEADLY = ("killed", "casualties")


def day_number(day: date | None) -> int | None:
    """Days since 1970-01-01."""
    return (day - _EPOCH).days if day else None


class ChartBuilder:
    """Gathers tables of places, parties and types while events and holdings are written as columns."""

    def __init__(self, meanings: Mapping[str, str], book: PartyBook | None = None) -> None:
        self._meanings = meanings
        self._book = book or NoBook()
        self._places: dict[str, int] = {}
        self._parties: dict[str, int] = {}
        self._types: dict[str, int] = {}
        self._names: list[tuple[str, str]] = []
        self._holds: Counter[str] = Counter()
        self.places = PlaceColumns()
        self.events = EventColumns()
        self._voices: dict[str, int] = {}
        self._voice_names: list[str] = []
        self._toll_types: dict[tuple[str, str], int] = {}
        self._events: dict[str, int] = {}
        self.holdings = HoldingColumns()
        self.tolls = TollColumns()

    def add_event(
        self, event: Event, toll: tuple[float | None, float | None], voices: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """``voices`` are the names of those who tell of it, by key."""
        columns, time = self.events, event.time
        columns.id.append(event.event_id)
        columns.type.append(self._types.setdefault(event.type, len(self._types)))
        columns.place.append(self._place(event.place))
        columns.start.append(day_number(time.start) if time else None)
        columns.end.append(day_number(time.end) if time else None)
        columns.told.append(day_number(event.last_published))
        columns.precision.append(time.precision if time else "unknown")
        columns.status.append(event.status)
        columns.toll_low.append(toll[0])
        columns.toll_high.append(toll[1])
        columns.reports.append(event.reports)
        columns.sources.append(event.sources)
        columns.confidence.append(event.confidence)
        columns.voice.append([self._voice(key, name) for key, name in voices.items()])
        self._events[event.event_id] = len(self._events)
        columns.actor.append([self._party(party) for party in event.actor])
        columns.target.append([self._party(party) for party in event.target])

    def add_holding(self, holding: Holding) -> None:
        columns = self.holdings
        columns.place.append(self._place(holding.place))
        columns.holder.append(self._party(holding.holder) if holding.holder else _NONE)
        columns.status.append(holding.status)
        columns.start.append(day_number(holding.start))
        columns.end.append(day_number(holding.end))
        columns.known.append(day_number(holding.known))
        columns.claims.append(len(holding.claims))
        columns.against.append(len(holding.against))
        columns.inherited.append(int(holding.inherited))
        if holding.holder:
            self._holds[party_key(holding.holder)] += 1

    def add_toll(self, toll: Toll, rival: bool) -> None:
        """Comes after the events."""
        columns, time = self.tolls, toll.time
        columns.id.append(toll.toll_id)
        columns.type.append(self._toll_types.setdefault((toll.kind, toll.type), len(self._toll_types)))
        columns.place.append(self._place(toll.place))
        columns.start.append(day_number(time.start) if time else None)
        columns.end.append(day_number(time.end) if time else None)
        columns.low.append(toll.low)
        columns.high.append(toll.high)
        columns.event.append(self._events.get(toll.event_id or "", _NONE))
        columns.claims.append(len(toll.claims))
        columns.rival.append(int(rival))
        columns.target.append([self._party(party) for party in toll.target])

    def chart(self, counts: Mapping[str, int], published: Iterable[date], as_of: date | None) -> Chart:
        days = sorted(published)
        return Chart(
            as_of=day_number(as_of),
            published=[(day - _EPOCH).days for day in (days[0], days[-1])] if days else [],
            counts=dict(counts),
            families=[FamilyEntry(name=family.name, label=family.label) for family in families()],
            types=[self._type_entry(name) for name in self._types],
            parties=[
                PartyEntry(key=key, name=name, public=public, holds=self._holds[key], side=side_of(key, self._book))
                for key, (name, public) in zip(self._parties, self._names, strict=True)
            ],
            voices=[Voice(key=key, name=name) for key, name in zip(self._voices, self._voice_names, strict=True)],
            toll_types=[TollType(kind=k, name=name, label=label(k, name)) for k, name in self._toll_types],
            places=self.places,
            events=self.events,
            holdings=self.holdings,
            tolls=self.tolls,
        )

    def _type_entry(self, name: str) -> TypeEntry:
        means = self._meanings.get(name, "")
        return TypeEntry(name=name, label=label("event", name), means=means, family=family_of(name))

    def _place(self, place: Place | None) -> int:
        if place is None:
            return _NONE
        key = place_key(place)
        if key not in self._places:
            self._places[key] = len(self._places)
            self.places.key.append(key)
            self.places.name.append(place_name(place))
            self.places.lat.append(place.lat)
            self.places.lon.append(place.lon)
            self.places.radius_km.append(place.radius_km)
            self.places.kind.append(place.kind)
            self.places.country.append(place.country)
        return self._places[key]

    def _voice(self, key: str, name: str) -> int:
        if key not in self._voices:
            self._voices[key] = len(self._voices)
            self._voice_names.append(name)
        return self._voices[key]

    def _party(self, party: Party) -> int:
        key = party_key(party)
        if key not in self._parties:
            self._parties[key] = len(self._parties)
            self._names.append((party.name, public_name(party)))
        return self._parties[key]


def side_of(key: str, book: PartyBook) -> str:
    """The key of whom a party belongs to, as the book of parties has it: an army's government, a wing's movement. One
    that belongs to several stands for itself."""
    seen = {key}
    while (card := book.card(key)) and len(card.parents) == 1 and card.parents[0] not in seen:
        key = card.parents[0]
        seen.add(key)
    return key


def deaths(account: Account) -> dict[str, tuple[float | None, float | None]]:
    """The killed per event: the largest toll given, lowest and highest figure. Killed and injured together count only
    where nobody counts the killed. Tolls of different people are not added up: they may overlap."""
    found: dict[str, Toll] = {}
    for toll in account.tolls:
        if toll.event_id and toll.type in _DEADLY and _weight(toll) > _weight(found.get(toll.event_id)):
            found[toll.event_id] = toll
    return {event_id: (toll.low, toll.high) for event_id, toll in found.items()}


def _weight(toll: Toll | None) -> tuple[int, float]:
    if toll is None:
        return (-len(_DEADLY), -1)
    return (-_DEADLY.index(toll.type), max(toll.low or 0, toll.high or 0))
