"""Scans a text for what may be a place's name: the longest runs of words that the gazetteer knows, and runs that the
text itself calls a place (``the village of …``, ``… Street``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vedette.ground.fold import ARTICLES, fold, strip_article
from vedette.ground.gazetteer import Candidate, Gazetteer
from vedette.ground.place_text import Scene, Word
from vedette.ground.place_words import Words

_PARTING = frozenset({"and", "of", "the", "in", "by", "on", "at", "a", "an", "am", "en"})
_BORDERS = frozenset({"border", "frontier"})
_LANDS = frozenset(
    {"desert", "peninsula", "highlands", "heights", "strip", "delta", "plateau", "mountains", "sea", "ocean"}
)
"""Nouns that belong to the names of lands, though written small (``the Syrian desert``)."""
_NO_PART = frozenset({"state", "city", "town", "village", "suburb", "front", "region"})
_SIGNS = frozenset("'’‘ʻʼʿʾ`")
LINK = 3
"""Letters in the longest word that a hyphen ties to a name to link it with what follows (``Port-au-Prince``)."""
WELL_KNOWN, TOWN = 1_000, 50_000
"""People in a place from whom on its name is its own, whatever a hyphen ties to it."""
LONGEST = 9
"""Words and hyphens in the longest name looked for (``Deir ez - Zor`` has four)."""


@dataclass(frozen=True, slots=True)
class Mention:
    """What may be a place's name: words ``first`` to ``last`` (inclusive), characters ``start`` to ``end``.

    ``hint`` is the kind of place that the words beside it say (``province``); ``lead`` the index of the word before the
    whole phrase (before ``the city of``); ``road`` is true for streets, ``abbreviated`` for ``Pa.``. ``within`` are the
    codes of areas that the text says it lies in, ``holds`` whether it says that of another.
    """

    first: int
    last: int
    start: int
    end: int
    key: str
    candidates: tuple[Candidate, ...]
    hint: str | None = None
    hint_before: bool = False
    lead: int = -1
    road: bool = False
    abbreviated: bool = False
    within: tuple[str, ...] = ()
    holds: bool = False


LONGEST_ACRONYM = 6
"""Letters of the longest word all in capitals that is more likely a body's initials than a town's name."""
LONGEST_CALLED = 3
_CAMPAIGNS = frozenset({"operation", "exercise"})
LONGEST_PARTICLE = 5
"""Letters of the longest particle that may stand behind a name: ``from``, ``where``, ``after``."""


def scan(scene: Scene, gazetteer: Gazetteer, lists: Words, told: Mapping[str, str]) -> list[Mention]:
    """All mentions of a scene, in order, none overlapping; ``told`` are the names that the text calls places."""
    found: list[Mention] = []
    told = {key: kind for key, kind in told.items() if not gazetteer.by_folded(key)}
    index = 0
    while index < len(scene.words):
        mention = _told(scene, index, told, lists) if told else None
        mention = mention or _mention_at(scene, index, gazetteer, lists, found[-1] if found else None)
        if mention is None:
            index += 1
        else:
            found.append(mention)
            index = mention.last + 1
    return found


def _told(scene: Scene, index: int, told: Mapping[str, str], lists: Words) -> Mention | None:
    """A name that the text has called a place, here or elsewhere."""
    if not can_start(scene, index):
        return None
    for last in reversed(list(run_ends(scene, index, lists))[:4]):
        key = fold(scene.text[scene.words[index].start : scene.words[last].end])
        if key in told:
            return replace(_mention(scene, index, last, key, ()), hint=told[key])
    return None


def _mention_at(scene: Scene, index: int, gazetteer: Gazetteer, lists: Words, before: Mention | None) -> Mention | None:
    if not can_start(scene, index) or _is_of_an_operation(scene, index):
        return None
    state = _state(scene, index, gazetteer, lists, before)
    if state is not None:
        return state
    ends = list(run_ends(scene, index, lists))
    road = _road(scene, index, ends, lists)
    if road is not None:
        return _known_road(scene, road, gazetteer)
    for last in reversed(ends):
        key = fold(scene.text[scene.words[index].start : scene.words[last].end])
        candidates = known(scene, index, last, key, gazetteer)
        if candidates and ((index == last and _only_directs(scene, index, lists)) or _is_cut(scene, last)):
            continue
        if candidates and index == last and _is_adjective(scene, index, gazetteer, lists):
            continue
        if candidates and index == last and _is_half(scene, index, candidates, gazetteer, lists):
            continue
        if candidates and _is_tail(scene, index, last, candidates, lists):
            continue
        if candidates and candidates[0].name.endswith(" border"):
            return _mention(scene, index, last, f"{key} border", candidates)
        if candidates:
            return with_hint(_mention(scene, index, last, key, candidates), scene, lists)
    return None if gazetteer.demonym(scene.words[index].lower) else _named_so(scene, index, ends, lists)


def _is_of_an_operation(scene: Scene, index: int) -> bool:
    """Whether capitals behind ``Operation`` are a campaign's name: ``Operation Black Forest`` is in no forest."""
    run = scene.words[max(index - LONGEST_CALLED, 0) : index]
    named = next((n for n, word in enumerate(run) if word.lower in _CAMPAIGNS and word.capital), None)
    return named is not None and not scene.headed[index] and all(word.capital for word in run[named:])


def _only_directs(scene: Scene, index: int, lists: Words) -> bool:
    """Whether a word of direction opens another name: the South Hospital is not in a province called South, nor is
    what happens in ``Eastern, Southern Afghanistan`` in one called Eastern."""
    if scene.words[index].lower not in lists.directions or index + 1 >= len(scene.words):
        return False
    after = scene.words[index + 1]
    if after.text in (",", "and", "/") and scene.lower_at(index + 2) in lists.directions:
        return True
    return after.capital and after.gap == " " and lists.after_kind.get(after.lower) in {None, "site"}


def _is_adjective(scene: Scene, index: int, gazetteer: Gazetteer, lists: Words) -> bool:
    """Whether a province's name is but the word for a nation: the ``Somali capital`` is not in Ethiopia's Somali."""
    after = scene.words[index + 1] if index + 1 < len(scene.words) else None
    if after is None or after.gap != " " or not after.text.isalpha() or not after.text.islower():
        return False
    noun = after.lower not in lists.joins and after.lower not in lists.after_kind and len(after.text) > LONGEST_PARTICLE
    return noun and gazetteer.demonym(scene.words[index].lower) is not None


def _is_half(scene: Scene, index: int, candidates: tuple[Candidate, ...], gazetteer: Gazetteer, lists: Words) -> bool:
    """Whether a small place's name is but the first half of a name that nothing knows: the Khan of Khan-Shaykun; but
    not the Homs of ``Homs-Based``."""
    after = scene.words[index + 1 : index + 3]
    if len(after) < 2 or after[0].text != "-" or after[0].gap or after[1].gap or not after[1].capital:
        return False
    if any(c.population > WELL_KNOWN or c.kind in ("country", "province") for c in candidates):
        return False
    return after[1].lower not in lists.common and not gazetteer.by_folded(fold(after[1].text))


def _is_tail(scene: Scene, first: int, last: int, candidates: tuple[Candidate, ...], lists: Words) -> bool:
    """Whether a small place's name is but the end of what a building is called: the Rashideen of the al-Khulafaa
    al-Rashideen Mosque."""
    first = _with_article(scene, first)
    if first < 2 or last + 1 >= len(scene.words) or any(c.population > TOWN for c in candidates):
        return False
    before, after = scene.words[first - 1], scene.words[last + 1]
    building = after.lower in lists.bodies or lists.after_kind.get(after.lower) == "site"
    return (
        after.capital
        and after.gap == " "
        and building
        and before.capital
        and not before.opens
        and scene.words[first].gap == " "
        and before.text.istitle()
    )


def _with_article(scene: Scene, first: int) -> int:
    """Where a name begins, the article that a hyphen joins to it included."""
    joined = first > 1 and scene.words[first - 1].text == "-" and scene.words[first - 2].lower in ARTICLES
    return first - 2 if joined else first


def can_start(scene: Scene, index: int) -> bool:
    """Whether a name may begin here: at a capital, or at an article joined to one (``al-Bab``)."""
    word = scene.words[index]
    if word.capital:
        return True
    after = scene.words[index + 1 : index + 3]
    return word.lower in ARTICLES and len(after) == 2 and after[0].text == "-" and not after[0].gap and after[1].capital


def run_ends(scene: Scene, index: int, lists: Words) -> Iterator[int]:
    """Where a name that begins at ``index`` may end: at every further capital that is reached through nothing but
    capitals, hyphens and joining words (``of``, ``al``)."""
    for at in range(index, min(index + LONGEST, len(scene.words))):
        word = scene.words[at]
        if at > index and ("\n" in word.gap or (word.opens and scene.words[at - 1].text != "-")):
            return
        if word.text == "-":
            if word.gap or at + 1 >= len(scene.words) or scene.words[at + 1].gap:
                return
        elif word.capital:
            yield at
        elif word.lower in _BORDERS | _LANDS and scene.words[at - 1].capital:
            yield at
            return
        elif not (_links(scene, at) or (word.lower in lists.joins and word.text.isalpha())):
            return


def _links(scene: Scene, at: int) -> bool:
    """Whether a word or a mark only links a name's words: the ``e`` of ``Pul-e Alam``, the sign before an ``‘Ain``."""
    word = scene.words[at]
    if word.text in _SIGNS:
        return at + 1 < len(scene.words) and not scene.words[at + 1].gap and scene.words[at + 1].capital
    return word.text.islower() and len(word.text) <= LINK and not word.gap and scene.words[at - 1].text == "-"


def _is_cut(scene: Scene, last: int) -> bool:
    """Whether a name goes on behind a hyphen and a link: the ``Pul`` of ``Pul-e Alam`` is no place."""
    after = scene.words[last + 1 : last + 4]
    hyphened = len(after) == 3 and after[0].text == "-" and not after[0].gap
    return hyphened and _links(scene, last + 2) and (after[2].capital or after[2].text in _SIGNS)


def known(scene: Scene, first: int, last: int, key: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The gazetteer's candidates for these words; abbreviations must be written as such (``US``, not ``Us``)."""
    bare = key if scene.words[first].lower == "the" else strip_article(key)
    candidates = gazetteer.by_folded(key) or gazetteer.by_folded(bare)
    if scene.words[last].lower in _BORDERS:
        return gazetteer.by_folded(key.replace("frontier", "border"))
    if scene.lower_at(first - 1) in ("with", "to") and scene.lower_at(first - 2) in _BORDERS:
        return gazetteer.by_folded(f"{key} border") or candidates
    if not candidates and first == last and len(key) > LINK + 1 and key.endswith("s"):
        return tuple(
            c for c in gazetteer.by_folded(key[:-1]) if (c.kind, c.how) == ("country", 0)
        )  # Syrias, for Syria's
    if len(key) <= 3 and first == last and candidates:
        written = scene.words[first].text
        if written.isupper():
            return tuple(c for c in candidates if c.kind in ("country", "region") or c.population > 100_000)
        return tuple(c for c in candidates if c.kind != "country" or fold(c.name) == key)
    return candidates


def _mention(scene: Scene, first: int, last: int, key: str, candidates: tuple[Candidate, ...]) -> Mention:
    start, end = scene.words[first].start, scene.words[last].end
    return Mention(first, last, start, end, key, candidates, lead=first - 1)


def _state(scene: Scene, index: int, gazetteer: Gazetteer, lists: Words, before: Mention | None) -> Mention | None:
    """An abbreviated state: anywhere where its dots tell it, else only after a place's name and a comma."""
    word = scene.words[index]
    written = word.text.rstrip(".")
    code = lists.states.get(written) or lists.states.get(written.replace(" ", ""))
    if code is None:
        return None
    follows = before is not None and before.last == index - 2 and scene.words[index - 1].text == ","
    state = gazetteer.area(code) if follows or "." in written else None
    if state is None:
        return None
    dotted = index + 1 < len(scene.words) and scene.words[index + 1].text == "." and not scene.words[index + 1].gap
    last = index + 1 if dotted and not written.isupper() else index
    return replace(_mention(scene, index, last, fold(written), (state,)), abbreviated=True)


def _road(scene: Scene, index: int, ends: list[int], lists: Words) -> Mention | None:
    """A street: two to five capitals, the last of them ``Street`` or the like; or ``Highway 19``."""
    for last in ends[1:5]:
        if not _closed(scene.words[index:last]):
            break
        if scene.words[last].lower in lists.roads and not scene.words[last].shouted:
            return replace(_mention(scene, index, last, "", ()), road=True, hint="site")
    if scene.words[index].lower in ("highway", "route", "interstate") and scene.lower_at(index + 1)[:1].isdigit():
        return replace(_mention(scene, index, index + 1, "", ()), road=True, hint="site")
    return None


def _known_road(scene: Scene, road: Mention, gazetteer: Gazetteer) -> Mention:
    """A street or square that the gazetteer has by its whole name, else the road as it was found."""
    key = fold(scene.text[road.start : road.end])
    candidates = tuple(c for c in gazetteer.by_folded(key) if c.kind == "site")
    return replace(road, key=key, candidates=candidates, road=False) if candidates else road


def _named_so(scene: Scene, index: int, ends: list[int], lists: Words) -> Mention | None:
    """A name that the gazetteer lacks, where the text calls it a place: ``the village of X``, ``X province``."""
    word = scene.words[index]
    if word.lower in lists.never or word.lower in lists.titles or not ends:
        return None
    last = ends[0]
    for end in ends[1:3]:
        if _closed(scene.words[last + 1 : end]):
            last = end
    bare = _mention(scene, index, last, fold(scene.text[word.start : scene.words[last].end]), ())
    hinted = with_hint(bare, scene, lists)
    if hinted.hint is None or (word.opens and not hinted.hint_before):
        return None
    phrase = f"{scene.lower_at(index - 2)} {scene.lower_at(index - 1)}"
    if hinted.hint_before:
        return hinted if phrase in lists.unknown_of else None
    after = scene.lower_at(last + 1)
    sure = after in ("province", "governorate", "oblast", "raion", "village", "district")
    return hinted if sure and not scene.words[last + 1].capital and index == last else None


def with_hint(mention: Mention, scene: Scene, lists: Words) -> Mention:
    """The mention with the kind that the words beside it say, and grown over a designator in capitals
    (``Anbar Province``)."""
    for length in (3, 2, 1):
        phrase = " ".join(scene.lower_at(i) for i in range(mention.last + 1, mention.last + 1 + length))
        kind = lists.after_kind.get(phrase)
        beside = scene.words[mention.last + 1 : mention.last + 1 + length]
        if kind is None or any("\n" in w.gap or w.opens for w in beside):
            continue
        if kind == "water":  # the Kabir River is not at a town called Kabir
            mention = replace(mention, candidates=tuple(c for c in mention.candidates if c.kind != "town"))
        if all(w.capital for w in beside) and _grows(scene, mention.last + length, phrase):
            return replace(mention, last=mention.last + length, end=beside[-1].end, hint=kind)
        return replace(mention, hint=kind)
    for length in (3, 2, 1):
        phrase = " ".join(scene.lower_at(i) for i in range(mention.first - length, mention.first))
        kind = lists.before_kind.get(phrase)
        named = mention.first > length and scene.words[mention.first - length - 1].capital
        if named and kind != "town":  # the Salah al-Din district of Aleppo: that is what the district is called
            continue
        if kind is not None and not scene.words[mention.first].opens:
            return replace(mention, hint=kind, hint_before=True, lead=mention.first - length - 1)
    return mention


def _grows(scene: Scene, last: int, designator: str) -> bool:
    """Whether a designator in capitals belongs to the name: not ``Ohio State``, not ``Homs District Court``."""
    after = scene.words[last + 1] if last + 1 < len(scene.words) else None
    goes_on = after is not None and after.capital and after.gap == " " and not after.opens
    return designator not in _NO_PART and not goes_on


def alike(mention: Mention, scene: Scene, gazetteer: Gazetteer, countries: frozenset[str]) -> Mention:
    """A mention without candidates, with those whose names sound alike in the countries in play."""
    words = scene.text[mention.start : mention.end]
    candidates = gazetteer.similar(words, countries)
    if mention.hint == "town":  # the village of Salehia is no quarter of a town that sounds like it
        candidates = tuple(c for c in candidates if c.kind != "site")
    return replace(mention, candidates=candidates[:5]) if candidates else mention


def longer(
    mention: Mention,
    chosen: Candidate,
    scene: Scene,
    gazetteer: Gazetteer,
    lists: Words,
    countries: frozenset[str],
) -> Mention:
    """A mention of a place far from the story, as the longer name that its words begin and that sounds like one in
    the countries in play (``Ain`` in France, ``Ain Issa`` in Syria); else as it is."""
    if chosen.country in countries or not countries:
        return mention
    for last in reversed(list(run_ends(scene, mention.first, lists))[:5]):
        if last <= mention.last or scene.words[last].lower in lists.bodies:
            continue
        words_ = scene.text[mention.start : scene.words[last].end]
        candidates = gazetteer.similar(words_, countries)
        if candidates:
            grown = _mention(scene, mention.first, last, fold(words_), candidates[:5])
            return with_hint(grown, scene, lists)
    return mention


def strays(scene: Scene, found: list[Mention], gazetteer: Gazetteer, lists: Words) -> list[Mention]:
    """Capitalised words that no mention covers and that are no common or person's name: worth a looser look."""
    covered = {index for mention in found for index in range(mention.first, mention.last + 1)}
    return [
        _mention(scene, first, last, fold(scene.text[scene.words[first].start : scene.words[last].end]), ())
        for first, last in _stray_runs(scene, gazetteer, lists)
        if covered.isdisjoint(range(first, last + 1))
    ]


def _stray_runs(scene: Scene, gazetteer: Gazetteer, lists: Words) -> Iterator[tuple[int, int]]:
    for index, word in enumerate(scene.words):
        if not can_start(scene, index) or word.opens or scene.lower_at(index - 1).rstrip(".") in lists.titles:
            continue
        head = _with_article(scene, index)
        if (head and scene.words[head - 1].capital and scene.words[head].gap == " ") or scene.lowered.get(word.lower):
            continue
        ends = list(run_ends(scene, index, lists))
        if not ends or len(word.text) < 3 or word.lower in lists.never or word.lower in lists.common:
            continue
        if word.lower in lists.given_names or gazetteer.demonym(word.lower):
            continue
        if word.shouted and len(word.text) <= LONGEST_ACRONYM and not scene.headed[index]:
            continue  # the RSF sounds like Rasif
        last = next((e for e in reversed(ends[:3]) if _closed(scene.words[index : e + 1])), ends[0])
        yield index, last


def _closed(run: Sequence[Word]) -> bool:
    """Whether nothing in a run parts it in two names."""
    return not any(w.lower in _PARTING for w in run)
