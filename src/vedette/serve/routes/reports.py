"""``/reports``: the reports as published, and what was read in them."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter

from ...model import Report
from ..problem import RESPONSES
from ..shapes.claim import claim_form, report_head
from ..shapes.report import ReportDetail, ReportItem, ReportPage, runs
from ..snapshot import Snapshot, Views
from .paging import Limit, Offset


def router(views: Views) -> APIRouter:
    routes = APIRouter(tags=["reports"], responses=RESPONSES)

    @routes.get("/reports", summary="Reports, the latest first")
    def reports(offset: Offset = 0, limit: Limit = 100) -> ReportPage:
        snapshot = views.latest()
        heads = sorted(
            snapshot.heads.values(), key=lambda head: (head.published or date.min, head.document_id), reverse=True
        )
        items = [_item(snapshot, head) for head in heads[offset : offset + limit]]
        return ReportPage(total=len(heads), offset=offset, limit=limit, items=items)

    # Document ids may be paths or addresses, slashes and all.
    @routes.get(
        "/reports/{document_id:path}", summary="One report: its text and its claims", response_model_exclude_unset=True
    )
    def report(document_id: str) -> ReportDetail:
        snapshot = views.latest()
        found = views.report(snapshot.document(document_id))
        claims = sorted(snapshot.by_report.get(found.document_id, ()), key=lambda claim: claim.quote.span)
        return ReportDetail(
            **_item(snapshot, found).model_dump(),
            text=found.text,
            body=runs(found.body),
            furniture=runs(found.furniture),
            claim_forms=[claim_form(claim, found, snapshot.event_of.get(claim.claim_id)) for claim in claims],
        )

    return routes


def _item(snapshot: Snapshot, report: Report) -> ReportItem:
    originals = {copy.copy: copy.original for copy in snapshot.account.copies}
    return ReportItem(
        **report_head(report).model_dump(),
        claims=len(snapshot.by_report.get(report.document_id, ())),
        copy_of=originals.get(report.document_id),
    )
