"""For everyone: axe-core finds nothing serious on any page, light or dark, wide or narrow."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

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
