"""Report text can never run as markup, wherever the page shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from fake_record import FakeRecord
from serving import served
from vedette.ids import claim_id
from vedette.model import Account, Claim, Event, Figure, Holding, Interval, Party, Place, Quote, Report, Span

pytestmark = pytest.mark.browser

BITE = '<img src=x onerror="window.bitten=1"><script>window.bitten=2</script><svg onload=window.bitten=3>\'">{{7*7}}'
TEXT = f"🔥 {BITE} They took Hajin. ‮back to front‬ {BITE}"
DAY = date(2017, 11, 3)


def hostile_record() -> FakeRecord:
    """One report, one claim, one event, one holding, with markup in every slot that holds words."""
    place = Place(f"Hajin {BITE}", 34.69, 40.83, 3, f"made:{BITE}", kind="town", country="SY")
    party = Party(f"Army {BITE}", BITE, f"army {BITE}")
    when = Interval(DAY, DAY, BITE)
    figure = Figure(3, 4, BITE, BITE)
    quote = Quote(TEXT, 0, len(TEXT))
    who = (party,)
    kind = ("casualties", "killed")
    claim = Claim("", "d<b>", *kind, who, who, place, when, figure, "asserted", who, quote, 0.5, BITE, DAY)  # type: ignore[arg-type]
    claim = Claim(claim_id(claim), *(getattr(claim, name) for name in Claim.__slots__[1:]))
    report = Report("d<b>", TEXT, (Span(0, len(TEXT)),), (), BITE, BITE, DAY, url=f"javascript:{BITE}")
    event = Event("e<i>", "clash", who, who, place, when, "asserted", (claim.claim_id,), 1, 1, DAY, DAY, 0.5)
    holding = Holding(place, party, "held", DAY, None, (claim.claim_id,), (), 0.5, DAY)
    return FakeRecord([report], [claim], Account((event,), (holding,)))


@pytest.fixture(scope="module")
def hostile() -> Iterator[str]:
    with served(hostile_record()) as address:
        yield address


def test_hostile_words_are_shown_and_never_run(visit: Callable[..., Page], hostile: str) -> None:
    page = visit(f"{hostile}#day=2017-11-03&window=1")
    page.locator("#sheet-events .row").click()
    expect(page.locator("#detail .claim mark")).to_have_text(TEXT)
    page.locator("#detail .claim .read").click()
    expect(page.locator("#reader .text mark")).to_have_text(TEXT)
    expect(page.locator("#reader-title")).to_have_text(BITE)
    page.keyboard.press("Escape")
    for tab in ("Control", "Figures", "Claims"):
        page.get_by_role("tab", name=tab).click()
        page.wait_for_timeout(400)
    page.get_by_label("Search the record").fill("hajin")
    expect(page.get_by_role("option").first).to_contain_text("<img src=x")
    assert page.evaluate("window.bitten ?? null") is None
    assert page.locator("img[src=x], svg[onload]").count() == 0
    assert page.locator("a[href^='javascript:']").count() == 0
