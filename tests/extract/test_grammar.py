"""Sentence → claims, over the whole codebook: the tables are sentences/*.yaml, what is still missing wishes.yaml."""

from __future__ import annotations

from typing import Any

import pytest

from extract.table import Expected, faults, table, wishes
from vedette.codebook import codebook
from vedette.ground import Finder

TABLE, WISHES = table(), wishes()


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["text"][:60])
def test_sentence(row: dict[str, Any], finder: Finder) -> None:
    assert not (found := faults(row, finder)), "\n".join(found)


@pytest.mark.xfail(strict=True, reason="not read yet: move the row to sentences/core.yaml once it is")
@pytest.mark.parametrize("row", WISHES, ids=lambda row: row["text"][:60])
def test_wish(row: dict[str, Any], finder: Finder) -> None:
    assert not faults(row, finder)


def test_the_table_has_every_type_of_the_codebook() -> None:
    expected = [Expected.parse(line) for row in TABLE for line in row.get("claims", ())]
    missing = set(codebook()) - {(one.kind, one.type) for one in expected}
    assert not missing


def test_the_table_has_every_status() -> None:
    said = {Expected.parse(line).slots.get("status") for row in TABLE for line in row.get("claims", ())}
    assert said >= {"asserted", "uncertain", "planned", "denied"}
