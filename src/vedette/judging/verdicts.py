"""What a person can say of a reading: the table of verdicts, and whether a judgement makes sense."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from ..errors import JudgementError
from ..form import stored_json
from ..ids import claim_id
from ..model import Claim, Judgement, Quote
from .sense import check_shapes, read_slots

HAND = "hand"
"""The reader of claims that were added by hand."""
RECORD = "record"
"""The subject of what is said of every claim of the record."""
SLOTS = (
    "kind", "type", "actor", "target", "place", "time", "figure", "status", "source", "quote", "confidence",
)  # fmt: skip
"""What of a claim can be edited."""
_Subject = Literal["claims", "report", "judgement", "name"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One thing that can be said: of what (``claims``: a claim or an event), the keys of its change, and what it does.

    A key that ends in ``?`` may be left out.
    """

    name: str
    subject: _Subject
    change: tuple[str, ...]
    means: str


VERDICTS: Mapping[str, Verdict] = {
    verdict.name: verdict
    for verdict in (
        Verdict("confirm", "claims", (), "the claim is read right: its confidence becomes 1"),
        Verdict("reject", "claims", (), "the report does not say that: the claim counts for nothing"),
        Verdict("edit", "claims", (), "the claim says something else: the change names its slots and their values"),
        Verdict("merge", "claims", ("with",), "what the claims or events in `with` tell of is the same happening"),
        Verdict("split", "claims", ("claims",), "the claims in `claims` tell of another happening than the rest"),
        Verdict("place", "name", ("place", "for?"), "it is this place; `for` (name or gazetteer_id) says where"),
        Verdict("party", "name", ("party", "for"), "the party that `for` (name or id) names is this one"),
        Verdict("add", "report", ("claim",), "the report says this, too: a claim read by hand"),
        Verdict("copy", "report", ("of",), "the report is a copy of the one in `of`; null: it is no copy"),
        Verdict("undo", "judgement", (), "the judgement shall not have been made"),
    )
}


def checked(judgement: Judgement) -> Judgement:
    """The judgement, if it makes sense. Raises JudgementError, which says what does not."""
    verdict = VERDICTS.get(judgement.verdict)
    if verdict is None:
        raise JudgementError(f"no verdict is called {judgement.verdict!r}: say {', '.join(VERDICTS)}")
    if not judgement.who.strip():
        raise JudgementError("a judgement needs a name: say who judges", "who")
    given = set(judgement.change)
    if judgement.verdict == "edit":
        _check_slots(judgement)
    elif not {key for key in verdict.change if key[-1] != "?"} <= given <= {key.rstrip("?") for key in verdict.change}:
        needed = ", ".join(verdict.change) or "nothing"
        raise JudgementError(f"the change of {judgement.verdict!r} holds {needed}, not {', '.join(given) or 'nothing'}")
    _check_values(judgement)
    return judgement


def edited(claim: Claim, change: Mapping[str, Any]) -> Claim:
    """The claim with some slots set to other values, each in the form of the claim record; its id stays.

    Parts that are left out of a place, a time or a figure stay unknown; days that a person sets are a person's.
    Raises JudgementError, naming the slot, where a value is not of its form or cannot be.
    """
    check_shapes(change)
    return read_slots(stored_json(claim), {slot: _whole(slot, value) for slot, value in change.items()})


def added_claim(judgement: Judgement) -> Claim:
    """The claim that a judgement adds by hand. Raises JudgementError where it is not in the form of a claim."""
    form = judgement.change.get("claim")
    if not isinstance(form, Mapping):
        raise JudgementError("a claim to add is an object in the form of the claim record")
    empty = Claim("", judgement.subject, "event", "", (), (), None, None, None, "asserted", (), _NO_WORDS, 1.0, HAND)
    own = {"claim_id": "", "document_id": judgement.subject, "reader": HAND}
    made = edited(empty, {key: value for key, value in form.items() if key not in own} | own)
    if not made.quote.exact:
        raise JudgementError("a claim needs the words that say it: give quote.exact", "quote")
    return replace(made, claim_id=claim_id(made))


_NO_WORDS = Quote("", 0, 0)
_PARTS: Mapping[str, Mapping[str, Any]] = {
    "place": {"name": None, "lat": None, "lon": None, "radius_km": None},
    "time": {"start": None, "end": None, "basis": "hand"},
    "figure": {"low": None, "high": None, "unit": None, "words": ""},
}


def _whole(slot: str, value: Any) -> Any:
    if slot in ("actor", "target", "source") and isinstance(value, list):
        return [{"text": one.get("name"), **one} if isinstance(one, Mapping) else one for one in value]
    if slot in _PARTS and isinstance(value, Mapping):
        return dict(_PARTS[slot]) | dict(value)
    return value


def _check_slots(judgement: Judgement) -> None:
    strange = set(judgement.change) - set(SLOTS)
    if strange or not judgement.change:
        raise JudgementError(f"an edit names slots of a claim ({', '.join(SLOTS)}), not {', '.join(strange) or 'none'}")
    for anchor in judgement.anchors:
        edited(anchor, judgement.change)


def _check_values(judgement: Judgement) -> None:
    change = judgement.change
    if judgement.verdict in ("place", "party"):
        _check_name(judgement)
    elif judgement.verdict == "add":
        added_claim(judgement)
    elif judgement.verdict in ("merge", "split"):
        key = "with" if judgement.verdict == "merge" else "claims"
        named = change[key]
        if not isinstance(named, list | tuple) or not named or not all(isinstance(one, str) for one in named):
            raise JudgementError(f"{judgement.verdict!r} needs a list of ids in {key!r}")
    elif judgement.verdict == "copy" and not isinstance(change["of"], str | None):
        raise JudgementError("'copy' needs the id of a report in 'of', or null")


def _check_name(judgement: Judgement) -> None:
    change, what = judgement.change, judgement.verdict
    if change[what] is not None:
        trial = [change[what]] if what == "party" else change[what]
        edited(_TRIAL, {"actor" if what == "party" else "place": trial})
    asked = change.get("for")
    key = "id" if what == "party" else "gazetteer_id"
    if asked is not None and (not isinstance(asked, Mapping) or not asked or set(asked) - {"name", key}):
        raise JudgementError(f"{what!r} says in 'for' which one is meant: its name or {key}")
    if asked is None and not judgement.anchors and judgement.subject == RECORD:
        raise JudgementError(f"{what!r} of the whole record needs 'for': the name that is meant")


_TRIAL = Claim("", "", "event", "attack", (), (), None, None, None, "asserted", (), _NO_WORDS, 1.0, HAND)

__all__ = ["HAND", "RECORD", "SLOTS", "VERDICTS", "Verdict", "added_claim", "checked", "edited"]
