"""Nothing that a page may hold breaks the reader, and its claims point into the text whatever that is."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.table import read
from vedette.codebook import codebook
from vedette.ground import Finder
from vedette.model import Claim

CLAUSE = "the army shelled Homs on Friday, killing 12 people and wounding 30 near the town of Idlib, and "
NESTED = "The general said that " + "the rebels said that " * 300 + "the town had fallen."
HOSTILE = [
    "",
    " \n\n \t ",
    "\x00\x01\x02 Rebels took Homs.\x07\x1b[31m",
    "((((" * 500 + "The army took Homs" + "))))" * 500,
    "“" * 400 + "The army took Homs, he said." + '"' * 401,
    "’’’'''\"\"“”„‟«»‹›" * 100,
    "Армия взяла Хомс. الجيش يسيطر على حمص. 军队占领了霍姆斯。 The army took Homs. צבא",
    "🔥🔥 Army 🪖 took 👩‍👩‍👧‍👦 Homs 💥, killing 12 💀 people 🇸🇾.",
    "T\u0301h\u0300e a\u0308rmy to\u200bok Ho\u00adms\u202e on Friday.",
    "killed " * 2000,
    "12 13 14 15 " * 800,
    "said, said, said, " * 500,
    "The army, which, who, that, whose, of which, took, by, from, Homs.",
    NESTED,
    "a" * 50_000,
    "-" * 5_000 + "held" + "-" * 5_000,
    "pro-anti-pro-anti-pro",
    "held",
    "- held",
]


def well_formed(text: str, claims: list[Claim]) -> None:
    for claim in claims:
        assert text[claim.quote.start : claim.quote.end] == claim.quote.exact
        assert claim.quote.exact.strip()
        assert (claim.kind, claim.type) in codebook()
        assert claim.status in {"asserted", "uncertain", "planned", "denied"}
        assert 0 <= claim.confidence <= 1
    assert len({claim.claim_id for claim in claims}) == len(claims)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_read(text: str, finder: Finder) -> None:
    well_formed(text, read(text, finder))


def test_time_grows_with_the_words(finder: Finder) -> None:
    """One endless sentence: ten times the words may take a little more than ten times the time, not a hundred times."""

    def seconds(words: int) -> float:
        text = CLAUSE * (words // len(CLAUSE.split()))
        start = process_time()
        well_formed(text, read(text, finder))
        return process_time() - start

    seconds(200)  # whatever is loaded once is loaded now
    assert seconds(20_000) < 40 * seconds(2_000)


WORDS = st.sampled_from(
    [
        "The",
        "army",
        "rebels",
        "of",
        "in",
        "on",
        "by",
        "Homs",
        "Aleppo",
        "Syria",
        "Russia",
        "Taliban",
        "said",
        "captured",
        "killed",
        "12",
        "people",
        "wounded",
        "shelled",
        "from",
        "control",
        "held",
        "US-backed",
        "lost",
        "that",
        "which",
        "will",
        "not",
        "may",
        "has",
        "been",
        "“",
        "”",
        '"',
        "(",
        ")",
        ",",
        ".",
        "-",
        "’s",
        "denied",
        "near",
        "km",
        "30",
        "fled",
        "Friday",
        "leader",
        "troops",
        "attack",
        "air",
        "strike",
        "ceasefire",
        "He",
        "they",
        "its",
        "🔥",
        "’",
        "and",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_words_of_war_in_any_order(finder: Finder, text: str) -> None:
    once = read(text, finder)
    well_formed(text, once)
    assert [claim.claim_id for claim in read(text, finder)] == [claim.claim_id for claim in once]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300))
def test_any_text(finder: Finder, text: str) -> None:
    well_formed(text, read(text, finder))
