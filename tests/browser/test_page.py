"""The page as its users use it: the slider replays control, a dot leads to its sentence, a link restores a view."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from seeing import spot

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]

SECOND = "#day=2017-11-05&window=7&tab=control"


def town(page: Page, name: str) -> str:
    return page.locator("#sheet-control .row", has_text=name).locator(".who").inner_text()


def test_it_opens_on_the_last_day_and_says_that_a_machine_read_it(visit: Visit, euphrates: str) -> None:
    page = visit(euphrates, still=True)
    expect(page.locator("#bar .counts")).to_contain_text("13 reports · 64 claims")
    expect(page.get_by_role("button", name="Read by machine, confirmed by nobody")).to_be_visible()
    expect(page.locator("#time .today")).to_contain_text("20 November 2017")
    expect(page.locator("#credits")).to_contain_text("GeoNames (CC BY 4.0)")
    expect(page.locator("#credits")).to_contain_text("Natural Earth")


def test_moving_the_slider_changes_who_holds_a_town(visit: Visit, euphrates: str) -> None:
    page = visit(euphrates + SECOND)
    assert town(page, "Abu Kamal") == "held by Islamic State"
    slider = page.get_by_role("slider", name="Day")
    slider.focus()
    for _ in range(15):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#time .today")).to_contain_text("20 November 2017")
    assert town(page, "Abu Kamal") == "held by Syrian Armed Forces"
    expect(slider).to_have_attribute("aria-valuetext", "Monday, 20 November 2017")


def test_dragging_the_slider_and_stepping_and_playing(visit: Visit, euphrates: str) -> None:
    page = visit(euphrates + SECOND)
    strip = page.locator("#time .strip").bounding_box()
    assert strip
    page.mouse.click(strip["x"] + 10, strip["y"] + 30)
    expect(page.locator("#time .today")).to_contain_text("September 2017")
    before = page.locator("#time .today b").inner_text()
    page.get_by_role("button", name="Next day").click()
    expect(page.locator("#time .today b")).not_to_have_text(before)
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    now = page.locator("#time .today b").inner_text()
    expect(page.locator("#time .today b")).not_to_have_text(now, timeout=5000)
    page.get_by_role("button", name="Pause").click()


def test_a_dot_leads_to_its_sentence_in_its_report(visit: Visit, euphrates: str) -> None:
    page = visit(f"{euphrates}#day=2017-11-11&window=1&map=9_34.69_40.83", still=True)
    page.mouse.click(*spot(page, 34.6892, 40.8306))
    detail = page.locator("#detail")
    expect(detail.locator("h2")).to_have_text("Air strike · Hajin")
    expect(detail.locator(".claim mark").first).to_have_text("Air strikes on Hajin killed 26 civilians overnight")
    expect(detail.locator(".said").first).to_have_text("Said by Levant Wire, in its own words")
    detail.get_by_role("button", name="Open in report").first.click()
    reader = page.get_by_role("dialog", name="Militants retake border town")
    expect(reader.locator(".text mark")).to_have_text("Air strikes on Hajin killed 26 civilians overnight")
    expect(reader.locator(".text .told").first).to_have_text(
        "Islamic State has retaken all of Albu Kamal, the Observatory said on Saturday"
    )
    page.keyboard.press("Escape")
    expect(reader).to_be_hidden()
    expect(detail).to_be_visible()


def test_a_towns_mark_on_the_map_opens_its_history(visit: Visit, euphrates: str) -> None:
    page = visit(f"{euphrates}#day=2017-09-10&window=1&map=8_34.48_41.9", still=True)
    page.mouse.move(*spot(page, 34.4822, 41.9158))
    expect(page.locator("#tip")).to_have_text("Rawa: held by Islamic State")
    page.mouse.click(*spot(page, 34.4822, 41.9158))
    expect(page.locator("#detail h2")).to_have_text("Rawa")
    expect(page.locator("#detail .history")).to_contain_text("Iraqi Armed Forces held · from 17 Nov 2017")


def test_a_province_is_an_area_and_not_a_pin(visit: Visit, euphrates: str) -> None:
    page = visit(f"{euphrates}#day=2017-11-05&window=7&map=7_35_40.45", still=True)
    page.mouse.move(*spot(page, 34.6, 39.9))
    expect(page.locator("#tip")).to_contain_text("Deir ez-Zor province · 1 event, somewhere in it")
    page.mouse.move(*spot(page, 34.85, 41.4))  # as near to its middle, but across the border
    expect(page.locator("#tip")).to_contain_text("Anbar province · 1 event, somewhere in it")


def test_figures_of_one_sort_are_asked_for_and_stand_in_the_link(visit: Visit, euphrates: str) -> None:
    page = visit(f"{euphrates}#day=2017-11-05&window=7&tab=figures")
    choice = page.get_by_label("Figures of")
    expect(choice.locator("option").first).to_have_text(re.compile(r"All figures \(\d+\)"))
    choice.select_option("displaced")
    expect(page).to_have_url(re.compile("counted=displaced"))
    heads = page.locator("#sheet-figures .toll h4")
    expect(heads.filter(has_not_text="Displaced")).to_have_count(0)
    assert heads.count()
    again = visit(page.url)
    expect(again.get_by_label("Figures of")).to_have_value("displaced")


def test_a_total_of_years_does_not_lead_the_days_shown(visit: Visit, euphrates: str) -> None:
    page = visit(f"{euphrates}#day=2017-08-20&window=7&tab=figures")
    siege = page.locator("#sheet-figures h3", has_text="Totals that run through these days")
    expect(siege.locator("+ section")).to_contain_text("civilians")
    shown = page.locator("#sheet-figures h3", has_text="In the days shown")
    assert shown.count() == 0 or "2015" not in shown.locator("+ section").inner_text()


def test_rival_figures_stand_side_by_side(visit: Visit, euphrates: str) -> None:
    page = visit(f"{euphrates}#day=2017-11-05&window=7&tab=figures")
    rival = page.locator("#sheet-figures .toll.rival", has_text="Fighters")
    expect(rival.locator(".column")).to_have_count(2)
    expect(rival).to_contain_text("figures differ")
    expect(rival).to_contain_text("about 1,500")
    expect(rival).to_contain_text("nearer 3,000")


def test_what_has_no_date_or_no_place_is_listed_and_not_pinned(visit: Visit, euphrates: str) -> None:
    page = visit(f"{euphrates}#day=2017-09-30&window=7")
    lost = page.locator("#sheet-events section", has_text="Not on the map")
    expect(lost.locator(".row")).to_contain_text("Abduction · Tal Milh")
    page.get_by_role("tab", name="Claims").click()
    page.get_by_label("Which days").select_option("undated")
    expect(page.locator("#sheet-claims .claim")).to_have_count(1)
    expect(page.locator("#sheet-claims .claim")).to_contain_text("no date given")


def test_claims_are_filtered_by_kind_and_words(visit: Visit, euphrates: str) -> None:
    page = visit(f"{euphrates}#day=2017-11-20&tab=claims")
    page.get_by_label("Which days").select_option("any")
    page.get_by_label("Kind of claim").select_option("displacement")
    expect(page.locator("#sheet-claims .tally")).to_have_text("3 claims")
    page.get_by_role("button", name="Filter").click()
    page.get_by_label("Words").fill("save the children")
    expect(page.locator("#sheet-claims .tally")).to_have_text("2 claims")
    expect(page.locator("#sheet-claims .said").first).to_have_text(
        "Said by Syria response director ← Save the Children ← as reported by Harbour Times"
    )


def test_search_goes_to_places_and_reports(visit: Visit, euphrates: str) -> None:
    page = visit(euphrates)
    page.keyboard.press("/")
    page.keyboard.type("mayadin")
    expect(page.get_by_role("option").first).to_contain_text("Al Mayadin")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#detail h2")).to_have_text("Al Mayadin")


def test_a_link_restores_day_tab_thing_and_report(visit: Visit, euphrates: str) -> None:
    first = visit(euphrates + SECOND)
    first.locator("#sheet-control .row", has_text="Abu Kamal").click()
    first.locator("#detail .claim .read").first.click()
    lit = first.locator("#reader .text mark").inner_text()
    again = visit(first.url)
    expect(again.locator("#time .today")).to_contain_text("5 November 2017")
    expect(again.get_by_role("tab", name="Control")).to_have_attribute("aria-selected", "true")
    expect(again.locator("#detail h2")).to_have_text("Abu Kamal")
    expect(again.locator("#reader .text mark")).to_have_text(lit)
    first.go_back()
    expect(first.locator("#reader")).to_be_hidden()
    expect(first.locator("#detail h2")).to_have_text("Abu Kamal")


def test_by_keyboard_alone(visit: Visit, euphrates: str) -> None:
    page = visit(f"{euphrates}#day=2017-11-20&window=7")
    page.get_by_role("tab", name="Events").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Control")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.locator("#sheet-events .row").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#detail h2")).to_be_visible()
    page.locator("#detail .read").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#reader")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#reader")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator("#detail")).to_be_hidden()


def test_the_focus_is_seen_on_a_row_of_a_list(visit: Callable[..., Page], euphrates: str) -> None:
    page = visit(euphrates)
    row = page.locator("#sheet-events .row").first
    bare = row.screenshot()
    page.locator("#sheet-events").focus()
    page.keyboard.press("Tab")
    expect(row).to_be_focused()
    within = row.evaluate("one => parseFloat(getComputedStyle(one).outlineOffset) <= -2")
    assert within, "the row's box is cut at its edges"
    assert row.screenshot() != bare


def test_light_and_dark_follow_the_system_until_the_reader_chooses(visit: Visit, euphrates: str) -> None:
    page = visit(euphrates, dark=True)
    root = page.locator("html")
    expect(root).to_have_attribute("data-theme", "dark")
    page.get_by_role("button", name="Light or dark").click()
    expect(root).to_have_attribute("data-theme", "light")
    page.reload()
    expect(root).to_have_attribute("data-theme", "light")


def test_phone_width_has_everything_within_it(visit: Visit, euphrates: str) -> None:
    page = visit(euphrates + SECOND, size=(390, 844))
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.locator("#sheet-control .row", has_text="Abu Kamal").click()
    expect(page.locator("#detail h2")).to_be_in_viewport()
    page.locator("#detail .read").first.click()
    expect(page.locator("#reader .text mark")).to_be_in_viewport()


def test_what_is_not_there_is_told_in_one_line(browser: Browser, euphrates: str) -> None:
    page = browser.new_page()
    page.goto(f"{euphrates}#place=gn:0")
    expect(page.get_by_role("alert")).to_contain_text("no place 'gn:0' in this record")
    page.get_by_role("button", name="Dismiss").click()
    expect(page.get_by_role("alert")).to_be_hidden()
    page.close()


def test_the_legend_stays_as_it_was_left(visit: Visit, euphrates: str) -> None:
    page = visit(euphrates)
    expect(page.locator("#legend .groups")).to_be_visible()
    page.locator("#legend summary").click()
    page.reload()
    expect(page.locator("#legend summary")).to_be_visible()
    expect(page.locator("#legend .groups")).not_to_be_visible()


def test_events_outside_of_the_map_are_a_click_away(visit: Visit, euphrates: str) -> None:
    page = visit(f"{euphrates}#day=2017-11-20&window=30&map=6_0_0", still=True)
    page.get_by_role("button", name="lie elsewhere: go there").click()
    expect(page.get_by_role("button", name="lie elsewhere: go there")).not_to_be_visible()
    assert "map=" in page.evaluate("location.hash")


def test_a_record_of_many_days_has_a_choice_of_scales(visit: Visit, many: str) -> None:
    page = visit(many)
    scale = page.get_by_label("Timeline shows")
    days = page.get_by_role("slider", name="Day")
    whole = [int(str(days.get_attribute(end))) for end in ("min", "max")]
    scale.select_option("92")
    first, last = (int(str(days.get_attribute(end))) for end in ("min", "max"))
    assert last - first == 92
    assert whole[0] <= first <= int(days.input_value()) <= last <= whole[1]
