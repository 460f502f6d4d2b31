"""Review by keyboard, and two people at once: each sees the other's word without a reload."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from euphrates import euphrates_record
from serving import served

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]


@pytest.fixture
def desk() -> Iterator[str]:
    with euphrates_record() as record, served(record) as address:
        yield address


def begin(page: Page, who: str) -> None:
    page.locator(".queue [aria-current]").wait_for()
    page.get_by_role("textbox", name="You are").fill(who)
    page.get_by_role("textbox", name="You are").press("Tab")
    page.locator(".reviewed").focus()


def test_by_keyboard_alone_a_reading_is_confirmed_rejected_and_undone(desk: str, visit: Visit) -> None:
    page = visit(f"{desk}#page=review")
    begin(page, "ana")
    first = page.locator(".queue [aria-current]").inner_text()
    page.keyboard.press("j")
    expect(page.locator(".queue [aria-current]")).not_to_have_text(first)
    page.keyboard.press("k")
    waiting = int(page.locator("#page .lede").inner_text().split()[0])
    page.keyboard.press("c")
    expect(page.locator("#page .lede")).to_contain_text(f"{waiting - 1} readings")
    expect(page.locator(".saidlog li").first).to_contain_text("ana confirms")
    page.keyboard.press("u")
    expect(page.locator("#page .lede")).to_contain_text(f"{waiting} readings")
    expect(page.locator(".saidlog li").first).to_contain_text("ana undid")


def test_a_claim_is_edited_in_place(desk: str, visit: Visit) -> None:
    page = visit(f"{desk}#page=review")
    begin(page, "ana")
    page.keyboard.press("e")
    form = page.locator(".editing form")
    expect(form).to_be_visible()
    form.get_by_label("Said").select_option("denied")
    form.get_by_role("button", name="Save").click()
    expect(page.locator(".saidlog li").first).to_contain_text("ana edits")


def test_two_people_see_each_others_judgements_without_a_reload(desk: str, visit: Visit) -> None:
    ana, ben = visit(f"{desk}#page=review"), visit(desk)
    expect(ben.get_by_role("button", name="Read by machine")).to_contain_text("confirmed by nobody")
    begin(ana, "ana")
    ana.keyboard.press("c")
    expect(ben.get_by_role("button", name="Read by machine")).to_contain_text("1 judgement by people", timeout=12_000)
    ben.get_by_role("button", name="Review").click()
    expect(ben.locator(".saidlog li").first).to_contain_text("ana confirms")
    begin(ben, "ben")
    ben.keyboard.press("r")
    expect(ana.locator(".saidlog li").first).to_contain_text("ben rejects", timeout=12_000)


def test_nobody_judges_without_a_name(desk: str, visit: Visit) -> None:
    page = visit(f"{desk}#page=review")
    page.locator(".queue [aria-current]").wait_for()
    page.locator(".reviewed").focus()
    page.keyboard.press("c")
    expect(page.get_by_role("alert")).to_contain_text("say who you are")
    expect(page.get_by_role("textbox", name="You are")).to_be_focused()
