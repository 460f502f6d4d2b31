"""Who did what when. Lines are only ever added."""

from __future__ import annotations

from dataclasses import dataclass

from .store import Store, now


@dataclass(frozen=True, slots=True)
class Deed:
    """``at`` is UTC."""

    at: str
    name: str
    deed: str


class Log:
    def __init__(self, store: Store) -> None:
        self._store = store

    def note(self, name: str, deed: str) -> None:
        with self._store.writing() as file:
            line = " ".join(deed.split())[:400]
            file.execute("insert into log values (?, ?, ?)", (now(), " ".join(name.split())[:80], line))

    def deeds(self, limit: int = 100, name: str | None = None, offset: int = 0) -> list[Deed]:
        """The latest first, without the first ``offset`` of them; with ``name`` that user's alone. A ``limit`` below
        nought gives all."""
        with self._store.reading() as file:
            if file is None:
                return []
            rows = file.execute(
                "select at, name, deed from log where ?1 is null or name = ?1 order by rowid desc limit ?2 offset ?3",
                (name, limit, offset),
            )
            return [Deed(*row) for row in rows]

    def names(self) -> list[str]:
        """All who are in it, those without an account among them."""
        with self._store.reading() as file:
            return [name for (name,) in file.execute("select distinct name from log order by name")] if file else []
