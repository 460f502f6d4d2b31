"""Rows of the tables in sentences/ and of wishes.yaml: what a sentence must be read as, and whether it was."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from vedette.extract.grammar import Grammar
from vedette.model import Claim, NameFinder, Party, Report, Span

SLOT = re.compile(r"(\w+)=(.*?)(?= \w+=|$)")
PUBLISHED = "2017-11-05"


@dataclass(frozen=True)
class Expected:
    """A claim that must be read: its kind and type, and the slots that the row names."""

    kind: str
    type: str
    slots: dict[str, str]

    @classmethod
    def parse(cls, line: str) -> Expected:
        head, _, rest = line.partition(" ")
        kind, _, type_ = head.partition("/")
        return cls(kind, type_, dict(SLOT.findall(rest)))

    def fits(self, claim: Claim) -> bool:
        if claim.kind != self.kind or (self.type and claim.type != self.type):
            return False
        return all(getattr(self, f"_{slot}")(claim, value) for slot, value in self.slots.items())

    def _actor(self, claim: Claim, value: str) -> bool:
        return _named(claim.actor, value)

    def _target(self, claim: Claim, value: str) -> bool:
        return _named(claim.target, value)

    def _source(self, claim: Claim, value: str) -> bool:
        return _named(claim.source, value)

    def _place(self, claim: Claim, value: str) -> bool:
        if not value or claim.place is None:
            return not value and claim.place is None
        return _fold(value) in {_fold(claim.place.name), _fold(claim.place.text or "")}

    def _relation(self, claim: Claim, value: str) -> bool:
        return claim.place is not None and (claim.place.relation or "") == value

    def _time(self, claim: Claim, value: str) -> bool:
        if not value or claim.time is None:
            return not value and claim.time is None
        start, _, end = value.partition("..")
        ends = (claim.time.start, claim.time.end)
        return tuple(str(day) if day else "" for day in ends) == (start, end if ".." in value else start)

    def _figure(self, claim: Claim, value: str) -> bool:
        low, _, high = value.partition("..")
        wanted = (float(low) if low else None, float(high) if high else None)
        return claim.figure is not None and (claim.figure.low, claim.figure.high) == wanted

    def _unit(self, claim: Claim, value: str) -> bool:
        return claim.figure is not None and claim.figure.unit == value

    def _status(self, claim: Claim, value: str) -> bool:
        return claim.status == value


def table() -> list[dict[str, Any]]:
    """The rows of every table in sentences/."""
    files = sorted(Path(__file__).with_name("sentences").glob("*.yaml"))
    return [row for file in files for row in yaml.safe_load(file.read_text(encoding="utf-8")) or ()]


def wishes() -> list[dict[str, Any]]:
    return list(yaml.safe_load(Path(__file__).with_name("wishes.yaml").read_text(encoding="utf-8"))["wish"] or ())


def read(text: str, finder: NameFinder, published: str = PUBLISHED) -> list[Claim]:
    """The claims of a report of one text, without grounding."""
    report = Report("test", text, (Span(0, len(text)),), published=date.fromisoformat(published))
    ((_, claims),) = Grammar().read([report], finder)
    return claims


def faults(row: dict[str, Any], finder: NameFinder) -> list[str]:
    """What of a row was not read as it says; empty where all was."""
    claims = read(row["text"], finder, row.get("published", PUBLISHED))
    found = [
        f"{line} is not among\n" + "\n".join(map(shown, claims))
        for line in row.get("claims", ())
        if not any(Expected.parse(line).fits(claim) for claim in claims)
    ]
    for unwanted in row.get("not", ()):
        found += [f"not {shown(claim)}" for claim in claims if Expected.parse(unwanted).fits(claim)]
    return found


def shown(claim: Claim) -> str:
    who = [[party.name for party in slot] for slot in (claim.actor, claim.target, claim.source)]
    when = (claim.time.start, claim.time.end) if claim.time else None
    where = claim.place and (claim.place.name, claim.place.relation)
    return f"{claim.kind}/{claim.type} {who} {where} {when} {claim.figure} {claim.status}"


def _fold(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.casefold())


def _named(parties: Iterable[Party], value: str) -> bool:
    found = {_fold(name) for party in parties for name in (party.name, party.text)}
    return all(_fold(name) in found for name in value.split(" + ")) if value else not found
