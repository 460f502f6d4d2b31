"""What merging knows of the types of events (``happenings.yaml``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from ..codebook import SYMMETRIC
from ..errors import RegistryError

_Pairs = frozenset[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Happenings:
    """Which types may be one happening; see the comments of ``happenings.yaml``."""

    family_of: Mapping[str, str]
    alike: _Pairs
    alike_in_one_report: _Pairs
    crossed: _Pairs
    telling: tuple[str, ...]
    vague: tuple[str, ...]
    once: frozenset[str]
    one_actor: frozenset[str]
    either_way: frozenset[str]
    causes: Mapping[str, frozenset[str]]
    again: frozenset[str]
    areas: frozenset[str]
    war_dead: int
    people: frozenset[str]
    single: frozenset[str]
    unheld: frozenset[str]
    parts: frozenset[str]
    whole: frozenset[str]
    some: frozenset[str]
    armed: frozenset[str]
    rival_types: _Pairs

    def family(self, kind: str) -> str:
        """The name under which a type is compared with others: its family's, or its own."""
        return self.family_of.get(kind, kind)

    def may_be_one(self, one: str, other: str, *, in_one_report: bool) -> bool:
        """Whether two types may be said of one happening, by two reports or within one."""
        pair = frozenset((one, other))
        if one == other or pair in self.crossed:
            return True
        return pair in (self.alike_in_one_report if in_one_report else self.alike)

    def unordered(self, one: str, other: str) -> bool:
        """Whether the two sides of these types are compared without asking who did it to whom."""
        return bool({one, other} & (SYMMETRIC | self.either_way)) and frozenset((one, other)) not in self.crossed

    def preference(self, kind: str) -> int:
        """Lower is better where sources are evenly split between two types."""
        if kind in self.telling:
            return self.telling.index(kind)
        middle = len(self.telling)
        return middle + 1 + self.vague.index(kind) if kind in self.vague else middle


@cache
def happenings() -> Happenings:
    """The table, read once. Raises RegistryError where the file is malformed."""
    try:
        raw: dict[str, Any] = yaml.safe_load(files(__package__).joinpath("happenings.yaml").read_text("utf-8"))
        return Happenings(
            family_of={kind: family for family, kinds in raw["families"].items() for kind in kinds},
            alike=_pairs(raw["alike"]) | _pairs(raw["alike_in_one_report"]),
            alike_in_one_report=_pairs(raw["alike_in_one_report"]),
            crossed=_pairs(raw["crossed"]),
            telling=tuple(raw["telling"]),
            vague=tuple(raw["vague"]),
            once=frozenset(raw["once"]),
            one_actor=frozenset(raw["one_actor"]),
            either_way=frozenset(raw["either_way"]),
            causes={kind: frozenset(events) for kind, events in raw["causes"].items()},
            again=frozenset(raw["again"]),
            areas=frozenset(raw["areas"]),
            war_dead=int(raw["war_dead"]),
            people=frozenset(raw["people"]),
            single=frozenset(raw["single"]),
            unheld=frozenset(raw["unheld"]),
            parts=frozenset(raw["parts"]),
            whole=frozenset(raw["whole"]),
            some=frozenset(raw["some"]),
            armed=frozenset(raw["armed"]),
            rival_types=_pairs(raw["rival_types"]),
        )
    except (KeyError, TypeError, AttributeError, yaml.YAMLError) as error:
        raise RegistryError(f"merge/happenings.yaml is malformed: {error!r}; reinstall Vedette") from error


def _pairs(pairs: list[list[str]]) -> _Pairs:
    return frozenset(frozenset(pair) for pair in pairs)


__all__ = ["Happenings", "happenings"]
