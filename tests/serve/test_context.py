"""The sentence around a quote: it only ever grows around the words, and never invents any."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vedette.model import Quote, Report, Span
from vedette.serve.context import context


def report(text: str) -> Report:
    return Report("d", text, (Span(0, len(text)),))


def quote(text: str, exact: str) -> Quote:
    start = text.index(exact)
    return Quote(exact, start, start + len(exact))


def test_the_rest_of_the_sentence_and_no_more() -> None:
    text = "Rain fell. On Friday the army took Hajin, a source said. Nobody left."
    found = context(report(text), quote(text, "the army took Hajin"))
    assert (found.before, found.after) == ("On Friday ", ", a source said.")


def test_initials_titles_and_quotes_do_not_end_a_sentence() -> None:
    text = "It rained. Gen. A. Badran said “they fled.” Nobody did."
    found = context(report(text), quote(text, "they fled"))
    assert found.before == "Gen. A. Badran said “"
    assert found.after == ".”"


def test_a_sentence_ends_where_the_story_does() -> None:
    text = "They took Hajin\nShare this"
    made = Report("d", text, (Span(0, 15),), (Span(16, 26),))
    assert context(made, quote(text, "took Hajin")).after == ""


def test_words_that_are_no_longer_there_are_given_alone() -> None:
    found = context(report("Something else entirely."), Quote("They took Hajin", 0, 15))
    assert (found.before, found.exact, found.after, found.found) == ("", "They took Hajin", "", False)
    assert not context(None, Quote("x", 0, 1)).found


@given(st.text(max_size=80), st.data())
def test_before_exact_and_after_are_a_run_of_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = context(report(text), Quote(text[start:end], start, end))
    assert found.before + found.exact + found.after in text
