"""Review by keyboard, and two people at once: each sees the other's word without a reload."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import httpx
import pytest
from playwright.sync_api import Page, expect

from euphrates import euphrates_record
from serving import served
from vedette.ground.registry import Registry
from vedette.model import Place
from vedette.registrybook import RegistryBook
from vedette.serve import Helpers
from vedette.serve.placebook import PlaceCard

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


def events_of(desk: str) -> int:
    return int(httpx.get(f"{desk}/api/v1/health").json()["counts"]["events"])


def go_to(page: Page, wanted: str) -> None:
    """Down the queue, by keys, to the first reading that shows this; it is the one that is shown then."""
    for _ in range(page.locator(".queue button").count()):
        if page.locator(f".reviewed {wanted}").count():
            return
        before = page.locator(".queue [aria-current]").inner_text()
        page.keyboard.press("j")
        expect(page.locator(".queue [aria-current]")).not_to_have_text(before)
    raise AssertionError(f"no reading of the queue shows {wanted}")


def test_a_claim_of_another_happening_is_split_off_by_keys_and_taken_back(desk: str, visit: Visit) -> None:
    page = visit(f"{desk}#page=review")
    begin(page, "ana")
    go_to(page, ".judged ~ .judged:has(.kind:text-is('Advance'))")
    events = events_of(desk)
    for _ in range(page.locator(".reviewed .judged").count()):
        if page.locator(".judged.chosen .kind").inner_text() == "Advance":
            break
        page.keyboard.press("n")
    page.keyboard.press("s")
    expect(page.locator(".saidlog li").first).to_contain_text("ana splits")
    assert events_of(desk) == events + 1
    page.keyboard.press("u")
    expect(page.locator(".saidlog li").first).to_contain_text("ana undid")
    assert events_of(desk) == events


def test_each_claim_of_a_reading_is_reached_by_keys(desk: str, visit: Visit) -> None:
    page = visit(f"{desk}#page=review")
    begin(page, "ana")
    go_to(page, ".judged ~ .judged ~ .judged")
    cards = page.locator(".reviewed .judged")
    for key, chosen in (("p", 0), ("n", 1), ("n", 2), ("p", 1)):
        page.keyboard.press(key)
        expect(cards.nth(chosen)).to_have_class("judged chosen")
    cards.nth(2).get_by_role("button", name="Reject").focus()
    expect(cards.nth(2)).to_have_class("judged chosen")


def test_two_accounts_of_one_happening_are_merged_by_keys_and_taken_back(desk: str, visit: Visit) -> None:
    page = visit(f"{desk}#page=review")
    begin(page, "ana")
    events = events_of(desk)
    for _ in range(page.locator(".queue button").count()):
        page.keyboard.press("m")
        expect(page.locator(".merging h4")).to_be_visible()
        if page.locator(".merging .row").count():
            break
        page.keyboard.press("j")
    expect(page.locator(".merging .row").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".saidlog li").first).to_contain_text("ana merges")
    assert events_of(desk) == events - 1
    page.locator(".saidlog li").first.get_by_role("button", name="Undo").click()
    expect(page.locator(".saidlog li").first).to_contain_text("ana undid")
    assert events_of(desk) == events


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


class OnePlace:
    """A gazetteer of one place that no report of the record names."""

    def places(self, words: str, countries: Sequence[str], limit: int) -> list[PlaceCard]:
        hasakah = Place("Al Hasakah", 36.5, 40.75, 6, "gn:173811", kind="town", country="SY")
        return (
            [PlaceCard(hasakah, "Al Hasakah province")] if hasakah.name.casefold().startswith(words.casefold()) else []
        )

    def named(self, name: str, countries: Sequence[str]) -> bool:
        return False


@pytest.fixture
def booked() -> Iterator[str]:
    helpers = Helpers(RegistryBook(Registry.load()), places=OnePlace())
    with euphrates_record() as record, served(record, helpers) as address:
        yield address


def test_the_form_of_editing_offers_the_gazetteer_and_the_registry_and_keeps_free_text(
    booked: str, visit: Visit
) -> None:
    page = visit(f"{booked}#page=review")
    begin(page, "ana")
    page.keyboard.press("e")
    form = page.locator(".editing form")
    form.get_by_role("button", name="Take off").first.click()
    for label, letters, offered in (("Who", "hezbollah", "Hezbollah"), ("Where", "al has", "Al Hasakah")):
        form.get_by_role("combobox", name=label, exact=True).press_sequentially(letters)
        expect(form.locator(".offers [role=option]").first).to_contain_text(offered)
        page.keyboard.press("Enter")
    form.get_by_role("combobox", name="Whom", exact=True).press_sequentially("the Ferrymen of Hiri")
    page.keyboard.press("Enter")
    expect(form.locator("[data-slot=target]")).to_contain_text("as written, in no book of parties")
    form.get_by_role("button", name="Save").click()
    expect(page.locator(".saidlog li").first).to_contain_text("ana edits")
    made = httpx.get(f"{booked}/api/v1/judgements?limit=1").json()[0]
    claim = httpx.get(f"{booked}/api/v1/claims/{made['subject']}").json()
    assert claim["place"]["gazetteer_id"] == "gn:173811" and claim["place"]["lat"] == 36.5
    assert claim["actor"][0]["id"] == "hezbollah", claim["actor"]
    assert claim["target"][-1] == {"name": "the Ferrymen of Hiri", "text": "the Ferrymen of Hiri", "id": None}
    assert len(claim["target"]) == 2, "what was read before stays"


def test_what_the_server_finds_wrong_with_an_edit_is_told_at_its_field(booked: str, visit: Visit) -> None:
    page = visit(f"{booked}#page=review", refused=True)
    begin(page, "ana")
    page.keyboard.press("e")
    form = page.locator(".editing form")
    form.get_by_label("From", exact=True).fill("2017-11-20")
    form.get_by_label("To", exact=True).fill("2017-11-02")
    form.get_by_role("button", name="Save").click()
    expect(form.locator(".fault")).to_contain_text("after the last")
    expect(page.locator(".saidlog")).to_have_count(0)
