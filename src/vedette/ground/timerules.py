"""The rules of ``data/times/rules.yaml``, compiled to regular expressions over class letters."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import cache

from vedette.errors import RegistryError
from vedette.ground.timeneeds import Needs, needs
from vedette.ground.timewords import read_data, time_words

_MACRO = re.compile(r"<([A-Z]+)>")
_CLASS = re.compile(r"(?<![<A-Za-z?])[A-Z]+\b")


@dataclass(frozen=True, slots=True)
class Rule:
    """``reading`` names the function that works the expression out; ``pattern`` runs over class letters."""

    reading: str
    pattern: re.Pattern[str]
    needs: Needs

    def fits(self, letters: Set[str]) -> bool:
        """Whether a text of these classes may have a match at all."""
        return not any(need.isdisjoint(letters) for need in self.needs)


@cache
def time_rules() -> tuple[Rule, ...]:
    """All rules, compiled once. Raises RegistryError for a rule that names an unknown class or macro."""
    data = read_data("rules.yaml")
    compiled = ((reading, _compile(pattern, data["macros"])) for reading, pattern in data["rules"])
    return tuple(Rule(reading, pattern, needs(pattern.pattern)) for reading, pattern in compiled)


def _compile(source: str, macros: dict[str, str]) -> re.Pattern[str]:
    letters = time_words().letters
    try:
        # Groups are <Capital-free> names in (?P<name>, macros are capitals: the two never meet.
        while _MACRO.search(source):
            source = _MACRO.sub(lambda found: macros[found.group(1)], source)
        plain = _CLASS.sub(lambda found: letters[found.group()], _LOOKBEHIND.sub(_one_letter, source))
        return re.compile("".join(plain.split()))
    except (KeyError, re.error) as error:
        raise RegistryError(f"ground/data/times/rules.yaml: {error} in {source!r}; reinstall vedette") from error


_LOOKBEHIND = re.compile(r"\(\?<=([A-Z|]+)\)")


def _one_letter(found: re.Match[str]) -> str:
    return "(?<=[" + found.group(1).replace("|", " ") + "])"
