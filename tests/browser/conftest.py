"""A real browser (Debian's Chromium) on a record that is really served, and a watch over all that it asks and says."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, ViewportSize, sync_playwright

from chromium import ARGUMENTS, CHROMIUM
from euphrates import euphrates_record
from fake_reader import NoNames, WordReader
from many import many_record
from serving import PASSWORD, Staffed, served
from vedette.desk import ReadingDesk
from vedette.journey import Journey
from vedette.merge import merge
from vedette.record import Record
from vedette.serve import Helpers
from vedette.serve.accounts import Accounts
from vedette.serve.app import PAGE

REFUSAL = "status of 422"
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


def _sign_in(page: Page, address: str, user: str) -> None:
    page.goto(f"{address.partition('#')[0].rstrip('/')}/sign-in")
    page.get_by_label("Name").fill(user)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_selector("#time .today b", timeout=60_000, state="attached")
    page.goto("about:blank")  # so that the address is opened anew, and not gone to within the page


@pytest.fixture(scope="session")
def many() -> Iterator[str]:
    with served(many_record()) as address:
        yield address


@pytest.fixture
def staffed(tmp_path: Path, quick_passwords: None) -> Iterator[Staffed]:
    accounts = Accounts(tmp_path / "desk.users")
    accounts.add("Mina", PASSWORD, "admin")
    accounts.add("Joost", PASSWORD, "analyst")
    accounts.add("Rami", PASSWORD, "reader")
    with euphrates_record() as record, served(record, Helpers(accounts=accounts)) as address:
        yield Staffed(address, accounts)


@pytest.fixture
def reading() -> Iterator[str]:
    """An empty record to which reports can be added."""
    with Record.open("sqlite://", merge=merge) as record:
        desk = ReadingDesk(record, lambda: Journey(WordReader(), NoNames()), 1_000_000)
        with served(record, Helpers(desk=desk)) as address:
            yield address


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens an address, as ``user`` where one is named, and waits for the lists, with ``still`` for the map too. At the
    end: no other host was asked, and nobody complained; ``refused``: but the browser may of what makes no sense."""
    complaints: list[str] = []
    outside: list[str] = []
    contexts = []

    def listen(message: ConsoleMessage, refused: bool) -> None:
        noise = DRIVER_NOISE in message.text or (refused and REFUSAL in message.text)
        if message.type in ("error", "warning") and not noise:
            complaints.append(message.text)

    def guard(route: Route) -> None:
        if route.request.url.startswith("http://127.0.0.1:"):
            route.continue_()
        else:
            outside.append(route.request.url)
            route.abort()

    def open_page(
        address: str,
        *,
        still: bool = False,
        size: tuple[int, int] = (1400, 900),
        dark: bool = False,
        user: str = "",
        refused: bool = False,
    ) -> Page:
        viewport = ViewportSize(width=size[0], height=size[1])
        context = browser.new_context(viewport=viewport, color_scheme="dark" if dark else "light")
        contexts.append(context)
        context.set_default_timeout(12_000)
        context.route("**/*", guard)
        page = context.new_page()
        page.on("console", partial(listen, refused=refused))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        if user:
            _sign_in(page, address, user)
        page.goto(address)
        ready = "html[data-map=still]" if still else "#time .today b"
        page.wait_for_selector(ready, timeout=60_000, state="attached")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not outside
    assert not complaints


@pytest.fixture
def browser_page(browser: Browser) -> Iterator[Page]:
    """A bare page, for what ends in a refusal: the browser itself complains of those."""
    context = browser.new_context()
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()
