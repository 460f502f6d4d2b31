"""Sources that no verb of saying brings in: ``(UNHCR)``, ``per the ministry``, ``quoted the mayor as saying``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .attribution import Attribution
from .contents import reach, without
from .cues import cue_data, lemma
from .people import is_informant, speaker_words
from .sources import source_span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

BRACKET = 8
"""Words that a source in brackets may take."""
FEWEST = 4
"""Words that a sentence with its source in brackets must have."""
CLAUSES = 6
"""Words up to the clause that ``per`` bears on."""


def named_alone(doc: Doc) -> list[Attribution]:
    """The attributions whose sources stand in brackets, behind ``per`` or between ``quoted`` and ``as saying``."""
    found = [made for token in doc if token.lower_ == "per" and (made := _per(token)) is not None]
    found += [made for token in doc if lemma(token) == "quote" for made in _quoted(token)]
    found += [made for sentence in doc.sents if (made := _bracketed(doc, sentence)) is not None]
    return found


def _per(token: Token) -> Attribution | None:
    """``Per the ministry, …``, ``as per the report``, ``…, per officials``; no ``per day``."""
    before = token.nbor(-1) if token.i else token
    apart = token.is_sent_start or before.lower_ == "as" or before.text == ","
    source = next((c for c in token.children if c.dep_ == "pobj"), None)
    if source is None or not apart or not is_informant(source):
        return None
    verb = token.head
    for _ in range(CLAUSES):
        if verb.pos_ in ("VERB", "AUX") or verb.head == verb:
            break
        verb = verb.head
    span = source_span(source, token)
    content = without((reach(verb),), [(token.i, span[1])])
    return Attribution(span, source.i, (token.i, token.i + 1), token.i, content, "say", "per") if content else None


def _quoted(verb: Token) -> list[Attribution]:
    """``Four were hurt, the agency quoted the mayor as saying``: it is the mayor who says so."""
    told = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    who = next((c for c in verb.children if c.dep_ == "dobj"), None)
    saying = next((t for c in verb.children if c.lower_ == "as" for t in c.children if t.dep_ == "pcomp"), None)
    if told is None or who is None or saying is None:
        return []
    content = without((reach(told),), [reach(who)])
    outlet = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    said = Attribution(source_span(who, saying), who.i, (saying.i, saying.i + 1), saying.i, content, "cited", "say")
    if outlet is None:
        return [said]
    cue = (verb.i, verb.i + 1)
    return [said, Attribution(source_span(outlet, verb), outlet.i, cue, verb.i, content, "say", "quote")]


def _bracketed(doc: Doc, sentence: Span) -> Attribution | None:
    """``Some 10,000 people fled in May (IOM).``: a body that counts, in brackets at the end."""
    end = sentence.end
    while end > sentence.start and (doc[end - 1].is_space or doc[end - 1].text in (".", ";")):
        end -= 1
    if end - sentence.start < FEWEST or doc[end - 1].text != ")":
        return None
    start = next((i for i in range(end - 2, max(sentence.start, end - BRACKET), -1) if doc[i].text == "("), None)
    if start is None or start <= sentence.start:
        return None
    first = start + 1
    marked = lemma(doc[first]) in cue_data()["source_lines"]
    while first < end - 1 and (lemma(doc[first]) in cue_data()["source_lines"] or doc[first].text == ":"):
        first += 1
    counting = any(t.text in speaker_words()["counters"] for t in doc[first : end - 1])
    named = all(t.pos_ == "PROPN" or t.is_punct or t.like_num or t.is_upper for t in doc[first : end - 1])
    if first >= end - 1 or not (marked or (counting and named)) or _is_short_for(doc, start, doc[first]):
        return None
    last = next((t.i for t in doc[first : end - 1] if t.is_punct), end - 1)
    content = ((sentence.start, start),)
    return Attribution((first, last), first, (start, first), start, content, "line", "(")


def _is_short_for(doc: Doc, bracket: int, short: Token) -> bool:
    """Whether a bracket only abbreviates the name before it: ``the International Organization for Migration (IOM)``."""
    letters = short.text.lower()
    initials = "".join(
        t.text[0].lower() for t in doc[max(0, bracket - 2 * len(letters)) : bracket] if t.text[:1].isupper()
    )
    return doc[bracket - 1].ent_type_ == "ORG" or initials.endswith(letters)
