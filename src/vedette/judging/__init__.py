"""judging: Claims, Judgements -> Claims. What people say of the readings, as it changes them."""

from __future__ import annotations

from .anchors import Attachments, attach
from .change import judged, names_meant, with_added, words_of
from .standing import repeats, standing
from .verdicts import HAND, RECORD, VERDICTS, Verdict, added_claim, checked

__all__ = [
    "HAND",
    "RECORD",
    "VERDICTS",
    "Attachments",
    "Verdict",
    "added_claim",
    "attach",
    "checked",
    "judged",
    "names_meant",
    "repeats",
    "standing",
    "with_added",
    "words_of",
]
