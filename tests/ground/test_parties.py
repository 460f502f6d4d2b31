"""Texts and the parties that they name."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.ground.parties import find_parties, lookup, resolve_generic
from vedette.ground.registry import Registry
from vedette.model import Name, Party


@pytest.fixture(scope="module")
def registry() -> Registry:
    return Registry.load()


def _ids(names: list[Name]) -> list[tuple[str, str | None]]:
    """What each name says and whom it means, attributes left out."""
    return [(name.text, name.party.id) for name in names if name.party is not None and name.score > 0.3]


NAMED = [
    # a group's own name; its people stay outside, its designation belongs to it
    ("Islamic State fighters attacked the base.", [("Islamic State", "islamic-state")]),
    ("The Islamic State (IS) group said so.", [("Islamic State (IS) group", "islamic-state")]),
    ("Daesh and ISIL are one.", [("Daesh", "islamic-state"), ("ISIL", "islamic-state")]),
    ("The Houthi movement took the port.", [("Houthi movement", "houthis")]),
    ("Hizbullah men crossed.", [("Hizbullah", "hezbollah")]),
    ("M23 rebels entered Goma.", [("M23", "m23")]),
    ("Jama'at Nusrat al-Islam wal-Muslimin (JNIM) claimed it.",
     [("Jama'at Nusrat al-Islam wal-Muslimin", "jnim"), ("JNIM", "jnim")]),
    # spellings of one name
    ("Gadhafi left.", [("Gadhafi", "muammar-gaddafi")]),
    ("Colonel Qaddafi spoke.", [("Qaddafi", "muammar-gaddafi")]),
    ("Col Muammar Gaddafi spoke.", [("Col Muammar Gaddafi", "muammar-gaddafi")]),
    # whom a leader leads
    ("Gaddafi's forces shelled Misrata.", [("Gaddafi's forces", "mil-ly")]),
    ("The Assad regime fell.", [("Assad regime", "gov-sy")]),
    ("Forces loyal to President Bashar al-Assad advanced.",
     [("Forces loyal to President Bashar al-Assad", "mil-sy")]),
    ("Abu Bakr al-Baghdadi's group retreated.", [("Abu Bakr al-Baghdadi's group", "islamic-state")]),
    ("Anti-Gaddafi fighters cheered.", [("Anti-Gaddafi fighters", "rebels-ly")]),
    # a country's word and a noun
    ("Syrian army units advanced.", [("Syrian army units", "mil-sy")]),
    ("Libyan officials denied it.", [("Libyan officials", "gov-ly")]),
    ("Russia's defence ministry said.", [("Russia's defence ministry", "mod-ru")]),
    ("The Ministry of Defence of Ukraine said.", [("Ministry of Defence of Ukraine", "mod-ua")]),
    ("A British soldier died.", [("British soldier", "mil-gb")]),
    ("Russian nationals were killed.", [("Russian nationals", "civ-ru")]),
    ("French fighters were caught.", [("French fighters", "militants-fr")]),
    ("Kenyan police fired.", [("Kenyan police", "police-ke")]),
    # by any other word
    ("The IDF struck.", [("IDF", "mil-il")]),
    ("The Tatmadaw shelled them.", [("Tatmadaw", "mil-mm")]),
    ("FAMa said so.", [("FAMa", "mil-ml")]),
    ("The Kremlin denied it.", [("Kremlin", "gov-ru")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMED, ids=[text for text, _ in NAMED])
def test_names(registry: Registry, text: str, expected: list[tuple[str, str]]) -> None:
    assert _ids(find_parties(text, registry)) == expected


NOBODY = [
    "Fighters attacked a convoy.",
    "Officials said the toll may rise.",
    "Soldiers fired into the air.",
    "Militants struck at dawn.",
    "The militants struck at dawn.",
    "A group of men let go of it.",
    "Who are you to us?",
    "The Niger Delta is wide.",
    "They met at a military base.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_words_for_just_anybody_name_nobody(registry: Registry, text: str) -> None:
    assert _ids(find_parties(text, registry)) == []


@pytest.mark.parametrize(
    "words", ["fighters", "officials", "soldiers", "militants", "civilians", "the group", "people", ""]
)
def test_such_words_alone_are_looked_up_in_vain(registry: Registry, words: str) -> None:
    assert lookup(words, registry, countries=("SY",)) is None


REFERRING = [
    ("Boko Haram came. The militants burned huts.", "The militants", None),
    ("Boko Haram came. The militants burned huts.", "militants", "boko-haram"),
    ("The Taliban fought Islamic State. The militants lost.", "militants", None),
    ("The Taliban fought the Haqqani network's foes. The group won.", "group", "haqqani-network"),
    ("Syria burned. Syrian towns fell. The army shelled them.", "army", "mil-sy"),
    ("Syria burned. Government forces advanced.", "Government forces", "mil-sy"),
    ("France and Germany met Italy and Spain. The army watched.", "army", None),
    ("In Syria, the Ministry of Defence said so.", "Ministry of Defence", "mod-sy"),
    ("Libya is at war. Rebels took Brega, Libya.", "Rebels", "rebels-ly"),
    ("In Congo the M23 advanced. The rebels took Goma.", "rebels", "m23"),
    ("The Saudi-led coalition struck. Coalition warplanes returned.", "Coalition warplanes", "saudi-led-coalition"),
    ("Raqqa, Syria, was hit. The coalition denied it. Syria protested.", "coalition", "us-led-coalition"),
    ("Sanaa, Yemen, was hit. The coalition denied it. Yemen protested.", "coalition", "saudi-led-coalition"),
    ("Boko Haram came to Nigeria. The insurgents burned huts.", "insurgents", "boko-haram"),
    ("In Nigeria local authorities fled.", "authorities", None),
    ("Anti-government protests shook Syria.", "government", None),
    ("US-backed rebels entered Manbij.", "rebels", None),
    ("Rebel-held Homs in Syria starved.", "Rebel", None),
    ("The Syrian Observatory for Human Rights spoke. The Observatory added more.", "Observatory", "syrian-observatory"),
]


@pytest.mark.parametrize(
    ("text", "words", "party"), REFERRING, ids=[f"{words}: {text}" for text, words, _ in REFERRING]
)
def test_bare_phrases_refer_only_where_no_other_is_meant(
    registry: Registry, text: str, words: str, party: str | None
) -> None:
    assert dict(_ids(find_parties(text, registry))).get(words) == party


def test_the_caller_s_countries_decide_whose_army_it_is(registry: Registry) -> None:
    names = find_parties("The army advanced.", registry, countries=("ML", "BF"))
    assert _ids(names) == [("army", "mil-ml")]


def test_attributes_are_marked_as_such(registry: Registry) -> None:
    names = find_parties("US-backed fighters left an IS-held town.", registry)
    assert [(name.text, name.score) for name in names] == [("US", 0.3), ("IS", 0.3)]


def test_a_shared_acronym_means_the_bearer_whose_country_is_in_play(registry: Registry) -> None:
    assert ("RSF", "rapid-support-forces") in _ids(find_parties("In Khartoum, Sudan, the RSF advanced.", registry))
    assert ("SNA", "mil-so") in _ids(find_parties("In Mogadishu, Somalia, the SNA advanced.", registry))
    assert ("SNA", "syrian-national-army") in _ids(find_parties("In Afrin, Syria, the SNA advanced.", registry))


def test_the_end_of_a_person_s_name_is_no_country(registry: Registry) -> None:
    assert _ids(find_parties("Abu Jandal al-Kuwaiti died.", registry)) == []


def test_a_surname_means_the_person_named_before(registry: Registry) -> None:
    names = find_parties("Hillary Clinton came. Clinton left.", registry)
    assert _ids(names) == [("Hillary Clinton", "hillary-clinton"), ("Clinton", "hillary-clinton")]


@pytest.mark.parametrize(
    "text",
    ["The Front for Green Hills (FGH) came. FGH men left.", "FGH (Front for Green Hills) came. FGH men left."],
)
def test_an_unknown_body_is_known_by_its_acronym_once_defined(registry: Registry, text: str) -> None:
    found = {name.text: name.party.name for name in find_parties(text, registry) if name.party is not None}
    assert found.get("FGH") == "Front for Green Hills"


LOOKED_UP = [
    ("the militant Islamic State (IS) group", "islamic-state"),
    ("Taliban fighters", "taliban"),
    ("fighters from the Syrian Democratic Forces", "syrian-democratic-forces"),
    ("Syrian regime forces", "mil-sy"),
    ("the Hamas-run health ministry", "gaza-health-ministry"),
    ("army", "mil-sy"),
    ("government forces", "mil-sy"),
    ("British member", None),
    ("military outpost", None),
    ("Sudanese Armed Forces", "mil-sd"),
    ("Tehreek-e-Taliban Pakistan", "pakistani-taliban"),
]


@pytest.mark.parametrize(("words", "party"), LOOKED_UP)
def test_lookup(registry: Registry, words: str, party: str | None) -> None:
    found = lookup(words, registry, countries=("SY",))
    assert (found and found.id) == party
    assert found is None or found.text == words


def test_resolve_generic_takes_the_only_fitting_party(registry: Registry) -> None:
    taliban, iskp = (registry.party(party, "x") for party in ("taliban", "islamic-state-khorasan"))
    assert resolve_generic("the insurgents", ("AF",), [taliban], registry) == Party(
        "Taliban", "the insurgents", "taliban"
    )
    assert resolve_generic("the militants", ("AF",), [taliban, iskp], registry) is None
    assert resolve_generic("fighters", ("AF",), [taliban], registry) is None
    assert resolve_generic("a green field", ("AF",), [taliban], registry) is None


_WORDS = st.sampled_from(
    [
        "the",
        "a",
        "army",
        "rebels",
        "Syria",
        "Syrian",
        "'s",
        "-",
        "(",
        ")",
        "IS",
        "group",
        "Hezbollah",
        "Assad",
        "loyal",
        "to",
        "forces",
        "of",
        "al",
        "Kuwaiti",
        "US",
        "backed",
        "\n",
        ".",
        "Ministry",
        "Defence",
        "Free",
        "Army",
        "(FGH)",
        "FGH",
        "’s",
        "‘",
        "é",
        "Government",
        "in",
        "Democratic",
        "Republic",
        "Congo's",
        "regime",
        "anti",
        "pro",
    ]
)


@given(st.text(max_size=200) | st.lists(_WORDS, max_size=40).map(" ".join) | st.lists(_WORDS, max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_spans_hold_their_words_and_never_overlap(text: str) -> None:
    names = find_parties(text, _REGISTRY, countries=("SY", "IQ"))
    for name in names:
        assert name.text == text[name.span.start : name.span.end] != ""
        assert name.party is not None and name.party.name
        assert name.party.id is None or _REGISTRY.knows(name.party.id)
    for before, after in itertools.pairwise(names):
        assert before.span.end <= after.span.start
    lookup(text, _REGISTRY)


_REGISTRY = Registry.load()
