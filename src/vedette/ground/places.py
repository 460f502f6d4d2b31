"""Places in a text: finds their names and puts each on the map, with the whole text as context.

    find_places(text, gazetteer)              names and places, from the text alone
    resolve_places(text, spans, gazetteer)    places for names that something else found

No tagger is used: names are runs of capitals that the gazetteer knows (``place_mentions``), each resolved to one place
(``place_resolve``) and weighed for being a place at all (``place_evidence``). A name that the text calls a place and no
gazetteer knows comes back without a point.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from vedette.ground.fold import fold, strip_article
from vedette.ground.gazetteer import Candidate, Gazetteer
from vedette.ground.place_evidence import Setting, people_in, probability, signs_of
from vedette.ground.place_far import without_namesakes
from vedette.ground.place_links import link
from vedette.ground.place_mentions import Mention, alike, longer, run_ends, scan, strays, with_hint
from vedette.ground.place_relations import apply_offset, find_offset
from vedette.ground.place_resolve import FIRST_LOOK, resolve
from vedette.ground.place_text import Scene, read_scene
from vedette.ground.place_told import told_names
from vedette.ground.place_words import Words, words
from vedette.model import Name, Place, Span

LIKELY = 0.5
"""Names at least this likely to be places are returned."""
TAIL = re.compile(r"-[^\W\d_]\w*")


def find_places(text: str, gazetteer: Gazetteer, *, countries: Sequence[str] = ()) -> list[Name]:
    """The place names in ``text``, in order, each resolved; ``score`` is the chance that it is a place (0 to 1).

    ``countries`` (ISO2) are those that the caller knows to be in play (a dateline, a region of interest).
    """
    scene, lists = read_scene(text), words()
    named = _named(scene, gazetteer, countries)
    told = told_names(scene, gazetteer, lists)
    mentions = scan(scene, gazetteer, lists, told)
    mentions = _looser(mentions, scene, gazetteer, lists, named)
    mentions = link(mentions, text)
    resolved = resolve(mentions, named)
    counts, in_play = Counter(m.key for m in mentions), _in_play(mentions, resolved, named)
    setting = Setting(scene, lists, people_in(scene, lists), counts, in_play)
    scores = [probability(signs_of(m, one, odds, setting)) for m, (one, odds) in zip(mentions, resolved, strict=True)]
    chosen = without_namesakes(mentions, resolved, [score >= LIKELY for score in scores], named)
    found: list[Name] = []
    likely = {m.start for m, score in zip(mentions, scores, strict=True) if score >= LIKELY}
    for mention, score, (candidate, _), (first, _) in zip(mentions, scores, chosen, resolved, strict=True):
        if score < LIKELY and mention.key in told:  # a place, but none that bears this name elsewhere
            place = to_place(mention, None, text, gazetteer)
            span = Span(mention.start, mention.end)
            found.append(Name(span, text[mention.start : mention.end], "place", place=place, score=LIKELY))
        if score >= LIKELY:
            whole = mention if candidate is first else _with_tail(mention, text, likely)
            place = to_place(whole, candidate, text, gazetteer)
            span = Span(whole.start, whole.end)
            found.append(Name(span, text[whole.start : whole.end], "place", place=place, score=round(score, 3)))
    return found


def _with_tail(mention: Mention, text: str, likely: Collection[int]) -> Mention:
    """A name that is no known place's, with what a hyphen ties to it: the Iga of ``Iga-Barrière`` is none in Japan."""
    tail = TAIL.match(text, mention.end)
    if tail is None or tail.start() + 1 in likely:
        return mention
    return replace(mention, end=tail.end())


def find_demonyms(text: str, gazetteer: Gazetteer) -> list[Name]:
    """Words for a country's people (``Syrian``, ``Iraqis``), each with that country as its place."""
    found: list[Name] = []
    for start, end, code in _demonyms(read_scene(text), gazetteer):
        country = gazetteer.area(code)
        if country is not None:
            span, words_ = Span(start, end), text[start:end]
            found.append(Name(span, words_, "demonym", place=_place(country, words_, span), score=0.9))
    return found


def _demonyms(scene: Scene, gazetteer: Gazetteer) -> Iterator[tuple[int, int, str]]:
    """(start, end, ISO2) of each demonym, of two words (``South Sudanese``) or one."""
    after = 0
    for index, word in enumerate(scene.words):
        following = scene.words[index + 1] if index + 1 < len(scene.words) else None
        if not word.capital or len(word.text) <= 3 or word.start < after:
            continue
        two = gazetteer.demonym(f"{word.lower} {following.lower}") if following and following.capital else None
        code = two or gazetteer.demonym(word.lower)
        if code is not None:
            after = following.end if two and following else word.end
            yield word.start, after, code


def resolve_places(text: str, spans: Sequence[tuple[int, int]], gazetteer: Gazetteer) -> list[Place]:
    """The place that each of ``spans`` (character offsets) names, in their order; without a point where unknown."""
    scene, lists = read_scene(text), words()
    named = _named(scene, gazetteer, ())
    given = [_given(scene, span, gazetteer, lists) for span in spans]
    order = sorted(range(len(given)), key=lambda i: given[i].start)
    linked = link([given[i] for i in order], text)
    chosen = resolve(linked, named)
    places: dict[int, Place] = {}
    for index, mention, (candidate, _chance) in zip(order, linked, chosen, strict=True):
        places[index] = to_place(mention, candidate, text, gazetteer)
    return [places[i] for i in range(len(spans))]


def _named(scene: Scene, gazetteer: Gazetteer, countries: Sequence[str]) -> dict[str, float]:
    """Countries in play by their people (``Syrian``) or the caller's word."""
    named: Counter[str] = Counter()
    for _start, _end, code in _demonyms(scene, gazetteer):
        named[code] += 1
    weighed = {code: min(2.0, 0.5 + 0.5 * count) for code, count in named.items()}
    for code in countries:
        weighed[code] = weighed.get(code, 0.0) + 2.0
    return weighed


def _in_play(
    mentions: Sequence[Mention], chosen: Sequence[tuple[Candidate | None, float]], named: Mapping[str, float]
) -> dict[str, int]:
    """How many different names speak for each country."""
    keys = {(c.country, m.key) for m, (c, chance) in zip(mentions, chosen, strict=True) if c and c.country}
    counts = Counter(country for country, _key in keys)
    return {country: counts[country] + (2 if country in named else 0) for country in counts}


def _looser(
    mentions: list[Mention], scene: Scene, gazetteer: Gazetteer, lists: Words, named: dict[str, float]
) -> list[Mention]:
    """Mentions with unknown names looked up by sound in the countries in play, and strays that sound like one."""
    chosen = resolve(mentions, named, FIRST_LOOK)
    sure = {c.country for c, chance in chosen if c and c.country and chance > 0.7 and _well_known(c)}
    in_play = frozenset(sure | named.keys())
    known = [
        m if m.road else longer(m, c, scene, gazetteer, lists, in_play) if c else alike(m, scene, gazetteer, in_play)
        for m, (c, _chance) in zip(mentions, chosen, strict=True)
    ]
    known = [m for i, m in enumerate(known) if i == 0 or m.first > known[i - 1].last]
    loose = strays(scene, mentions, gazetteer, lists)
    stray = [with_hint(alike(m, scene, gazetteer, in_play), scene, lists) for m in loose]
    return sorted([*known, *(m for m in stray if m.candidates)], key=lambda m: m.start)


def _well_known(candidate: Candidate) -> bool:
    return candidate.kind != "town" or candidate.population > 50_000


def _given(scene: Scene, span: tuple[int, int], gazetteer: Gazetteer, lists: Words) -> Mention:
    """A mention for a span that something else found; where the whole is unknown, the longest part that is known."""
    start, end = span
    inside = [i for i, w in enumerate(scene.words) if w.start < end and w.end > start]
    first, last = (inside[0], inside[-1]) if inside else (0, 0)
    key = fold(scene.text[start:end])
    code = lists.states.get(scene.text[start:end].strip().rstrip("."))
    state = gazetteer.area(code) if code else None
    if state is not None:
        return Mention(first, last, start, end, key, (state,), lead=first - 1, abbreviated=True)
    mention = Mention(first, last, start, end, key, _candidates(key, gazetteer), lead=first - 1)
    if not mention.candidates:
        people = gazetteer.demonym(key)
        country = gazetteer.area(people) if people else None
        mention = replace(mention, candidates=(country,) if country else _part(scene, first, last, gazetteer, lists))
    grown = with_hint(mention, scene, lists)
    return replace(grown, start=start, end=end, last=last)


def _candidates(key: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    return gazetteer.by_folded(key) or gazetteer.by_folded(strip_article(key))


def _part(scene: Scene, first: int, last: int, gazetteer: Gazetteer, lists: Words) -> tuple[Candidate, ...]:
    """Candidates of the longest known run of words within a span (``University of Kentucky``)."""
    best: tuple[int, tuple[Candidate, ...]] = (0, ())
    for index in range(first, last + 1):
        if not scene.words[index].capital or scene.words[index].lower in lists.bodies:
            continue
        for end in run_ends(scene, index, lists):
            if end > last:
                break
            found = _candidates(fold(scene.text[scene.words[index].start : scene.words[end].end]), gazetteer)
            if found and end - index + 1 > best[0]:
                best = (end - index + 1, found)
    return best[1]


def to_place(mention: Mention, candidate: Candidate | None, text: str, gazetteer: Gazetteer) -> Place:
    """A mention's place, with the relation that the words before it give."""
    words_ = text[mention.start : mention.end]
    span = Span(mention.start, mention.end)
    if candidate is None:
        return Place(words_, kind=mention.hint or "town", text=words_, at=span)
    place = _place(candidate, words_, span)
    around = gazetteer.area(candidate.admin1) if candidate.kind == "district" and candidate.admin1 else None
    if around is not None and (around.lat, around.lon) == (candidate.lat, candidate.lon):
        # a district whose own point nobody gives stands at its province's, and says so
        place = replace(place, name=f"{candidate.name}, {around.name}", relation=f"in {around.name}")
    if mention.hint == "site" and place.kind == "town":
        place = replace(place, kind="site")
    offset = find_offset(text, mention.start)
    if offset is not None and offset.inside and offset.bearing is not None and candidate.area:
        part = gazetteer.part(candidate.area, int(offset.bearing))
        if part is not None and candidate.kind in ("country", "province"):
            lat, lon, radius = part
            return replace(place, lat=lat, lon=lon, radius_km=radius, relation=offset.words)
    return apply_offset(place, offset)


def _place(candidate: Candidate, words_: str, span: Span) -> Place:
    return Place(
        candidate.name, candidate.lat, candidate.lon, candidate.radius_km, candidate.gazetteer_id,
        kind=candidate.kind, country=candidate.country, text=words_, at=span,
    )  # fmt: skip
