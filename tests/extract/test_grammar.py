"""Sentence → claims, over the whole codebook: the table is sentences.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from vedette.extract.grammar import Grammar
from vedette.model import Claim, Party, Report, Span

TABLE = yaml.safe_load(Path(__file__).with_name("sentences.yaml").read_text(encoding="utf-8"))
SLOT = re.compile(r"(\w+)=(.*?)(?= \w+=|$)")
PUBLISHED = date(2017, 11, 5)


@dataclass(frozen=True)
class Expected:
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

    def _status(self, claim: Claim, value: str) -> bool:
        return claim.status == value


def _fold(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.casefold())


def _named(parties: Iterable[Party], value: str) -> bool:
    found = {_fold(name) for party in parties for name in (party.name, party.text)}
    return all(_fold(name) in found for name in value.split(" + "))


def read(text: str, finder: Any, published: date | None = PUBLISHED) -> list[Claim]:
    report = Report("test", text, (Span(0, len(text)),), published=published)
    ((_, claims),) = Grammar().read([report], finder)
    return claims


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["text"][:60])
def test_sentence(row: dict[str, Any], finder: Any) -> None:
    claims = read(row["text"], finder, date.fromisoformat(row.get("published", "2017-11-05")))
    for line in row.get("claims", ()):
        expected = Expected.parse(line)
        assert any(expected.fits(claim) for claim in claims), f"{line}\nnot among\n" + "\n".join(map(_shown, claims))
    for unwanted in row.get("not", ()):
        kind, _, type_ = unwanted.partition("/")
        assert not [c for c in claims if c.kind == kind and (not type_ or c.type == type_)], "\n".join(
            map(_shown, claims)
        )
    for claim in claims:
        assert row["text"][claim.quote.start : claim.quote.end] == claim.quote.exact


def _shown(claim: Claim) -> str:
    who = [[party.name for party in slot] for slot in (claim.actor, claim.target, claim.source)]
    when = (claim.time.start, claim.time.end) if claim.time else None
    return f"{claim.kind}/{claim.type} {who} {claim.place and claim.place.name} {when} {claim.figure} {claim.status}"
