"""For everyone: axe-core finds nothing serious on any page, light or dark, wide or narrow."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from serving import Staffed

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
  .filter(one => ['serious', 'critical'].includes(one.impact))
  .map(one => `${one.id}: ${one.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | ')}`)"""
PAGES = {
    "map": "#day=2017-11-11&window=30",
    "control": "#day=2017-11-11&window=30&tab=control",
    "figures": "#day=2017-11-11&window=30&tab=figures",
    "disputes": "#day=2017-11-11&tab=disputes",
    "claims": "#day=2017-11-11&window=30&tab=claims",
    "event": "#day=2017-11-11&window=30&place=gn:174448&asof=2017-11-12",
    "numbers": "#page=numbers",
    "party": "#page=about&of=party|islamic_state&of=party|sdf",
    "brief": "#page=brief",
    "review": "#page=review",
    "add": "#page=add",
    "dossier": "#page=dossier&day=2017-11-11&window=30",
    "report": "#day=2017-11-11&report=",
}


SIGHTS = [("light", (1400, 900)), ("dark", (1400, 900)), ("light", (390, 844)), ("dark", (390, 844))]


def findings(page: Page) -> list[str]:
    page.wait_for_timeout(600)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(RUN)
    return found


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("look", ["light", "dark"])
def test_axe_finds_nothing_serious(visit: Callable[..., Page], euphrates: str, name: str, look: str) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci in web/")
    address = PAGES[name]
    if name == "report":
        page = visit(f"{euphrates}#day=2017-11-11&window=30&tab=claims", dark=look == "dark")
        page.locator("#sheet-claims .read").first.click()
        page.wait_for_selector("#reader .text mark")
    else:
        page = visit(euphrates + address, dark=look == "dark")
    assert not findings(page)


def test_axe_finds_nothing_serious_on_a_phone(visit: Callable[..., Page], euphrates: str) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci in web/")
    page = visit(f"{euphrates}#day=2017-11-11&window=30", size=(390, 844))
    assert not findings(page)


@pytest.mark.parametrize(("look", "size"), SIGHTS)
def test_axe_finds_nothing_serious_before_one_has_signed_in(
    browser: Browser, staffed: Staffed, look: Literal["light", "dark"], size: tuple[int, int]
) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci in web/")
    context = browser.new_context(viewport=ViewportSize(width=size[0], height=size[1]), color_scheme=look)
    page = context.new_page()
    page.goto(staffed.address)
    expect(page).to_have_title("Sign in · Vedette")
    assert (page.evaluate("getComputedStyle(document.body).colorScheme") == "dark") == (look == "dark")
    assert not findings(page)
    page.get_by_label("Name").fill("Mina")
    page.get_by_label("Password").fill("not this one")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert not findings(page)
    context.close()


@pytest.mark.parametrize(("look", "size"), SIGHTS)
def test_axe_finds_nothing_serious_for_an_admin(
    staffed: Staffed, visit: Callable[..., Page], look: str, size: tuple[int, int]
) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci in web/")
    staffed.accounts.disable("Joost")
    page = visit(f"{staffed.address}#page=users", size=size, dark=look == "dark", user="Mina", refused=True)
    page.get_by_role("button", name="New token: Rami").click()
    page.locator(".secret").wait_for()
    assert not findings(page)
    page.get_by_role("button", name="Password: Rami").click()
    page.locator("#password-form input").fill("short")
    page.get_by_role("button", name="Give it").click()
    page.locator("#password-form .fault").wait_for()
    page.get_by_label("Signed in as Mina").click()
    assert not findings(page)
    page.get_by_role("button", name="Another password").click()
    assert not findings(page)


@pytest.mark.parametrize(("look", "size"), SIGHTS)
def test_axe_finds_nothing_serious_where_a_claim_is_added(
    euphrates: str, visit: Callable[..., Page], look: str, size: tuple[int, int]
) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci in web/")
    page = visit(f"{euphrates}#report=levant-wire-2017-10-23", size=size, dark=look == "dark")
    page.get_by_role("button", name="Add a claim").click()
    page.keyboard.press("ArrowDown")
    page.get_by_role("combobox", name="Who", exact=True).press_sequentially("syrian")
    page.locator(".offers [role=option]").first.wait_for()
    page.keyboard.press("Enter")
    page.get_by_role("combobox", name="Whom", exact=True).press_sequentially("islamic")
    page.locator(".offers [role=option]").first.wait_for()
    assert not findings(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Add the claim").click()
    page.locator(".claimform .fault").wait_for()
    assert not findings(page)


@pytest.mark.parametrize(("look", "size"), SIGHTS)
def test_axe_finds_nothing_serious_where_reports_are_added(
    reading: str, visit: Callable[..., Page], look: str, size: tuple[int, int]
) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci in web/")
    page = visit(f"{reading}#page=add", size=size, dark=look == "dark")
    page.get_by_role("button", name="Dismiss").click()
    assert not findings(page)
    page.get_by_label("Or paste").fill("It rained. Syrian army captured Mayadin on Friday.")
    page.get_by_role("button", name="Read it").click()
    page.locator(".draft .told").click()
    assert not findings(page)
    page.get_by_role("button", name="Keep it").click()
    page.locator(".kept").wait_for()
    assert not findings(page)
