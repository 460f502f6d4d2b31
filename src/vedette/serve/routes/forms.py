"""Claims into their API form, each with its report at hand."""

from __future__ import annotations

from collections.abc import Iterable

from ...errors import NotFoundError
from ...model import Claim, Report
from ..shapes.claim import ClaimForm, claim_form
from ..snapshot import Snapshot, Views


def claim_forms(views: Views, snapshot: Snapshot, claims: Iterable[Claim]) -> list[ClaimForm]:
    return [claim_form(claim, report_of(views, claim), snapshot.event_of.get(claim.claim_id)) for claim in claims]


def forms_by_id(views: Views, snapshot: Snapshot, ids: Iterable[str]) -> list[ClaimForm]:
    """The forms of these claims; an id that the record has lost is left out."""
    return claim_forms(views, snapshot, (snapshot.claims[id_] for id_ in ids if id_ in snapshot.claims))


def report_of(views: Views, claim: Claim) -> Report | None:
    try:
        return views.report(claim.document_id)
    except NotFoundError:
        return None
