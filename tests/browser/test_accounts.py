"""Signing in, judging under one's own name, and signing out, as a person would."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from euphrates import euphrates_record
from serving import served
from vedette.serve import Helpers
from vedette.serve.accounts import Accounts

pytestmark = pytest.mark.browser
PASSWORD = "seven blue kites"


@pytest.fixture
def desk(tmp_path: Path, quick_passwords: None) -> Iterator[str]:
    accounts = Accounts(tmp_path / "desk.users")
    accounts.add("Mina", PASSWORD, "analyst")
    with euphrates_record() as record, served(record, Helpers(accounts=accounts)) as address:
        yield address


def test_sign_in_judge_and_sign_out(desk: str, browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    context.set_default_timeout(20_000)
    complaints: list[str] = []
    page = context.new_page()
    page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
    page.goto(f"{desk}/#page=review")
    expect(page).to_have_title("Sign in · Vedette")
    page.get_by_label("Name").fill("Mina")
    page.get_by_label("Password").fill("not this one")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("do not belong together")
    page.screenshot(path=tmp_path / "signin.png")
    page.get_by_label("Name").fill("Mina")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Review").click()
    page.locator(".queue [aria-current]").wait_for()
    who = page.get_by_role("textbox", name="You are")
    expect(who).to_have_value("Mina")
    expect(who).not_to_be_editable()
    page.locator(".reviewed").focus()
    page.keyboard.press("c")
    expect(page.locator(".saidlog li").first).to_contain_text("Mina confirms")
    page.screenshot(path=tmp_path / "review.png")
    page.get_by_label("Signed in as Mina").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_title("Sign in · Vedette", timeout=15_000)
    page.goto(desk)
    expect(page).to_have_title("Sign in · Vedette")
    assert not complaints
    context.close()
