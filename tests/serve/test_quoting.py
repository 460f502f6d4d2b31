"""Nobody private is named in sentences that leave the house; those whom the book or the record knows are."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import pytest

from asking import Asking
from fake_record import FakeRecord
from made_claims import claim, report
from vedette.ground.registry import Registry
from vedette.model import Account, Holding, Party, Place, Quote
from vedette.registrybook import RegistryBook
from vedette.serve import Helpers, app
from vedette.serve.context import context
from vedette.serve.placebook import PlaceCard
from vedette.serve.publicity import public_document
from vedette.serve.quoting import Withholder
from vedette.serve.snapshot import Views

GONE = "(name withheld)"
BOOK = RegistryBook(Registry.load())
RAQQA = Place("Raqqa", 35.95, 39.01, 5, "170794", kind="town", country="SY")
TAL = Place("Tal Hamis", 36.6, 41.4, 5, "x:tal", kind="town", country="SY")


def _withholder(*claims: object) -> Withholder:
    made = [claim(place=RAQQA), claim(place=TAL), *claims]
    return Withholder(Views(FakeRecord([report()], made, Account())).latest(), BOOK)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "The bodies of Ahmed Hassan and Leila Odeh were found in Raqqa. Hassan was a baker.",
            f"The bodies of {GONE} and {GONE} were found in Raqqa. {GONE} was a baker.",
        ),
        ("Ahmed, 34, said his brother Yusuf had fled.", f"{GONE}, 34, said his brother {GONE} had fled."),
        ("Mohammed bin Salem al-Otaibi’s house was hit.", f"{GONE}’s house was hit."),
        ("“My son,” said Umm Khaled, “is gone.”", f"“My son,” said {GONE}, “is gone.”"),
        ("J. R. Smith and Marie-Claire Dubois were shot.", f"{GONE} and {GONE} were shot."),
        ("Dr. Samir Haddad of the Red Crescent wept.", f"Dr. {GONE} of the Red Crescent wept."),
        ("AHMED HASSAN, 34, WAS KILLED", f"{GONE}, 34, WAS KILLED"),
        ("In Raqqa Fatima al-Zahra wept.", f"In Raqqa {GONE} wept."),
        ("The Ahmed Hassan family fled.", f"The {GONE} family fled."),
        ("Oleksandr Kovalenko, a teacher from Tal Hamis, fled.", f"{GONE}, a teacher from Tal Hamis, fled."),
        ("The soldiers took the farmer Okello to Raqqa.", f"The soldiers took the farmer {GONE} to Raqqa."),
        ("Grace May 26 and Hussein Arab fled Raqqa.", f"{GONE} 26 and {GONE} fled Raqqa."),
        ("Ngozi Okafor (27) and María José de la Cruz died.", f"{GONE} (27) and {GONE} died."),
    ],
)
def test_private_people_go_unnamed_in_sentences(said: str, told: str) -> None:
    assert _withholder().text(said) == told


@pytest.mark.parametrize(
    "said",
    [
        "President Bashar al-Assad spoke in Damascus.",
        "Iraqi Prime Minister Haider al-Abadi announced the capture.",
        "Human Rights Watch said the Syrian Democratic Forces took Raqqa from Islamic State.",
        "About 350 people fled, says Save the Children.",
        "On Friday Operation Inherent Resolve struck the Tishrin Dam and the Omar Field.",
        "Troops took Tal Hamis on Monday. Residents said so.",
        "Rebels Seize Town Near Border After Long Battle",
        "the Free Syrian Army and the Ministry of Defence in Moscow",
        "Shells fell in Bab Touma and near Tal Abyad.",
        "A school in Raqqa Syria October 26 2016 after a raid.",
        "The Syrian Center for Policy Research counted the dead.",
        "",
    ],
)
def test_public_figures_bodies_and_places_stay(said: str) -> None:
    assert _withholder().text(said) == said


def test_a_name_across_the_edge_of_the_quote_goes_whole() -> None:
    before, exact, after = _withholder().parts(("They killed Ahmed ", "Hassan in Raqqa", " on Monday."))
    assert (before, exact, after) == (f"They killed {GONE}", " in Raqqa", " on Monday.")


def test_whom_a_claim_holds_for_a_person_goes_even_in_a_headline() -> None:
    words = "Rebels Kill Omar Saleh Near Border Town"
    made = claim(target=(Party("Omar Saleh", "Omar Saleh"),), quote=words)
    shown = _withholder(made).context(context(report(text=words), made.quote), made)
    assert "Omar" not in shown.before + shown.exact + shown.after


@pytest.fixture
def hostile() -> Asking:
    """A record in which a private person is in every slot and word that may leave the house."""
    private = Party("Omar Saleh", "Omar Saleh")
    words = "Omar Saleh, 41, said his wife Amal Nasser was killed in Raqqa. "
    quote = "Amal Nasser was killed in Raqqa"
    one = claim(
        kind="casualties", type="killed", place=RAQQA, source=(private,), target=(private,), actor=(private,),
        quote=Quote(quote, words.index(quote), words.index(quote) + len(quote)),
    )  # fmt: skip
    held = Holding(RAQQA, private, "held", one.published, None, (one.claim_id,), (), 0.5, one.published)
    told = report(
        "d1",
        words,
        title="Widower Omar Saleh speaks of Amal Nasser",
        url="https://wire.example/news/widower-omar-saleh-speaks",
    )
    return Asking(app(FakeRecord([told], [one], Account((), (held,))), helpers=Helpers(BOOK)))


def test_no_public_form_names_them(hostile: Asking) -> None:
    forms = [f"brief?since=2000-01-01&form={form}" for form in ("json", "markdown", "html")]
    tables = [
        f"exports/{name}" for name in ("claims.csv", "holdings.csv", "events.csv", "events.geojson", "sentences.json")
    ]
    for path in (*forms, *tables):
        answer = hostile.get(f"/api/v1/{path}")
        assert answer.status_code == 200, path
        assert not {"Omar", "Saleh", "Amal", "Nasser"} & set(answer.text.replace(",", " ").replace('"', " ").split()), (
            path
        )
    sentence = hostile.get("/api/v1/exports/sentences.json").json()[0]
    assert "was killed in Raqqa" in sentence["exact"]
    parties = hostile.get("/api/v1/map").json()["parties"]
    assert {one["public"] for one in parties} == {GONE}, "for the picture of the map and the dossier"


class Villages:
    """A gazetteer of villages that are called as people are."""

    def places(self, words: str, countries: Sequence[str], limit: int) -> list[PlaceCard]:
        return []

    def named(self, name: str, countries: Sequence[str]) -> bool:
        return name in {"Abu Fas", "Ahmed Hassan", "Umm Khaled"} and "SY" in countries


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("The army entered Abu Fas on Monday.", "The army entered Abu Fas on Monday."),
        ("Shelling of the village of Abu Fas went on.", "Shelling of the village of Abu Fas went on."),
        (
            "They fought around Raqqa, Abu Fas and Umm Khaled.",
            "They fought around Raqqa, Abu Fas and Umm Khaled.",
        ),
        ("They moved towards Abu Zayn.", f"They moved towards {GONE}."),  # no gazetteer has it
        ("The army killed Ahmed Hassan.", f"The army killed {GONE}."),  # nothing there speaks of a place
        ("They shelled Ahmed Hassan’s house.", f"They shelled {GONE}’s house."),
        ("They surrounded Ahmed Hassan, 34, and fired.", f"They surrounded {GONE}, 34, and fired."),
    ],
)
def test_a_village_called_like_a_person_stays_where_the_words_speak_of_a_place(said: str, told: str) -> None:
    record = FakeRecord([report()], [claim(place=RAQQA), claim(place=TAL)], Account())
    assert Withholder(Views(record).latest(), BOOK, Villages()).text(said) == told


def test_whom_a_claim_holds_for_a_person_is_no_village() -> None:
    made = claim(place=RAQQA, target=(Party("Ahmed Hassan", "Ahmed Hassan"),))
    snapshot = Views(FakeRecord([report()], [made], Account())).latest()
    assert GONE in Withholder(snapshot, BOOK, Villages()).text("They shelled Ahmed Hassan for hours.")


def test_the_address_of_a_report_names_nobody_either(hostile: Asking) -> None:
    (row,) = csv.DictReader(io.StringIO(hostile.get("/api/v1/exports/claims.csv").text))
    assert row["url"] == "https://wire.example/news/withheld"


@pytest.fixture
def named_after() -> Asking:
    """A report whose id is the name of a file, and that is named after a person."""
    made = claim(place=RAQQA, document_id="interview-amal-darwish-2017")
    told = report("interview-amal-darwish-2017", "They fought near Raqqa on Tuesday.", title="Fighting")
    return Asking(app(FakeRecord([told], [made], Account()), helpers=Helpers(BOOK)))


def test_a_report_named_after_somebody_is_passed_on_under_a_name_of_its_own(named_after: Asking) -> None:
    (row,) = csv.DictReader(io.StringIO(named_after.get("/api/v1/exports/claims.csv").text))
    (sentence,) = named_after.get("/api/v1/exports/sentences.json").json()
    brief = named_after.get("/api/v1/brief", params={"since": "2000-01-01"})
    assert row["document_id"] == sentence["document_id"] == public_document("interview-amal-darwish-2017")
    for passed_on in (row, sentence, brief.text):
        assert "darwish" not in str(passed_on).lower()


def test_who_may_read_it_finds_it_under_either_name(named_after: Asking) -> None:
    own, passed_on = "interview-amal-darwish-2017", public_document("interview-amal-darwish-2017")
    for name in (own, passed_on):
        assert named_after.get(f"/api/v1/reports/{name}").json()["document_id"] == own
        assert named_after.get("/api/v1/claims", params={"report": name}).json()["total"] == 1
    assert named_after.get("/api/v1/claims", params={"report": "d0000000000000000"}).json()["total"] == 0
    assert named_after.get("/api/v1/reports/d0000000000000000").status_code == 404


@pytest.mark.parametrize("content", ["0a1b2c3d4e5f6071", "d0a1b2c3d4e5f6071", "0a1b2c3d4e5f6071" * 4])
def test_a_hash_of_its_content_is_passed_on_as_it_is(content: str) -> None:
    assert public_document(content) == content
    assert public_document(f"{content}-draft") == public_document(f"{content}-draft") != f"{content}-draft"
