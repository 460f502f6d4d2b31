"""The language of a text, told offline by py3langid, whose model comes with it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from vedette.clean.data import load

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

ENGLISH = "en"
SAMPLE_CHARS = 6_000
FEWEST_WORDS = 20
"""Below this a text is mostly names, which are of no language."""
ENGLISH_SHARE = 0.18
"""English news has 30 to 45 % of these words; other languages share a few of them (``in``, ``a``, ``on``, ``was``)."""
WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """The language (ISO 639-1) of a text; None where it is too short to tell.

    A text in capitals is read as its lower case, which is what the model knows; one that is full of foreign names is
    English if its small words are.
    """
    sample = text[:SAMPLE_CHARS]
    words = WORD.findall(sample.lower())
    letters = sum(len(word) for word in words)
    if len(words) < FEWEST_WORDS and letters < 4 * FEWEST_WORDS:
        return None
    if words and sum(word in load("words.yaml")["function_words"] for word in words) >= ENGLISH_SHARE * len(words):
        return ENGLISH
    language, _ = _model().classify(sample.lower())
    return str(language)


@cache
def _model() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
