"""What is new in a record, as the claims that it touches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..judging import attach, judged, standing, with_added
from ..model import Copy, Judgement
from .copies import find_copies
from .field import Field, Side
from .judging import copies_as_judged
from .marks import histories
from .near import Near
from .tellings import Telling

_MOST_MOVED = 500
"""With more claims than these that people say are elsewhere, a whole merge is as good."""
_MOST_LIKELY = 12
"""So many of the reports that tell of the same places and days are compared word by word."""


@dataclass(slots=True)
class Change:
    """The part of the record that is looked at, as it was and as it is, and the claims of it that the news touches."""

    field: Field
    before: Side
    now: Side
    documents: Sequence[str]
    dirty: set[str]
    copies: tuple[tuple[Copy, ...], tuple[Copy, ...]] = ((), ())
    """The copies that are none any more or of another report, and those that are new."""
    moved: frozenset[str] = frozenset()
    """The claims that people say are elsewhere or otherwise than read, or that they added."""

    @property
    def older(self) -> set[str]:
        """The dirty claims that were there before the news."""
        return {key for key in self.dirty if self.field.claims[key].document_id not in self.documents}

    def dirty_tellings(self) -> list[Telling]:
        """What the touched claims told and tell."""
        return [one for side in (self.before, self.now) for one in side.told if self.is_dirty(one)]

    def is_dirty(self, telling: Telling) -> bool:
        return not self.dirty.isdisjoint(telling.claims)


def change_by(
    near: Near, documents: Sequence[str], judgements: Sequence[Judgement], fresh: Sequence[Judgement]
) -> Change | None:
    """What new reports, by id, and new judgements touch; None where more hangs on them than a part can tell."""
    new = {one.judgement_id for one in fresh}
    before, now = standing(one for one in judgements if one.judgement_id not in new), standing(judgements)
    stood, stand = ({one.judgement_id for one in those} for those in (before, now))
    told = [one for one in (*before, *now) if one.judgement_id in stood ^ stand]
    moving = {one.judgement_id: one for one in (*before, *now) if moves(one)}
    moved = near.claims_judged(list(moving.values())) if moving else []
    moved = with_added(moved, [*before, *now])
    if len(moved) > _MOST_MOVED:
        return None
    sides = Side(before, documents), Side(now)
    change = Change(Field(near, sides, moved), *sides, documents, set())
    change.moved = frozenset(one.claim_id for one in moved)
    change.field.whole(documents)
    change.dirty.update(key for key, one in change.field.claims.items() if one.document_id in documents)
    _touch(near, change, told)
    return change if _marks_copies(near, change, told) else None


def moves(judgement: Judgement) -> bool:
    """Whether a judgement says that claims are elsewhere than where the record looks for them."""
    moved = judgement.verdict == "edit" and {"place", "time", "kind", "type"} & set(judgement.change)
    return bool(moved) or judgement.verdict in ("place", "party", "add")


def _touch(near: Near, change: Change, told: Sequence[Judgement]) -> None:
    """Notes the claims that are otherwise by some judgements, or named by them; with a statement, those of its
    report."""
    if not told:
        return
    change.field.older = True
    read = with_added(near.claims_judged(told), [*change.before.said, *change.now.said])
    sides = []
    for side in (change.before, change.now):
        there = [one for one in read if side.has(one)]
        where = attach(there, side.said)
        sides.append({one.claim_id: one for one in judged(there, side.said, where)})
        for one in told:
            if one.verdict in ("merge", "split"):
                change.dirty.update(where.claims(one))
    was, is_ = sides
    dirty = [one for one in read if was.get(one.claim_id) != is_.get(one.claim_id)]
    change.field.load(read)
    change.dirty.update(one.claim_id for one in dirty)
    documents = {one.document_id for one in dirty}
    change.field.whole(documents)
    spoken = {one.document_id for one in dirty if one.kind == "statement"} | _retold(change, documents)
    change.dirty.update(key for key, one in change.field.claims.items() if one.document_id in spoken)


def _retold(change: Change, documents: set[str]) -> frozenset[str]:
    """Those of the reports that are histories, or are none any more."""
    change.field.tell()
    return (histories(change.before.told) ^ histories(change.now.told)) & documents


def _marks_copies(near: Near, change: Change, told: Sequence[Judgement]) -> bool:
    """Notes which reports are copies now, and were; False where that follows from more than can be looked at."""
    said = [one for one in told if one.verdict == "copy"]
    if any(one not in change.now.said for one in said):
        return False  # undone: whether the machine takes it for a copy is not written down
    named = {str(name) for one in said for name in (one.subject, one.change["of"]) if name is not None}
    found = near.copies_with(sorted(named)) if named else []
    stories = {name for one in found for name in (one.copy, one.original)} | named
    others = (one for one in change.now.said if one.verdict == "copy" and one not in said)
    if any(one.subject in stories or one.change["of"] in stories for one in others) or len(said) > 1:
        return False
    change.field.whole(stories)
    now = copies_as_judged(found, near.reports(sorted(stories)), said) if said else ()
    gone = tuple(one for one in found if one not in now) if said else ()
    come = tuple(one for one in now if one not in found)
    for one in gone:
        change.now.copies.pop(one.copy, None)
    change.now.settled.update(one.copy for one in (*gone, *come))
    change.now.copies |= {one.copy: one for one in come}
    change.copies = gone, come
    _dirty_stories(change, [*gone, *come])
    return True


def _dirty_stories(change: Change, copies: Sequence[Copy]) -> None:
    """A report that is a copy now, or is none any more: all that it and the other tell may be told otherwise."""
    stories = {name for one in copies for name in (one.copy, one.original)}
    change.dirty.update(key for key, one in change.field.claims.items() if one.document_id in stories)
    change.field.older |= bool(copies)


def find_new_copies(near: Near, change: Change) -> bool:
    """Looks for the stories that the new reports repeat; False where one that stood by itself is a copy of theirs."""
    if not change.documents:
        return True
    told: dict[str, set[object]] = {}
    for one in change.field.claims.values():
        told.setdefault(one.document_id, set()).add((one.type, one.place and one.place.name))
    mine = {key for name in change.documents for key in told.get(name, ())}
    shared = {name: len(keys & mine) for name, keys in told.items()}
    likely = sorted((name for name in told if shared[name]), key=lambda name: (-shared[name], name))[:_MOST_LIKELY]
    compared = near.reports(sorted({*change.documents, *likely}))
    originals = {copy: one.original for copy, one in change.now.copies.items()}
    found = []
    for copy in find_copies(compared):
        if copy.copy in change.documents:
            found.append(Copy(copy.copy, originals.get(copy.original, copy.original), copy.likeness))
        elif copy.original in change.documents:
            return False
    change.now.copies |= {one.copy: one for one in found}
    change.now.settled.update(one.copy for one in found)
    change.copies = change.copies[0], (*change.copies[1], *found)
    change.field.whole(one.original for one in found)
    _dirty_stories(change, found)
    return True


__all__ = ["Change", "change_by", "find_new_copies", "moves"]
