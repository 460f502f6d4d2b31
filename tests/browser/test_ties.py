"""How a party stands to others: a graph over time, the same in words, and each tie with its claims or its book."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from fake_record import FakeRecord
from made_claims import claim, report
from serving import served
from vedette.model import Account, Claim, Interval, Party, Quote
from vedette.serve import Helpers
from vedette.serve.partybook import PartyCard

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]
RSF, ARMY = Party("RSF", "RSF", "rsf"), Party("Sudanese army", "the army", "army")
UAE, EGYPT = Party("UAE", "UAE", "uae"), Party("Egypt", "Egypt", "egypt")
WORDS = "The UAE arms the RSF. Egypt stands by the army. The army fights the RSF."


class Book:
    """Three cards: the RSF, who is said to back it, and its leader."""

    cards = (
        PartyCard("rsf", "RSF", "militia", "a yearbook", ("Rapid Support Forces", "RSF militia"), backers=("uae",)),
        PartyCard("uae", "UAE", "government", "a yearbook"),
        PartyCard("its-leader", "Its leader", "person", "a book of people", leads="rsf"),
    )

    def card(self, party_id: str) -> PartyCard | None:
        return next((card for card in self.cards if card.id == party_id), None)

    def around(self, party_id: str) -> list[PartyCard]:
        return [card for card in self.cards if party_id in card.backers or card.leads == party_id]

    def named(self, name: str) -> bool:
        return any(name == card.name for card in self.cards)


def _tie(name: str, one: Party, other: Party, words: str, day: int) -> Claim:
    start = WORDS.index(words)
    days = Interval(date(2024, 5, day), date(2024, 5, day))
    quote = Quote(words, start, start + len(words))
    return claim(
        "d1", quote, kind="relation", type=name, actor=(one,), target=(other,), place=None, time=days, published=None
    )


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    claims = [
        _tie("backs", UAE, RSF, "The UAE arms the RSF", 3),
        _tie("backs", EGYPT, ARMY, "Egypt stands by the army", 4),
        _tie("opposes", ARMY, RSF, "The army fights the RSF", 20),
    ]
    record = FakeRecord([report("d1", WORDS)], claims, Account())
    with served(record, Helpers(Book())) as at:
        yield at


def test_a_partys_ties_are_drawn_up_to_a_day_and_told_in_words(address: str, visit: Visit) -> None:
    page = visit(f"{address}#page=about&of=party|rsf")
    card = page.locator("#page .sheetcard", has=page.get_by_role("heading", name="How it stands to others"))
    expect(card.locator(".tiegraph .node text")).to_have_count(3)
    drawn = {str(node.get_attribute("aria-label")) for node in card.locator(".tiegraph .node").all()}
    assert drawn == {"UAE", "Sudanese army", "Its leader"}
    assert set(card.locator(".ties bdi").all_inner_texts()) == drawn
    card.get_by_label("Ties told up to").focus()
    page.keyboard.press("Home")
    expect(card.locator(".tiegraph .node[aria-label='Sudanese army']")).to_have_count(0)
    page.keyboard.press("End")
    expect(card.locator(".tiegraph .node[aria-label='Sudanese army']")).to_have_count(1)


def test_each_tie_leads_to_its_sentence_or_names_its_book(address: str, visit: Visit) -> None:
    page = visit(f"{address}#page=about&of=party|rsf")
    expect(page.locator("#page .aliases")).to_contain_text("Rapid Support Forces")
    expect(page.locator("#page .aliases")).to_contain_text("Source: a yearbook")
    backed = page.locator(".ties li", has_text="UAE")
    backed.get_by_text("book of parties").click()
    expect(backed.locator(".book")).to_contain_text("a yearbook")
    backed.get_by_role("button", name="1 claim").click()
    expect(page.locator("#detail blockquote mark")).to_have_text("The UAE arms the RSF")


def test_two_parties_side_by_side_have_a_graph_each(address: str, visit: Visit) -> None:
    page = visit(f"{address}#page=about&of=party|rsf&of=party|army")
    expect(page.locator("#page .subject h2")).to_have_text(["RSF", "Sudanese army"])
    expect(page.locator("#page .subject .tiegraph")).to_have_count(2)
    page.locator("#page .subject").nth(1).locator(".node[aria-label=Egypt]").press("Enter")
    expect(page.locator("#page .subject h2")).to_have_text(["Egypt"])
