"""The parser, loaded once; sentences parsed, each once, for tests that look at the syntax."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from random import Random

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from vedette.extract import language
from vedette.extract.language import load
from vedette.extract.read import Reading
from vedette.extract.scene import scenes
from vedette.ground import Finder
from vedette.model import Report, Span

Parsed = Callable[[str], Doc]
Reader = Callable[[str], Reading]


@pytest.fixture(scope="session")
def parsed() -> Parsed:
    return cache(load())


@pytest.fixture(scope="session")
def parse(parsed: Parsed) -> Parsed:
    return parsed


@pytest.fixture
def reading(finder: Finder) -> Reader:
    """A text as the extractors see it, published on Sunday, 5 November 2017."""

    def of(text: str) -> Reading:
        report = Report("test", text, (Span(0, len(text)),), published=date(2017, 11, 5))
        return Reading(next(scenes([report], finder)))

    return of


@pytest.fixture(scope="session")
def pair() -> tuple[Language, Language]:
    """The pipeline as the readers use it, and the bare one that it must agree with; both end sentences alike."""
    ours, bare = load(), language.bare()
    bare.add_pipe("vedette_breaks", before="parser")
    return ours, bare


@pytest.fixture(scope="session")
def both(pair: tuple[Language, Language]) -> tuple[list[Doc], list[Doc]]:
    """Texts as the readers' pipeline reads them, and as the bare one does."""
    texts = [TOLD, "", "Homs", " \n\n ", "!?", *salads(40)]
    return tuple(list(pipeline.pipe(texts)) for pipeline in pair)


TOLD = """Gunmen kill four in Mopti

MOPTI, Mali (Reuters) – Gunmen on motorbikes killed at least four people and wounded 12 others near Bandiagara on
Tuesday, two officials told the Daily Observer. "There are 30 of 'em, it ain't over, and we're gonna hold out," Captain
Amadou Diarra of the 3rd Brigade said at 9 p.m. There is no word from the United Nations' mission, which has lost
$2.5 million and some 40 percent of its trucks since March 2015.

NEW: The men didn't flee  to Burkina Faso; they'd rather be caught, Diarra said. But he'll do what can be done.

- Three   villages were burnt in the Niger Delta's second raid of the week
- The 1949 Geneva Conventions, in French, forbid it
"""


def salads(count: int) -> Iterator[str]:
    """Texts of the same words in no order: what a network makes of them no grammar foretells."""
    chance = Random(7)
    words = re.findall(r"\S+|\n+", TOLD)
    for number in range(count):
        yield " ".join(chance.choices(words, k=number + 1))
