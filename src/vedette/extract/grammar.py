"""The reader named ``grammar``: frames over a dependency parse, names from gazetteer and registry."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from .access import access
from .codes import is_coded
from .control import control
from .events import events
from .gate import is_relevant
from .notes import notes
from .position import positions
from .read import Reading
from .relations import relations
from .scene import scenes
from .settle import settle
from .statements import statements
from .strength import strength
from .talks import talks
from .tolls import tolls

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vedette.model import Claim, NameFinder, Report

EXTRACTORS = (access, events, tolls, control, notes, positions, relations, statements, strength, talks)
BATCH = 32
"""Reports taken at a time, two batches of the parser's: those that pass unread wait for the others, to keep order."""


class Grammar:
    """Reads English reports by rule. It needs the small English pipeline and nothing from the network."""

    version = "grammar 0.1"

    def __init__(self, *, gate: bool = True) -> None:
        """``gate``: whether ordinary news passes unread, to no claims (see gate.py), or all is parsed."""
        self._gate = gate

    def read(self, reports: Iterable[Report], finder: NameFinder) -> Iterator[tuple[Report, list[Claim]]]:
        """Each report with its claims, in order of their words. Raises ModelMissingError without a pipeline."""
        waiting = iter(reports)
        while batch := list(islice(waiting, BATCH)):
            found = scenes([one for one in batch if not self._gate or is_relevant(one) or is_coded(one)], finder)
            scene = next(found, None)
            for report in batch:
                if scene is None or scene.report is not report:
                    yield report, []
                    continue
                reading = Reading(scene)
                drafts = [draft for extractor in EXTRACTORS for draft in extractor(reading)]
                yield report, settle(reading, drafts, self.version)
                scene = next(found, None)
