"""Places in news text: which words are places, which place they are, and how far from it the text stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteers import small
from vedette.ground.fold import fold
from vedette.ground.places import find_demonyms, find_places, resolve_places
from vedette.model import Place


def found(text: str) -> dict[str, Place]:
    return {name.text: name.place for name in find_places(text, small()) if name.place}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Syrian troops took Deir Ezzor on Friday and entered the town of Mayadin.",
            {"Deir Ezzor": ("Deir ez-Zor", "town", "SY"), "Mayadin": ("Mayadin", "town", "SY")},
        ),
        (
            "Clashes broke out in Deir Ezzor province, Syria.",
            {"Deir Ezzor": ("Deir Ezzor", "province", "SY"), "Syria": ("Syria", "country", "SY")},
        ),
        (
            "He was born in Alexandria, Louisiana, and moved to Fairfax County, Virginia.",
            {
                "Alexandria": ("Alexandria", "town", "US"),
                "Louisiana": ("Louisiana", "province", "US"),
                "Fairfax County": ("Fairfax County", "district", "US"),
                "Virginia": ("Virginia", "province", "US"),
            },
        ),
        (
            "Operation Kharkiv Shield began in Ukraine.",
            {"Ukraine": ("Ukraine", "country", "UA")},
        ),
        (
            "Russian forces shelled Kharkiv and the village of Robotyne in Ukraine.",
            {
                "Kharkiv": ("Kharkiv", "town", "UA"),
                "Robotyne": ("Robotyne", "town", "UA"),
                "Ukraine": ("Ukraine", "country", "UA"),
            },
        ),
        (
            "Nigerian soldiers fought militants near Maiduguri in Borno state.",
            {"Maiduguri": ("Maiduguri", "town", "NG"), "Borno": ("Borno", "province", "NG")},
        ),
        (
            "Fighters crossed the Euphrates into Anbar province in Iraq.",
            {
                "Euphrates": ("Euphrates", "water", None),
                "Anbar": ("Anbar", "province", "IQ"),
                "Iraq": ("Iraq", "country", "IQ"),
            },
        ),
        (
            "Airstrikes hit Khan Younis and Rafah in the Gaza Strip on Monday.",
            {
                "Khan Younis": ("Khan Younis", "town", "PS"),
                "Rafah": ("Rafah", "town", "PS"),
                "the Gaza Strip": None,
                "Gaza Strip": ("Gaza Strip", "province", "PS"),
            },
        ),
    ],
)  # fmt: skip
def test_places_in_a_sentence(text: str, places: dict[str, tuple[str, str, str | None] | None]) -> None:
    named = found(text)
    for words, place in places.items():
        if place is None:
            assert words not in named
        else:
            assert words in named, named
            got = named[words]
            assert (fold(got.name), got.kind, got.country) == (fold(place[0]), *place[1:])
            assert got.lat is not None
            assert got.radius_km is not None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mr Jackson said the talks would go on.", "Jackson"),
        ("President Abraham Lincoln said so. Lincoln added that it was late.", "Lincoln"),
        ("On Monday the army moved. Reading the report took hours.", "Reading"),
        ("Most people stayed at home, and Many left.", "Most"),
        ("The Houston Chronicle reported it.", "Houston Chronicle"),
        ("They told us nothing in May or March.", "May"),
    ],
)
def test_what_is_no_place(text: str, words: str) -> None:
    assert words not in found(text)


def test_the_rest_of_the_text_decides() -> None:
    tripoli = "Fighting spread from Misrata to Tripoli as Libyan rebels advanced on Benghazi."
    assert found(tripoli)["Tripoli"].country == "LY"
    lebanon = "In Beirut and Tripoli, Lebanese soldiers patrolled. Lebanon's army sent more men to Sidon."
    assert found(lebanon)["Tripoli"].country == "LB"


def test_transliterations_in_the_countries_in_play() -> None:
    named = found("Islamic State was driven from Raqa last month, Syrian activists said, and from Al-Mayadine.")
    assert named["Raqa"].country == "SY"


def test_initials_sound_like_no_place() -> None:
    named = found("Syrian troops fought the MYDN in Deir Ezzor, and left Mayadeen.")
    assert named.keys() == {"Deir Ezzor", "Mayadeen"}


def test_quarters_that_were_fronts() -> None:
    told = "In Syria, bombers struck the district of Midan in Damascus, and rebels left Sheikh Maqsoud near Aleppo."
    named = found(told)
    assert named["Midan"].country == "SY"
    assert (named["Sheikh Maqsoud"].lat, named["Sheikh Maqsoud"].lon) == (36.237, 37.145)


def test_a_peoples_adjective_before_a_province_is_no_town_of_that_sound() -> None:
    named = found("Strikes on the northern Syrian province of Raqqa killed 20, a Syrian monitor said.")
    assert "Syrian" not in named
    assert named["Raqqa"].country == "SY"


def test_a_lost_apostrophe_and_a_name_cut_in_half() -> None:
    named = found("Shells fell in Syrias Aleppo and on Raqqa, and jets hit Khan-Shaykhoun.")
    assert named["Syrias"].kind == "country"
    assert "Khan" not in named


def test_the_callers_countries_count() -> None:
    text = "Shells fell on Tripoli overnight."
    names = find_places(text, small(), countries=["LB"])
    assert [name.place.country for name in names if name.place] == ["LB"]


def test_a_place_that_no_gazetteer_knows_has_no_point() -> None:
    place = found("Rebels attacked the village of Qwxtabad on Friday.")["Qwxtabad"]
    assert (place.lat, place.lon, place.radius_km, place.gazetteer_id) == (None, None, None, None)


@pytest.mark.parametrize(
    ("text", "relation", "radius", "lat"),
    [
        ("A convoy was hit in Raqqa in Syria.", None, 10, 35.953),
        ("A convoy was hit near Raqqa in Syria.", "near", 15, 35.953),
        ("A convoy was hit 30 kilometres from Raqqa in Syria.", "30 kilometres from", 40, 35.953),
        ("A convoy was hit on the outskirts of Raqqa in Syria.", "outskirts of", 15, 35.953),
        ("A convoy was hit south-east of Raqqa in Syria.", "south-east of", 25, 35.953),
        ("A convoy was hit 30 km north of Raqqa in Syria.", "30 km north of (point moved)", 17.5, 36.223),
        ("A convoy was hit 10 miles (16 km) south of Raqqa in Syria.", None, 14, 35.808),
        ("A convoy was hit twenty miles west of Raqqa in Syria.", "twenty miles west of (point moved)", 18, 35.953),
    ],
)
def test_relations(text: str, relation: str | None, radius: float, lat: float) -> None:
    place = found(text)["Raqqa"]
    if relation is not None or radius == 10:
        assert place.relation == relation
    assert place.radius_km == pytest.approx(radius, abs=0.6)
    assert place.lat == pytest.approx(lat, abs=0.01)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Militants hid along the Syria-Iraq border.", "Syria-Iraq border", "Syria–Iraq border"),
        ("Syrian troops reached the Turkish border near Aleppo.", "Turkish border", "Syria–Turkey border"),
        ("Refugees left Syria and reached the frontier with Jordan.", "Jordan", "Syria–Jordan border"),
    ],
)
def test_borders(text: str, words: str, name: str) -> None:
    place = found(text)[words]
    assert set(place.name.split(" ")[0].split("–")) == set(name.split(" ")[0].split("–"))
    assert place.kind == "region"
    assert place.radius_km is not None
    assert place.radius_km > 20


def test_part_of_a_country() -> None:
    whole = found("The army said that Syria was calm.")["Syria"]
    part = found("The army said that northern Syria was calm.")["Syria"]
    assert part.relation == "northern"
    assert part.lat is not None
    assert whole.lat is not None
    assert part.lat > whole.lat + 0.5


def test_given_spans_come_back_in_their_order() -> None:
    text = "Syrian forces near Aleppo; the town of Xyzzyq; Damascus."
    spans = [(text.index(w), text.index(w) + len(w)) for w in ("Damascus", "Syrian", "Aleppo", "Xyzzyq")]
    places = resolve_places(text, spans, small())
    assert [(p.text, p.country) for p in places] == [
        ("Damascus", "SY"), ("Syrian", "SY"), ("Aleppo", "SY"), ("Xyzzyq", None),
    ]  # fmt: skip
    assert places[3].lat is None


def test_demonyms() -> None:
    names = find_demonyms("Syrian and Iraqi soldiers met the Syrians.", small())
    assert [(n.text, n.place.country) for n in names if n.place] == [
        ("Syrian", "SY"), ("Iraqi", "IQ"), ("Syrians", "SY"),
    ]  # fmt: skip


PIECES = st.lists(
    st.sampled_from(
        [
            "Raqqa", "in", "near", "Syria", ",", ".", "al-Bab", "\n", "the village of", "Zzyx", "’s", "Mr", "PARIS",
            "“", "30 km from", "Deir ez-Zor", "province", "U.S.", "Syria-Iraq", "İ", "–", "St. Louis", "Main Street",
            "Highway 19",
        ]
    ),
    max_size=14,
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.one_of(PIECES.map(" ".join), st.text(max_size=60)))
def test_spans_are_the_texts_own_words_and_do_not_overlap(text: str) -> None:
    last = 0
    for name in find_places(text, small()):
        assert last <= name.span.start < name.span.end <= len(text)
        assert text[name.span.start : name.span.end] == name.text
        assert name.place is not None
        assert name.place.at == name.span
        assert (name.place.lat is None) == (name.place.radius_km is None)
        assert 0 <= name.score <= 1
        last = name.span.end


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=50), st.lists(st.tuples(st.integers(0, 50), st.integers(1, 12)), max_size=4))
def test_any_given_spans_are_answered(text: str, pairs: list[tuple[int, int]]) -> None:
    spans = [(start, min(len(text), start + length)) for start, length in pairs if start < len(text)]
    assert len(resolve_places(text, spans, small())) == len(spans)
