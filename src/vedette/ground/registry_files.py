"""Reading the registry's files, strictly: a fault names the file, the entry and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from vedette.errors import RegistryError
from vedette.ground.party_countries import Country, Role
from vedette.ground.party_entry import KINDS, Entry

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ISO = re.compile(r"[A-Z]{2}")
_LISTS = frozenset({"aliases", "shared", "short", "countries", "parents", "backers", "members"})
_TEXTS = frozenset({"id", "name", "kind", "source", "side", "role", "leads"})
_YEARS = frozenset({"from", "to"})

# Scalars are read as text: a country is "NO", never False, and the base loader is several times faster.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_yaml(path: Traversable | Path) -> Mapping[str, Any]:
    """One YAML file whose top is a mapping; every scalar is text."""
    try:
        top = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise RegistryError(
            f"{path.name}: not readable as YAML ({str(error).splitlines()[0]}); correct the file"
        ) from error
    if not isinstance(top, dict):
        raise RegistryError(f"{path.name}: the top of the file must be a mapping, as in the built-in files")
    return top


def read_entries(path: Traversable | Path) -> Iterator[Entry]:
    """The entries of one party file: ``{source: …, parties: [{id, name, kind, …}, …]}``."""
    top = read_yaml(path)
    if set(top) != {"source", "parties"} or not isinstance(top["parties"], list):
        raise RegistryError(f"{path.name}: needs exactly 'source' (text) and 'parties' (a list) at its top")
    for number, raw in enumerate(top["parties"], start=1):
        label = str(raw.get("id", f"number {number}")) if isinstance(raw, dict) else f"number {number}"

        def fault(what: str, label: str = label) -> RegistryError:
            return RegistryError(f"{path.name}: entry {label}: {what}")

        if not isinstance(raw, dict):
            raise fault("must be a mapping with id, name and kind")
        yield _entry(raw, str(top["source"]), fault)


def _entry(raw: dict[str, Any], source: str, fault: Callable[[str], RegistryError]) -> Entry:
    unknown = set(raw) - _LISTS - _TEXTS - _YEARS
    if unknown:
        raise fault(f"unknown field {sorted(unknown)[0]!r}")
    for name in ("id", "name", "kind"):
        if not raw.get(name) or not isinstance(raw[name], str):
            raise fault(f"lacks {name!r}")
    if not _SLUG.fullmatch(raw["id"]):
        raise fault("id must be lower-case words joined by hyphens")
    if raw["kind"] not in KINDS:
        raise fault(f"kind {raw['kind']!r} is none of {', '.join(sorted(KINDS))}")
    lists = {name: _texts(raw.get(name, []), name, fault) for name in _LISTS}
    for iso in (*lists["countries"], *lists["members"]):
        if not _ISO.fullmatch(iso):
            raise fault(f"{iso!r} is no two-letter country code")
    if raw["kind"] == "person" and not raw.get("role"):
        raise fault("a person needs the public 'role' held")
    start, end = _year(raw, "from", fault), _year(raw, "to", fault)
    if start and end and end < start:
        raise fault("'to' lies before 'from'")
    return Entry(
        id=raw["id"], name=raw["name"], kind=raw["kind"], source=str(raw.get("source") or source),
        side=raw.get("side"), role=raw.get("role"), leads=raw.get("leads"), start=start, end=end, **lists,
    )  # fmt: skip


def _texts(value: Any, name: str, fault: Callable[[str], RegistryError]) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise fault(f"{name!r} must be a list of texts")
    return tuple(value)


def _year(raw: dict[str, Any], name: str, fault: Callable[[str], RegistryError]) -> int | None:
    value = raw.get(name)
    if value is None:
        return None
    if not re.fullmatch(r"1[5-9]\d\d|20\d\d", str(value)):
        raise fault(f"{name!r} must be a year")
    return int(value)


def read_countries(path: Traversable | Path) -> dict[str, Country]:
    """``demonyms.yaml``: ISO2 code to a country's words."""
    countries = {}
    fields = {"adj": "adjectives", "shared_adj": "shared_adjectives", "capital": "capitals", "metonyms": "seats"}
    known = {*fields, "name", "the", "aliases", "shared", "people", "weak"}
    for iso, raw in read_yaml(path).items():
        if not _ISO.fullmatch(iso) or not isinstance(raw, dict) or not raw.get("name") or set(raw) - known:
            raise RegistryError(f"{path.name}: entry {iso}: needs 'name' and only {', '.join(sorted(known))}")
        lists = {
            fields.get(str(key), str(key)): tuple(value) for key, value in raw.items() if key not in ("name", "the")
        }
        countries[iso] = Country(iso=iso, name=raw["name"], article="the" in raw, **lists)
    return countries


def read_roles(path: Traversable | Path, raw: Mapping[str, Any]) -> dict[str, Role]:
    """The ``roles`` of ``party_nouns.yaml``."""
    roles = {}
    for name, role in raw.items():
        try:
            roles[name] = Role(
                role=name, prefix=role["prefix"], name=role["name"], kind=role["kind"], parent=role.get("parent"),
                heads=tuple(role["heads"]), before_name="before_name" in role,
            )  # fmt: skip
        except (KeyError, TypeError) as error:
            raise RegistryError(f"{path.name}: role {name}: lacks {error}") from error
        if role["kind"] not in KINDS:
            raise RegistryError(f"{path.name}: role {name}: kind {role['kind']!r} is unknown")
    return roles
