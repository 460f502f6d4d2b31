"""A filter in words: what stands at the head of a dossier names nobody private."""

from __future__ import annotations

import pytest

from asking import Asking
from fake_record import FakeRecord
from made_claims import claim, report
from vedette.ground.registry import Registry
from vedette.model import Account, Party
from vedette.registrybook import RegistryBook
from vedette.serve import Helpers, app

GONE = "(name withheld)"


@pytest.fixture
def asking() -> Asking:
    private = Party("Omar Saleh", "Omar Saleh")
    one = claim(source=(private,), target=(private,), quote="Omar Saleh wept")
    record = FakeRecord([report("d1", "Omar Saleh wept.", publisher="Wire")], [one], Account())
    return Asking(app(record, helpers=Helpers(RegistryBook(Registry.load()))))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({}, ""),
        ({"q": "ferry"}, "with the words “ferry”"),
        ({"q": "oil field"}, "with the words “oil field”"),
        ({"q": "Omar Saleh"}, f"with the words “{GONE}”"),
        ({"q": "omar saleh"}, f"with the words “{GONE}”"),
        ({"q": "saleh"}, f"with the words “{GONE}”"),
        ({"q": "ahmed hassan"}, f"with the words “{GONE}”"),
        ({"party": "name:omar-saleh"}, f"of {GONE}"),
        ({"source": "name:omar-saleh"}, f"according to {GONE}"),
        ({"party": "name:leila-odeh"}, "of a party that the record does not hold"),
        ({"source": "outlet:wire"}, "according to Wire"),
        ({"type": "air_strike", "family": "strikes", "status": "denied"}, "Air strike; Strikes and bombs; denied"),
        ({"min_confidence": "0.7"}, "read with a confidence of at least 70 in 100"),
    ],
)
def test_the_filter_in_words(asking: Asking, asked: dict[str, str], told: str) -> None:
    assert asking.get("/api/v1/exports/asked.json", params=asked).json() == {"words": told}


def test_the_brief_bears_them_in_each_form(asking: Asking) -> None:
    for form in ("json", "markdown", "html"):
        answer = asking.get("/api/v1/brief", params={"since": "2000-01-01", "form": form, "q": "omar saleh"})
        assert "name withheld" in answer.text and "saleh" not in answer.text.casefold()
