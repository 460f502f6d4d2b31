"""Average linkage: the two groups that are most alike on the mean over their members are joined, again and again."""

from __future__ import annotations

import heapq
from collections.abc import Mapping


def linked(count: int, likeness: Mapping[tuple[int, int], float], least: float) -> list[list[int]]:
    """Groups of the numbers 0 to ``count`` - 1, each sorted, in the order of their first members.

    ``likeness`` has pairs (smaller, larger) that are at all alike; all others count as 0. Joining ends below ``least``.
    The cost grows as e log e with the number of pairs.
    """
    members = {number: [number] for number in range(count)}
    sums: dict[int, dict[int, float]] = {number: {} for number in members}
    for (one, other), value in likeness.items():
        sums[one][other] = sums[other][one] = value
    waiting = [(-value, one, other) for (one, other), value in likeness.items() if value >= least]
    heapq.heapify(waiting)
    while waiting:
        mean, one, other = heapq.heappop(waiting)
        if one not in members or other not in members or mean != -_mean(sums, members, one, other):
            continue
        members[one] += members.pop(other)
        for third, total in sums.pop(other).items():
            del sums[third][other]
            if third != one:
                sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + total
        for third in sums[one]:
            value = _mean(sums, members, one, third)
            if value >= least:
                heapq.heappush(waiting, (-value, min(one, third), max(one, third)))
    return sorted(sorted(group) for group in members.values())


def _mean(sums: dict[int, dict[int, float]], members: dict[int, list[int]], one: int, other: int) -> float:
    return sums[one][other] / (len(members[one]) * len(members[other]))


__all__ = ["linked"]
