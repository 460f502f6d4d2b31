"""Two clocks: days are chosen by dragging over the timeline, and the record is shown as it was known on any day."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]


def drag(page: Page, start: float, end: float) -> None:
    box = page.locator("#time .cover").bounding_box()
    assert box
    y = box["y"] + 20
    page.mouse.move(box["x"] + box["width"] * start, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * (start + end) / 2, y, steps=4)
    page.mouse.move(box["x"] + box["width"] * end, y, steps=4)
    page.mouse.up()
    page.wait_for_timeout(400)  # the link follows a moment later


def days(page: Page) -> tuple[int, int]:
    """The first and the last day shown, as the sliders have them."""
    return int(page.locator("#since").input_value()), int(page.locator("#day").input_value())


def test_a_drag_across_the_timeline_chooses_its_days(visit: Visit, euphrates: str) -> None:
    page = visit(f"{euphrates}#day=2017-11-20&window=7")
    before = days(page)
    drag(page, 0.3, 0.6)
    since, day = days(page)
    assert since < day < before[0]
    assert 20 < day - since < 40
    box, strip = page.locator("#time .cover").bounding_box(), page.locator("#day")
    assert box
    low, high = (int(str(strip.get_attribute(end))) for end in ("min", "max"))
    grip = (9 + (day - low) / (high - low) * (box["width"] - 18)) / box["width"]
    drag(page, grip, grip + 0.1)  # the later end takes the days along
    later = days(page)
    assert later[1] > day
    assert later[1] - later[0] == day - since
    page.wait_for_function("() => location.hash.includes('window=')")
    assert days(visit(page.url)) == later


def test_the_first_day_has_keys_of_its_own(visit: Visit, euphrates: str) -> None:
    page = visit(f"{euphrates}#day=2017-11-20&window=7")
    since = page.get_by_role("slider", name="Shown from")
    since.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_label("Events shown for")).to_have_value("9")
    assert page.locator("#time .today b").inner_text() == "20 November 2017"


def test_what_lasted_is_a_bar_that_opens_it(visit: Visit, euphrates: str) -> None:
    page = visit(f"{euphrates}#day=2017-11-20&window=7")
    box = page.locator("#time .cover").bounding_box()
    assert box
    found = page.evaluate(
        """() => {
          const cover = document.querySelector('#time .cover').getBoundingClientRect();
          return { width: cover.width, height: cover.height };
        }"""
    )
    for x in range(12, int(found["width"]) - 12, 6):
        page.mouse.move(box["x"] + x, box["y"] + found["height"] - 17 - 16)
        if page.locator("#time .bartip").is_visible():
            break
    expect(page.locator("#time .bartip")).to_be_visible()
    told = page.locator("#time .bartip").inner_text().split(",")[0]
    page.mouse.down()
    page.mouse.up()
    expect(page.locator("#detail h2")).to_contain_text(told.split(" · ")[0])


def test_as_known_on_an_earlier_day_later_reports_are_not_heard(visit: Visit, euphrates: str) -> None:
    page = visit(f"{euphrates}#day=2017-11-20&window=0&tab=control")
    expect(page.locator("#sheet-control .row", has_text="Abu Kamal").locator(".who")).to_have_text(
        "held by Syrian Armed Forces"
    )
    page.get_by_label("As known on").fill("2017-10-20")
    expect(page.locator("#known")).to_contain_text("As known on 20 October 2017")
    expect(page.locator("#time .today b")).to_have_text("20 October 2017")
    expect(page.locator("#bar .counts")).not_to_contain_text("13 reports")
    page.wait_for_function("() => location.hash.includes('asof=2017-10-20')")
    early = page.locator("#bar .counts").inner_text()
    again = visit(page.url)
    expect(again.locator("#bar .counts")).to_have_text(early)
    expect(again.locator("#known")).to_be_visible()
    again.get_by_role("button", name="now").click()
    expect(again.locator("#known")).to_be_hidden()
    expect(again.locator("#bar .counts")).to_contain_text("13 reports")


def test_a_claim_of_later_days_is_not_known_then(visit: Visit, euphrates: str) -> None:
    page = visit(f"{euphrates}#day=2017-10-20&window=0&tab=claims&asof=2017-10-20")
    page.get_by_label("Which days").select_option("any")
    expect(page.locator("#sheet-claims .tally")).not_to_have_text("64 claims")
    expect(page.locator("#sheet-claims .claim").first).to_be_visible()
