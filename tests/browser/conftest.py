"""A real browser (Debian's Chromium) on a record that is really served, and a watch over all that it asks and says."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, ViewportSize, sync_playwright

from euphrates import euphrates_record
from many import many_record
from serving import served
from vedette.serve.app import PAGE

CHROMIUM = Path("/usr/bin/chromium")
# Nothing of the browser's own goes out either, and the map is drawn without a graphics card.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]
DRIVER_NOISE = "GPU stall due to ReadPixels"  # the software renderer's word on itself


def _or_skip(missing: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(missing)
    pytest.skip(missing)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        _or_skip(f"no browser: {CHROMIUM} is missing (Debian: apt-get install chromium)")
    if not (PAGE / "index.html").is_file():
        _or_skip("the page is not built: run `npm ci && npm run build` in web/")
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def euphrates() -> Iterator[str]:
    with euphrates_record() as record, served(record) as address:
        yield address


@pytest.fixture(scope="session")
def many() -> Iterator[str]:
    with served(many_record()) as address:
        yield address


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens an address and waits for the lists, with ``still`` for the map too. At the end: no other host was asked,
    and nobody complained."""
    complaints: list[str] = []
    outside: list[str] = []
    contexts = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and DRIVER_NOISE not in message.text:
            complaints.append(message.text)

    def guard(route: Route) -> None:
        if route.request.url.startswith("http://127.0.0.1:"):
            route.continue_()
        else:
            outside.append(route.request.url)
            route.abort()

    def open_page(
        address: str, *, still: bool = False, size: tuple[int, int] = (1400, 900), dark: bool = False
    ) -> Page:
        viewport = ViewportSize(width=size[0], height=size[1])
        context = browser.new_context(viewport=viewport, color_scheme="dark" if dark else "light")
        contexts.append(context)
        context.set_default_timeout(12_000)
        context.route("**/*", guard)
        page = context.new_page()
        page.on("console", listen)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        ready = "html[data-map=still]" if still else "#time .today b"
        page.wait_for_selector(ready, timeout=60_000, state="attached")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not outside
    assert not complaints
