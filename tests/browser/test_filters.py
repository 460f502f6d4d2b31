"""Filters as a user sets them: each narrows what is shown, stands in the link, and can be taken off."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from seeing import spot

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


def towns_on_the_map(page: Page) -> set[str]:
    """What the map's marks say when the mouse comes upon them, at the towns' own places."""
    found = set()
    for lat, lon in ((35.9528, 39.0079), (36.0567, 40.7339), (35.3359, 40.1408)):
        page.mouse.move(0, 0)
        page.mouse.move(*spot(page, lat, lon))
        page.wait_for_timeout(250)
        tip = page.locator("#tip")
        found.add(tip.inner_text().partition(":")[0] if tip.is_visible() else "")
    return found - {""}


def test_the_towns_on_the_map_follow_the_filter_and_the_map_says_so(visit: Visit, euphrates: str) -> None:
    link = f"{euphrates}#day=2017-11-20&window=1&map=7.1_35.1_40.0"
    page = visit(link, still=True)
    expect(page.locator("#townsnote")).to_be_hidden()
    assert towns_on_the_map(page) == {"Ar Raqqah", "Ash Shaddadah", "Deir ez-Zor"}
    open_filters(page)
    page.get_by_label("Who or whom").fill("Syrian Democratic Forces")
    expect(page.locator("#townsnote")).to_contain_text("towns as filtered")
    page.wait_for_function("words => location.hash.includes(words)", arg="side=sdf")
    page.wait_for_selector("html[data-map=still]", state="attached")
    assert towns_on_the_map(page) == {"Ar Raqqah", "Ash Shaddadah"}
    again = visit(page.url, still=True)
    assert towns_on_the_map(again) == {"Ar Raqqah", "Ash Shaddadah"}
    page.get_by_role("button", name="Take off").click()
    expect(page.locator("#townsnote")).to_be_hidden()
    page.wait_for_timeout(500)
    page.wait_for_selector("html[data-map=still]", state="attached")
    assert towns_on_the_map(page) == {"Ar Raqqah", "Ash Shaddadah", "Deir ez-Zor"}
    page.get_by_label("What", exact=True).select_option("family|strikes")
    expect(page.locator("#townsnote")).to_contain_text("What happened there is no condition on who holds a town")


def test_the_queue_follows_the_filter_and_where_wished_the_timelines_days(visit: Visit, euphrates: str) -> None:
    page = visit(f"{euphrates}#day=2017-11-11&window=7&page=review")
    rows = page.locator(".queue li")
    rows.first.wait_for()
    every = rows.count()
    open_filters(page)
    page.get_by_label("What", exact=True).select_option("family|strikes")
    expect(page.locator("#page .lede")).to_contain_text("as the filters have them")
    strikes = rows.count()
    assert 0 < strikes < every
    page.get_by_label("only of the days on the timeline").check()
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Air strike · Hajin")
    page.wait_for_function("words => location.hash.includes(words)", arg="indays=1")
    again = visit(page.url)
    expect(again.locator(".queue li")).to_have_count(1)
    expect(again.get_by_label("only of the days on the timeline")).to_be_checked()
    page.get_by_label("Words").fill("nothing says this")
    expect(page.locator(".reviewed")).to_contain_text("Nothing that the filters let through waits")


def test_the_brief_follows_the_filter_in_all_its_forms_and_its_first_day_is_in_the_link(
    visit: Visit, euphrates: str
) -> None:
    page = visit(f"{euphrates}#page=brief&since=2017-09-01")
    items = page.locator("#page .brief .items > li")
    items.first.wait_for()
    every = items.count()
    open_filters(page)
    page.get_by_label("Place", exact=True).fill("Abu Kamal")
    expect(page.locator("#page .asked")).to_have_text("Only what is asked for: at Abu Kamal.")
    assert 0 < items.count() < every
    assert all("Abu Kamal" in words for words in items.all_inner_texts())
    expect(page.locator("#page")).to_contain_text("those on the timeline do not apply here")
    with page.expect_download() as caught:
        page.get_by_role("link", name="Markdown").click()
    told = caught.value.path().read_text()
    assert "at Abu Kamal" in told and "Raqqah:" not in told
    page.get_by_label("What changed since").fill("2017-11-10")
    page.wait_for_function("words => location.hash.includes(words)", arg="since=2017-11-10")
    again = visit(page.url)
    expect(again.get_by_label("What changed since")).to_have_value("2017-11-10")
    expect(again.locator("#page .asked")).to_contain_text("at Abu Kamal")
    page.get_by_label("Words").fill("nothing says this")
    expect(page.locator("#page")).to_contain_text("changed hands, among what is asked for")


def test_a_page_of_a_place_says_that_the_filters_do_not_hold(visit: Visit, euphrates: str) -> None:
    page = visit(f"{euphrates}#page=about&of=place|gn:174448&side=sdf")
    expect(page.locator("#page .pagefilters")).to_contain_text("The filters do not hold here")
    page.get_by_role("button", name="Numbers").click()
    expect(page.get_by_role("button", name="Take off: Syrian Democratic Forces")).to_be_visible()


def test_on_a_telephone_the_filters_lie_over_the_foot_and_give_the_list_back(visit: Visit, euphrates: str) -> None:
    page = visit(euphrates + ALL, size=(390, 844))
    open_filters(page)
    page.get_by_label("What", exact=True).select_option("family|strikes")
    expect(page.get_by_label("Reader’s confidence")).to_be_in_viewport(ratio=1)
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator("#filters")).to_be_hidden()
    page.locator("#sheet-events [data-event]").first.click()
    expect(page.locator("#detail h2")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Numbers").click()
    tick = page.locator("#page .chart .tick").first.bounding_box()
    assert tick and tick["height"] > 10, "letters on a chart can be read"
