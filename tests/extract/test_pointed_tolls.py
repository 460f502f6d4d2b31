"""People told of before and killed, without a number, are two at the least; those struck are not those who strike."""

from __future__ import annotations

import pytest

from extract.table import read
from vedette.ground import Finder


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Soldiers killed the gunmen near Gao.", 2),
        ("Soldiers killed all seven gunmen near Gao.", 7),
        ("Soldiers have been killing civilians near Gao.", None),
    ],
)
def test_pointed_plural(text: str, low: int | None, finder: Finder) -> None:
    figures = [claim.figure for claim in read(text, finder) if claim.type == "killed"]
    assert [figure.low for figure in figures if figure] == ([] if low is None else [low])


def test_them_are_not_the_doers(finder: Finder) -> None:
    claims = read("The security force engaged the attackers near Gao, killing several of them.", finder)
    (toll,) = (claim for claim in claims if claim.type == "killed")
    assert [party.name for party in toll.target] == ["attackers"]
