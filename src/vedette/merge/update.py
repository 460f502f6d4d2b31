"""The account after a few new reports or judgements, without merging all the rest anew."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Judgement
from .inherited import PlaceRelations
from .near import Near, Renewal
from .parties import PartyRelations
from .rejudging import rejudged
from .rereading import with_reports


def update(
    near: Near,
    documents: Sequence[str],
    judgements: Sequence[Judgement],
    fresh: Sequence[Judgement] = (),
    *,
    parties: PartyRelations | None = None,
    places: PlaceRelations | None = None,
) -> Renewal | None:
    """The part of the account that is changed by new reports, by id, or else by new judgements: as it was and as it is
    now; None where all must be merged.

    The reports are in the record already, in their one reading. ``fresh`` are those of the judgements that the account
    does not count yet. Of each place whose holdings are given, all are.
    """
    if fresh:
        return None if documents else rejudged(near, judgements, fresh, parties=parties, places=places)
    return with_reports(near, documents, judgements, parties=parties, places=places)


__all__ = ["update"]
