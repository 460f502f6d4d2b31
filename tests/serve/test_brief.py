"""The brief: what became known since a day, with its sentences, in three forms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

from asking import Asking
from fake_record import FakeRecord
from made_claims import claim, report
from vedette.model import Account, Event, Holding, Party, Place
from vedette.registrybook import RegistryBook
from vedette.serve import app
from vedette.serve.helpers import Helpers
from vedette.tools import registry

WEEK = {"since": "2017-11-05", "until": "2017-11-11"}


def sections(api: Asking, **days: str) -> dict[str, list[dict[str, object]]]:
    brief = api.get("/api/v1/brief", params=days or WEEK).json()
    return {section["title"]: section["items"] for section in brief["sections"]}


def test_a_town_that_changed_hands_is_told_with_its_sentences(api: Asking) -> None:
    changed = sections(api)["Changed hands"]
    first = next(item for item in changed if str(item["head"]).startswith("Abu Kamal"))
    assert "before that held by" in str(first["line"])
    assert first["thing"] == "place:gn:174448"
    sentence = first["sentences"][0]  # type: ignore[index]
    assert sentence["exact"] and sentence["speakers"] and sentence["document_id"]


def spells(*told: tuple[Party, str]) -> list[object]:
    """What a brief says of a town whose spells follow each other day by day, the last of them told this week."""
    town = Place("Fua", 35.9, 36.6, 5, "x:f", kind="town", country="SY")
    holdings = []
    for at, (party, status) in enumerate(told, start=1):
        first, last = date(2017, 11, at), date(2017, 11, at) if at < len(told) else None
        known = date(2017, 11, 6) if at == len(told) else first
        holdings.append(Holding(town, party, status, first, last, (f"c{at}",), (), 0.5, known))  # type: ignore[arg-type]
    claims = [replace(claim(place=town), claim_id=f"c{at}") for at in range(1, len(told) + 1)]
    record = FakeRecord([report()], claims, Account(holdings=tuple(holdings)))
    client = Asking(app(record, helpers=Helpers(book=RegistryBook(registry()))))
    return [item["head"] for item in sections(client)["Changed hands"]]


def test_who_only_is_called_otherwise_has_taken_nothing() -> None:
    army, state = (
        Party("Military Forces of Syria", "army", "mil-sy"),
        Party("Government of Syria", "Damascus", "gov-sy"),
    )
    rebels = Party("Syrian rebels", "rebels", "syrian-rebels")
    assert spells((state, "held"), (army, "held")) == []
    assert spells((rebels, "partly_held"), (rebels, "held")) == []
    assert spells((rebels, "held"), (army, "held")) == ["Fua: held by Military Forces of Syria"]
    assert spells((army, "held"), (army, "besieged")) == ["Fua: besieged, held by Military Forces of Syria"]


def test_only_what_became_known_in_these_days(api: Asking) -> None:
    whole = sections(api, since="2017-01-01")
    assert len(whole["Changed hands"]) > len(sections(api)["Changed hands"])
    for items in sections(api).values():
        for item in items:
            assert any(WEEK["since"] <= one["published"] <= WEEK["until"] for one in item["sentences"])  # type: ignore[attr-defined]


def test_without_days_it_is_the_week_up_to_the_last_report(api: Asking) -> None:
    brief = api.get("/api/v1/brief").json()
    assert (brief["since"], brief["until"]) == ("2017-11-14", "2017-11-20")


def test_tolls_come_largest_first(api: Asking) -> None:
    heads = [str(item["head"]) for item in sections(api, since="2017-01-01")["Largest tolls"]]
    assert heads and all("killed" in head.casefold() or "casualties" in head.casefold() for head in heads)


def test_markdown_and_html_say_the_same(api: Asking) -> None:
    markdown = api.get("/api/v1/brief", params=WEEK | {"form": "markdown"})
    html = api.get("/api/v1/brief", params=WEEK | {"form": "html"})
    assert markdown.headers["content-type"].startswith("text/markdown")
    assert "attachment" in html.headers["content-disposition"]
    for title in sections(api):
        assert f"## {title}" in markdown.text
        assert f">{title}</h2>" in html.text


def test_words_of_reports_are_words_in_every_form() -> None:
    bite = "<script>x</script> [link](http://x) *taken*"
    client = Asking(app(FakeRecord([report(text=bite)], [claim(quote=bite)], Account())))
    for form in ("markdown", "html"):
        answer = client.get("/api/v1/brief", params={"since": "2000-01-01", "form": form})
        assert answer.status_code == 200
        assert "<script>" not in answer.text


def test_the_html_is_whole_and_asks_for_nothing(api: Asking) -> None:
    class Tags(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.seen: set[str] = set()

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.seen.add(tag)

    parser = Tags()
    parser.feed(api.get("/api/v1/brief", params=WEEK | {"form": "html"}).text)
    assert {"html", "table", "blockquote"} <= parser.seen
    assert not parser.seen & {"script", "img", "link", "a", "style", "iframe"}


def test_it_follows_the_filter_and_says_so(api: Asking) -> None:
    asked = {"since": "2017-01-01", "place": "gn:174448"}
    whole, some = sections(api, since="2017-01-01"), sections(api, **asked)
    assert 0 < len(some["Changed hands"]) < len(whole["Changed hands"])
    assert all("Abu Kamal" in str(item["head"]) for item in some["Changed hands"])
    assert any("before that held by" in str(item["line"]) for item in some["Changed hands"])
    brief = api.get("/api/v1/brief", params=asked).json()
    assert brief["asked"] == "at Abu Kamal"
    none = next(one for one in brief["sections"] if not one["items"])
    assert none["nothing"].endswith(", among what is asked for.")
    markdown = api.get("/api/v1/brief", params=asked | {"form": "markdown"}).text
    assert "Only what is asked for: at Abu Kamal." in markdown


def test_towns_that_follow_from_their_province_are_told_in_its_item() -> None:
    at = date(2017, 11, 6)
    province = Place("Idlib", 35.9, 36.6, 50, "x:p", kind="province", country="SY")
    towns = [Place(name, 35.9, 36.6, 5, f"x:{name}", kind="town", country="SY") for name in ("Fua", "Binnish", "Idlib")]
    army, rebels = Party("Army", "army", "mil-sy"), Party("Rebels", "rebels", "rebels-sy")
    holdings = [
        Holding(province, army, "held", date(2017, 11, 1), date(2017, 11, 4), ("c0",), (), 0.5, date(2017, 11, 1))
    ]
    holdings.append(Holding(province, rebels, "held", date(2017, 11, 5), None, ("c1",), (), 0.5, at))
    for town in towns:
        first, last = date(2017, 11, 1), date(2017, 11, 4)
        holdings.append(Holding(town, army, "held", first, last, ("c0",), (), 0.5, first, inherited=True))
        holdings.append(Holding(town, rebels, "held", date(2017, 11, 5), None, ("c1",), (), 0.5, at, inherited=True))
    told = [replace(claim(place=province), claim_id=one) for one in ("c0", "c1")]
    client = Asking(app(FakeRecord([report()], told, Account(holdings=tuple(holdings)))))
    changed = sections(client)["Changed hands"]
    assert [item["head"] for item in changed] == ["Idlib (province): held by Rebels"]
    assert "so, as far as known, its towns Binnish, Fua, Idlib" in str(changed[0]["line"])


def test_relief_that_came_or_was_kept_away_is_told() -> None:
    kept = claim(type="aid", quote="blocked aid convoys", document_id="d1")
    told = report("d1", text="Fighters blocked aid convoys to the town.")
    event = Event(
        "e1", "aid", kept.actor, kept.target, kept.place, kept.time, "asserted", (kept.claim_id,), 1, 1, None, None, 0.5
    )
    client = Asking(app(FakeRecord([told], [kept], Account(events=(event,)))))
    (item,) = sections(client, since="2000-01-01")["Access and aid"]
    assert str(item["head"]).startswith("Aid · ") and item["thing"] == "event:e1"
    assert item["sentences"][0]["exact"] == "blocked aid convoys"  # type: ignore[index]
    assert sections(client, since="2000-01-01", q="parade")["Access and aid"] == []


def test_reports_without_a_day_are_counted_and_not_silently_left_out() -> None:
    undated = replace(report("d2", text="No day."), published=None)
    client = Asking(app(FakeRecord([report(), undated], [claim()], Account())))
    brief = client.get("/api/v1/brief", params={"since": "2000-01-01"}).json()
    assert (brief["reports"], brief["undated"]) == (1, 1)
    for form in ("markdown", "html"):
        words = client.get("/api/v1/brief", params={"since": "2000-01-01", "form": form}).text
        assert "from 1 report (1 claim). 1 report of the record bears no day of publication" in words
