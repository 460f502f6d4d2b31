"""Judgements in the record: how they are made, kept, and laid over the claims as they were read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, or_, select
from sqlalchemy.sql import exists

from ..errors import JudgementError, NotFoundError
from ..form import claim_from_json, stored_json
from ..ids import content_id
from ..judging import (
    RECORD,
    VERDICTS,
    Attachments,
    added_claim,
    attach,
    checked,
    judged,
    names_meant,
    standing,
    with_added,
)
from ..model import Claim, Event, Judgement
from . import schema
from .query import latest_readings
from .session import insert_new
from .values import dumps, loads

_CLAIMS = schema.CLAIMS.c
_PARTIES = schema.CLAIM_PARTIES.c
_LOT = 500


@dataclass(frozen=True, slots=True)
class Overlay:
    """What judgements make of the claims that they touch, by claim id; None for a claim that is rejected.

    ``attached`` says which claims of the latest readings each judgement speaks of.
    """

    claims: Mapping[str, Claim | None]
    attached: Attachments


def make(connection: Connection, judgement: Judgement) -> Judgement:
    """The judgement with its id and the claims that it speaks of, if it makes sense in this record.

    Raises JudgementError where it does not, NotFoundError where the record has not what it names.
    """
    verdict = VERDICTS.get(judgement.verdict)
    if verdict is None or verdict.subject == "claims":
        checked(replace(judgement, anchors=()))
        judgement = replace(judgement, anchors=tuple(_spoken_of(connection, judgement)))
    elif verdict.subject == "judgement":
        _find(connection, schema.JUDGEMENTS.c.judgement_id, judgement.subject, "judgement")
    elif verdict.subject == "name" and judgement.subject != RECORD:
        judgement = _of_name(connection, judgement)
    elif verdict.subject == "report":
        checked(judgement)
        judgement = _of_report(connection, judgement)
    return with_id(checked(judgement))


def with_id(judgement: Judgement) -> Judgement:
    """The judgement under the id of its content."""
    change = json.dumps(judgement.change, sort_keys=True)
    one = judgement
    return replace(one, judgement_id=content_id("j", one.subject, one.verdict, one.who, one.at, one.why, change))


def now() -> str:
    """This instant, as judgements and runs are dated: ISO, UTC, to the microsecond."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def keep(connection: Connection, judgements: Iterable[Judgement]) -> None:
    """Appends judgements; those that are there already change nothing."""
    rows = [
        {
            "judgement_id": one.judgement_id,
            "subject": one.subject,
            "verdict": one.verdict,
            "who": one.who,
            "at": one.at,
            "why": one.why,
            "change": dumps(one.change),
            "anchors": json.dumps([stored_json(claim) for claim in one.anchors], ensure_ascii=False),
        }
        for one in judgements
    ]
    insert_new(connection, schema.JUDGEMENTS, rows)


def load(connection: Connection) -> list[Judgement]:
    """All judgements, in the order in which they were made."""
    table = schema.JUDGEMENTS
    return [_judgement(row) for row in connection.execute(select(table).order_by(table.c.at, table.c.judgement_id))]


def overlay(connection: Connection, judgements: Sequence[Judgement]) -> Overlay:
    """What the judgements make of the claims that they touch."""
    said = standing(judgements)
    if not said:
        return Overlay({}, Attachments({}, ()))
    claims = {claim.claim_id: claim for claim in touched(connection, said)}
    read = with_added(claims.values(), said)
    attached = attach(read, said)
    made: dict[str, Claim | None] = dict.fromkeys((claim.claim_id for claim in read), None)
    made |= {claim.claim_id: claim for claim in judged(read, said, attached)}
    changed = {key: claim for key, claim in made.items() if claim is None or claim is not claims.get(key)}
    return Overlay(changed, attached)


def touched(connection: Connection, judgements: Sequence[Judgement]) -> Iterator[Claim]:
    """The claims of the latest readings that the judgements may touch: those of their reports, and of the names."""
    documents = {anchor.document_id for one in judgements for anchor in one.anchors}
    subjects = {one.subject for one in judgements if VERDICTS[one.verdict].subject == "claims" and not one.anchors}
    names = [name for one in judgements for name in names_meant(one)]
    documents |= {scope for _, scope, _ in names if scope != RECORD}
    keys = {name for _, scope, name in names if scope == RECORD}
    for column, wanted in ((_CLAIMS.document_id, documents), (_CLAIMS.claim_id, subjects)):
        listed = sorted(wanted)
        for start in range(0, len(listed), _LOT):
            yield from _claims(connection, column.in_(listed[start : start + _LOT]))
    if keys:
        party = exists().where(
            _PARTIES.claim_id == _CLAIMS.claim_id, _named(_PARTIES.party_id, _PARTIES.name_folded, keys)
        )
        yield from _claims(connection, or_(_named(_CLAIMS.gazetteer_id, _CLAIMS.place_folded, keys), party))


def _named(identity: Any, name: Any, keys: set[str]) -> Any:
    return or_(identity.in_(keys), name.in_(keys))


def _claims(connection: Connection, condition: Any) -> Iterator[Claim]:
    statement = select(_CLAIMS.form).where(condition, _CLAIMS.reading_id.in_(latest_readings()))
    return (claim_from_json(json.loads(form)) for form in connection.execute(statement).scalars())


def _spoken_of(connection: Connection, judgement: Judgement) -> Iterator[Claim]:
    """The claims that a judgement names, itself or through their event, each once, as they were read."""
    named = [judgement.subject]
    for key in ("with", "claims"):
        listed = judgement.change.get(key)
        named += [str(one) for one in listed] if isinstance(listed, list | tuple) else []
    by_hand = {claim.claim_id: claim for claim in with_added((), standing(load(connection)))}
    seen: set[str] = set()
    for name in named:
        for key in _claims_of(connection, name):
            if key not in seen:
                seen.add(key)
                yield by_hand.get(key) or _claim(connection, key)


def _claims_of(connection: Connection, name: str) -> Sequence[str]:
    events = schema.EVENTS.c
    form = connection.execute(select(events.form).where(events.event_id == name)).scalar()
    return loads(Event, form).claims if form else (name,)


def _claim(connection: Connection, claim_id: str) -> Claim:
    form = connection.execute(select(_CLAIMS.form).where(_CLAIMS.claim_id == claim_id)).scalar()
    if form is None:
        raise NotFoundError(f"the record has no claim or event {claim_id}")
    return claim_from_json(json.loads(form))


def _of_name(connection: Connection, judgement: Judgement) -> Judgement:
    """What a name means in one report, or in the claims of one event, or in one claim."""
    reports = schema.REPORTS.c.document_id
    if connection.execute(select(reports).where(reports == judgement.subject)).first() and judgement.change.get("for"):
        return judgement
    return replace(judgement, anchors=tuple(_spoken_of(connection, judgement)))


def _of_report(connection: Connection, judgement: Judgement) -> Judgement:
    text, published = _report(connection, judgement.subject)
    if judgement.verdict == "copy":
        original = judgement.change["of"]
        if original is not None:
            _report(connection, str(original))
            if original == judgement.subject:
                raise JudgementError(f"report {original} is no copy of itself")
        return judgement
    form = dict(judgement.change["claim"])  # type: ignore[call-overload]
    quote = added_claim(judgement).quote
    start = text.find(quote.exact) if text[quote.start : quote.end] != quote.exact else quote.start
    if start < 0:
        raise JudgementError(f"report {judgement.subject} does not have the words {quote.exact[:80]!r}", "quote")
    form["quote"] = {"exact": quote.exact, "start": start, "end": start + len(quote.exact)}
    form["published"] = published.isoformat() if published else None
    claim = added_claim(replace(judgement, change={"claim": form}))
    return replace(judgement, change={"claim": {k: v for k, v in stored_json(claim).items() if k not in _GIVEN}})


_GIVEN = ("claim_id", "document_id", "reader", "trace", "codes")
"""What a claim by hand has from where it stands."""


def _report(connection: Connection, document_id: str) -> tuple[str, Any]:
    reports = schema.REPORTS.c
    statement = select(reports.text, reports.published).where(reports.document_id == document_id)
    row = connection.execute(statement).first()
    if row is None:
        raise NotFoundError(f"the record has no report {document_id}")
    return row.text, row.published


def _find(connection: Connection, column: Any, key: str, what: str) -> None:
    if connection.execute(select(column).where(column == key)).first() is None:
        raise NotFoundError(f"the record has no {what} {key}")


def _judgement(row: Row[Any]) -> Judgement:
    anchors = tuple(map(claim_from_json, json.loads(row.anchors)))
    change = json.loads(row.change)
    return Judgement(row.judgement_id, row.subject, row.verdict, row.who, row.at, row.why, change, anchors)


__all__ = ["Overlay", "keep", "load", "make", "now", "overlay", "touched", "with_id"]
