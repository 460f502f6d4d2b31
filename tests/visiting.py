"""A browser without a window: it keeps cookies, signs in, and asks the served record as its user."""

from __future__ import annotations

import asyncio
import re
from urllib.parse import urlencode

import httpx

from serving import PASSWORD
from vedette.model import Hints
from vedette.serve import Helpers, app
from vedette.serve.accounts import Accounts

OWN = {"X-Vedette": "1"}


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


class NoDesk:
    def read(self, name: str, content: bytes, hints: Hints) -> list[object]:
        return []

    def keep(self, drafts: object) -> int:
        return 0


class Visitor:
    """A browser of its own: it keeps cookies."""

    def __init__(self, accounts: Accounts, record: object, hosts: frozenset[str] | None = None) -> None:
        helpers = Helpers(desk=NoDesk(), accounts=accounts)  # type: ignore[arg-type]
        self.application = app(record, helpers=helpers, **({"hosts": hosts} if hosts else {}))  # type: ignore[arg-type]
        self.cookies = httpx.Cookies()

    def ask(self, method: str, path: str, headers: dict[str, str] | None = None, body: str = "") -> httpx.Response:
        async def go() -> httpx.Response:
            transport = httpx.ASGITransport(self.application)
            base = "http://127.0.0.1:8710"
            async with httpx.AsyncClient(transport=transport, base_url=base, cookies=self.cookies) as client:
                answer = await client.request(method, path, headers=headers or {}, content=body)
                self.cookies = httpx.Cookies(client.cookies)
                return answer

        return asyncio.run(go())

    def sign_in(self, name: str, password: str = PASSWORD, word: str | None = None) -> httpx.Response:
        found = re.search(r'name="form" type="hidden" value="([^"]+)"', self.ask("GET", "/sign-in").text)
        assert found
        form = {"name": name, "password": password, "form": found[1] if word is None else word}
        return self.ask("POST", "/sign-in", {"Content-Type": "application/x-www-form-urlencoded"}, urlencode(form))
