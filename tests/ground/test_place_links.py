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
