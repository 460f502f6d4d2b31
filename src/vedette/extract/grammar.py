"""The reader named ``grammar``: frames over a dependency parse, names from gazetteer and registry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .control import control
from .events import events
from .position import positions
from .read import Reading
from .relations import relations
from .scene import scenes
from .settle import settle
from .statements import statements
from .strength import strength
from .tolls import tolls

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vedette.model import Claim, NameFinder, Report

EXTRACTORS = (events, tolls, control, positions, relations, statements, strength)


class Grammar:
    """Reads English reports by rule. It needs the small English pipeline and nothing from the network."""

    version = "grammar 0.1"

    def read(self, reports: Iterable[Report], finder: NameFinder) -> Iterator[tuple[Report, list[Claim]]]:
        """Each report with its claims, in order of their words. Raises ModelMissingError without a pipeline."""
        for scene in scenes(reports, finder):
            reading = Reading(scene)
            drafts = [draft for extractor in EXTRACTORS for draft in extractor(reading)]
            yield scene.report, settle(reading, drafts, self.version)
