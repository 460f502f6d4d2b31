"""Countries as parties: their words, and the parties that every country has alike (army, police, ministries)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vedette.ground.party_entry import Alias, Entry


@dataclass(frozen=True, slots=True)
class Country:
    """A country's words: ``name``, adjectives, words for its people, capitals and seats that mean its government."""

    iso: str
    name: str
    article: bool = False
    aliases: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    shared_adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """The name as it stands in running text: ``the Philippines``."""
        return f"the {self.name}" if self.article else self.name

    @property
    def adjective(self) -> str:
        return self.adjectives[0] if self.adjectives else self.name


@dataclass(frozen=True, slots=True)
class Role:
    """A party that every country has: ``Military Forces of {country}``, its kind, and the role it is part of."""

    role: str
    prefix: str
    name: str
    kind: str
    parent: str | None
    heads: tuple[str, ...]
    before_name: bool = False


def derived(country: Country, role: Role, roles: Mapping[str, Role]) -> Entry:
    """The entry for one role of one country, such as ``mil-sy``."""
    name = role.name.format(country=country.called, adj=country.adjective, title="Head")
    parent = (f"{roles[role.parent].prefix}-{country.iso.lower()}",) if role.parent else ()
    return Entry(
        id=f"{role.prefix}-{country.iso.lower()}",
        name=name,
        kind=role.kind,
        source="derived from the country",
        countries=(country.iso,),
        parents=parent,
    )


def spellings(country: Country) -> Iterator[Alias]:
    """Every word by which a country is named, each standing for its government or its people."""
    iso = country.iso.lower()
    government = f"gov-{iso}"
    for surface in (country.name, *country.aliases):
        yield Alias(surface, government, "country", country=country.iso)
    for surface in country.shared:
        yield Alias(surface, government, "country", shared=True, country=country.iso)
    named = {country.name, *country.aliases}
    for surface in country.adjectives:
        if surface not in named:
            yield Alias(surface, government, "adjective", country=country.iso)
    for surface in country.shared_adjectives:
        yield Alias(surface, government, "adjective", shared=True, country=country.iso)
    taken = named | set(country.adjectives)
    people = country.people or tuple(f"{word}s" for word in country.adjectives if word.endswith(("n", "i")))
    for surface in people:
        if surface not in taken:
            yield Alias(surface, f"civ-{iso}", "people", country=country.iso)
    for surface in country.capitals:
        if surface not in named:
            yield Alias(surface, government, "capital", country=country.iso)
    for surface in country.seats:
        yield Alias(surface, government, "seat", country=country.iso)
