"""Names that no gazetteer knows and that the text itself calls places: ``Sabon Gari Damri village``.

Once a text has called a name a place, it is one wherever the text has it again, and no shorter name inside of it is:
the village of Sabon Gari Damri is not Sabon Gari.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vedette.ground.fold import fold
from vedette.ground.gazetteer import Gazetteer
from vedette.ground.place_text import Scene
from vedette.ground.place_words import Words

LONGEST = 4
"""Capitals in the longest name."""
_PARTING = frozenset({"and", "of", "the", "in", "by", "on", "at", "a", "an", "-"})


def told_names(scene: Scene, gazetteer: Gazetteer, lists: Words) -> Mapping[str, str]:
    """The folded names, each with the kind of place that the word after it says."""
    found: dict[str, str] = {}
    for index, word in enumerate(scene.words):
        kind = lists.called.get(word.lower)
        if kind is None or word.capital or word.gap != " " or not index:
            continue
        if word.lower in lists.called_bare and not _is_bare(scene, index, lists):
            continue
        for first in _starts(scene, index - 1):
            key = fold(scene.text[scene.words[first].start : scene.words[index - 1].end])
            if gazetteer.by_folded(key) or not _is_name(scene, first, index, gazetteer, lists):
                break
            found[key] = kind
    return found


def _starts(scene: Scene, last: int) -> Iterator[int]:
    """Where the name that ends at ``last`` starts: its first capital, however many follow with but blanks between."""
    first = last
    while first > 0 and last - first < LONGEST * 2 and _goes_on(scene, first):
        first -= 1
    if scene.words[first].capital:
        yield first


def _goes_on(scene: Scene, index: int) -> bool:
    """Whether a name that holds this word holds the one before it too: a capital, a hyphen, or a joined article."""
    before, here = scene.words[index - 1], scene.words[index]
    if here.opens:
        return False
    if before.capital and here.gap == " ":
        return True
    if (before.text == "-" or here.text == "-") and not here.gap:
        return True
    return _is_article(scene, index)


def _is_article(scene: Scene, index: int) -> bool:
    """Whether an article joined to a name stands here, behind a capital: the ``al`` of ``Tariq al-Bab``."""
    word, before = scene.words[index], scene.words[index - 1]
    return word.lower in ("al", "el", "as", "ar", "ad", "an", "az", "ez", "ash") and before.capital and word.gap == " "


def _is_bare(scene: Scene, index: int, lists: Words) -> bool:
    """Whether a name has no article before it: ``in Kalahe community``, and not ``the Yazidi community``."""
    first = next(_starts(scene, index - 1), index)
    return scene.lower_at(first - 1) in ("in", "into", "at", "to", "near", "from", "of")


def _is_name(scene: Scene, first: int, end: int, gazetteer: Gazetteer, lists: Words) -> bool:
    """Whether nothing in a run is a word, a people, a title or a body: then it is a name."""
    for word in scene.words[first:end]:
        low = word.lower
        if word.shouted or low in lists.never or low in lists.titles or low in lists.bodies or low in _PARTING - {"-"}:
            return False
        if word.capital and (low in lists.common or scene.lowered.get(low) or gazetteer.demonym(low)):
            return False
        if low in lists.directions:
            return False
    return True
