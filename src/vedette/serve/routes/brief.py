"""``/brief``: what changed since a day, as JSON, Markdown, or HTML for a mail."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import Response

from ...errors import NotFoundError
from ...model import Report
from ..brief import Brief, as_html, as_markdown, make_brief
from ..figurefilter import FigureFilter
from ..problem import RESPONSES
from ..quoting import Withholding
from ..shapes.brief import BriefForm
from ..snapshot import Views

_DAYS = 7


class BriefQuery(FigureFilter):
    """The filter, the days of publication (by default the week up to the last report), and the form."""

    since: date | None = None
    until: date | None = None
    form: Literal["json", "markdown", "html"] = "json"


def router(views: Views, withholding: Withholding) -> APIRouter:
    routes = APIRouter(tags=["brief"], responses=RESPONSES)

    @routes.get("/brief", response_model=BriefForm, summary="What changed since a day, with its sentences")
    def brief(query: Annotated[BriefQuery, Query()]) -> Response | BriefForm:
        """Days are those of publication. What happened (``type``, ``family``) is no condition on who holds a place."""
        made, form = brief_of(views, withholding, query.since, query.until, query), query.form
        name = f"brief-{made.since}-{made.until}"
        if form == "markdown":
            return _file(as_markdown(made), "text/markdown; charset=utf-8", f"{name}.md")
        if form == "html":
            return _file(as_html(made), "text/html; charset=utf-8", f"{name}.html")
        return BriefForm.model_validate(made)

    return routes


def _file(words: str, media_type: str, name: str) -> Response:
    return Response(words, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def brief_of(
    views: Views, withholding: Withholding, since: date | None, until: date | None, asked: FigureFilter | None = None
) -> Brief:
    """The brief of a record between two days, by default the week up to the last report, of what ``asked`` lets
    through."""
    published = [head.published for head in views.latest().heads.values() if head.published]
    last = until or max(published, default=date.today())
    first = since or last - timedelta(days=_DAYS - 1)

    def text(document_id: str) -> Report | None:
        try:
            return views.report(document_id)
        except NotFoundError:
            return None

    snapshot = views.at(until)
    return make_brief(snapshot, text, (first, last), withholding(snapshot), asked or FigureFilter.model_validate({}))
