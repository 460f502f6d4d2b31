"""Asserted, uncertain, planned, denied: from the words around a predicate."""

from __future__ import annotations

import pytest

from vedette.extract.modality import status_of

ROWS = [
    ("The army captured the town.", "captured", "asserted"),
    ("The army has not captured the town.", "captured", "denied"),
    ("The army will capture the town.", "capture", "planned"),
    ("The army may have captured the town.", "captured", "uncertain"),
    ("The army reportedly captured the town.", "captured", "uncertain"),
    ("The army plans to capture the town.", "capture", "planned"),
    ("The army failed to capture the town.", "capture", "denied"),
    ("The fighters are thought to have regrouped.", "regrouped", "uncertain"),
    ("No attack took place.", "attack", "denied"),
    ("The army vowed to retake the town.", "retake", "planned"),
    ("Rebels entered the town and burned it.", "burned", "asserted"),
    ("He denied shelling the town.", "shelling", "denied"),
    ("A planned offensive on the city was announced.", "offensive", "planned"),
]


@pytest.mark.parametrize(("text", "word", "status"), ROWS, ids=lambda row: str(row)[:40])
def test_status(parse, text, word, status) -> None:
    assert status_of(next(t for t in parse(text) if t.text == word)) == status
