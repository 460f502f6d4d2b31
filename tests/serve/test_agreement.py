"""What rival claims agree on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from asking import Asking
from made_claims import claim
from vedette.model import Figure, Interval, Party, Place
from vedette.serve.agreement import agreements

TOWN = Place("Goma", -1.68, 29.22, 5, "gn:216281", kind="town", country="CD")
M23 = Party("M23", "the rebels", "m23")


def told(low: float | None, high: float | None, start: int, end: int) -> object:
    days = Interval(date(2025, 1, start), date(2025, 1, end))
    return replace(
        claim(), kind="casualties", type="killed", actor=(M23,), target=(), place=TOWN, time=days,
        figure=Figure(low, high, "killed", "some"),
    )  # fmt: skip


def test_place_side_days_and_the_least_number_are_common_ground() -> None:
    found = dict(agreements([told(40, 40, 26, 28), told(100, None, 27, 30)]))  # type: ignore[list-item]
    assert found == {
        "what": "Killed",
        "who": "M23",
        "where": "Goma",
        "when": "27 January 2025 to 28 January 2025",
        "how many": "at least 40",
    }


def test_what_one_of_them_leaves_open_is_no_agreement() -> None:
    found = dict(agreements([told(40, 40, 26, 26), replace(told(None, 90, 29, 29), place=None)]))  # type: ignore[list-item, type-var]
    assert set(found) == {"what", "who"}


def test_one_claim_agrees_with_nobody() -> None:
    assert agreements([told(1, 1, 1, 1)]) == []  # type: ignore[list-item]


def test_tolls_and_disputes_carry_it(api: Asking) -> None:
    (toll,) = api.get("/api/v1/tolls", params={"kind": "strength"}).json()
    assert ["how many", "at least 1,500"] in toll["agreed"]
    for dispute in api.get("/api/v1/disputes").json():
        assert dispute["label"]
