"""Errors as JSON problems (RFC 9457): one line of detail that names the input and the way out."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from ..errors import AccountError, JudgementError, NotFoundError, VedetteError


class Problem(BaseModel):
    """What went wrong with a request."""

    title: str
    status: int
    detail: str
    field: str | None = Field(None, description="the part of the request that is wrong, where it is one part")


RESPONSES: dict[int | str, dict[str, Any]] = {
    404: {"model": Problem, "description": "nothing of that name in this record"},
    422: {"model": Problem, "description": "a parameter makes no sense"},
}


def problem(status: int, title: str, detail: str, field: str | None = None) -> JSONResponse:
    body = Problem(title=title, status=status, detail=detail, field=field).model_dump(exclude_none=True)
    return JSONResponse(body, status_code=status, media_type="application/problem+json")


def add_problems(application: FastAPI) -> None:
    """Makes every error that a route raises a JSON problem."""

    @application.exception_handler(VedetteError)
    def _vedette(request: Request, error: VedetteError) -> JSONResponse:
        if isinstance(error, JudgementError | AccountError):
            return problem(422, "This makes no sense", str(error), error.field)
        missing = isinstance(error, NotFoundError)
        return problem(404 if missing else 500, "Not found" if missing else "The record cannot answer", str(error))

    @application.exception_handler(RequestValidationError)
    def _invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        faults = (f"{'.'.join(map(str, fault['loc'][1:]))}: {fault['msg']}" for fault in error.errors())
        field = str(next(iter(error.errors()))["loc"][-1])
        return problem(422, "A parameter makes no sense", "; ".join(faults), field)

    @application.exception_handler(HTTPException)
    def _http(request: Request, error: HTTPException) -> JSONResponse:
        missing = f"nothing at {request.url.path}; see /api/v1/openapi.json for what there is"
        return problem(
            error.status_code,
            "Not found" if error.status_code == 404 else "Refused",
            missing if error.status_code == 404 else str(error.detail),
        )

    @application.exception_handler(Exception)
    def _failure(request: Request, error: Exception) -> JSONResponse:
        # The server logs the error itself; the answer says no more than where to look.
        return problem(500, "The observatory failed", f"{type(error).__name__} at {request.url.path}; see the terminal")
