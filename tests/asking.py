"""Asks an application as a browser would, without a server between (ASGI through httpx)."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
from fastapi import FastAPI


class Asking:
    """A client of one application. ``raises`` lets the application's own failures through to the test."""

    def __init__(self, application: FastAPI, *, raises: bool = True) -> None:
        self._transport = httpx.ASGITransport(application, raise_app_exceptions=raises)

    def get(
        self, path: str, params: dict[str, Any] | None = None, headers: dict[str, str] | None = None
    ) -> httpx.Response:
        return asyncio.run(self._get(path, params, headers))

    def post(
        self,
        path: str,
        body: bytes | str = b"",
        params: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
    ) -> httpx.Response:
        """As the page does: with the header that no other site's page can send here, unless ``headers`` are given."""
        content = body.encode() if isinstance(body, str) else body
        sent = {"X-Vedette": "1"} if headers is None else headers
        if isinstance(body, str):
            sent = sent | {"Content-Type": "application/json"}
        return asyncio.run(self._ask("POST", path, params, sent, content))

    async def _get(self, path: str, params: dict[str, Any] | None, headers: dict[str, str] | None) -> httpx.Response:
        return await self._ask("GET", path, params, headers)

    async def _ask(
        self,
        method: str,
        path: str,
        params: dict[str, Any] | None,
        headers: dict[str, str] | None,
        content: bytes | None = None,
    ) -> httpx.Response:
        async with httpx.AsyncClient(transport=self._transport, base_url="http://127.0.0.1:8710") as client:
            return await client.request(method, path, params=params, headers=headers, content=content)
