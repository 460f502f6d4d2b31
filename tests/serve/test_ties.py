"""Ties of a party: from claims, with their days, and from the book of parties, with its source."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from asking import Asking
from fake_record import FakeRecord
from made_claims import claim, report
from vedette.model import Account, Claim, Interval, Party
from vedette.registrybook import RegistryBook
from vedette.serve import Helpers, app
from vedette.serve.partybook import PartyCard
from vedette.tools import registry

UAE, RSF, ARMY = (Party(name, name, name.lower()) for name in ("UAE", "RSF", "Army"))


class Book:
    """Two cards."""

    cards = (
        PartyCard("rsf", "RSF", "militia", "a book", ("Rapid Support Forces",), backers=("uae",), start=2013),
        PartyCard("uae", "UAE", "government", "a book"),
    )

    def card(self, party_id: str) -> PartyCard | None:
        return next((card for card in self.cards if card.id == party_id), None)

    def around(self, party_id: str) -> list[PartyCard]:
        return [card for card in self.cards if party_id in card.backers]


def tie(name: str, one: Party, other: Party, day: int, status: str = "asserted") -> Claim:
    days = Interval(date(2024, 5, day), date(2024, 5, day))
    made = replace(claim(), kind="relation", type=name, actor=(one,), target=(other,), time=days, published=None)
    return replace(made, claim_id=f"c{name}{day}", status=status)  # type: ignore[arg-type]


def asked(key: str) -> list[dict[str, object]]:
    claims = [tie("backs", UAE, RSF, 3), tie("backs", UAE, RSF, 9, "denied"), tie("opposes", RSF, ARMY, 4)]
    client = Asking(app(FakeRecord([report()], claims, Account()), helpers=Helpers(Book())))
    answer: list[dict[str, object]] = client.get(f"/api/v1/parties/{key}").json()["ties"]
    return answer


def test_a_tie_has_its_claims_its_denials_its_days_and_the_books_word() -> None:
    backs = next(one for one in asked("rsf") if one["relation"] == "backs")
    assert (backs["one"], backs["other"]) == ({"key": "uae", "name": "UAE"}, {"key": "rsf", "name": "RSF"})
    assert (backs["claims"], backs["denied"]) == (["cbacks3"], ["cbacks9"])
    assert (backs["first"], backs["last"]) == ("2024-05-03", "2024-05-09")
    assert (backs["book"], backs["years"]) == ("a book", "2013–")


def test_ties_are_seen_from_both_ends() -> None:
    assert {one["relation"] for one in asked("uae")} == {"backs"}
    assert {one["relation"] for one in asked("army")} == {"opposes"}


def test_the_card_of_a_party() -> None:
    client = Asking(app(FakeRecord([report()], [tie("backs", UAE, RSF, 3)], Account()), helpers=Helpers(Book())))
    card = client.get("/api/v1/parties/rsf").json()["card"]
    assert (card["kind"], card["aliases"], card["start"]) == ("militia", ["Rapid Support Forces"], 2013)
    bare = Asking(app(FakeRecord([report()], [tie("backs", UAE, RSF, 3)], Account())))
    assert bare.get("/api/v1/parties/rsf").json()["card"] is None


def test_the_registry_is_such_a_book() -> None:
    book = RegistryBook(registry())
    card = book.card("islamic-state")
    assert card and card.kind == "jihadist" and card.source
    assert any("islamic-state" in (*one.parents, *one.backers, one.leads) for one in book.around("islamic-state"))
    assert book.card("nobody") is None
