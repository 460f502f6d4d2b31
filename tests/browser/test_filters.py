"""Filters as a user sets them: each narrows what is shown, stands in the link, and can be taken off."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]

ALL = "#day=2017-11-20&window=0"


def shown(page: Page) -> int:
    return int(page.locator("#panel .when").inner_text().split()[0])


def open_filters(page: Page) -> None:
    page.get_by_role("button", name="Filter").click()


def test_every_filter_narrows_what_is_shown_and_stands_in_the_link(visit: Visit, euphrates: str) -> None:
    page = visit(euphrates + ALL)
    everything = shown(page)
    open_filters(page)
    page.get_by_label("Words").fill("observatory")
    expect(page.locator("#panel .when")).not_to_contain_text(f"{everything} events")
    page.get_by_label("Words").fill("")
    expect(page.locator("#panel .when")).to_contain_text(f"{everything} events")
    for label, value, link in (
        ("What", "family|strikes", "families=strikes"),
        ("Said", "denied", "status=denied"),
        ("Reader’s confidence", "0.85", "sure=0.85"),
    ):
        page.get_by_label(label, exact=True).select_option(value)
        assert shown(page) < everything
        page.wait_for_function("words => location.hash.includes(words)", arg=link)
        page.get_by_role("button", name="Take off").click()
        expect(page.locator("#panel .when")).to_contain_text(f"{everything} events")
    for label, name, link in (
        ("Who or whom", "Syrian Democratic Forces", "side=sdf"),
        ("Place", "Hajin", "where="),
        ("According to", "Levant Wire", "voice=outlet%3Alevant-wire"),
    ):
        page.get_by_label(label, exact=True).fill(name)
        assert 0 < shown(page) < everything
        page.wait_for_function("words => location.hash.includes(words)", arg=link)
        again = visit(page.url)
        assert shown(again) == shown(page)
        expect(again.get_by_role("button", name="Take off")).to_contain_text(name)
        page.get_by_role("button", name="Take off").click()


def test_the_filter_holds_for_lists_timeline_numbers_and_exports(visit: Visit, euphrates: str) -> None:
    page = visit(f"{euphrates}{ALL}&families=strikes")
    events = shown(page)
    assert page.locator("#sheet-events [data-event]").count() == events
    page.get_by_text("Export", exact=True).click()
    with page.expect_download() as caught:
        page.get_by_role("link", name="Events shown CSV").click()
    lines = caught.value.path().read_text().splitlines()
    assert len(lines) == events + 1
    page.get_by_role("button", name="Numbers").click()
    expect(page.locator("#page .key")).to_have_text(f"Strikes and bombs{events}")


def test_the_keyboard_reaches_the_filters(visit: Visit, euphrates: str) -> None:
    page = visit(euphrates)
    page.locator("body").press("f")
    expect(page.get_by_label("Words")).to_be_focused()


def test_figures_disputes_control_and_numbers_follow_the_filter(euphrates: str, visit: Visit) -> None:
    page = visit(f"{euphrates}#day=2017-11-11&window=0&tab=figures")
    figures = page.locator("#sheet-figures .toll")
    figures.first.wait_for()
    before = figures.count()
    page.goto("about:blank")
    page.goto(f"{euphrates}#day=2017-11-11&window=0&tab=figures&q=ferry")
    expect(figures).to_have_count(1)
    assert before > 1
    page.get_by_role("tab", name="Disputes").click()
    expect(page.locator("#sheet-disputes")).to_contain_text("Of all days")
    page.get_by_role("tab", name="Control").click()
    page.goto("about:blank")
    page.goto(f"{euphrates}#day=2017-11-11&window=0&tab=control&side=sdf&types=capture")
    expect(page.locator("#sheet-control .holder h3")).to_have_count(1)
    expect(page.locator("#sheet-control")).to_contain_text("What happened there is no condition")
    page.goto("about:blank")
    page.goto(f"{euphrates}#page=numbers&voice=outlet:valley-courier")
    expect(page.locator("#page")).to_contain_text("Not added up")
    assert "270,000" not in page.locator("#page").inner_text()
