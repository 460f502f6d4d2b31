"""The gate: once there are accounts, nobody sees or changes anything without being known, and what is done is noted."""

from __future__ import annotations

from functools import partial
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .accounts import Accounts, User
from .problem import problem

SESSION = "vedette_session"
SIGN_IN = "/sign-in"
SIGN_OUT = "/sign-out"
OWN_PASSWORD = "/api/v1/password"
_OWN_AFFAIRS = frozenset({SIGN_OUT, OWN_PASSWORD})
"""What everyone may change: what is theirs alone."""
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN = frozenset({SIGN_IN, "/icon.svg", "/before.js", "/licences.txt"})
"""The program's own files; nothing of the record is in them, nor in ``/assets/``."""


def user_of(request: Request) -> User | None:
    """Who asks; None where there are no accounts."""
    user = getattr(request.state, "user", None)
    return user if isinstance(user, User) else None


async def still_admitted(request: Request) -> bool:
    """Whether who asked would be let in now as well: a stream that goes on for hours must end with its session."""
    asks_again = getattr(request.state, "admitted", None)
    return bool(await run_in_threadpool(asks_again)) if asks_again else True


class Gate:
    """Middleware. Without users it lets everyone through, unless ``always``: then nobody."""

    def __init__(self, app: ASGIApp, accounts: Accounts, always: bool = False) -> None:
        self._app = app
        self._accounts = accounts
        self._always = always

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] == "lifespan" or path in _OPEN or path.startswith("/assets/"):
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        request.state.admitted = partial(self._admitted, request)
        asks, user = await run_in_threadpool(self._who, request)
        if not asks:
            await self._app(scope, receive, send)
            return
        changes = request.method not in _SAFE
        if user is None:
            await _unknown(request)(scope, receive, send)
        elif changes and path not in _OWN_AFFAIRS and not user.may("analyst"):
            await run_in_threadpool(self._accounts.log.note, user.name, f"was refused {request.method} {path}")
            refusal = problem(403, "Refused", f"{user.name} may look, and change nothing: an admin gives roles")
            await refusal(scope, receive, send)
        else:
            request.state.user = user
            await (self._noted if changes else self._app)(scope, receive, send)

    async def _noted(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers, and notes what was done: in the route's own words (``state.deed``) where it has any."""
        status = 500

        async def heed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, heed)
        finally:
            asked = f"{scope['method']} {quote(scope['path'])} ({status})"
            deed = scope["state"].get("deed", asked) if status < 400 else asked
            await run_in_threadpool(self._accounts.log.note, scope["state"]["user"].name, deed)

    def _admitted(self, request: Request) -> bool:
        asks, user = self._who(request)
        return not asks or user is not None

    def _who(self, request: Request) -> tuple[bool, User | None]:
        if not self._always and not self._accounts.any():
            return False, None
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return True, self._accounts.bearer(token.strip())
        key = request.cookies.get(SESSION)
        return True, self._accounts.sessions.user(key) if key else None


def _unknown(request: Request) -> Response:
    if request.url.path.startswith("/api/") or request.method not in _SAFE:
        answer = problem(401, "Who asks?", f"sign in at {SIGN_IN}, or send a token (vedette user token)")
        answer.headers["WWW-Authenticate"] = "Bearer"
        return answer
    return RedirectResponse(SIGN_IN, 303)
