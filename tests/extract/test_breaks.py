"""Sentences end at blank lines, where a run of words has no end, and before a capital that begins one."""

from __future__ import annotations

from time import process_time

from vedette.extract.breaks import LONGEST, break_below, mark_breaks
from vedette.extract.language import load


def test_a_blank_line_ends_a_sentence(parse) -> None:
    doc = parse("Army takes town\n\nThe army took the town on Friday.")
    assert [sent.text.strip() for sent in doc.sents] == ["Army takes town", "The army took the town on Friday."]


def test_a_line_that_stops_in_a_phrase_goes_on(parse) -> None:
    doc = parse("Clashes continued in\n\nHoms and Hama.")
    assert len(list(doc.sents)) == 1


def test_a_sentence_without_end_is_cut(parse) -> None:
    doc = parse("and the army shelled the town " * 200)
    assert max(len(sent) for sent in doc.sents) <= LONGEST


def test_a_capital_before_a_date_begins_a_sentence_in_prose(parse) -> None:
    doc = parse("The suburb was taken as part of a push into Rif Dimashq In February 2014 the army shelled it.")
    assert [sent[0].text for sent in doc.sents] == ["The", "In"]
    doc = parse("Fifteen Killed As Rebels Push Into Capital On 17 March Says Army")
    assert not any(sent[0].text == "On" for sent in doc.sents)


def test_a_capital_begins_a_sentence_that_lost_its_stop(parse) -> None:
    doc = parse("The town fell in may Some accounts say that it was empty.")
    assert [sent[0].text for sent in doc.sents] == ["The", "Some"]


def test_new_begins_a_sentence_before_a_colon() -> None:
    doc = mark_breaks(load().make_doc("the town fell NEW: Rebels deny it and NEW troops come"))
    assert [token.text for token in doc[1:] if token.is_sent_start] == ["NEW"]


def test_a_sentence_begins_below_a_heading() -> None:
    doc = load().make_doc("Northern front\n\nand then nothing\n\nhappened")
    break_below(doc, {14})
    assert [token.text for token in doc[1:] if token.is_sent_start] == ["and"]


def test_time_grows_with_the_words() -> None:
    def seconds(words: int) -> float:
        doc = load().make_doc("and " * words)
        began = process_time()
        mark_breaks(doc)
        return process_time() - began

    seconds(100)
    assert seconds(80_000) < 40 * min(seconds(8_000) for _ in range(3))
