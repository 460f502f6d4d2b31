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

    async def _get(self, path: str, params: dict[str, Any] | None, headers: dict[str, str] | None) -> httpx.Response:
        async with httpx.AsyncClient(transport=self._transport, base_url="http://127.0.0.1:8710") as client:
            return await client.get(path, params=params, headers=headers)
