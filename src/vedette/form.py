"""The public form of a claim: one JSON object with exactly the fields of the claim record, in that order.

``claim_json`` gives it; ``claim_from_json`` takes it back. The record itself keeps a wider form (``stored_json``) that
adds what the model holds beyond the public fields: the publication day, the trace, and where places and times stand in
the text. ``claim_from_json`` reads both, so nothing that was written is ever lost on the way back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, cast, get_args

from .errors import RecordError
from .model import Claim, Figure, Interval, Kind, Party, Place, Quote, Span, Status

FIELDS: tuple[str, ...] = (
    "claim_id",
    "document_id",
    "kind",
    "type",
    "actor",
    "target",
    "place",
    "time",
    "figure",
    "status",
    "source",
    "quote",
    "confidence",
    "reader",
)
"""The fields of the public form, in their order."""

_KINDS = frozenset(get_args(Kind))
_STATUSES = frozenset(get_args(Status))


def claim_json(claim: Claim) -> dict[str, Any]:
    """The claim as a JSON object: the fields ``FIELDS``, in that order. Days are ISO strings; absent slots are null.

    ``codes`` follows where another scheme has a code for it: an object of codes by scheme.
    """
    form = {
        "claim_id": claim.claim_id,
        "document_id": claim.document_id,
        "kind": claim.kind,
        "type": claim.type,
        "actor": parties_json(claim.actor),
        "target": parties_json(claim.target),
        "place": place_json(claim.place),
        "time": time_json(claim.time),
        "figure": figure_json(claim.figure),
        "status": claim.status,
        "source": parties_json(claim.source),
        "quote": {"exact": claim.quote.exact, "start": claim.quote.start, "end": claim.quote.end},
        "confidence": claim.confidence,
        "reader": claim.reader,
    }
    return form | {"codes": dict(claim.codes)} if claim.codes else form


def stored_json(claim: Claim) -> dict[str, Any]:
    """The public form and all else that the model holds of a claim; ``claim_from_json`` of it equals the claim."""
    form = claim_json(claim)
    if claim.place:
        place = claim.place
        form["place"] |= {"kind": place.kind, "country": place.country, "text": place.text, "at": _span_json(place.at)}
    if claim.time:
        time = claim.time
        extra = {"words": time.words, "precision": time.precision, "basis": time.basis, "at": _span_json(time.at)}
        form["time"] |= extra
    form["published"] = day_json(claim.published)
    form["trace"] = [list(step) for step in claim.trace]
    return form


def claim_from_json(form: Mapping[str, Any]) -> Claim:
    """The claim that a public or stored form describes.

    Raises RecordError, naming the claim and what is wrong, where a field is missing or not of its kind.
    """
    try:
        if form["kind"] not in _KINDS or form["status"] not in _STATUSES:
            raise ValueError(f"no such kind or status: {form['kind']}, {form['status']}")
        quote = form["quote"]
        return Claim(
            claim_id=form["claim_id"],
            document_id=form["document_id"],
            kind=form["kind"],
            type=form["type"],
            actor=_parties(form["actor"]),
            target=_parties(form["target"]),
            place=place_from_json(form["place"]),
            time=_interval(form["time"]),
            figure=_figure(form["figure"]),
            status=form["status"],
            source=_parties(form["source"]),
            quote=Quote(quote["exact"], quote["start"], quote["end"]),
            confidence=float(form["confidence"]),
            reader=form["reader"],
            published=_day(form.get("published")),
            trace=tuple((step, words) for step, words in form.get("trace", ())),
            codes=tuple(sorted((form.get("codes") or {}).items())),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        name = form.get("claim_id", "without an id") if isinstance(form, Mapping) else "that is no object"
        raise RecordError(f"claim {name} is not in the form of the claim record: {error!r}") from error


def parties_json(parties: Iterable[Party]) -> list[dict[str, str | None]]:
    """Parties as objects ``name``, ``text``, ``id``."""
    return [{"name": party.name, "text": party.text, "id": party.id} for party in parties]


def place_json(place: Place | None) -> dict[str, Any] | None:
    """A place as the public form has it; ``relation`` only where the text gives one."""
    if place is None:
        return None
    form: dict[str, Any] = {
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "gazetteer_id": place.gazetteer_id,
    }
    if place.relation is not None:
        form["relation"] = place.relation
    return form


def day_json(day: date | None) -> str | None:
    return day.isoformat() if day else None


def time_json(time: Interval | None) -> dict[str, Any] | None:
    return {"start": day_json(time.start), "end": day_json(time.end)} if time else None


def figure_json(figure: Figure | None) -> dict[str, Any] | None:
    if figure is None:
        return None
    return {"low": figure.low, "high": figure.high, "unit": figure.unit, "words": figure.words}


def _span_json(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _parties(forms: Sequence[Mapping[str, Any]]) -> tuple[Party, ...]:
    return tuple(Party(form["name"], form["text"], form.get("id")) for form in forms)


def place_from_json(form: Mapping[str, Any] | None) -> Place | None:
    """The place that a public or stored form describes."""
    if form is None:
        return None
    return Place(
        name=form["name"],
        lat=form["lat"],
        lon=form["lon"],
        radius_km=form["radius_km"],
        gazetteer_id=form.get("gazetteer_id"),
        relation=form.get("relation"),
        kind=form.get("kind"),
        country=form.get("country"),
        text=form.get("text"),
        at=_span(form.get("at")),
    )


def _interval(form: Mapping[str, Any] | None) -> Interval | None:
    if form is None:
        return None
    return Interval(
        start=_day(form["start"]),
        end=_day(form["end"]),
        words=form.get("words"),
        precision=form.get("precision", "day"),
        basis=cast(Any, form.get("basis", "text")),
        at=_span(form.get("at")),
    )


def _figure(form: Mapping[str, Any] | None) -> Figure | None:
    return Figure(form["low"], form["high"], form["unit"], form["words"]) if form is not None else None


def _span(form: Sequence[int] | None) -> Span | None:
    return Span(form[0], form[1]) if form is not None else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text is not None else None


__all__ = [
    "FIELDS",
    "claim_from_json",
    "claim_json",
    "day_json",
    "figure_json",
    "parties_json",
    "place_from_json",
    "place_json",
    "stored_json",
    "time_json",
]
