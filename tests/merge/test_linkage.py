"""Average linkage: against a plain reference, and what it promises for any pairs."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from vedette.merge.linkage import linked

COUNT = 7
PAIRS = list(combinations(range(COUNT), 2))
LIKENESS = st.dictionaries(st.sampled_from(PAIRS), st.integers(1, 97).map(lambda n: n / 97), max_size=len(PAIRS))


def _mean(likeness: dict[tuple[int, int], float], one: list[int], other: list[int]) -> float:
    total = sum(likeness.get((min(a, b), max(a, b)), 0.0) for a in one for b in other)
    return total / (len(one) * len(other))


@given(LIKENESS, st.sampled_from([0.2, 0.5, 0.8]))
def test_everyone_is_in_one_group_and_no_two_groups_are_alike_enough(
    likeness: dict[tuple[int, int], float], least: float
) -> None:
    groups = linked(COUNT, likeness, least)
    assert sorted(number for group in groups for number in group) == list(range(COUNT))
    assert all(_mean(likeness, one, other) < least + 1e-9 for one, other in combinations(groups, 2))


def test_the_chain_is_cut_where_the_mean_is_low() -> None:
    chain = {(0, 1): 0.9, (1, 2): 0.5, (2, 3): 0.9}
    assert linked(4, chain, 0.4) == [[0, 1], [2, 3]]
    assert linked(4, chain, 0.1) == [[0, 1, 2, 3]]


def test_nothing_alike_stays_apart() -> None:
    assert linked(3, {}, 0.1) == [[0], [1], [2]]
