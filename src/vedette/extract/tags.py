"""Speech tags behind what is said (``…, the governor has said.``), read from the words where the parse goes astray."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .contents import Run, told_from
from .cues import cue_data, lemma
from .people import is_informant

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

FINITE = ("VBD", "VBZ", "VBP", "MD")
INSIDE = ("relcl", "acl", "amod", "advcl", "pcomp", "compound")
CLINGING = ("prep", "appos", "acl", "relcl")
BETWEEN = ("AUX", "ADV", "PART")
TAIL = 14
"""Words that may stand behind the verb: to whom, when and where it was said."""
WHEN = 6
"""Words from the verb to the comma that closes the tag."""
REACH = 600
"""Words back that a tag may bear on."""
COMMAS = (",", ":", ";", "”", '"', "''", "–", "—", "(", ")")
SHORT = 10
"""Words that the speaker before a closing verb may have where no comma sets the tag off."""
NAME = 30
"""Words that the speaker's name and office may take."""


@dataclass(frozen=True, slots=True)
class Tag:
    """The verb of a speech tag, the speaker's words and head, and the words said before it.

    ``inside``: it is set off by a comma, the sentence going on behind it (``…, the police said, but …``); ``inverted``:
    the speaker stands behind the verb (``…, says the mayor``).
    """

    verb: int
    source: Run
    head: int
    content: Run
    inside: bool = False
    inverted: bool = False


def find_tags(doc: Doc, within: list[int]) -> list[Tag]:
    """The closing speech tags of a document. ``within`` gives each token's quote or -1."""
    verbs, turning = cue_data()["tagging"], cue_data()["turning"]
    found = []
    for sentence in doc.sents:
        for token in sentence:
            turns = token.tag_ in ("VBD", "VBZ") and within[token.i] < 0 and lemma(token) in turning
            if turns and (turned := _turned(token, sentence)) is not None:
                found.append(turned)
            if token.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or lemma(token) not in verbs or within[token.i] >= 0:
                continue
            if token.dep_ == "amod":
                continue  # in continued attacks
            set_off = _is_set_off(token, sentence)
            if (token.i >= sentence.end - TAIL - 2 and _ends(token, sentence)) or set_off:
                tag = _tag(token, sentence)
                if tag is not None:
                    found.append(replace(tag, inside=set_off))
            if _is_last(token, sentence) and (tag := _bare(token, sentence)) is not None:
                found.append(tag)
    return found


def _turned(verb: Token, sentence: Span) -> Tag | None:
    """A closing tag with its speaker behind it: ``No aid has come, deplores the head of the camp, Ana Ruiz.``"""
    doc, start = verb.doc, verb.i + 1
    if verb.i < sentence.start + 3 or start >= sentence.end or doc[verb.i - 1].text not in (",", "”", "''", '"'):
        return None
    end = start
    while end < sentence.end and end - start < NAME and doc[end].pos_ in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"):
        end += 1
    if end == start or not (doc[end - 1].ent_type_ == "PERSON" or is_informant(doc[end - 1])):
        return None
    head = doc[end - 1]
    stop = min(sentence.end, max(end, *(t.right_edge.i + 1 for t in head.rights if t.dep_ in CLINGING), end))
    while stop > end and (doc[stop - 1].is_punct or doc[stop - 1].is_space):
        stop -= 1
    if any(t.tag_ in FINITE and t.dep_ not in INSIDE for t in doc[stop : sentence.end] if t.dep_ != "conj"):
        return None
    told = doc[sentence.start : verb.i - 1]
    if not any(t.pos_ in ("VERB", "AUX") for t in told):
        return None
    return Tag(verb.i, (start, stop), head.i, (told_from(doc, sentence.start, verb.i - 1), verb.i - 1), inverted=True)


def _is_set_off(verb: Token, sentence: Span) -> bool:
    """Whether a comma closes a tag, at once or behind when it was said: ``…, an official said on Monday, adding …``."""
    for token in verb.doc[verb.i + 1 : min(verb.i + WHEN, sentence.end)]:
        if token.text in (",", ";"):
            return True
        if token.pos_ not in ("ADP", "PROPN", "NOUN", "ADV", "NUM", "DET"):
            return False
    return False


def _is_last(verb: Token, sentence: Span) -> bool:
    """Whether nothing but a stop stands behind a verb in its sentence."""
    return all(t.is_space or t.text == "." for t in verb.doc[verb.i + 1 : sentence.end])


def _bare(verb: Token, sentence: Span) -> Tag | None:
    """A closing tag without its comma, as in texts that have lost them: ``five were killed in the raid it said.``"""
    doc, last = verb.doc, verb.i - 1
    if last <= sentence.start or any(doc[i].text in COMMAS for i in range(max(sentence.start, last - SHORT), verb.i)):
        return None
    start = last if doc[last].pos_ == "PRON" else None
    for i in range(last, max(sentence.start, last - SHORT), -1):
        if start is not None or (doc[i].pos_ in ("VERB", "AUX", "PRON") and doc[i].tag_ != "VBG"):
            break
        if doc[i].pos_ == "DET" and doc[i - 1].pos_ not in ("ADP", "DET", "VERB", "CCONJ"):
            start = i
    if start is None or not _has_verb(doc, max(sentence.start, start - REACH), start):
        return None
    head = doc[start : verb.i].root
    if head.pos_ != "PRON" and not is_informant(head):  # if the siege continues
        return None
    return Tag(verb.i, (start, verb.i), doc[start : verb.i].root.i, (max(sentence.start, start - REACH), start), True)


def _ends(verb: Token, sentence: Span) -> bool:
    """Whether a verb's clause is its sentence's last, with nothing said behind it."""
    behind = verb.doc[verb.i + 1 : sentence.end]
    if any(t.tag_ in FINITE and t.dep_ not in INSIDE for t in behind):
        return False
    return not any(t.lower_ in ("that", ":", "how", "whether") or t.text in '“"' for t in behind)


def _tag(verb: Token, sentence: Span) -> Tag | None:
    doc = verb.doc
    last = verb.i - 1
    while last > sentence.start and doc[last].pos_ in BETWEEN:
        last -= 1
    apposed = doc[last].text == ","
    comma = last - 1 if apposed else last
    for _ in range(4):
        nearest = _comma_before(doc, comma, sentence.start)
        if nearest is None:
            return None
        comma = nearest
        if apposed and not _opens_name(doc[comma + 1]):
            comma, apposed = comma - 1, False
            continue
        if apposed:
            apposed = False
            earlier = _comma_before(doc, comma - 1, sentence.start)
            comma = earlier if earlier is not None and verb.i - earlier < NAME else comma
        return _made(verb, sentence, comma, last)
    return None


def _made(verb: Token, sentence: Span, comma: int, last: int) -> Tag | None:
    doc = verb.doc
    start, end = comma + 1, last + 1
    while end > start and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    if not start < end or not _opens_name(doc[start]) or not _has_verb(doc, max(sentence.start, comma - REACH), comma):
        return None
    if any(t.tag_ in FINITE and t.dep_ not in INSIDE and not _in_relative(t, start) for t in doc[start:end]):
        return None
    head = doc[start:end].root
    if head.pos_ not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"):
        return None
    return Tag(verb.i, (start, end), head.i, (told_from(doc, max(sentence.start, comma - REACH), comma), comma))


def _comma_before(doc: Doc, i: int, start: int) -> int | None:
    """The nearest comma or closing mark at or before ``i``, not too far off."""
    for j in range(i, max(start, i - NAME), -1):
        if doc[j].text in (",", "”", "''", ",”", "–", "—") or (doc[j].text == '"' and j > i - NAME + 1):
            return j
    return None


def _opens_name(token: Token) -> bool:
    return token.pos_ in ("DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM") and token.dep_ not in ("mark", "cc")


def _has_verb(doc: Doc, start: int, end: int) -> bool:
    return any(t.pos_ in ("VERB", "AUX") for t in doc[start:end])


def _in_relative(token: Token, start: int) -> bool:
    """Whether a verb stands behind a relative pronoun within the speaker's name."""
    return any(t.tag_ in ("WP", "WDT", "WP$") for t in token.doc[start : token.i])
