"""Quick enough: first paint, and steps of the slider with a hundred thousand events and ten thousand towns.

The bounds are those of the page's promise with room for a machine that does other things and draws without a graphics
card; what was measured on an idle one is far below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from statistics import median

import pytest
from playwright.sync_api import Page

from chromium import PAINT, choices, steps
from many import many_record
from serving import served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def huge() -> Iterator[str]:
    with served(many_record(events=100_000, towns=10_000), warm=True) as address:
        yield address


@pytest.mark.parametrize(("window", "most"), [(7, 200), (0, 400)])
def test_a_hundred_thousand_events_do_not_make_the_page_stick(
    huge: str, visit: Callable[..., Page], window: int, most: int
) -> None:
    page = visit(f"{huge}#day=2017-12-30&window={window}", still=True)
    paint = page.evaluate(PAINT)
    days = page.evaluate(steps(30, 60))
    filters = page.evaluate(choices(["family|strikes", "type|clash", ""], 120))
    measured = (
        f"first paint {paint:.0f} ms; step median {median(days):.0f} ms, longest {max(days):.0f} ms;"
        f" filter median {median(filters):.0f} ms"
    )
    assert page.locator("#time .today b").inner_text() == "30 November 2017"
    assert paint < 1000, measured
    assert median(days) < most, measured
    assert median(filters) < 400, measured
