"""Adding reports: pasted or chosen, shown with claims underlined, kept only when told to, and then on every view."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
TEXT = "It rained. Syrian army captured Mayadin on Friday. <b>Nobody</b> was seen."


def test_a_pasted_report_is_read_shown_and_kept(reading: str, visit: Callable[..., Page]) -> None:
    page = visit(f"{reading}#page=add")
    page.get_by_role("button", name="Dismiss").click()
    page.get_by_label("Or paste").fill(TEXT)
    page.get_by_label("Published on").fill("2017-10-14")
    page.get_by_label("Outlet").fill("Levant Wire")
    page.get_by_role("button", name="Read it").click()
    told = page.locator(".draft .text .told")
    expect(told).to_have_text("Syrian army captured Mayadin")
    expect(page.locator(".draft .text")).to_contain_text("<b>Nobody</b> was seen.")
    expect(page.locator("#bar .counts")).to_contain_text("0 reports")
    told.click()
    expect(page.locator(".draft .claim .said")).to_contain_text("Levant Wire, in its own words")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator(".kept")).to_contain_text("the record has 1 report more")
    expect(page.locator("#bar .counts")).to_have_text("1 report · 1 claim · 1 event")
    page.get_by_role("button", name="Map", exact=True).click()
    expect(page.locator("#sheet-events .row")).to_contain_text("Capture · Mayadin")


def test_a_note_shows_what_acled_would_call_it(reading: str, visit: Callable[..., Page]) -> None:
    page = visit(f"{reading}#page=add")
    page.get_by_role("button", name="Dismiss").click()
    for text, code in ((f"On 14 October 2017. {TEXT}", ["Government regains territory"]), (TEXT, [])):
        page.get_by_label("Or paste").fill(text)
        page.get_by_role("button", name="Read it").click()
        page.locator(".draft .text .told").click()
        expect(page.locator(".draft .claim dt:text-is('ACLED') + dd")).to_have_text(code)
        page.get_by_role("button", name="Throw away").click()


def test_chosen_files_are_read_and_bad_ones_say_why(reading: str, visit: Callable[..., Page], tmp_path: Path) -> None:
    page = visit(f"{reading}#page=add")
    page.get_by_role("button", name="Dismiss").click()
    good, bad = tmp_path / "good.txt", tmp_path / "bad.jsonl"
    good.write_text("A report. Kurdish fighters captured Raqqa. It was over.")
    bad.write_text("{nothing")
    page.get_by_label("choose them").set_input_files([good, bad])
    expect(page.locator(".draft.rejected")).to_contain_text("Not read")
    expect(page.locator(".draft .told")).to_have_text("Kurdish fighters captured Raqqa")
    page.get_by_role("button", name="Throw away").click()
    expect(page.locator(".draft:not(.rejected)")).to_have_count(0)
    expect(page.locator("#bar .counts")).to_contain_text("0 reports")


def test_a_file_is_dropped(reading: str, visit: Callable[..., Page]) -> None:
    page = visit(f"{reading}#page=add")
    page.get_by_role("button", name="Dismiss").click()
    carried = page.evaluate_handle(
        "() => { const data = new DataTransfer();"
        " data.items.add(new File(['A report. Kurdish fighters captured Raqqa. It was over.'], 'wire.txt'));"
        " return data; }"
    )
    page.locator(".dropzone").dispatch_event("dragover", {"dataTransfer": carried})
    expect(page.locator(".dropzone.over")).to_have_count(1)
    page.locator(".dropzone").dispatch_event("drop", {"dataTransfer": carried})
    expect(page.locator(".draft .told")).to_have_text("Kurdish fighters captured Raqqa")
    expect(page.locator(".dropzone.over")).to_have_count(0)
