"""Addresses that are passed on: what in them may name somebody private goes, the host and plain words stay."""

from __future__ import annotations

import pytest

from vedette.serve.addresses import public_address

PLAIN = frozenset(["army", "takes", "town", "from", "rebels", "widower", "speaks"])
PRIVATE = frozenset({"omar", "saleh"})


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://wire.example/2017/11/army-takes-town", "https://wire.example/2017/11/army-takes-town"),
        ("https://wire.example/2017/11/widower-omar-saleh-speaks", "https://wire.example/2017/11/withheld"),
        ("https://wire.example/omarsaleh.html", "https://wire.example/withheld"),
        ("https://wire.example/news?id=1371234&q=Omar%20Saleh", "https://wire.example/news?id=1371234&q=withheld"),
        ("https://wire.example/amal-nasser-speaks#top", "https://wire.example/withheld#top"),
        ("https://omar:pw@wire.example/world", "https://wire.example/world"),
        ("https://wire.example", "https://wire.example"),
        ("file:///reports/omar-saleh.txt", "file:///reports/withheld"),
        ("reports/omar-saleh.txt", "reports/withheld"),
    ],
)
def test_what_may_name_somebody_goes(url: str, told: str) -> None:
    assert public_address(url, PLAIN.__contains__, PRIVATE) == told
