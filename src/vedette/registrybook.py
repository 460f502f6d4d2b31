"""The registry of parties as the book that the observatory is handed: cards by id, and who is tied to whom."""

from __future__ import annotations

from functools import cached_property

from .ground.party_words import fold_name
from .ground.registry import Registry
from .serve.partybook import PartyCard


class RegistryBook:
    """The registry of parties as serve's book of them."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._around: dict[str, list[str]] = {}
        for entry in registry.entries.values():
            for other in {*entry.parents, *entry.backers, *((entry.leads,) if entry.leads else ())}:
                self._around.setdefault(other, []).append(entry.id)

    def card(self, party_id: str) -> PartyCard | None:
        if not self._registry.knows(party_id):
            return None
        entry = self._registry.entry(party_id)
        return PartyCard(
            entry.id, entry.name, entry.kind, entry.source, entry.aliases, entry.parents, entry.backers, entry.start,
            entry.end, entry.role, entry.leads,
        )  # fmt: skip

    def find(self, words: str, limit: int) -> list[PartyCard]:
        """Those one of whose names holds the words: the very name first, then those that begin so."""
        wanted = " ".join(fold_name(words))
        found = [
            (min(map(wanted.__ne__, names)), min(not name.startswith(wanted) for name in names), entry_id)
            for entry_id, names in self._names.items()
            if wanted and any(wanted in name for name in names)
        ]
        return [card for *_, entry_id in sorted(found)[:limit] if (card := self.card(entry_id))]

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        """The names of each entry, folded."""
        return {
            entry.id: tuple(" ".join(fold_name(one)) for one in (entry.name, *entry.aliases, *entry.short))
            for entry in self._registry.entries.values()
        }

    def around(self, party_id: str) -> list[PartyCard]:
        return [card for one in self._around.get(party_id, ()) if (card := self.card(one))]

    def named(self, name: str) -> bool:
        return bool(self._registry.named(name))
