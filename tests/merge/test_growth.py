"""The work of merging grows with the claims, not with their square. benchmarks/merge_scale.py times it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from telling import IS, STATE, TOWN, counted, day, said

from vedette.merge import cluster, merge
from vedette.model import Claim, Interval


def made_war(days: int) -> list[Claim]:
    """Eight claims a day, at eight towns, for that many days."""
    towns = [replace(TOWN, gazetteer_id=f"gn:{n}", name=f"Town {n}", lat=33 + 0.2 * n) for n in range(8)]
    claims = []
    for number in range(days):
        today = day(1) + timedelta(number)
        for town in towns:
            slots = {
                "place": town,
                "time": Interval(today, today),
                "published": today,
                "actor": (STATE,),
                "target": (IS,),
            }
            claims.append(said(f"{number}{town.name}", "clash", **slots))
        claims.append(counted(f"{number}", 5, 5, place=towns[0], time=Interval(today, today), published=today))
    return claims


def test_four_times_the_claims_are_about_four_times_the_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    real = cluster.compared

    def counting(*args: Any) -> object:
        asked[-1] += 1
        return real(*args)

    monkeypatch.setattr(cluster, "compared", counting)
    for days in (30, 120):
        asked.append(0)
        merge([], made_war(days))
    assert asked[0] > 0
    assert asked[1] < 6 * asked[0]
