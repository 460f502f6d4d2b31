"""Attributions of a parsed report: who is said to say, think, want or show what.

The mechanism is one pass over the words that attribute (cues.py): each takes a content (contents.py) and a source
(sources.py) from the dependency parse. Quotes (quotes.py) then widen contents to the whole speech, and speech that no
cue has claimed goes to the speaker beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from .antecedents import resolved
from .attribution import Attribution
from .contents import Run, noun_content, reach, verb_content, without
from .cues import cue_data, lemma, noun_cues, verb_cues
from .lines import (
    headlines,
    named_before_colon,
    named_behind_dash,
    source_lines,
    statement_blocks,
    tagged_headlines,
)
from .named_alone import named_alone
from .people import is_informant, people_of, speaker_words
from .quotes import Speech, find_quotes, quote_of
from .sources import WHEN, beside, is_passive, noun_source, source_span, subject
from .speech import claim_quotes
from .tags import INSIDE, Tag, find_tags
from .told_on import told_on

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


FINITE = ("VBD", "VBZ", "VBP")
CLOSING = (",", "”", "''", '"', "–", "—")
LONGEST = 600
"""Tokens that a clause may have: what is longer is a table or a list that the parser took for one."""
GAP = 40
"""Words that may stand between what is said and a closing speech tag."""


def find_attributions(doc: Doc) -> list[Attribution]:
    """All attributions of a document, in the order of their cues."""
    quotes = find_quotes(doc)
    within = quote_of(quotes, len(doc))
    found: list[Attribution] = []
    for token in doc:
        attribution = _attribution(token, quotes, within)
        if attribution is not None:
            found.append(attribution)
    found = _tagged(doc, found, find_tags(doc, within))
    found = [_widened(_closed(doc, attribution), quotes, within) for attribution in found]
    found = _to_sentence(doc, found, within)
    found = told_on(doc, claim_quotes(doc, quotes, within, found))
    found += [
        *named_before_colon(doc, quotes),
        *named_behind_dash(doc, quotes),
        *headlines(doc),
        *tagged_headlines(doc),
    ]
    found += [*source_lines(doc), *statement_blocks(doc, quotes), *named_alone(doc)]
    found = _nested(_cited(doc, found), within)
    return resolved(doc, sorted(found, key=lambda attribution: attribution.cue_token))


def _tagged(doc: Doc, found: list[Attribution], tags: list[Tag]) -> list[Attribution]:
    """The attributions, with the speech tags that the parse has missed or taken for a part of what is said."""
    by_cue = {attribution.cue_token: n for n, attribution in enumerate(found)}
    for tag in tags:
        n = by_cue.get(tag.verb)
        known = found[n] if n is not None else None
        if known is not None and known.source is not None and _is_told(doc, known, tag):
            continue
        if tag.inside and known is not None and (known.source is None or _meet(known.source, tag.source)):
            continue
        content = _trimmed(doc, without((tag.content,), []))
        made = Attribution(
            tag.source, tag.head, _cue_run(doc[tag.verb]), tag.verb, content, "say", lemma(doc[tag.verb])
        )
        if not content:
            continue
        if n is None:
            found.append(made)
        else:
            found[n] = made
    return found


def _is_told(doc: Doc, known: Attribution, tag: Tag) -> bool:
    """Whether the parse already has what a tag says."""
    assert known.source is not None
    if tag.inverted:
        return known.source[0] > tag.verb and any(known.covers(i) for i in range(tag.verb - 4, tag.verb))
    if known.source[0] < tag.source[0] < known.source[1] <= tag.verb:  # "… killed ten rebels, a group in London said"
        told = doc[tag.content[0] : tag.content[1]]
        return not any(t.tag_ in FINITE and t.dep_ not in INSIDE and t.i < known.source[0] for t in told)
    if known.source[1] <= tag.source[0]:
        return False
    if all(t.ent_type_ in WHEN or t.pos_ in ("ADP", "DET") for run in known.content for t in doc[run[0] : run[1]]):
        return False  # "…, the police reported on June 6": what they reported is no day
    return not (lemma(doc[tag.verb]) == "tell" and tag.source[1] <= tag.verb)


def _meet(run: Run, other: Run) -> bool:
    return run[0] < other[1] and other[0] < run[1]


def _cited(doc: Doc, found: list[Attribution]) -> list[Attribution]:
    """The attributions, with those whom a speaker cites added: ``state television, citing a doctor, said …``."""
    by_cue = {attribution.cue_token: attribution for attribution in found if attribution.tells}
    added = []
    for citing in found:
        token = doc[citing.cue_token]
        source = next((c for c in token.children if c.dep_ == "dobj"), None) if token.lower_ == "citing" else None
        if source is None or not is_informant(source) or token.head.lower_ == "without":
            continue
        above = next((by_cue[t.i] for t in _ancestors(token) if t.i in by_cue), None)
        content = above.content if above is not None else without((reach(token.head),), [reach(token)])
        content = without(content, [reach(source)])
        if content:
            span = source_span(source, token)
            added.append(Attribution(span, source.i, citing.cue, citing.cue_token, content, "cited", "cite"))
    return [*found, *added]


def _ancestors(token: Token) -> list[Token]:
    """The words a token hangs from and their coordinated or reporting verbs, nearest first."""
    above: list[Token] = []
    for _ in range(5):
        token = token.head
        above.append(token)
        if token.pos_ in ("NOUN", "PROPN") and token.dep_ in ("nsubj", "nsubjpass"):
            above.append(token.head)
    return above


def _nested(found: list[Attribution], within: list[int]) -> list[Attribution]:
    """The attributions, marked where their cue stands in quotation marks or in another one's content."""
    steps = [0] * (len(within) + 1)
    for attribution in found:
        for start, end in attribution.content:
            steps[start] += 1
            steps[end] -= 1
    depths, depth = [], 0
    for step in steps:
        depth += step
        depths.append(depth)
    return [replace(a, in_speech=within[a.cue_token] >= 0, nested=depths[a.cue_token] > 0) for a in found]


def _attribution(token: Token, quotes: list[Speech], within: list[int]) -> Attribution | None:
    if token.right_edge.i - token.left_edge.i > LONGEST:
        return None
    if token.lower_ == "according":
        return _according(token)
    if token.pos_ in ("VERB", "AUX"):
        return _by_verb(token)
    if token.pos_ == "NOUN":
        return _by_noun(token)
    return None


def _by_verb(verb: Token) -> Attribution | None:
    word = lemma(verb)
    cue = verb_cues().get(word)
    content = verb_content(verb, cue) if cue is not None else None
    if content is None or _takes_thing(verb, word):
        return None
    particles = cue_data()["particled"].get(word)
    if particles and content.kind == "say" and not any(c.lower_ in particles for c in verb.children):
        return None
    source = subject(verb) if content.kind != "seem" else None
    if source is None and content.kind == "say" and verb.tag_ in FINITE and not is_passive(verb):
        source = beside(verb)
    return _made(verb, source, content.kind, content.runs)


def _takes_thing(verb: Token, word: str) -> bool:
    """Whether a verb's object is nothing that can be said: a blast claims lives, a group claims an attack."""
    objects = [child.lemma_.lower() for child in verb.children if child.dep_ == "dobj"]
    only = cue_data()["said_only"].get(word)
    if only is not None:
        return not any(one in only for one in objects)
    unsaid = cue_data()["unsaid"].get(word, ())
    return any(one in unsaid for one in objects)


def _by_noun(noun: Token) -> Attribution | None:
    entry = noun_cues().get(lemma(noun))
    if entry is None:
        return None
    kind, prepositions = entry
    runs = noun_content(noun, prepositions)
    governed = kind != "accuse" or lemma(noun.head) in cue_data()["levelling"]
    return _made(noun, noun_source(noun, governed=governed), kind, runs) if runs else None


def _according(token: Token) -> Attribution | None:
    """``according to X``: the rest of the clause is the content."""
    to = next((child for child in token.children if child.lower_ == "to"), None)
    if to is None:
        return None
    source = next((child for child in to.children if child.dep_ in ("pobj", "pcomp")), None)
    if source is None:
        return None
    own = reach(token)
    start, end = _second(token) or reach(_clause_above(token))
    end = next((t.i for t in token.doc[token.i : end] if t.text == ";"), end)  # what follows is not what X says
    content = without(((start, end),), [own])
    made = _made(token, source, "say", content)
    return None if made is None else replace(made, cue=(token.i, to.i + 1))


def _second(token: Token) -> Run | None:
    """``It fell and, according to X, burned``: what stands before the conjunction is not what X says."""
    before = token.doc[max(0, token.i - 2) : token.i]
    if len(before) < 2 or before[1].text != "," or before[0].dep_ != "cc":
        return None
    clause = next((c for c in before[0].head.children if c.dep_ == "conj" and c.i > token.i), None)
    return (token.i, clause.right_edge.i + 1) if clause is not None else None


def _clause_above(token: Token) -> Token:
    """The verb of the clause that ``according to`` bears on; behind a comma, the first of coordinated ones."""
    head = token.head
    for _ in range(6):
        if head.pos_ in ("VERB", "AUX") or head.head == head:
            break
        head = head.head
    bare = _closes(token) and not any(t.text == "," for t in token.sent)  # a text that has lost its commas
    if token.i and (bare or token.nbor(-1).text == ","):
        for _ in range(6):
            if head.dep_ == "conj" and head.head.pos_ in ("VERB", "AUX"):
                head = head.head
            elif head.dep_ in ("relcl", "advcl") and head.i < token.i and _closes(token):
                head = next((t for t in head.ancestors if t.pos_ in ("VERB", "AUX")), head)
            else:
                break
    return head


def _closes(token: Token) -> bool:
    """Whether ``according to …`` stands at its sentence's end, no clause behind it."""
    end = token.sent.end
    return not any(t.tag_ in FINITE and t.dep_ not in ("relcl", "acl") for t in token.doc[token.right_edge.i + 1 : end])


def _made(cue: Token, source: Token | None, kind: str, runs: tuple[Run, ...]) -> Attribution | None:
    """The attribution, its content freed of its own cue and source; None where nothing is left."""
    if source is not None and lemma(source) in speaker_words()["deeds"] and source.ent_type_ != "ORG":
        return None
    words = _cue_run(cue)
    near = (max(0, cue.i - LONGEST), cue.i + LONGEST)
    runs = tuple((max(start, near[0]), min(end, near[1])) for start, end in runs if start < near[1] and near[0] < end)
    span = source_span(source, cue) if source is not None else None
    content = _trimmed(cue.doc, without(runs, [words, *([span] if span is not None else [])]))
    if not content:
        return None
    negated = any(child.dep_ == "neg" for child in cue.children)
    head = source.i if source is not None else None
    return Attribution(span, head, words, cue.i, content, kind, lemma(cue), negated=negated)


def _cue_run(cue: Token) -> Run:
    """The cue with its auxiliaries, negation and particle, as far as they touch it."""
    start, end = cue.i, cue.i + 1
    parts = {child.i for child in cue.children if child.dep_ in ("aux", "auxpass", "neg", "prt")}
    parts |= {child.i for child in cue.children if child.dep_ == "advmod" and child.i < cue.i}
    while start - 1 in parts:
        start -= 1
    while end in parts:
        end += 1
    return start, end


def _trimmed(doc: Doc, runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs without commas and blanks at their ends; runs of marks alone are dropped."""
    kept = []
    for run in runs:
        first, last = run[0], run[1] - 1
        while first <= last and _is_edge(doc[first]):
            first += 1
        while last >= first and _is_edge(doc[last]):
            last -= 1
        if any(not (doc[i].is_punct or doc[i].is_space) for i in range(first, min(last + 1, first + 6))):
            kept.append((first, last + 1))
    return tuple(kept)


def _is_edge(token: Token) -> bool:
    return token.is_space or token.text in (",", ";", ":", "–", "—", "-")


def _closed(doc: Doc, attribution: Attribution) -> Attribution:
    """The content before a closing speech tag, drawn out to it: ``The town fell, despite air strikes, he said.``"""
    start, end = attribution.content[-1]
    limit = min(attribution.cue[0], attribution.source[0] if attribution.source is not None else len(doc))
    if attribution.kind != "say" or not end < limit <= end + GAP or doc[limit - 1].text not in CLOSING:
        return attribution
    if any(doc[i].is_sent_start or doc[i].tag_ in FINITE for i in range(end, limit)):
        return attribution
    return replace(attribution, content=(*attribution.content[:-1], (start, limit - 1)))


def _to_sentence(doc: Doc, found: list[Attribution], within: list[int]) -> list[Attribution]:
    """The attributions, a tag at a sentence's end reaching back to its start: ``It fell, but they fled, X said.``

    A clause that a cue of its own tells, and quoted words, stay what they are.
    """
    cues = {a.cue_token for a in found if a.tells}
    return [_drawn_out(doc, one, cues, within) if _is_tag(doc, one) else one for one in found]


def _is_tag(doc: Doc, attribution: Attribution) -> bool:
    """Whether what a closing speech tag tells begins behind a comma and a conjunction."""
    start, end = attribution.content[0]
    if attribution.kind != "say" or attribution.source is None or end > attribution.cue[0]:
        return False
    joined = start - 1 > doc[start].sent.start and doc[start - 1].dep_ == "cc" and doc[start - 2].text == ","
    return joined and _closes(doc[attribution.cue_token])


def _drawn_out(doc: Doc, attribution: Attribution, cues: set[int], within: list[int]) -> Attribution:
    start, end = attribution.content[0]
    before = range(max(doc[start].sent.start, start - LONGEST), start)
    if any(i in cues or within[i] >= 0 for i in before) or not any(doc[i].tag_ in FINITE for i in before):
        return attribution
    return replace(attribution, content=((before.start, end), *attribution.content[1:]))


def _widened(attribution: Attribution, quotes: list[Speech], within: list[int]) -> Attribution:
    """The attribution with every quote that its content touches taken in whole, unless the cue stands in it too."""
    own = within[attribution.cue_token]
    touched = sorted({n for start, end in attribution.content for n in within[start:end] if n not in (-1, own)})
    if not touched:
        return attribution
    runs = list(attribution.content) + [(quotes[n].start, quotes[n].end) for n in touched]
    holes = [attribution.cue] + ([attribution.source] if attribution.source is not None else [])
    return replace(attribution, content=without(_merged(runs), holes), quoted=True)


def _merged(runs: Sequence[Run]) -> tuple[Run, ...]:
    merged: list[Run] = []
    for start, end in sorted(runs):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def speakers_of(attributions: Sequence[Attribution], token: int, telling_only: bool = True) -> list[Attribution]:
    """The attributions that ``token`` is attributed by, innermost first."""
    covering = [a for a in attributions if a.covers(token) and a.cue_token != token and (a.tells or not telling_only)]
    return sorted(covering, key=lambda a: (a.size, a.kind != "cited", a.cue_token))


def speaker_people(doc: Doc, attribution: Attribution) -> list[Span]:
    """The source split in person and body, nearest first; a pronoun gives the earlier source that it stands for."""
    if attribution.kind == "line" and attribution.source is not None:
        return [doc[attribution.source[0] : attribution.source[1]]]
    head = attribution.antecedent if attribution.antecedent is not None else attribution.source_token
    if head is None:
        return []
    taken_up = attribution.antecedent is not None and attribution.source_token is not None
    alone = taken_up and doc[attribution.source_token or 0].tag_ == "NN"  # the monitor, of a monitor and the rebels
    found = people_of(doc, head, joined=not alone)
    if taken_up and doc[attribution.source_token or 0].pos_ == "PROPN":
        own = people_of(doc, attribution.source_token or 0)
        return own if len(own) > len(found) == 1 else found  # named again, with the body spoken for
    return found


def speaker_predictions(doc: Doc, attributions: Iterable[Attribution] | None = None) -> list[dict[str, object]]:
    """Source, cue and content of attributions as character spans: ``[start, end]``, the content in pieces.

    Claims want the inner speakers too; here the outer ones alone are given. ``attributions`` None are all of ``doc``.
    """
    return [
        {
            "source": _chars(doc, attribution.source) if attribution.source is not None else None,
            "cue": _chars(doc, attribution.cue),
            "content": [_chars(doc, run) for run in attribution.content],
        }
        for attribution in (find_attributions(doc) if attributions is None else attributions)
        if not attribution.in_speech and not attribution.nested and attribution.kind != "cited"
    ]


def _chars(doc: Doc, run: Run) -> list[int]:
    last = doc[run[1] - 1]
    return [doc[run[0]].idx, last.idx + len(last.text)]
