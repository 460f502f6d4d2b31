"""The registry of conflict parties: who they are, what they are called, how they stand to each other.

    registry = Registry.load()
    registry.entry("islamic-state").name        # 'Islamic State'
    registry.compatible("mil-sy", "gov-sy")     # True: one account may name the army, another the government

Public facts only, in ``data/parties/*.yaml``; parties that every country has (``gov-sy``, ``mil-sy``, ``police-sy`` …)
follow from ``data/demonyms.yaml`` and ``data/party_nouns.yaml``, and an entry of that id completes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from vedette.errors import NotFoundError, RegistryError
from vedette.ground.party_countries import Country, Role, derived, spellings
from vedette.ground.party_entry import HOLDERS, RISEN, Alias, Entry
from vedette.ground.party_nouns import PartyNouns
from vedette.ground.party_words import fold_name
from vedette.ground.registry_files import read_countries, read_entries
from vedette.model import Party


@dataclass(frozen=True, slots=True)
class Registry:
    """All known parties. Make one with ``load`` and keep it: loading takes a quarter of a second."""

    entries: Mapping[str, Entry]
    countries: Mapping[str, Country]
    nouns: PartyNouns
    spelled: Mapping[tuple[str, ...], tuple[Alias, ...]]
    """Folded words to the spellings that they are."""
    lengths: Mapping[str, tuple[int, ...]]
    """First folded word to the numbers of words of the spellings that begin with it, longest first."""
    embattled: frozenset[str] = frozenset()
    """Countries (ISO2) that a registered group has taken up arms in: whose rebels a report may mean by ``rebels``."""

    @classmethod
    def load(cls, extra: Path | None = None) -> Registry:
        """The built-in registry, and the ``*.yaml`` files of the folder ``extra`` after it.

        An entry of ``extra`` with an id that is already there replaces it. RegistryError names file, entry and fault.
        """
        data = files("vedette.ground") / "data"
        countries = read_countries(data / "demonyms.yaml")
        nouns = PartyNouns.read(data / "party_nouns.yaml")
        entries: dict[str, Entry] = {}
        for path in sorted((data / "parties").iterdir(), key=lambda path: path.name):
            if path.name.endswith(".yaml"):
                for entry in read_entries(path):
                    if entry.id in entries:
                        raise RegistryError(f"{path.name}: entry {entry.id}: that id is taken already")
                    entries[entry.id] = entry
        if extra is not None:
            if not extra.is_dir():
                raise RegistryError(f"{extra}: not a folder; give a folder of party files (*.yaml)")
            for path in sorted(extra.glob("*.yaml")):
                entries.update((entry.id, entry) for entry in read_entries(path))
        return cls.of(entries, countries, nouns)

    @classmethod
    def of(cls, entries: Mapping[str, Entry], countries: Mapping[str, Country], nouns: PartyNouns) -> Registry:
        """A registry of these entries; checks that they refer to each other and that no spelling is claimed twice."""
        whole = {key: _completed(entry, countries, nouns.roles) for key, entry in entries.items()}
        spelled = _spelled(whole.values(), countries.values())
        lengths: dict[str, set[int]] = {}
        for words in spelled:
            lengths.setdefault(words[0], set()).add(len(words))
        ordered = {first: tuple(sorted(sizes, reverse=True)) for first, sizes in lengths.items()}
        risen = frozenset(iso for one in whole.values() if one.kind in RISEN for iso in one.countries)
        registry = cls(whole, countries, nouns, spelled, ordered, risen)
        for entry in whole.values():
            for other in (*entry.parents, *entry.backers, *((entry.leads,) if entry.leads else ())):
                if not registry.knows(other):
                    raise RegistryError(f"entry {entry.id}: refers to {other!r}, which no file has")
        return registry

    def knows(self, party_id: str) -> bool:
        return party_id in self.entries or self._derived(party_id) is not None

    def entry(self, party_id: str) -> Entry:
        """The entry of that id; NotFoundError where there is none."""
        found = self.entries.get(party_id) or self._derived(party_id)
        if found is None:
            raise NotFoundError(f"no party has the id {party_id!r}; see the files in ground/data/parties")
        return found

    def party(self, party_id: str, text: str) -> Party:
        """The party of that id as named by ``text``."""
        return Party(name=self.entry(party_id).name, text=text, id=party_id)

    def named(self, name: str) -> tuple[Alias, ...]:
        """The spellings that ``name`` is, folded; empty where no party is called so."""
        return self.spelled.get(_key(name), ())

    def role(self, role: str, iso: str) -> Entry | None:
        """The party that plays a role in a country (``military``, ``SY``), or None for an unknown country."""
        if iso not in self.countries or role not in self.nouns.roles:
            return None
        return self.entry(f"{self.nouns.roles[role].prefix}-{iso.lower()}")

    def parents(self, party_id: str) -> tuple[str, ...]:
        """All that a party is part of, nearest first; for a person, the party led and its parents."""
        found: list[str] = []
        queue = list(self._up(party_id))
        while queue:
            parent = queue.pop(0)
            if parent not in found:
                found.append(parent)
                queue.extend(self._up(parent))
        return tuple(found)

    def compatible(self, a: str, b: str) -> bool:
        """Whether two accounts of one happening may mean the same actor by these two: one, a part, or a member."""
        if a == b or a in self.parents(b) or b in self.parents(a):
            return True
        return self._member(a, b) or self._member(b, a)

    def are_allied(self, a: str, b: str) -> bool:
        """Whether two parties fight on one side: compatible, of one named side, or one backing the other."""
        if self.compatible(a, b):
            return True
        ours, theirs = self._circle(a), self._circle(b)
        sides = {entry.side for entry in ours if entry.side} & {entry.side for entry in theirs if entry.side}
        backed = any(entry.id in other.backers for entry in ours for other in theirs)
        backing = any(entry.id in other.backers for entry in theirs for other in ours)
        return bool(sides) or backed or backing

    def can_hold(self, party_id: str) -> bool:
        """Whether the party is of a kind that can hold a town: a state, an armed force or group, a political or tribal
        body; no person, office, monitor, newspaper, aid agency, company or people."""
        return self.entry(party_id).kind in HOLDERS

    def _circle(self, party_id: str) -> Sequence[Entry]:
        return [self.entry(each) for each in (party_id, *self.parents(party_id))]

    def _member(self, coalition: str, party_id: str) -> bool:
        members = self.entry(coalition).members
        state = {"gov", "mil", "air", "navy", "special", "mod"}
        return any(
            each.rpartition("-")[0] in state and iso in members
            for each in (party_id, *self.parents(party_id))
            for iso in self.entry(each).countries
        )

    def _up(self, party_id: str) -> Iterator[str]:
        entry = self.entry(party_id)
        if entry.leads:
            yield entry.leads
        yield from entry.parents

    def _derived(self, party_id: str) -> Entry | None:
        prefix, _, iso = party_id.rpartition("-")
        role, country = self.nouns.prefixes.get(prefix), self.countries.get(iso.upper())
        return derived(country, role, self.nouns.roles) if role and country else None


def _completed(entry: Entry, countries: Mapping[str, Country], roles: Mapping[str, Role]) -> Entry:
    """An entry with the id of a derived party takes that party's country and parents where it names none."""
    prefix, _, iso = entry.id.rpartition("-")
    role = next((role for role in roles.values() if role.prefix == prefix), None)
    if role is None or iso.upper() not in countries:
        return entry
    base = derived(countries[iso.upper()], role, roles)
    return replace(entry, countries=entry.countries or base.countries, parents=entry.parents or base.parents)


def _spelled(entries: Iterable[Entry], countries: Iterable[Country]) -> dict[tuple[str, ...], tuple[Alias, ...]]:
    table: dict[tuple[str, ...], list[Alias]] = {}
    for alias in _aliases(entries, countries):
        words = _key(alias.surface)
        if not words:
            raise RegistryError(f"entry {alias.party}: the spelling {alias.surface!r} has no letters")
        rivals = table.setdefault(words, [])
        same = next((rival for rival in rivals if rival.party == alias.party), None)
        if same is not None:
            continue
        rival = next((rival for rival in rivals if not rival.shared and not alias.shared), None)
        # "Kuwait" and "kuwait" fold alike but an acronym and a word differ by their case
        if rival is not None and rival.exact == alias.exact:
            raise RegistryError(
                f"entry {alias.party}: the spelling {alias.surface!r} is {rival.party}'s already; mark one as shared"
            )
        rivals.append(alias)
    return {words: tuple(rivals) for words, rivals in table.items()}


def _key(name: str) -> tuple[str, ...]:
    """A name folded, without its article."""
    words = fold_name(name)
    return words[1:] if len(words) > 1 and words[0] in ("the", "a") else words


def _aliases(entries: Iterable[Entry], countries: Iterable[Country]) -> Iterator[Alias]:
    for country in countries:
        yield from spellings(country)
    for entry in entries:
        if entry.name not in entry.shared:
            yield Alias(entry.name, entry.id)
        for surface in entry.aliases:
            yield Alias(surface, entry.id)
        for surface in entry.shared:
            yield Alias(surface, entry.id, shared=True)
