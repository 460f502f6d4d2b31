"""An attribution: who is said to say, think, want or show what."""

from __future__ import annotations

from dataclasses import dataclass

from .contents import Run
from .cues import telling


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution; all runs are tokens, end exclusive.

    ``source`` is None where nobody is named (``it is expected``). ``cue`` are the words that attribute, ``cue_token``
    the main one. ``content`` is in pieces where the cue stands inside it. ``kind`` is the cue's group in
    data/cues.yaml. ``quoted`` says that some of the content is in quotation marks; ``negated`` that the cue is
    (``did not say``). ``antecedent`` is the token of the earlier source that a pronoun as source stands for.
    ``in_speech`` says that the cue itself stands in quotation marks (``"I think …"``), ``nested`` that another
    attribution's content holds it.
    """

    source: Run | None
    source_token: int | None
    cue: Run
    cue_token: int
    content: tuple[Run, ...]
    kind: str
    cue_lemma: str
    quoted: bool = False
    negated: bool = False
    antecedent: int | None = None
    in_speech: bool = False
    nested: bool = False

    @property
    def tells(self) -> bool:
        """Whether this is telling, and no thought, wish or judgement."""
        return self.kind in telling()

    def covers(self, token: int) -> bool:
        return any(start <= token < end for start, end in self.content)

    @property
    def size(self) -> int:
        return sum(end - start for start, end in self.content)
