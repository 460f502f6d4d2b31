"""What a text says of which place lies in or near which."""

from __future__ import annotations

from gazetteers import small
from vedette.ground.fold import fold
from vedette.ground.gazetteer import Candidate
from vedette.ground.place_links import link
from vedette.ground.place_mentions import Mention


def mention(text: str, name: str, candidates: tuple[Candidate, ...]) -> Mention:
    start = text.index(name)
    return Mention(0, 0, start, start + len(name), fold(name), candidates)


def test_a_place_beside_another_is_in_its_country() -> None:
    text = "Fighting near Mayadin, 40 km south of Deir Ezzor."
    near, other = (mention(text, name, small().by_folded(fold(name))) for name in ("Mayadin", "Deir Ezzor"))
    assert link([near, other], text)[0].within == ("SY",)


def test_a_place_far_from_another_gains_nothing_from_it() -> None:
    text = "Fighting near Mayadin, 40 km south of Alexandria."
    near, other = (mention(text, name, small().by_folded(fold(name))) for name in ("Mayadin", "Alexandria"))
    assert link([near, other], text)[0].within == ()


def place_of(kind: str, country: str, people: int, lat: float = 13.4, area: str | None = None) -> Candidate:
    return Candidate(1, "x", "Welingara", lat, -16.7, kind, country, area, people, 300.0, capital=False, how=0)


def test_a_village_set_where_nothing_is_called_so_is_none_of_its_namesakes() -> None:
    text = "Nine died in Welingara, in central Mali."
    mali = place_of("country", "ML", 1_000_000, 17.0, "ML")
    village = mention(text, "Welingara", (place_of("town", "GM", 20_000),))
    assert link([village, mention(text, "Mali", (mali,))], text)[0].candidates == ()
    province = place_of("province", "ML", 1_000_000, 30.0, "ML.05")
    for one in (village, mention(text, "Welingara", (place_of("site", "ML", 0),))):
        (set_there,) = link([one, mention(text, "Mali", (province,))], text)[0].candidates
        assert (set_there.name, set_there.lat, set_there.kind) == ("Welingara", 30.0, "district")


def test_a_large_town_is_itself_wherever_a_text_seems_to_set_it() -> None:
    text = "They flew to Welingara, in central Mali."
    town, mali = place_of("town", "GM", 900_000), place_of("country", "ML", 1_000_000, 17.0, "ML")
    assert link([mention(text, "Welingara", (town,)), mention(text, "Mali", (mali,))], text)[0].candidates == (town,)
