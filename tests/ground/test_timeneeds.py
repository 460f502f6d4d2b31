"""What a rule needs: a text without it has no match, and what is optional is never needed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.ground.timeneeds import needs
from vedette.ground.timerules import time_rules
from vedette.ground.timewords import time_words

LETTERS = sorted(time_words().letters.values())


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("ab", ["a", "b"]),
        ("a?b", ["b"]),
        ("(?:a|b)c*", ["ab"]),
        ("(?P<x>a(?:b|cd))?e", ["e"]),
        ("a{0,2}b{1,3}", ["b"]),
        ("(?<=[ab])c(?!d|e)(?=f)", ["c"]),
        ("(?:a|b?)c", ["c"]),
        ("ab|cd", ["ac"]),
        ("a|b?", []),
    ],
)
def test_needs_of_a_pattern(pattern: str, expected: list[str]) -> None:
    assert needs(pattern) == tuple(frozenset(letters) for letters in expected)


@given(st.text(alphabet=LETTERS, min_size=1, max_size=60))
def test_no_rule_matches_a_text_that_does_not_fit_it(letters: str) -> None:
    for rule in time_rules():
        if not rule.fits(frozenset(letters)):
            assert rule.pattern.search(letters) is None


def test_every_rule_needs_something_that_a_plain_text_lacks() -> None:
    plain = frozenset(time_words().letters[name] for name in ("OTHER", "DOT", "COMMA"))
    assert not [rule.pattern.pattern for rule in time_rules() if rule.fits(plain)]
