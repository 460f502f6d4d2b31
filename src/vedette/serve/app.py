"""The application: the API's routes, the page, security headers, errors as JSON problems."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse, PlainTextResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware

from .headers import LOOPBACK, SecureHeaders
from .problem import add_problems
from .readable import Readable
from .routes import routers
from .snapshot import Views

PREFIX = "/api/v1"
PAGE = Path(__file__).parent / "page"
_UNBUILT = "The page is not built. Run `make setup`, or `npm ci && npm run build` in web/. The API is at /api/v1/.\n"


def app(record: Readable, page: Path = PAGE) -> FastAPI:
    """The observatory over a record: ``/`` is the page, ``/api/v1/openapi.json`` describes the rest.

    ``page`` is the folder of the built page. FastAPI's own documentation pages are off: they load from another host.
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
    for router in routers(views):
        application.include_router(router, prefix=PREFIX)
    add_problems(application)
    _add_page(application, page)
    application.add_middleware(GZipMiddleware, minimum_size=20_000, compresslevel=1)
    application.add_middleware(SecureHeaders, hosts=LOOPBACK)
    return application


def _add_page(application: FastAPI, page: Path) -> None:
    index = page / "index.html"

    @application.get("/", include_in_schema=False)
    def _index() -> Response:
        return FileResponse(index) if index.is_file() else PlainTextResponse(_UNBUILT, status_code=503)

    if page.is_dir():
        application.mount("/", StaticFiles(directory=page), name="page")
