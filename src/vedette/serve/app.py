"""The application: the API's routes, the page, security headers, errors as JSON problems."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.responses import FileResponse, PlainTextResponse, Response
from fastapi.staticfiles import StaticFiles

from .gate import Gate
from .headers import ANY, LOOPBACK, SecureHeaders
from .helpers import Helpers
from .live import Live
from .problem import add_problems
from .readable import Readable
from .routes import routers, signin
from .routes.chart import Charts
from .snapshot import Views

PREFIX = "/api/v1"
PAGE = Path(__file__).parent / "page"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
_UNBUILT = "The page is not built. Run `make setup`, or `npm ci && npm run build` in web/. The API is at /api/v1/.\n"


def app(
    record: Readable, page: Path = PAGE, hosts: frozenset[str] = LOOPBACK, helpers: Helpers | None = None
) -> FastAPI:
    """The observatory over a record: ``/`` is the page, ``/api/v1/openapi.json`` describes the rest.

    ``page`` is the folder of the built page; ``hosts`` are the names under which it answers (``ANY``: under each,
    but to nobody who has not signed in);
    ``helpers`` what else it is equipped with. FastAPI's own documentation pages are off: they load from another host.
    """
    application = FastAPI(
        title="Vedette",
        summary="A record of armed conflict: claims, and what follows from them.",
        version="1",
        docs_url=None,
        redoc_url=None,
        openapi_url=f"{PREFIX}/openapi.json",
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    views = Views(record)
    equipped = helpers or Helpers()
    charts = Charts(views, equipped.book)
    application.state.warm = partial(_warm, views, charts)
    application.state.live = Live()
    for router in routers(views, charts, equipped, application.state.live):
        application.include_router(router, prefix=PREFIX)
    add_problems(application)
    if equipped.accounts:
        application.include_router(signin.router(equipped.accounts, page))
        application.add_middleware(Gate, accounts=equipped.accounts, always=hosts == ANY)
    _add_page(application, page)
    application.add_middleware(SecureHeaders, hosts=hosts)
    return application


def _warm(views: Views, charts: Charts) -> None:
    """Makes what the page asks for first, so that nobody waits for it."""
    charts.of(None)
    snapshot = views.latest()
    snapshot.events, snapshot.places, snapshot.parties  # noqa: B018 - kept once they have been made


def _add_page(application: FastAPI, page: Path) -> None:
    index = page / "index.html"

    @application.get("/", include_in_schema=False)
    def _index() -> Response:
        return FileResponse(index) if index.is_file() else PlainTextResponse(_UNBUILT, status_code=503)

    if page.is_dir():
        application.mount("/", PageFiles(directory=page), name="page")


class PageFiles(StaticFiles):
    """The page's files, their types as they are and not as the system's own tables have them: with ``nosniff`` a
    script of the wrong type does not run, and on some machines ``.mjs`` or ``.js`` have one."""

    def file_response(self, full_path: Any, *args: Any, **kwargs: Any) -> Response:
        response = super().file_response(full_path, *args, **kwargs)
        media_type = _TYPES.get(Path(full_path).suffix)
        if media_type and response.status_code == 200:
            response.headers["Content-Type"] = media_type
        return response
