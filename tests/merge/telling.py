"""Short ways to write the claims of a test: parties, towns and days by letters and numbers."""

from __future__ import annotations

from datetime import date
from typing import Any

from made_claims import claim
from vedette.merge import merge
from vedette.model import Account, Claim, Figure, Holding, Interval, Party, Place

ARMY = Party("Syrian Army", "the army", "syria_army")
STATE = Party("Government of Syria", "Syrian forces", "syria_government")
IS = Party("Islamic State", "IS", "islamic_state")
SDF = Party("Syrian Democratic Forces", "the SDF", "sdf")
MILITIA = Party("Home guard", "the home guard", "guard")
OBSERVATORY = Party("Syrian Observatory for Human Rights", "the Observatory", "sohr")
MILITANTS = Party("militants", "militants")

TOWN = Place("Mayadin", 35.019, 40.450, 10, "gn:1", kind="town", country="SY")
NEXT_TOWN = Place("Al-Quriyah", 34.98, 40.52, 10, "gn:2", kind="town", country="SY")
QUARTER = Place("Mayadin citadel", 35.010, 40.42, 3, "gn:3", kind="site", country="SY")
PROVINCE = Place("Deir ez-Zor Governorate", 35.2, 40.3, 120, "gn:4", kind="province", country="SY")


class Sides:
    """The army is part of the state, at whose side the home guard fights; nobody else belongs together."""

    def compatible(self, a_id: str, b_id: str) -> bool:
        return a_id == b_id or {a_id, b_id} == {ARMY.id, STATE.id}

    def are_allied(self, a: str, b: str) -> bool:
        return self.compatible(a, b) or {a, b} == {MILITIA.id, STATE.id}

    def can_hold(self, party_id: str) -> bool:
        return party_id != OBSERVATORY.id


def day(number: int) -> date:
    return date(2017, 11, number)


def on(first: int, last: int | None = None, **slots: Any) -> Interval:
    return Interval(day(first), day(last or first), **slots)


def said(document: str, what: str = "capture", **slots: Any) -> Claim:
    """An event claim of ``document``: by default on 3 November in the town, known on the 5th."""
    defaults: dict[str, Any] = {
        "kind": "event",
        "type": what,
        "actor": (),
        "target": (),
        "place": TOWN,
        "time": on(3),
        "published": day(5),
        "quote": f"{document} {what} {len(slots)}",
    }
    return claim(document, **(defaults | slots))


def control(document: str, status: str, holder: Party, days: Interval | None, **slots: Any) -> Claim:
    return said(document, status, **({"kind": "control", "actor": (holder,), "time": days} | slots))


def counted(document: str, low: float | None, high: float | None, **slots: Any) -> Claim:
    """Killed civilians of ``document``."""
    defaults: dict[str, Any] = {
        "kind": "casualties",
        "target": (Party("civilians", "civilians"),),
        "figure": Figure(low, high, "killed", f"{low}-{high}"),
        "quote": f"{document} {low} {high} killed",
    }
    return said(document, "killed", **(defaults | slots))


def groups(account: Account) -> set[frozenset[str]]:
    """The events as sets of claim ids."""
    return {frozenset(event.claims) for event in account.events}


# --- the ledger ---

NAMES = {MILITIA.name: "guard", STATE.name: "state", ARMY.name: "army", IS.name: "is", SDF.name: "sdf"}


def taken(document: str, by: Party, number: int, **slots: Any) -> Claim:
    return said(document, "capture", **({"actor": (by,), "time": on(number), "published": day(number + 1)} | slots))


def left(document: str, who: Party, number: int, **slots: Any) -> Claim:
    return said(document, "withdrawal", **({"actor": (who,), "time": on(number), "published": day(number + 1)} | slots))


def state(document: str, status: str, who: Party, number: int, **slots: Any) -> Claim:
    return control(document, status, who, on(number), **({"published": day(number + 1)} | slots))


def written(holding: Holding) -> str:
    """``is held –2``: holder, status, first and last day of November (open ends are left out)."""
    start = holding.start.day if holding.start else ""
    end = holding.end.day if holding.end else ""
    return f"{NAMES[holding.holder.name] if holding.holder else '?'} {holding.status} {start}–{end}"


def account(*claims: Claim) -> Account:
    made = merge([], claims, parties=Sides())
    assert made == merge([], claims[::-1], parties=Sides())
    return made
