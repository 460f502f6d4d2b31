"""``/sign-in`` and ``/sign-out``: a plain form, and a cookie that no script and no other site can use."""

from __future__ import annotations

import re
import secrets
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import parse_qs

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from ..accounts import Accounts
from ..accounts.sessions import LASTS_SECONDS, TooManyError
from ..gate import SESSION, SIGN_IN, SIGN_OUT

_FORM = "vedette_form"
_MOST_BYTES = 10_000
_STYLES = re.compile(r'<link rel="stylesheet"[^>]*>')
_TEMPLATE = Path(__file__).parents[1] / "signin.html"


def router(accounts: Accounts, page: Path) -> APIRouter:
    routes = APIRouter(include_in_schema=False)
    template = Template(_TEMPLATE.read_text(encoding="utf-8"))

    def form(request: Request, fault: str = "", status: int = 200) -> Response:
        """The form, with a word that must come back with it: a form of another site does not know it."""
        word = secrets.token_urlsafe(24)
        told = f'<p class="fault" role="alert">{escape(fault)}</p>' if fault else ""
        html = template.substitute(styles=_styles(page), fault=told, form=word)
        return _with(HTMLResponse(html, status), request, _FORM, word, 3600)

    @routes.get(SIGN_IN)
    def ask(request: Request) -> Response:
        return form(request)

    @routes.post(SIGN_IN)
    async def sign_in(request: Request) -> Response:
        given = await _fields(request)
        word = request.cookies.get(_FORM, "")
        if not word or not secrets.compare_digest(word.encode(), given.get("form", "").encode()):
            return form(request, "The form was too old; please sign in again.", 403)
        name, address = given.get("name", "").strip(), request.client.host if request.client else ""
        try:
            key = await run_in_threadpool(accounts.sessions.sign_in, name, given.get("password", ""), address)
        except TooManyError as error:
            return form(request, f"{error}.".capitalize(), 429)
        if key is None:
            await run_in_threadpool(accounts.log.note, _known(accounts, name), f"failed to sign in from {address}")
            return form(request, "Name and password do not belong together.", 401)
        await run_in_threadpool(accounts.log.note, name, f"signed in from {address}")
        return _with(RedirectResponse("/", 303), request, SESSION, key, LASTS_SECONDS)

    @routes.post(SIGN_OUT)
    def sign_out(request: Request) -> Response:
        accounts.sessions.sign_out(request.cookies.get(SESSION, ""))
        request.state.deed = "signed out"
        answer = JSONResponse({"signed_out": True})
        answer.delete_cookie(SESSION, httponly=True, samesite="strict")
        return answer

    return routes


def _known(accounts: Accounts, name: str) -> str:
    """The name where it is a user's; else it may be a password in the wrong field, and is not kept."""
    return next((user.name for user in accounts.users() if user.name.casefold() == name.casefold()), "somebody")


def _styles(page: Path) -> str:
    index = page / "index.html"
    return "".join(_STYLES.findall(index.read_text(encoding="utf-8"))) if index.is_file() else ""


def _with(answer: Response, request: Request, name: str, value: str, seconds: int) -> Response:
    secure = request.url.scheme == "https"
    answer.set_cookie(name, value, max_age=seconds, httponly=True, samesite="strict", secure=secure)
    return answer


async def _fields(request: Request) -> dict[str, str]:
    content = bytearray()
    async for part in request.stream():
        content += part
        if len(content) > _MOST_BYTES:
            raise HTTPException(413, "that is no form of ours")
    fields = parse_qs(content.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=10)
    return {name: values[-1] for name, values in fields.items()}
