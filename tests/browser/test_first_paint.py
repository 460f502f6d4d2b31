"""The first paint waits for no data: the frame stands at once, says so, and nothing jumps when it comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect

from chromium import PAINT

pytestmark = pytest.mark.browser

SHIFTS = """
  window.shifts = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => (window.shifts += entry.value)))
    .observe({ type: 'layout-shift', buffered: true });
"""
FRAME = ("#bar", "#bar h1", "#bar .search", ".tabs >> nth=0", ".filterbar", "#chart", "#time", "#time .play")


@dataclass
class Held:
    """A page whose record does not come until it is let go."""

    page: Page
    held: list[Route] = field(default_factory=list)

    def hold(self, route: Route) -> None:
        self.held.append(route)

    def run_on(self) -> None:
        while self.held:
            self.held.pop().continue_()

    def let_go(self) -> None:
        self.run_on()
        self.page.wait_for_selector("#time .today b", timeout=30_000)


@pytest.fixture
def waiting(browser: Browser) -> Iterator[Callable[..., Held]]:
    opened: list[Held] = []

    def open_page(address: str, size: tuple[int, int] = (1400, 900), dark: bool = False, theme: str = "") -> Held:
        context = browser.new_context(
            viewport=ViewportSize(width=size[0], height=size[1]), color_scheme="dark" if dark else "light"
        )
        context.add_init_script(SHIFTS + (f"localStorage.setItem('vedette-theme', '{theme}');" if theme else ""))
        found = Held(context.new_page())
        opened.append(found)
        found.page.route("**/map.columns*", found.hold)
        found.page.goto(address)
        expect(found.page.locator("[data-coming]:visible")).to_have_text("Reading the record…")
        return found

    yield open_page
    for one in opened:
        one.run_on()
        one.page.context.close()


def boxes(page: Page) -> dict[str, tuple[int, ...]]:
    found = [page.locator(one).first.bounding_box() or {} for one in FRAME]
    return {name: tuple(round(value) for value in box.values()) for name, box in zip(FRAME, found, strict=True)}


def test_the_frame_is_painted_while_the_record_is_still_awaited(euphrates: str, waiting: Callable[..., Held]) -> None:
    paints = []
    for _ in range(3):
        page = waiting(euphrates).page
        paints.append(page.evaluate(PAINT))
        expect(page.locator("#bar h1")).to_have_text("Vedette")
        expect(page.get_by_role("button", name="Review")).to_be_disabled()
        assert "event" not in page.locator("#panel .top").inner_text()  # no number that nobody has counted yet
    assert min(paints) < 500, paints


@pytest.mark.parametrize("size", [(1400, 900), (1000, 800), (390, 844)])
def test_nothing_jumps_when_the_record_comes(
    euphrates: str, waiting: Callable[..., Held], size: tuple[int, int]
) -> None:
    visit = waiting(euphrates, size)
    before = boxes(visit.page)
    visit.let_go()
    assert boxes(visit.page) == before
    assert visit.page.evaluate("window.shifts") < 0.01
    expect(visit.page.locator("[data-coming]:visible")).to_have_count(0)


@pytest.mark.parametrize(("dark", "theme", "paper"), [(True, "", 21), (False, "dark", 21), (True, "light", 250)])
def test_it_is_light_or_dark_from_the_first_paint(
    euphrates: str, waiting: Callable[..., Held], dark: bool, theme: str, paper: int
) -> None:
    page = waiting(euphrates, dark=dark, theme=theme).page
    assert page.evaluate("getComputedStyle(document.body).backgroundColor").startswith(f"rgb({paper},")


def test_a_link_to_another_page_opens_there_at_once(euphrates: str, waiting: Callable[..., Held]) -> None:
    visit = waiting(f"{euphrates}#page=numbers")
    for other in ("#panel", "#map", "#time"):
        expect(visit.page.locator(other)).to_be_hidden()
    visit.run_on()
    expect(visit.page.get_by_role("heading", name="Numbers")).to_be_visible()


def test_what_cannot_be_read_is_not_awaited_for_ever(euphrates: str, browser_page: Page) -> None:
    browser_page.route("**/map.columns*", lambda route: route.fulfill(status=500, json={"detail": "the disk is gone"}))
    browser_page.goto(euphrates)
    expect(browser_page.get_by_role("alert")).to_contain_text("the disk is gone")
    expect(browser_page.locator("#panel .when")).to_have_text("The record could not be read.")


def test_without_scripts_nothing_is_awaited(euphrates: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(euphrates)
    expect(page.get_by_text("Reading the record…").first).to_be_hidden()
    context.close()
