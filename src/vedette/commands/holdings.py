"""Who holds each place of a folder of short dated histories: read, merged, and told in the benchmark's form.

Each history stands under its place, as in a gazetteer's entry. Those of one place are one record: what a history says
as of its day counts together with what earlier ones said.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from .. import merge
from ..errors import SourceError
from ..model import Holding, Mentions, Name, Party, Place, Report, Span

if TYPE_CHECKING:
    from ..ground.gazetteer import Gazetteer
    from ..ground.registry import Registry
    from ..journey import Journey
    from ..model import Claim, NameFinder

GLUED = re.compile(r"(?<=[a-z0-9)\]])\.?(?:(?=[A-Z][a-z]+ )|\s+(?=[A-Z][a-z]+ed by\b))")
"""Where a line break between two notes was lost: ``Battle of LymanCaptured by``, ``Siege of Lyman Captured by``."""
ASIDE = re.compile(r"\s*[(,].*$")
"""What a history's title adds to the place's name: ``Poima, Ukraine``, ``Krasnohorivka (city)``."""

CLOSE = 0.05
"""Degrees: points of one name that lie no further apart are one place."""
NEAR = 0.7
"""Degrees: a namesake further away is another place."""


@dataclass(frozen=True, slots=True)
class History:
    """One text about one place, with all that it says."""

    row_id: str
    place: Place
    report: Report
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Titled:
    """A name finder for texts that stand under the name of a place whose point is given."""

    finder: NameFinder
    places: Mapping[str, Place]

    def find(self, report: Report) -> Mentions:
        """What the finder finds, but for the title: all that is called so is the place given."""
        found, place = self.finder.find(report), self.places[report.document_id]
        names = [_as_given(name, place) for name in found.names]
        spans = [Span(*at.span()) for at in re.finditer(rf"\b{re.escape(place.name)}\b", report.text)]
        missed = [span for span in spans if not any(name.span.overlaps(span) for name in names)]
        title = Span(0, len(place.name))
        if title not in missed and not any(name.span == title and name.place for name in names):
            names = [name for name in names if not name.span.overlaps(title)]
            missed.append(title)
        names += [Name(at, place.name, "place", place=replace(place, text=place.name, at=at)) for at in missed]
        return Mentions(tuple(sorted(names, key=lambda name: name.span)), found.times)

    def party(self, words: str, report: Report) -> Party | None:
        return self.finder.party(words, report)

    def place(self, span: Span, report: Report) -> Place | None:
        return self.finder.place(span, report)

    def kind_of(self, party: Party) -> str | None:
        return self.finder.kind_of(party)

    def are_allied(self, one: Party, other: Party) -> bool:
        return self.finder.are_allied(one, other)


def _as_given(name: Name, place: Place) -> Name:
    if name.place is None or place.name.casefold() not in (name.text.casefold(), name.place.name.casefold()):
        return name
    return replace(name, place=replace(place, text=name.text, at=name.span))


def histories(folder: Path, gazetteer: Path | None) -> list[History]:
    """Every history of ``folder``/input, read, by publication. Raises SourceError where there is no such folder."""
    from ..ground.compile import default_path
    from ..ground.gazetteer import Gazetteer
    from ..tools import open_journey

    if not (folder / "input").is_dir():
        raise SourceError(f"{folder}: no input here; name the folder that holds it")
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((folder / "input").glob("*.json"))]
    documents.sort(key=lambda document: (document["published"], document["id"]))
    journey = open_journey(gazetteer=gazetteer)
    with Gazetteer.open(gazetteer or default_path()) as opened:
        found = {document["id"]: _place(document, journey.finder, opened) for document in documents}
    texts = {document["id"]: document["text"] for document in documents}
    places = _among_its_parties(_with_countries(_with_points(found)), texts, journey.finder)
    reports = [_report(document, places[document["id"]]) for document in documents]
    return list(_read(journey, reports, places))


def _read(journey: Journey, reports: Sequence[Report], places: Mapping[str, Place]) -> Iterator[History]:
    finder = Titled(journey.finder, places)
    for report, claims in journey.extract(reports, journey.reader, finder):
        grounded = tuple(journey.ground(report, claims, finder))
        yield History(report.document_id, places[report.document_id], report, grounded)


def _report(document: Mapping[str, Any], place: Place) -> Report:
    text = f"{place.name}\n{GLUED.sub('. ', document['text'].strip())}\n"
    body = (Span(0, len(text)),)
    return Report(document["id"], text, body, published=date.fromisoformat(document["published"][:10]))


def _place(document: Mapping[str, Any], finder: NameFinder, gazetteer: Gazetteer) -> Place:
    """The place at its given point, else where its whole text places its name."""
    from ..ground.places import resolve_places

    name = ASIDE.sub("", document["place"].rpartition(" – ")[2]).strip()
    title = f"{name}\n{document['text']}"
    known = resolve_places(title, [(0, len(name))], gazetteer)[0]
    if document.get("lat") is None:
        report = Report(document["id"], title, (Span(0, len(title)),))
        places = [one.place for one in finder.find(report).names if one.place]
        found = next((one for one in places if one.at is not None and one.at.start == 0), None)
        country = Counter(one.country for one in places if one.kind != "country").most_common(1)
        unknown = Place(name, kind="town", country=country[0][0] if country else known.country)
        return replace(found or unknown, name=name, text=None, at=None)
    given = Place(name, document["lat"], document["lon"], 5.0, kind="town")
    near = known.lat is not None and _apart(known, given) < NEAR**2
    return replace(given, country=known.country) if near else given


def _with_points(places: Mapping[str, Place]) -> dict[str, Place]:
    """A place given without a point is its only namesake that has one; points of a namesake that lie close are one."""
    located: dict[str, list[Place]] = {}
    for place in places.values():
        if place.lat is not None and not any(_is_one(place, known) for known in located.get(place.name, ())):
            located.setdefault(place.name, []).append(place)

    def at_point(place: Place) -> Place:
        known = located.get(place.name, [])
        if place.lat is None:
            return known[0] if len(known) == 1 else place
        return next(one for one in known if _is_one(place, one))

    return {row: at_point(place) for row, place in places.items()}


def _is_one(one: Place, other: Place) -> bool:
    return _apart(one, other) < CLOSE**2


def _with_countries(places: Mapping[str, Place]) -> dict[str, Place]:
    """A town that the gazetteer does not know by this name lies in the country of the nearest one that it knows."""
    known = [place for place in places.values() if place.country and place.lat is not None]

    def country(place: Place) -> str | None:
        if place.country or place.lat is None or place.lon is None:
            return place.country
        return min(known, key=lambda one: _apart(one, place), default=place).country

    return {row: replace(place, country=country(place)) for row, place in places.items()}


def _among_its_parties(places: Mapping[str, Place], texts: Mapping[str, str], finder: NameFinder) -> dict[str, Place]:
    """A place of which neither point nor country is known lies where most of those do that its parties are named of."""
    found = dict(places)
    for row, place in places.items():
        if place.country or place.lat is not None:
            continue
        report = Report(row, texts[row], (Span(0, len(texts[row])),))
        named = {name.text for name in finder.find(report).names if name.party is not None or name.kind == "demonym"}
        there = (other.country for one, other in places.items() if any(name in texts[one] for name in named))
        commonest = Counter(country for country in there if country).most_common(1)
        found[row] = replace(place, country=commonest[0][0] if commonest else None)
    return found


def _apart(one: Place, other: Place) -> float:
    return ((one.lat or 0.0) - (other.lat or 0.0)) ** 2 + ((one.lon or 0.0) - (other.lon or 0.0)) ** 2


# --- answers -------------------------------------------------------------------------------------------------------


def statuses(folder: Path, gazetteer: Path | None) -> Iterator[Mapping[str, Any]]:
    """Who holds each history's place on the day that it was published, as far as its record then told."""
    from ..tools import registry

    for listed in _by_place(histories(folder, gazetteer)):
        for history in listed:
            day = history.report.published
            holdings = _holdings([one for one in listed if not _is_later(one, history)], registry(), day)
            at = merge.holdings_at(holdings, day) if day else holdings
            last = max(at, key=lambda one: one.start or date.min, default=None)
            yield {"row_id": history.row_id, "holder": _answer(last, history.place, registry())}


def _is_later(one: History, other: History) -> bool:
    return (one.report.published or date.max) > (other.report.published or date.max)


def timeline(folder: Path, gazetteer: Path | None) -> Iterator[Mapping[str, Any]]:
    """The holdings of every place, as all its histories together tell them."""
    from ..tools import registry

    for listed in _by_place(histories(folder, gazetteer)):
        for one in _holdings(listed, registry(), None):
            holder = _answer(one, one.place, registry())
            if holder is not None:
                place = listed[0].place
                days = {"from": _iso(one.start), "to": _iso(one.end)}
                yield {"place": place.name, "lat": place.lat, "lon": place.lon} | {
                    "gazetteer_id": place.gazetteer_id, **days, "holder": holder
                }  # fmt: skip


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _by_place(read: Iterable[History]) -> Iterator[list[History]]:
    found: dict[tuple[str, float | None, float | None], list[History]] = {}
    for one in read:
        found.setdefault((one.place.name, one.place.lat, one.place.lon), []).append(one)
    yield from found.values()


def _holdings(listed: Sequence[History], registry: Registry, day: date | None) -> list[Holding]:
    """The ledger of one place, with who may be presumed to have held it before."""
    place = listed[0].place
    claims = [claim for one in listed for claim in one.claims]
    account = merge.merge([one.report for one in listed], claims, as_of=day, parties=registry)
    here = [one for one in account.holdings if one.place.name == place.name or one.place.lat == place.lat]
    by_id = {claim.claim_id: claim for claim in claims}
    return merge.with_presumed(here, by_id, lambda place: _state(place, registry), registry)


def _state(place: Place, registry: Registry) -> Party | None:
    state = registry.role("government", place.country) if place.country else None
    return Party(state.name, state.name, state.id) if state else None


@cache
def _sides() -> Mapping[str, Mapping[str, str]]:
    """How maps call the sides of a war."""
    raw = files(__package__).joinpath("sides.yaml").read_text(encoding="utf-8")
    found: Mapping[str, Mapping[str, str]] = yaml.safe_load(raw)
    return found


def _answer(holding: Holding | None, place: Place, registry: Registry) -> str | None:
    if holding is not None and holding.status in ("contested", "partly_held"):
        return "Contested"
    holder = holding.holder if holding else None
    holder = holder or _state(place, registry)
    if holder is not None and holder.id is None and holder.name.casefold() in _sides()["own"]:
        holder = _state(place, registry) or holder
    if holder is None or holder.id is None or not registry.knows(holder.id):
        return holder.name if holder else None
    for party in (holder.id, *registry.parents(holder.id)):
        if party in _sides()["parties"]:
            return _sides()["parties"][party]
    side = next(
        (entry for each in (holder.id, *registry.parents(holder.id)) if (entry := registry.entry(each).side)), None
    )
    return _sides()["sides"].get(side or "", holder.name)
