"""A part of the account made anew, exactly as merging all would make it.

Grouped anew are the tellings that the news touches and those that hang together with them; all others stay in the
events that the record has them in. The part grows until it tells all that follows: the figures that may belong to a
changed event and every event that these may belong to instead, the denials in its reports, all that was ever said of
who holds its places, and the counts of one thing and of days that meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ..ids import place_identity
from ..model import Dispute, Holding, Place, Report, Toll
from .change import Change, find_new_copies
from .cluster import Cluster, from_specific_to_loose
from .denials import may_be_denied, with_denials
from .events import Happening, disputes_of, happening
from .figures import Figures
from .happenings import happenings
from .joined import Chances, Joined
from .judging import Moved, regrouped
from .ledger import ledger
from .library import Library
from .marks import TURNING, histories, marks_of_control, marks_of_event
from .near import Near
from .parties import PartyRelations
from .places import likeness
from .tellings import Telling
from .tolls import is_counted, subject_of, tolls_of

MOST_CLAIMS, _A_PART = 4000, 4
"""With more claims than these about the news, and more than a fourth of all, a whole merge is as good."""
_MOST_ROUNDS = 12
_RECENT = 60
"""Days back from its publication within which a report that names one is no history (``marks.histories``)."""
_SAME_SPOT = 0.8
"""The likeness of two places from which a figure told elsewhere may be that of an event (``attach``)."""
_Subject = tuple[object, ...]


@dataclass(slots=True)
class Settled:
    """What takes the place of some events, figures and holdings of the record, by the record's ids and places' keys."""

    ended: list[str]
    happenings: list[Happening]
    tolls: list[Toll] = field(default_factory=list)
    counted: set[str] = field(default_factory=set)
    """The claims of the figures that are counted anew."""
    holdings: list[Holding] = field(default_factory=list)
    disputes: list[Dispute] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)


class Settling:
    """Makes the part of the account anew that a change touches."""

    def __init__(self, near: Near, change: Change, relations: PartyRelations) -> None:
        self._near, self._change, self._relations = near, change, relations
        self._field = change.field
        self._chances = Chances()
        self._seeds = set(change.dirty)
        self._places: dict[str, Place] = {}
        self._library = Library(near, ())
        self._asked: set[str] = set()

    def settled(self) -> Settled | None:
        """None where more hangs on the change than can be looked at."""
        self._field.tell()
        self._field.look_about(filter(self._change.is_dirty, self._change.now.told))
        if not find_new_copies(self._near, self._change):
            return None
        self._seeds |= self._change.dirty
        self._field.tell(anew=True)
        for _ in range(_MOST_ROUNDS):
            if self._is_too_large():
                return None
            size = self._size()
            self._field.tell()
            clusters, kept = self._clusters(), self._kept()
            if kept is None:
                return None
            self._library = Library(self._near, self._field.published)
            figures = self._figures(clusters, kept)
            self._find_places(clusters)
            subjects = self._subjects(figures)
            if self._size() == size:
                return self._made(clusters, kept, figures, subjects)
        return None

    def _size(self) -> tuple[int, ...]:
        return len(self._field.claims), len(self._seeds), len(self._places)

    def _is_too_large(self) -> bool:
        size = len(self._field.claims)
        return size > MOST_CLAIMS and size > self._near.count() // _A_PART

    # --- what hangs together ---

    def _clusters(self) -> list[Cluster]:
        """The clusters of what the change touches; the part grows by what these may have to do with."""
        now, field = self._change.now, self._field
        joined = Joined(now.told, self._relations, self._chances)
        joined.add(self._seeds)
        members = list(joined.members())
        if self._change.older:
            was = Joined(self._change.before.told, self._relations, self._chances)
            was.add(self._change.older)
            members += was.members()
        self._seeds |= {key for one in members for key in one.claims}
        self._seeds |= {key for event in self._ended() for key in field.members[event]}
        field.look_about(members)
        field.whole(name for one in members for name in (*one.documents, one.origin))
        self._add_what_is_named()
        self._add_what_is_denied()
        return regrouped(list(joined.clusters()), now.said, now.where)

    def _ended(self) -> list[str]:
        """The events of the record that any claim looked at anew is in."""
        return sorted({self._field.event_of[key] for key in self._seeds if key in self._field.event_of})

    def _add_what_is_named(self) -> None:
        """People put claims together or apart: where one of them is looked at anew, all are."""
        documents = {self._field.claims[key].document_id for key in self._seeds if key in self._field.claims}
        for side in (self._change.before, self._change.now):
            for one in side.said:
                if one.verdict in ("merge", "split"):
                    if not documents.isdisjoint(anchor.document_id for anchor in one.anchors):
                        self._field.whole(anchor.document_id for anchor in one.anchors)
                    named = side.where.claims(one)
                    if not self._seeds.isdisjoint(named):
                        self._seeds.update(named)

    def _add_what_is_denied(self) -> None:
        """A denial means the one thing that its sentence tells: where that changes, what else it tells is looked at."""
        claims = self._field.claims.values()
        denying = {one.document_id for one in claims if one.kind == "statement" and one.type == "denial"}
        dirty = {one.document_id for one in claims if one.claim_id in self._change.dirty} & denying
        self._seeds |= {one.claim_id for one in claims if one.document_id in dirty and one.kind == "event"}

    # --- what follows ---

    def _made(
        self, clusters: Sequence[Cluster], kept: Mapping[str, Cluster], figures: _Homes, subjects: set[_Subject]
    ) -> Settled:
        made = [happening(one, figures.of(one), self._relations) for one in clusters]
        made, standing = self._with_denials(made, kept)
        found = Settled(self._ended(), made, places=dict(self._places))
        self._hold(found, standing)
        self._count(found, figures, subjects)
        found.disputes += [dispute for one in made for dispute in disputes_of(one, self._relations)]
        return found

    def _kept(self) -> dict[str, Cluster] | None:
        """The events that stay as the record has them, as clusters; None where it has no event of a telling."""
        told: dict[str, list[Telling]] = {}
        for one in self._change.now.told:
            if one.claim.kind == "event" and self._seeds.isdisjoint(one.claims):
                event = self._field.event_of.get(one.claim.claim_id)
                if event is None:
                    return None
                told.setdefault(event, []).append(one)
        return {event: _cluster(listed) for event, listed in told.items()}

    def _figures(self, clusters: Sequence[Cluster], kept: Mapping[str, Cluster]) -> _Homes:
        """Where the figures belong that a changed event may have or have had; the part grows where they move."""
        now, field = self._change.now, self._field
        grouped = self._grouped()
        origins = {one.origin for one in grouped}
        tolls = [
            one
            for one in now.told
            if one.claim.kind == "casualties"
            and (
                not self._seeds.isdisjoint(one.claims)
                or one.origin in origins
                or any(_is_near(one, other) for other in grouped)
            )
        ]
        field.look_about(tolls)
        field.whole(name for one in tolls for name in (*one.documents, one.origin))
        self._library.fetch(name for one in tolls for name in one.documents)
        homes = _Homes(tolls, [*clusters, *kept.values()], self._library, Moved(now.said, now.where), self._relations)
        event_of = {one.founder.claim.claim_id: event for event, one in kept.items()}
        for toll in tolls:
            before = {field.event_of[key] for key in toll.claims if key in field.event_of}
            home = event_of.get(homes.home(toll) or "")
            after = {home} if home is not None else set()
            moved = before | after if self._change.is_dirty(toll) else before ^ after
            self._seeds |= {key for event in moved for key in field.members[event]}
        return homes

    def _grouped(self) -> list[Telling]:
        """The event tellings that are grouped anew, as they were and as they are."""
        told = (*self._change.now.told, *(self._change.before.told if self._change.older else ()))
        return [one for one in told if one.claim.kind == "event" and not self._seeds.isdisjoint(one.claims)]

    def _with_denials(
        self, made: list[Happening], kept: Mapping[str, Cluster]
    ) -> tuple[list[Happening], list[Happening]]:
        """The happenings with what is denied of them, and of those that stay what the ledgers of the places need."""
        now = self._change.now
        denials = [one for one in now.told if one.claim.kind == "statement"]
        denied = {one.claim.document_id for one in denials}
        standing = [happening(one, (), self._relations) for one in kept.values() if self._bears_on(one, denied)]
        if denials:
            both = with_denials([*made, *standing], denials, self._library)
            return both[: len(made)], both[len(made) :]
        return made, standing

    def _bears_on(self, cluster: Cluster, denied: set[str]) -> bool:
        """Whether an event that stays is told in a report that denies something, or of who holds one of the places."""
        if any(one.claim.document_id in denied and may_be_denied(one.claim) for one in cluster.tellings):
            return True
        places = (one.claim.place for one in cluster.tellings)
        turns = not cluster.types.isdisjoint(TURNING)
        return turns and any(place and place_identity(place) in self._places for place in places)

    # --- who holds the places ---

    def _find_places(self, clusters: Sequence[Cluster]) -> None:
        """Notes the places whose ledgers the change may touch, and adds all that was ever said of them."""
        change = self._change
        told = [one for one in self._grouped() if one.claim.type in TURNING]
        # What people put together may be of other types, too, and its place that of any of them.
        told += [one for made in clusters if not made.types.isdisjoint(TURNING) for one in made.tellings]
        told += [one for one in change.dirty_tellings() if one.claim.kind == "control"]
        places = [one.claim.place for one in told]
        if change.older:
            places += [one.place for one in self._near.events(self._ended()) if one.type in TURNING]
        self._places |= {place_identity(place): place for place in places if place and can_be_held(place)}
        self._field.at(self._places.values(), TURNING)
        there = self._there()
        self._field.whole(self._looking_back(there))
        turned = {name for one in there if one.claim.type in TURNING for name in one.documents} - self._asked
        self._asked |= turned
        if turned:
            self._field.whole({one.document_id for one in self._near.denials_of(sorted(turned))})

    def _there(self) -> list[Telling]:
        """What is told of who holds the places, and all else that is told of the same events."""
        event_of = self._field.event_of
        there = [one for one in self._change.now.told if self._is_there(one)]
        events = {event_of[one.claim.claim_id] for one in there if one.claim.claim_id in event_of}
        known = {one.claim.claim_id for one in there}
        told = (one for one in self._change.now.told if one.claim.type in TURNING and one.claim.claim_id not in known)
        return there + [one for one in told if event_of.get(one.claim.claim_id) in events]

    def _is_there(self, telling: Telling) -> bool:
        place = telling.claim.place
        turns = telling.claim.kind == "control" or telling.claim.type in TURNING
        return turns and place is not None and place_identity(place) in self._places

    def _looking_back(self, told: Iterable[Telling]) -> Iterator[str]:
        """The reports of which only old days are known here: all that they say must tell whether they are histories."""
        recent = set()
        for one in self._change.now.told:
            time, known = one.claim.time, one.first_published
            last = (time.end or time.start or date.min) if time and time.basis == "text" else date.min
            if known is None or (known - last).days <= _RECENT:
                recent.add(one.claim.document_id)
        return (one.claim.document_id for one in told if one.claim.document_id not in recent)

    def _hold(self, found: Settled, standing: Iterable[Happening]) -> None:
        past = histories(self._change.now.told)
        marks = [
            mark
            for one in (*found.happenings, *standing)
            if one.event.place is not None and place_identity(one.event.place) in self._places
            for mark in marks_of_event(one, self._library, self._relations, past)
        ]
        control = (one for one in self._change.now.told if one.claim.kind == "control" and self._is_there(one))
        marks += marks_of_control(control, self._relations, past)
        found.holdings, rivals = ledger(marks, self._relations)
        found.disputes += rivals

    # --- the figures ---

    def _count(self, found: Settled, figures: _Homes, subjects: set[_Subject]) -> None:
        for one in found.happenings:
            self._note(found, one.tolls, {toll.claim.claim_id: one.event.event_id for toll in one.tolls})
        loose = [one for one in self._change.now.told if self._is_loose(one, figures)]
        loose = [one for one in loose if subject_of(one.claim, None) in subjects]
        self._note(found, loose, {})
        moved = [toll for one in found.happenings for toll in one.tolls]  # some of which may have belonged to none
        found.counted |= {key for one in (*loose, *moved) for key in one.claims} | self._change.older

    def _note(self, found: Settled, told: Sequence[Telling], of_it: dict[str, str]) -> None:
        counted, rivals = tolls_of(told, of_it, self._relations)
        found.tolls += counted
        found.disputes += rivals

    def _is_loose(self, telling: Telling, figures: _Homes) -> bool:
        """Whether it is a figure that belongs to no event."""
        if not is_counted(telling):
            return False
        if telling.claim.kind != "casualties":
            return True
        return figures.home(telling) is None if figures.asked(telling) else not self._is_attached(telling)

    def _is_attached(self, telling: Telling) -> bool:
        """Whether the record has a figure with an event."""
        return telling.claim.claim_id in self._field.event_of

    def _subjects(self, figures: _Homes) -> set[_Subject]:
        """What is counted anew beside events: where figures are new there, or gone; all that counts it is added."""
        changed = self._change.dirty_tellings()
        changed += [one for one in figures.tolls if (figures.home(one) is None) == self._is_attached(one)]
        found = set()
        for one in filter(is_counted, changed):
            claim = one.claim
            if claim.place is not None:
                self._field.figures_at(claim.place, claim.kind, claim.type)
            else:
                self._field.figures_nowhere(claim.type, self._island(one))
            found.add(subject_of(claim, None))
        return found

    def _island(self, toll: Telling) -> tuple[int, int] | None:
        """The days of the figures that may count what a figure of no place does."""
        if toll.window is None:
            return None
        first, last = toll.window.first, toll.window.last
        subject = subject_of(toll.claim, None)
        spans = sorted(
            (one.window.first, one.window.last)
            for one in self._change.now.told
            if one.window is not None and is_counted(one) and subject_of(one.claim, None) == subject
        )
        for _ in spans:
            first, last = (
                min([first, *(start for start, end in spans if start <= last and first <= end)]),
                max([last, *(end for start, end in spans if start <= last and first <= end)]),
            )
        return first, last


class _Homes:
    """Some figures, and the events that they belong to."""

    def __init__(
        self,
        tolls: Sequence[Telling],
        clusters: Sequence[Cluster],
        reports: Mapping[str, Report],
        moved: Moved,
        relations: PartyRelations,
    ) -> None:
        self.tolls = tolls
        self._asked = {one.claim.claim_id for one in tolls}
        self._figures = Figures((one.founder for one in clusters), reports, moved, relations)
        if tolls:
            self._figures.learn((), clusters, tolls)

    def asked(self, toll: Telling) -> bool:
        return toll.claim.claim_id in self._asked

    def home(self, toll: Telling) -> str | None:
        """The first claim of the event's founder; None where it belongs to none."""
        return self._figures.home(toll)

    def of(self, cluster: Cluster) -> list[Telling]:
        return self._figures.of(cluster)


def can_be_held(place: Place) -> bool:
    return place.relation is None and place.kind not in happenings().unheld


def _cluster(told: list[Telling]) -> Cluster:
    founder, *others = sorted(told, key=from_specific_to_loose)
    made = Cluster.of(founder)
    for one in others:
        made.add(one)
    return made


def _is_near(toll: Telling, event: Telling) -> bool:
    one, other = toll.claim.place, event.claim.place
    if one is None or other is None or toll.window is None or event.window is None:
        return False
    return toll.window.overlaps(event.window) and likeness(one, other) >= _SAME_SPOT


__all__ = ["MOST_CLAIMS", "Settled", "Settling", "can_be_held"]
