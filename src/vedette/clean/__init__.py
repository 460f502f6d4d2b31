"""Page -> Report: the story without the furniture, its outlet, dateline, language and publication date."""

from vedette.clean.predictions import predictions
from vedette.clean.story import clean

__all__ = ["clean", "predictions"]
