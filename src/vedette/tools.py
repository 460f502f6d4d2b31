"""What a journey is equipped with: a reader, a finder of names with its gazetteer and registry, and a record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path

from . import extract, ground, merge
from .crew import Crew
from .ground.compile import default_path
from .ground.gazetteer import Gazetteer
from .ground.registry import Registry
from .ground.surroundings import Surroundings
from .journey import Journey
from .model import Account, Claim, Judgement, Report
from .record import Record
from .record.near import Near


def open_journey(
    reader: str = "grammar", gazetteer: Path | None = None, parties: Path | None = None, workers: int = 1
) -> Journey:
    """A journey with the named reader, a gazetteer (None: the installed one) and perhaps further party files.

    With more than one worker, other processes read (a program that asks for them needs Python's usual
    ``if __name__ == "__main__":``). Raises ReaderError, ModelMissingError, GazetteerError or RegistryError, each saying
    what to do.
    """
    chosen = extract.reader_named(reader)
    finder = ground.Finder(Gazetteer.open(gazetteer or default_path()), registry(parties))
    crew = Crew(partial(open_journey, reader, gazetteer, parties), workers) if workers > 1 else None
    return Journey(chosen, finder, crew=crew)


def open_record(address: str | Path, *, create: bool = True, parties: Path | None = None) -> Record:
    """The record at a path or URL, which derives its account with ``merge`` and what the registry says of parties.

    Raises RecordError, saying what to do.
    """

    def derive(
        reports: Sequence[Report],
        claims: Sequence[Claim],
        judgements: Sequence[Judgement] = (),
        as_of: date | None = None,
    ) -> Account:
        return merge.merge(reports, claims, judgements, as_of, parties=registry(parties), places=surroundings())

    def renew(
        near: Near, documents: Sequence[str], judgements: Sequence[Judgement], fresh: Sequence[Judgement] = ()
    ) -> merge.Renewal | None:
        return merge.update(near, documents, judgements, fresh, parties=registry(parties), places=surroundings())

    def tell(
        reports: Sequence[Report], claims: Sequence[Claim], judgements: Sequence[Judgement]
    ) -> merge.Annals | None:
        return merge.annals(reports, claims, judgements, parties=registry(parties), places=surroundings())

    return Record.open(address, create=create, merge=derive, update=renew, annals=tell)


@cache
def registry(parties: Path | None = None) -> Registry:
    """The registry of parties, with further files from the folder ``parties``. Loaded once. Raises RegistryError."""
    return Registry.load(parties)


@cache
def surroundings() -> Surroundings | None:
    """What lies in which province, by the installed gazetteer; None where none is compiled yet."""
    return Surroundings(lambda: Gazetteer.open(default_path())) if default_path().exists() else None
