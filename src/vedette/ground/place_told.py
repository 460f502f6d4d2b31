"""Names that the text itself calls places: ``Sabon Gari Damri village``, ``the villages of X and Y``, ``X, a hamlet``.

Once a text has called a name a place, it is one wherever the text has it again, whether a gazetteer knows it or not,
and no shorter name inside of it is: the village of Sabon Gari Damri is not Sabon Gari.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vedette.ground.fold import fold
from vedette.ground.gazetteer import Gazetteer
from vedette.ground.place_text import Scene
from vedette.ground.place_words import Words

LONGEST = 4
"""Capitals in the longest name."""
ROW = 12
"""Names in the longest row."""
ASIDE = 4
"""Words at most between the comma behind a name and the noun that says what it is (``a small farming village``)."""
Told = tuple[int, int, str]
"""A name that the text calls a place: its first word, the word behind it, and its kind."""
_PARTING = frozenset({"and", "of", "the", "in", "by", "on", "at", "a", "an", "-"})
_ARTICLES = frozenset({"al", "el", "as", "ar", "ad", "an", "az", "ez", "ash"})
_SITING = frozenset({"in", "into", "at", "to", "near", "from", "of"})
_BESIDE = frozenset({"on", "inside", "outside", "around", "towards", "toward", "through", "across", "over", "between"})


def told_names(scene: Scene, gazetteer: Gazetteer, lists: Words) -> Mapping[str, str]:
    """The folded names, each with the kind of place that the words beside it say."""
    found: dict[str, str] = {}
    for index in range(len(scene.words)):
        for first, end, kind in _told_at(scene, index, lists):
            key = fold(scene.text[scene.words[first].start : scene.words[end - 1].end])
            if _is_name(scene, first, end, gazetteer, lists):
                found.setdefault(key, kind)
    return found


def _told_at(scene: Scene, index: int, lists: Words) -> Iterator[Told]:
    """The names that the word at ``index`` calls places."""
    word = scene.words[index]
    if word.capital or word.gap != " " or not index:
        return
    if kind := lists.called.get(word.lower):
        yield from _before(scene, index, kind, lists)
    if kind := lists.called_behind.get(word.lower):
        yield from _set_off(scene, index, kind, lists)
    if kind := lists.called_rows.get(word.lower):
        yield from _row(scene, index, kind)


def _before(scene: Scene, index: int, kind: str, lists: Words) -> Iterator[Told]:
    """The name right before a word: ``Tyohor community``, ``the Nur Shams camp``."""
    word, end = scene.words[index].lower, index
    while end > 1 and scene.words[end - 1].lower in lists.called_between:  # the Lushagala displaced camp
        end -= 1
    first = next(_starts(scene, end - 1), None)
    if first is None:
        return
    before, above = scene.lower_at(first - 1), scene.lower_at(first - 2)
    bare = before in _SITING
    if word in lists.called_bare and not bare:
        return
    sited = bare or before in _BESIDE or (before == "the" and above in _SITING | _BESIDE)
    if word not in lists.called_sited or sited:
        yield first, end, kind


def _set_off(scene: Scene, index: int, kind: str, lists: Words) -> Iterator[Told]:
    """The name behind which a word stands between commas: ``Kutkai, a town on the highway``."""
    if scene.lower_at(index + 1) not in lists.goes_on:
        return
    for at in range(index - 1, max(index - 2 - ASIDE, 1), -1):
        word = scene.words[at]
        if word.lower in ("a", "an", "the") and scene.words[at - 1].text == ",":
            named = scene.lower_at(at - 2) in lists.surnames | lists.given_names
            yield from (() if named else ((first, at - 1, kind) for first in _starts(scene, at - 2)))
            return
        if not (word.text.islower() or word.text == "-") or word.lower in lists.joins | lists.places_follow:
            return


def _row(scene: Scene, index: int, kind: str) -> Iterator[Told]:
    """The names of a row: ``the villages of Bule, Lodda and Petro``."""
    if scene.lower_at(index + 1) != "of":
        return
    at = index + 2
    for _ in range(ROW):
        end = _ends(scene, at)
        if end == at:
            return
        yield at, end, kind
        at = end
        while at < len(scene.words) and at < end + 2 and scene.words[at].lower in (",", "and"):
            at += 1
        if at == end:
            return


def _ends(scene: Scene, first: int) -> int:
    """The word behind the name that begins at ``first``; ``first`` where none does."""
    words, end = scene.words, first
    while end < min(first + LONGEST * 2, len(words)) and not words[end].opens:
        joins = end > first and (words[end].text == "-" or words[end - 1].text == "-") and not words[end].gap
        after = words[end + 1] if end + 1 < len(words) else None
        article = words[end].lower in _ARTICLES and after is not None and (after.text == "-" or after.capital)
        if not (joins or article or (words[end].capital and (end == first or words[end].gap == " "))):
            break
        end += 1
    return end


def _starts(scene: Scene, last: int) -> Iterator[int]:
    """Where the name that ends at ``last`` starts: its first capital, however many follow with but blanks between."""
    first = last
    while first > 0 and last - first < LONGEST * 2 and _goes_on(scene, first):
        first -= 1
    if first > 1 and scene.words[first - 1].text == "-" and scene.words[first - 2].lower in _ARTICLES:
        first -= 2
    if scene.words[first].capital or scene.words[first].lower in _ARTICLES:
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
    return word.lower in _ARTICLES and before.capital and word.gap == " "


def _is_name(scene: Scene, first: int, end: int, gazetteer: Gazetteer, lists: Words) -> bool:
    """Whether nothing in a run is a word, a people, a title or a body: then it is a name."""
    if not scene.words[end - 1].capital or scene.words[first].lower in lists.places_follow:
        return False
    for word in scene.words[first:end]:
        low = word.lower
        if word.shouted or low in lists.never or low in lists.titles or low in lists.bodies or low in _PARTING - {"-"}:
            return False
        if word.capital and (low in lists.common or scene.lowered.get(low) or gazetteer.demonym(low)):
            return False
        if low in lists.directions:
            return False
    return True
