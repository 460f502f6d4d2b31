"""One report under the reader's eyes: its parse, and the names, times, counts and attributions found in it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from .attribution import Attribution
from .breaks import HEADLINE, break_below
from .casing import credible, is_capitals, namesakes_out, restored
from .figures import Count, find_figures
from .genitives import find_genitives, set_apart
from .headings import find_headings
from .language import join_hyphened, load, masked, spellings
from .lexicon import Lexicon, lexicon
from .quotes import find_quotes, quote_of
from .speakers import find_attributions
from .vessels import vessels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc, Token

    from vedette.model import Mentions, Name, NameFinder, Place, Report, Span, TimeMention


STAND_INS = {"place": "aleppo", "party": "nato", "person": "assad"}
"""Norms that the pipeline has seen often, for names that it has not."""


ENTITIES = {"person": "PERSON", "party": "ORG", "place": "GPE"}
"""What the recogniser of names should have called those that the finder knows."""


@dataclass(slots=True)
class Scene:
    """Everything known of a report before claims are drawn from it. Token indices point into ``doc``."""

    report: Report
    doc: Doc
    finder: NameFinder
    lexicon: Lexicon
    mentions: Mentions
    names: dict[int, Name] = field(default_factory=dict)
    places: dict[int, Name] = field(default_factory=dict)
    times: dict[int, TimeMention] = field(default_factory=dict)
    counts: dict[int, Count] = field(default_factory=dict)
    figures: tuple[Count, ...] = ()
    numbers: dict[int, int] = field(default_factory=dict)
    """For each token at which a figure starts, which of the figures that is."""
    attributions: tuple[Attribution, ...] = ()
    ships: frozenset[int] = frozenset()
    """Where ships stand that are called like towns: no places."""
    quoted: Sequence[int] = ()
    """For each token the number of the quote that it stands in, or -1."""

    def place_at(self, token: Token) -> Place | None:
        """The named place that a token is part of."""
        name = self.places.get(token.i)
        return name.place if name else None

    def name_at(self, token: Token) -> Name | None:
        """The name of a party, people or person that a token is part of."""
        return self.names.get(token.i)

    def tokens(self, span: Span) -> range:
        """The indices of the tokens that a span of characters touches."""
        return tokens_of(self.doc, span.start, span.end)


def tokens_of(doc: Doc, start: int, end: int) -> range:
    """The indices of the tokens that characters ``start`` to ``end`` touch."""
    found = doc.char_span(start, end, alignment_mode="expand")
    return range(found.start, found.end) if found is not None else range(0)


def scenes(reports: Iterable[Report], finder: NameFinder) -> Iterator[Scene]:
    """The scene of each report, in order; parsing is done in batches."""
    pipeline = load()
    pairs = (_prepared(report, *find_genitives(report, finder)) for report in reports)
    for doc, (report, mentions) in pipeline.pipe(pairs, as_tuples=True, batch_size=16):
        yield _scene(doc, Scene(report, doc, finder, lexicon(), mentions))


def _prepared(report: Report, mentions: Mentions, genitives: tuple[int, ...]) -> tuple[Doc, tuple[Report, Mentions]]:
    """The tokens of a report, each found name being one: ``Syrian Observatory for Human Rights`` parses as a name.

    The small pipeline stumbles over names that it never saw (it takes ``IS`` for a verb, ``Albu Kamal`` for a person);
    as one token, with the norm of a name that it knows, they fall into place.
    """
    text = masked(report.text, ((s.start, s.end) for s in report.body))
    if is_capitals(text):
        text = restored(text, [(n.span.start, n.span.end) for n in mentions.names])
        mentions = replace(mentions, names=credible(mentions.names, text))
    mentions = replace(mentions, names=namesakes_out(mentions.names, text))
    doc = load().make_doc(text)
    set_apart(doc, genitives)
    if report.title and text.lstrip().startswith(report.title):
        doc.user_data[HEADLINE] = text.index(report.title) + len(report.title)
    norms = spellings()["norms"]
    for token in doc:
        if token.lower_ in norms:
            token.norm_ = norms[token.lower_]
    done = -1
    with doc.retokenize() as retokenizer:
        for name in mentions.names:
            found = tokens_of(doc, name.span.start, name.span.end)
            if not found or found.start <= done or name.kind == "demonym":
                continue
            if doc[found.start].idx != name.span.start or _end(doc[found[-1]]) != name.span.end:
                continue
            done, words = found[-1], text[name.span.start : name.span.end]
            if (len(found) > 1 and _is_proper(words)) or (name.text.isupper() and not words.islower()):
                norm = STAND_INS["person" if name.kind == "person" else "place" if name.place is not None else "party"]
                retokenizer.merge(doc[found.start : found.stop], attrs={"NORM": norm})
    join_hyphened(doc)
    # the parser would read a heading and what it stands over as one sentence
    break_below(doc, {heading.start for heading in find_headings(text, mentions.names) if heading.end is None})
    return doc, (report, mentions)


def _is_proper(words: str) -> bool:
    """Whether a name is written as one, its last word too: ``Syrian Democratic Forces``, not ``Syrian forces``."""
    parts = words.replace("’", "'").split()
    return parts[-1][:1].isupper() or (parts[-1].lower().startswith(("al-", "el-", "ez-")) and parts[0][:1].isupper())


def _end(token: Token) -> int:
    return token.idx + len(token)


def _is_taken(name: Token) -> bool:
    """Whether a place's name right behind a verb was taken for an adverb: ``captured Bakhmut``."""
    verb = name.head
    behind = name.dep_ == "advmod" and name.i == verb.i + 1 and verb.pos_ == "VERB"
    return behind and name.text[:1].isupper() and not any(c.dep_ in {"dobj", "prt"} for c in verb.children)


def _scene(doc: Doc, scene: Scene) -> Scene:
    ships = vessels(doc, scene.mentions.names)
    scene.ships = frozenset(i for n in scene.mentions.names if n.text in ships for i in scene.tokens(n.span))
    scene.mentions = replace(scene.mentions, names=tuple(n for n in scene.mentions.names if n.text not in ships))
    for name in scene.mentions.names:
        tokens = scene.tokens(name.span)
        if len(tokens) == 1 and name.kind != "demonym" and " " in name.text:
            doc[tokens[0]].tag_, doc[tokens[0]].pos_ = "NNP", "PROPN"  # whatever the tagger made of a name in one token
        elif len(tokens) == 1 and name.place is not None and _is_taken(doc[tokens[0]]):
            doc[tokens[0]].tag_, doc[tokens[0]].pos_, doc[tokens[0]].dep_ = "NNP", "PROPN", "dobj"
        label = ENTITIES.get(name.kind)
        for i in tokens:
            if label is not None:
                doc[i].ent_type_ = label
            if name.place is not None:
                scene.places[i] = name
            if name.party is not None:
                scene.names[i] = name
    for time in scene.mentions.times:
        for i in scene.tokens(time.span):
            scene.times[i] = time
    text = scene.report.text
    scene.figures = tuple(replace(one, words=text[one.char_start : one.char_end]) for one in find_figures(doc))
    scene.numbers = {count.start: index for index, count in enumerate(scene.figures)}
    for count in sorted(scene.figures, key=lambda count: count.form == "unsaid"):  # most of the 50 fighters: 50
        if count.noun is not None and doc[count.noun].sent == doc[count.number].sent:
            scene.counts.setdefault(count.noun, count)
    for count in scene.figures:
        scene.counts.setdefault(count.number, count)
    scene.attributions = tuple(find_attributions(doc))
    scene.quoted = quote_of(find_quotes(doc), len(doc))
    return scene
