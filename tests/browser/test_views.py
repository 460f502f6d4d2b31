"""The pages of their own: numbers, places and parties, two side by side, the brief, the dossier, disputes, exports."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]


def test_numbers_have_a_table_and_claims_under_every_bar(visit: Visit, euphrates: str) -> None:
    page = visit(f"{euphrates}#page=numbers")
    first = page.locator("#page .sheetcard").first
    expect(first.locator("h3")).to_have_text("Events a week")
    bar = first.locator(".bar").nth(1)
    told = str(bar.get_attribute("aria-label"))
    bar.click()
    expect(first.locator(".under h4")).to_contain_text(told.split(":")[0])
    first.locator(".under .row").first.click()
    expect(page.locator("#detail .claim blockquote").first).to_be_visible()
    page.get_by_role("button", name="Close details").click()
    first.get_by_text("The table behind it").click()
    total = sum(int(cell) for cell in first.locator("tbody tr td:last-child").all_inner_texts())
    assert total == first.locator(".key span").evaluate_all(
        "all => all.reduce((sum, one) => sum + Number(one.textContent), 0)"
    )


@pytest.mark.parametrize("by", ["type", "actor", "source", "place"])
def test_numbers_by_type_actor_source_and_place(visit: Visit, euphrates: str, by: str) -> None:
    page = visit(f"{euphrates}#page=numbers")
    page.get_by_label("by").select_option(by)
    expect(page.locator("#page .key").first.locator("li").first).to_be_visible()
    assert page.locator("#page .key").first.locator("li").count() >= 3


def test_killed_and_displaced_go_from_low_to_high(visit: Visit, euphrates: str) -> None:
    page = visit(f"{euphrates}#page=numbers")
    killed = page.locator("#page .sheetcard", has_text="Killed a week")
    assert re.search(r"\d", str(killed.locator(".bar").first.get_attribute("aria-label")))
    killed.get_by_text("The table behind it").click()
    assert killed.locator("thead th").all_inner_texts() == ["week", "lowest", "highest", "events"]
    moved = page.locator("#page .sheetcard", has_text="Displaced and returned")
    moved.locator(".bar").first.click()
    expect(page.locator("#detail h2")).to_be_visible()


def test_a_places_page_says_who_held_it_when_and_what_happened(visit: Visit, euphrates: str) -> None:
    page = visit(f"{euphrates}#day=2017-11-20&window=7&tab=control")
    page.locator("#sheet-control .row", has_text="Abu Kamal").click()
    page.get_by_role("button", name="Page of this place").click()
    expect(page.locator("#page h2")).to_have_text("Abu Kamal")
    expect(page.locator("#page .band")).to_have_attribute("aria-label", re.compile("Islamic State"))
    expect(page.locator("#page .history").first).to_contain_text("Syrian Armed Forces")
    expect(page.locator("#page .claim").first).to_be_visible()
    page.go_back()
    expect(page.locator("#detail h2")).to_have_text("Abu Kamal")


def test_two_parties_side_by_side_with_what_they_share(visit: Visit, euphrates: str) -> None:
    page = visit(f"{euphrates}#page=about&of=party|islamic_state")
    page.get_by_label("Compare with").fill("Syrian Democratic Forces")
    expect(page.locator("#page .subject")).to_have_count(2)
    expect(page.locator("#page .sheetcard").first).to_contain_text("events of both")
    again = visit(page.url)
    expect(again.locator("#page .subject h2").nth(1)).to_have_text("Syrian Democratic Forces")


def test_two_places_side_by_side(visit: Visit, euphrates: str) -> None:
    page = visit(f"{euphrates}#page=about&of=place|gn:174448")
    page.get_by_label("Compare with").fill("Hajin")
    expect(page.locator("#page .subject h2")).to_have_text(["Abu Kamal", "Hajin"])
    for subject in page.locator("#page .subject").all():
        expect(subject.get_by_text("Spells of control")).to_be_visible()
    page.get_by_role("button", name="Only the first").click()
    expect(page.locator("#page .subject h2")).to_have_text(["Abu Kamal"])


def test_rival_accounts_stand_in_columns_with_what_they_agree_on(visit: Visit, euphrates: str) -> None:
    page = visit(f"{euphrates}#day=2017-11-20&tab=disputes")
    box = page.locator("#sheet-disputes .toll", has_text="about 1,500")
    expect(box.locator(".column")).to_have_count(2)
    expect(box.locator(".agreed")).to_contain_text("at least 1,500")
    box.locator(".column button").first.click()
    expect(page.locator("#detail .claim blockquote").first).to_be_visible()


def test_the_brief_tells_what_changed_and_leads_to_its_sentences(visit: Visit, euphrates: str) -> None:
    page = visit(f"{euphrates}#page=brief")
    page.get_by_label("What changed since").fill("2017-11-05")
    expect(page.locator("#page h2")).to_contain_text("5 Nov")
    item = page.locator("#page .brief li", has_text="Abu Kamal").first
    expect(item.locator("mark").first).to_be_visible()
    with page.expect_download() as caught:
        page.get_by_role("link", name="Markdown").click()
    assert caught.value.path().read_text().startswith("# What changed")
    item.get_by_role("button", name="Open in report").first.click()
    expect(page.locator("#reader .text mark").first).to_be_visible()


def test_the_brief_is_copied_as_a_mail_takes_it(browser_page: Page, euphrates: str) -> None:
    page = browser_page  # Chromium complains of the styles in what it cleans for the clipboard, and keeps them
    page.goto(f"{euphrates}#page=brief")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy for a mail").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    html, plain = page.evaluate(
        "navigator.clipboard.read().then(([one]) => Promise.all(['text/html', 'text/plain']"
        ".map(type => one.getType(type).then(blob => blob.text()))))"
    )
    assert plain.startswith("# What changed")
    assert "What changed" in html
    assert 'style="max-width:680px' in html
    assert "<script" not in html


def test_where_the_browser_lets_nothing_be_copied_it_says_what_to_do(browser_page: Page, euphrates: str) -> None:
    browser_page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    browser_page.goto(f"{euphrates}#page=brief")
    browser_page.get_by_role("button", name="Copy for a mail").click()
    expect(browser_page.get_by_role("alert")).to_contain_text("take the HTML")


def test_the_map_goes_home_as_a_picture_and_as_a_dossier(visit: Visit, euphrates: str) -> None:
    page = visit(f"{euphrates}#day=2017-11-11&window=7", still=True)
    page.get_by_text("Export", exact=True).click()
    with page.expect_download() as caught:
        page.get_by_role("button", name="The map as it is").click()
    picture = caught.value.path().read_bytes()
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert len(picture) > 20_000
    page.get_by_text("Export", exact=True).click()
    page.get_by_role("button", name="Dossier to print").click()
    expect(page.locator("#page figure img")).to_be_visible()
    expect(page.locator("#page table").first).to_contain_text("Abu Kamal")
    assert page.locator("#page blockquote").count() == 0
    page.get_by_label("with the reports’ own sentences").check()
    expect(page.locator("#page blockquote").first).to_be_visible()
    assert len(page.pdf()) > 10_000


def test_a_link_to_the_dossier_is_read_while_its_map_is_still_coming(browser_page: Page, euphrates: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    browser_page.route("**/assets/chart-*.js", hold)
    browser_page.goto(f"{euphrates}#page=dossier&day=2017-11-11&window=7")
    expect(browser_page.locator("#page table").first).to_contain_text("Abu Kamal")
    expect(browser_page.locator("#page figure")).to_have_text("The map is being drawn…")
    for route in held:
        route.continue_()
    expect(browser_page.locator("#page figure img")).to_be_visible(timeout=30_000)


def test_a_page_that_is_on_its_way_says_so_and_shows_no_other_ones_words(browser_page: Page, euphrates: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    browser_page.route("**/api/v1/brief*", hold)
    browser_page.goto(f"{euphrates}#page=numbers")
    expect(browser_page.get_by_role("heading", name="Events a week")).to_be_visible()
    browser_page.get_by_role("button", name="Brief").click()
    expect(browser_page.get_by_text("Reading the record…").last).to_be_visible()
    expect(browser_page.get_by_role("heading", name="Events a week")).to_have_count(0)
    for route in held:
        route.fulfill(status=500, json={"detail": "the disk is gone"})
    expect(browser_page.get_by_role("alert")).to_contain_text("the disk is gone")
    expect(browser_page.get_by_text("This page could not be drawn.")).to_be_visible()


def test_areas_of_influence_are_off_and_say_what_they_are(visit: Visit, euphrates: str) -> None:
    page = visit(f"{euphrates}#day=2017-11-11&window=7", still=True)
    box = page.get_by_label("Areas of influence, interpolated")
    expect(box).not_to_be_checked()
    box.check()
    expect(page.locator("#interpolated")).to_have_text(
        "Shaded areas are interpolated between towns. No report drew these lines."
    )
    page.wait_for_function("() => location.hash.includes('front=1')")
    box.uncheck()
    expect(page.locator("#interpolated")).to_be_hidden()
