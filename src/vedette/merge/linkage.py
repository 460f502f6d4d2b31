"""Average linkage: the two groups that are most alike on the mean over their members are joined, again and again."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping


def linked(
    count: int,
    likeness: Mapping[tuple[int, int], float],
    least: float,
    apart: Iterable[tuple[int, int]] = (),
) -> list[list[int]]:
    """Groups of the numbers 0 to ``count`` - 1, each sorted, in the order of their first members.

    ``likeness`` has pairs (smaller, larger) that are at all alike; all others count as 0. Joining ends below ``least``.
    No two numbers of a pair in ``apart`` come into one group. The cost grows as e log e with the number of pairs.
    """
    members = {number: [number] for number in range(count)}
    sums: dict[int, dict[int, float]] = {number: {} for number in members}
    for (one, other), value in likeness.items():
        sums[one][other] = sums[other][one] = value
    strangers: dict[int, set[int]] = {}
    for one, other in apart:
        strangers.setdefault(one, set()).add(other)
        strangers.setdefault(other, set()).add(one)
    waiting = [(-value, one, other) for (one, other), value in likeness.items() if value >= least]
    heapq.heapify(waiting)
    while waiting:
        mean, one, other = heapq.heappop(waiting)
        if one not in members or other not in members or mean != -_mean(sums, members, one, other):
            continue
        if other in strangers.get(one, ()):
            continue
        members[one] += members.pop(other)
        for third, total in sums.pop(other).items():
            del sums[third][other]
            if third != one:
                sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + total
        for third in strangers.pop(other, ()):
            strangers[third].discard(other)
            strangers[third].add(one)
            strangers.setdefault(one, set()).add(third)
        for third in sums[one]:
            value = _mean(sums, members, one, third)
            if value >= least:
                heapq.heappush(waiting, (-value, min(one, third), max(one, third)))
    return sorted(sorted(group) for group in members.values())


def _mean(sums: dict[int, dict[int, float]], members: dict[int, list[int]], one: int, other: int) -> float:
    return sums[one][other] / (len(members[one]) * len(members[other]))


def components(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The numbers 0 to ``count`` - 1 in groups that the pairs connect, each sorted, in the order of first members."""
    root = list(range(count))

    def top(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    for one, other in pairs:
        low, high = sorted((top(one), top(other)))
        root[high] = low
    found: dict[int, list[int]] = {}
    for number in range(count):
        found.setdefault(top(number), []).append(number)
    return list(found.values())


__all__ = ["components", "linked"]
