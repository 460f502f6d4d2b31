"""Adding a claim that the machine did not read: from selected words, and by keys alone, and with undo."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import httpx
import pytest
from playwright.sync_api import Page, expect

from euphrates import euphrates_record
from serving import Staffed, served

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]
REPORT = "levant-wire-2017-10-23"
WORDS = "Government shells landed nearby"
SELECT = """words => {
  const text = document.querySelector('#reader .text');
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const at = text.textContent.indexOf(words);
  const place = offset => {
    walker.currentNode = text;
    let passed = 0;
    while (walker.nextNode()) {
      if (passed + walker.currentNode.length >= offset) return [walker.currentNode, offset - passed];
      passed += walker.currentNode.length;
    }
  };
  getSelection().setBaseAndExtent(...place(at), ...place(at + words.length));
}"""


@pytest.fixture
def desk() -> Iterator[str]:
    with euphrates_record() as record, served(record) as address:
        yield address


def hand_claims(desk: str) -> list[dict[str, object]]:
    items: list[dict[str, object]] = httpx.get(f"{desk}/api/v1/claims?report={REPORT}&limit=100").json()["items"]
    return [one for one in items if one["reader"] == "hand"]


def select(page: Page) -> None:
    page.locator("#reader .text").wait_for()
    page.evaluate(SELECT, WORDS)


def choose(page: Page, label: str, letters: str, name: str) -> None:
    """Types and takes the offer of this name with the keys."""
    page.locator("#claim-form").get_by_role("combobox", name=label, exact=True).press_sequentially(letters)
    expect(page.locator("#claim-form .offers [role=option]").first).to_contain_text(name)
    page.keyboard.press("Enter")


def test_selected_words_become_a_claim_with_their_offsets(desk: str, visit: Visit) -> None:
    page = visit(f"{desk}#report={REPORT}")
    select(page)
    page.get_by_role("button", name="Add a claim from these words").click()
    expect(page.locator(".quotebox")).to_have_text(WORDS)
    assert "".join(page.locator("#reader .picked").all_text_contents()) == WORDS
    page.get_by_label("What it says").select_option(label="Shelling")
    choose(page, "Who", "syrian arm", "Syrian Armed Forces")
    choose(page, "Whom", "syrian dem", "Syrian Democratic Forces")
    choose(page, "Where", "al-omar", "Al-Omar oil field")
    page.locator("#claim-form").get_by_label("Day", exact=True).fill("2017-10-22")
    page.locator("#claim-form").get_by_role("textbox", name="You are").fill("ana")
    page.get_by_role("button", name="Add the claim").click()
    expect(page.locator("#reader .claim")).to_contain_text("Added by ana on")
    expect(page.locator("#reader .text mark")).to_have_text(WORDS)
    (made,) = hand_claims(desk)
    text = httpx.get(f"{desk}/api/v1/reports/{REPORT}").json()["text"]
    start = text.index(WORDS)
    assert made["quote"] == {"exact": WORDS, "start": start, "end": start + len(WORDS)}
    assert (made["type"], made["confidence"], made["source"]) == ("shelling", 1.0, [])
    assert made["actor"][0]["id"] == "syrian_armed_forces"  # type: ignore[index]
    assert made["place"]["gazetteer_id"] == "made:omar"  # type: ignore[index]
    assert made["time"] == {"start": "2017-10-22", "end": "2017-10-22"}
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Added by ana")).to_have_count(0)
    assert hand_claims(desk) == []


def test_by_keys_alone_a_figure_with_its_hedge_and_chain_is_added(desk: str, visit: Visit) -> None:
    page = visit(f"{desk}#report={REPORT}")
    page.locator("#reader .text").wait_for()
    page.keyboard.press("a")
    expect(page.locator(".quotebox")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    whole = page.locator(".quotebox").inner_text()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+ArrowRight")
    less = page.locator(".quotebox").inner_text()
    assert less in whole and len(less.split()) < len(whole.split())
    page.get_by_label("What it says").select_option(label="Killed")  # letters typed too slowly begin anew
    page.get_by_role("combobox", name="Whom", exact=True).focus()
    page.keyboard.type("villagers of Hajin")
    page.keyboard.press("Enter")
    expect(page.locator("#claim-form .taken")).to_contain_text(["villagers of Hajin"])
    page.keyboard.press("Tab")  # to the place, the days, the figure
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.get_by_label("Month").fill("2017-09")
    page.get_by_label("Hedge").select_option("at least")
    page.locator("#add-low").fill("9")
    choose(page, "According to, nearest first", "head of", "head of the Observatory")
    choose(page, "According to, nearest first", "syrian obs", "Syrian Observatory for Human Rights")
    page.locator("#claim-form").get_by_role("textbox", name="You are").fill("ben")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#reader .claim")).to_contain_text("Added by ben on")
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    (made,) = hand_claims(desk)
    assert made["time"] == {"start": "2017-09-01", "end": "2017-09-30"}
    assert made["figure"] == {"low": 9, "high": None, "unit": "killed", "words": "at least 9"}
    assert [one["name"] for one in made["source"]] == [  # type: ignore[attr-defined]
        "head of the Observatory",
        "Syrian Observatory for Human Rights",
    ]
    assert made["target"] == [{"name": "villagers of Hajin", "text": "villagers of Hajin", "id": None}]


def test_what_is_wrong_is_told_at_its_field_and_what_was_written_stays(desk: str, visit: Visit) -> None:
    page = visit(f"{desk}#report={REPORT}", refused=True)
    select(page)
    page.get_by_role("button", name="Add a claim from these words").click()
    page.locator("#claim-form").get_by_role("textbox", name="You are").fill("ana")
    page.get_by_role("button", name="Add the claim").click()
    expect(page.locator("[data-slot=type] .fault")).to_contain_text("what it says")
    expect(page.get_by_label("What it says")).to_be_focused()
    page.get_by_label("What it says").select_option(label="Killed")
    page.get_by_label("Hedge").select_option("between")
    page.locator("#add-low").fill("80")
    page.locator("#add-high").fill("60")
    page.get_by_role("button", name="Add the claim").click()
    expect(page.locator("[data-slot=figure] .fault")).to_contain_text("above the highest")
    page.locator("#add-high").fill("90")
    page.get_by_label("How precisely").select_option("within days")
    page.get_by_label("First day").fill("2017-10-20")
    page.get_by_label("Last day").fill("2017-10-02")
    page.get_by_role("button", name="Add the claim").click()
    expect(page.locator("[data-slot=time] .fault")).to_contain_text("after the last")
    page.keyboard.press("Escape")
    expect(page.locator(".claimform")).to_have_count(0)
    page.keyboard.press("a")
    expect(page.locator("#add-high")).to_have_value("90")
    expect(page.locator(".quotebox")).to_have_text(WORDS)
    assert hand_claims(desk) == []


def test_from_the_review_page_the_words_of_the_reading_are_there_to_begin_with(desk: str, visit: Visit) -> None:
    page = visit(f"{desk}#page=review")
    page.locator(".queue [aria-current]").wait_for()
    words = page.locator(".judged.chosen .claim mark").inner_text()
    page.locator(".reviewed").focus()
    page.keyboard.press("a")
    expect(page.locator(".quotebox")).to_have_text(words)
    page.get_by_label("What it says").select_option(label="Protest")
    page.locator("#claim-form").get_by_role("textbox", name="You are").fill("ana")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#reader .claim")).to_contain_text("Added by ana on")
    page.get_by_role("button", name="Close report").click()
    expect(page.locator(".saidlog li").first).to_contain_text(re.compile("ana adds Protest"))
    page.locator(".saidlog li").first.get_by_role("button", name="Undo").click()
    expect(page.locator(".saidlog li").first).to_contain_text("undid")


def test_who_is_signed_in_adds_under_that_name(staffed: Staffed, visit: Visit) -> None:
    page = visit(f"{staffed.address}#report={REPORT}", user="Joost")
    select(page)
    page.get_by_role("button", name="Add a claim from these words").click()
    expect(page.locator("#claim-form").get_by_role("textbox", name="You are")).not_to_be_editable()
    page.get_by_label("What it says").select_option(label="Shelling")
    page.get_by_role("button", name="Add the claim").click()
    expect(page.locator("#reader .claim")).to_contain_text("Added by Joost on")


def test_a_reader_selects_words_and_is_offered_nothing(staffed: Staffed, visit: Visit) -> None:
    page = visit(f"{staffed.address}#report={REPORT}", user="Rami")
    select(page)
    page.keyboard.press("a")
    page.wait_for_timeout(400)
    expect(page.get_by_role("button", name="Add a claim")).to_have_count(0)
    expect(page.locator(".claimform")).to_have_count(0)
