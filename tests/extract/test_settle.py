"""Drafts → claims: repeats dropped, quotes exact, places carried, times of the story and of the tense."""

from __future__ import annotations

from datetime import date

from extract.table import read
from vedette.extract.grammar import Grammar
from vedette.ground import Finder
from vedette.model import Report, Span


def test_the_same_said_twice_in_a_sentence_is_one_claim(finder: Finder) -> None:
    claims = read("Rebels lost control of the city of Aleppo.", finder)
    assert [(claim.kind, claim.type) for claim in claims] == [("control", "lost")]


def test_ids_differ_where_the_words_do(finder: Finder) -> None:
    text = "Rebels shelled Aleppo on Friday. Rebels shelled Aleppo on Friday."
    ids = [claim.claim_id for claim in read(text, finder)]
    assert len(ids) == 2 == len(set(ids))


def test_a_place_is_carried_to_the_next_sentence(finder: Finder) -> None:
    claims = read("Rebels shelled Aleppo on Friday. Nine people were killed.", finder)
    toll = next(claim for claim in claims if claim.kind == "casualties")
    assert toll.place is not None and toll.place.name == "Aleppo"


def test_the_day_of_the_story_is_carried_and_says_so(finder: Finder) -> None:
    claims = read("Rebels shelled Aleppo on Friday. Nine people were killed.", finder)
    toll = next(claim for claim in claims if claim.kind == "casualties")
    assert toll.time is not None
    assert (str(toll.time.start), toll.time.basis) == ("2017-11-03", "context")


def test_undated_news_is_of_the_day_or_the_one_before(finder: Finder) -> None:
    (claim,) = read("Rebels shelled Aleppo.", finder)
    assert claim.time is not None
    assert (str(claim.time.start), str(claim.time.end), claim.time.basis) == ("2017-11-04", "2017-11-05", "tense")


def test_statements_and_relations_are_nowhere(finder: Finder) -> None:
    claims = read("Rebels shelled Aleppo. Iran condemned the attack.", finder)
    assert all(claim.place is None for claim in claims if claim.kind == "statement")


def test_a_speaker_comes_with_the_body_spoken_for(finder: Finder) -> None:
    text = "Rami Abdel Rahman, head of the Syrian Observatory for Human Rights, said nine people had died in Aleppo."
    toll = next(claim for claim in read(text, finder) if claim.kind == "casualties")
    assert [party.name for party in toll.source][-1] == "Syrian Observatory for Human Rights"
    assert len(toll.source) == 2


def test_a_headline_that_ends_in_a_small_word_ends_there(finder: Finder) -> None:
    title = "Town empties as army closes in"
    text = f"{title}\n\nRussian submarines fired missiles at the town of Mayadin on Friday."
    report = Report("test", text, (Span(0, len(text)),), title=title, published=date(2017, 11, 5))
    ((_, claims),) = Grammar().read([report], finder)
    assert not [claim for claim in claims if "\n" in claim.quote.exact]
