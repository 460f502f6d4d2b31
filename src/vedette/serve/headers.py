"""Security headers on every answer, and no answer at all to a request that was meant for another host."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .gate import SIGN_IN
from .problem import problem

# ``data:`` images are the map library's own control icons; they are in its style sheet. Workers come from this host.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "font-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",  # signing in
        "frame-ancestors 'none'",
    )
)
OWN = "X-Vedette"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
ANY = frozenset({"*"})
"""Every name: beyond this machine, where nobody is let in who has not signed in (a cookie is bound to its name)."""
LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})


class SecureHeaders:
    """Middleware. A request whose Host is not ``hosts`` is refused: a hostile page that has its own name point at
    this machine (DNS rebinding) must not read the record."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str] = LOOPBACK) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                _secure(MutableHeaders(scope=message), scope["path"])
            await send(message)

        host = Headers(scope=scope).get("host", "")
        if self._hosts != ANY and _name(host) not in self._hosts:
            refusal = problem(421, "Refused", f"this observatory answers at {', '.join(sorted(self._hosts))} only")
            await refusal(scope, receive, send_with_headers)
            return
        if scope["method"] not in _SAFE and scope["path"] != SIGN_IN and not _own(Headers(scope=scope)):
            refusal = problem(403, "Refused", f"what changes the record needs the header {OWN}: 1 and this host's page")
            await refusal(scope, receive, send_with_headers)
            return
        await self._app(scope, receive, send_with_headers)


def _own(headers: Headers) -> bool:
    """Whether a request that changes something comes from this page or a program, not from another site's page: a
    browser sends a header of one's own to another host only if that host allows it, and this one never does."""
    origin = headers.get("origin")
    site = headers.get("sec-fetch-site", "same-origin")
    from_here = origin is None or origin.partition("://")[2] == headers.get("host")
    return headers.get(OWN) == "1" and from_here and site in ("same-origin", "none")


def _name(host: str) -> str:
    """The host's name without its port: ``[::1]:8710`` is ``[::1]``."""
    return host[: host.index("]") + 1] if host.startswith("[") and "]" in host else host.partition(":")[0].lower()


def _secure(headers: MutableHeaders, path: str) -> None:
    headers["Content-Security-Policy"] = POLICY
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "no-referrer"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Permissions-Policy"] = "geolocation=(), camera=(), microphone=()"
    # The page's assets carry a hash of their content in their name; all else may change at any moment.
    headers["Cache-Control"] = "public, max-age=31536000, immutable" if path.startswith("/assets/") else "no-store"
