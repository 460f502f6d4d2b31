"""Relief that is kept from people is an event of aid; what keeps soldiers or shoppers from a place is none."""

from __future__ import annotations

import pytest

from extract.table import read


@pytest.mark.parametrize(
    "text",
    [
        "UNICEF could not deliver vaccines to Taiz.",
        "Humanitarian access to Pibor was blocked.",
        "The movement of aid workers in Kayah was restricted by the army.",
        "Partners cannot reach Menaka because of the fighting.",
    ],
)
def test_kept_away(text: str, finder) -> None:
    found = [claim for claim in read(text, finder) if claim.type == "aid"]
    assert [claim.status for claim in found] == ["asserted"]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels could not reach Taiz.",
        "The movement of troops in Kayah was restricted by the floods.",
        "Access to the bridge was blocked by the army.",
    ],
)
def test_others_are_none(text: str, finder) -> None:
    assert not [claim for claim in read(text, finder) if claim.type == "aid"]
