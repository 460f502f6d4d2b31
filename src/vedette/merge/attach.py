"""Whether a figure of killed and injured may be that of an event, and which of its report's it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..codebook import SYMMETRIC
from ..model import Claim, Report
from .cluster import Cluster
from .days import NARROW_DAYS, Window
from .happenings import happenings
from .parties import PartyRelations, agreement
from .places import likeness
from .sentences import in_one_sentence
from .tellings import Telling


def of_its_report(
    toll: Telling,
    events: Iterable[tuple[str, Telling]],
    report: Report | None,
    rank: Callable[[str], tuple[object, ...]],
) -> str | None:
    """Which cluster a figure belongs to by its own report: the one told in its words or sentence, else the only one
    that it fits in place, time and type. ``events``: the tellings of the report, each with its cluster's name;
    ``rank``: which of several that are told equally near goes first.
    """
    fitting = [(name, event) for name, event in events if _fits(toll, event)]
    same_words = [
        (_apart(toll.claim, event.claim), name)
        for name, event in fitting
        if event.claim.document_id == toll.claim.document_id
        and in_one_sentence(toll.claim.quote.span, event.claim.quote.span, report)
    ]
    if same_words:
        nearest = min(same_words)[0]
        names = {name for apart, name in same_words if apart == nearest}
        return min(names, key=rank) if len(names) > 1 else names.pop()
    only = {name for name, event in fitting if _says_the_same_spot(toll, event)}
    return only.pop() if len(only) == 1 else None


def fits_cluster(toll: Telling, cluster: Cluster, relations: PartyRelations) -> bool:
    """Whether a figure, of another report, may be that of a cluster of its place: no party speaks against it."""
    if not _days_fit(toll.window, cluster.window):
        return False
    if not any(_fits(toll, event) and _says_the_same_spot(toll, event) for event in cluster.tellings):
        return False
    mine, theirs = toll.claim, cluster.sides
    if cluster.types & SYMMETRIC:
        return agreement(mine.actor, theirs.actor + theirs.target, relations) >= 0
    return agreement(mine.actor, theirs.actor, relations) >= 0


def _fits(toll: Telling, event: Telling) -> bool:
    """Nothing speaks against the figure being the event's."""
    causes = happenings().causes.get(toll.claim.type, frozenset())
    if event.claim.type not in causes or event.claim.status in ("planned", "denied"):
        return False
    one, other = toll.claim.place, event.claim.place
    if one and other and not likeness(one, other):
        return False
    return _days_fit(toll.window, event.window) and not _is_of_a_war(toll, event)


def _says_the_same_spot(toll: Telling, event: Telling) -> bool:
    """Outside one sentence, place and time must both be told and agree."""
    one, other = toll.claim.place, event.claim.place
    return bool(one and other and likeness(one, other) >= 0.8 and toll.window and event.window)


def _days_fit(toll: Window | None, event: Window | None) -> bool:
    """A total since the start of a war overlaps every battle, but is the toll of none."""
    if toll is None or event is None:
        return True
    if toll.said and event.said and toll.width > event.width + 4:
        return False
    return toll.overlaps(event)


def _is_of_a_war(toll: Telling, event: Telling) -> bool:
    """Whether so many cannot be of a happening of some days: ``an estimated 400,000 lives``, said of no day."""
    figure, window = toll.claim.figure, toll.window
    number = max(figure.low or 0, figure.high or 0) if figure else 0
    short = event.window is not None and event.window.said and event.window.width <= NARROW_DAYS
    return number >= happenings().war_dead and short and (window is None or not window.said)


def _apart(one: Claim, other: Claim) -> int:
    first, second = sorted((one.quote.span, other.quote.span))
    return max(0, second.start - first.end)


__all__ = ["fits_cluster", "of_its_report"]
