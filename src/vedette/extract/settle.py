"""From drafts to claims: place, time, status and speaker are settled, repeats dropped, ids given."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vedette.ids import claim_id
from vedette.model import Claim, Party, Quote

from .modality import status_of
from .speakers import speaker_people, speakers_of
from .when import is_old

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Token

    from vedette.model import Interval, Place, Status

    from .draft import Draft
    from .read import Reading
    from .speakers import Attribution

THRESHOLD = 0.3
"""Drafts weighing less are not worth a monitor's time."""
FEWEST, MOST = 8, 400
"""Characters of a quote: shorter ones are widened to the clause, longer ones cut to it."""
TIMELESS = frozenset({"relation", "statement"})
STATES = frozenset({"control", "position", "strength"})
ONE_PLACE = frozenset({"casualties", "displacement", "strength"})


def settle(reading: Reading, drafts: Iterable[Draft], version: str) -> list[Claim]:
    """The claims of one report, in the order of their words, each once."""
    claims: dict[str, Claim] = {}
    told: set[tuple[object, ...]] = set()
    carried: tuple[Place, ...] = ()
    for draft in sorted(drafts, key=lambda d: (d.anchor.i, d.kind, d.type)):
        if draft.weight < THRESHOLD:
            continue
        places = _places(reading, draft, carried)
        if draft.kind not in TIMELESS and places:
            carried = places
        for claim in _claims(reading, draft, places, version):
            key = _content(claim)
            if key in told:
                continue
            told.add(key)
            claims.setdefault(claim.claim_id, claim)
    return sorted(claims.values(), key=lambda c: (c.quote.start, c.quote.end, c.kind, c.type, c.claim_id))


def _content(claim: Claim) -> tuple[object, ...]:
    """What a claim says, whatever its words: the same said twice in one report is one claim."""
    place = claim.place.name if claim.place else None
    figure = (claim.figure.low, claim.figure.high) if claim.figure else None
    return (claim.kind, claim.type, _names(claim.actor), _names(claim.target), place, figure, claim.status)


def _names(parties: Sequence[Party]) -> tuple[str, ...]:
    return tuple(sorted(party.id or party.name.casefold() for party in parties))


def _places(reading: Reading, draft: Draft, carried: tuple[Place, ...]) -> tuple[Place, ...]:
    if draft.places:
        return draft.places
    if not draft.placed:
        return ()
    return reading.where.nearby(draft.anchor) or carried


def _claims(reading: Reading, draft: Draft, places: tuple[Place, ...], version: str) -> list[Claim]:
    chain = _chain(reading, draft.anchor) if draft.source is None else []
    source = _speakers(reading, chain) if draft.source is None else draft.source
    status: Status = draft.status or status_of(draft.clause or draft.anchor)  # type: ignore[assignment]
    if any(attribution.kind == "deny" for attribution in chain) and draft.kind != "statement":
        status = "denied"
    quote = _quote(reading, draft)
    claim = Claim(
        claim_id="",
        document_id=reading.scene.report.document_id,
        kind=draft.kind,
        type=draft.type,
        actor=draft.actor,
        target=tuple(p for p in draft.target if p not in draft.actor),
        place=None,
        time=_time(reading, draft, chain),
        figure=draft.figure,
        status=status,
        source=source,
        quote=quote,
        confidence=round(min(0.95, draft.weight), 2),
        reader=version,
        published=reading.scene.report.published,
        trace=tuple(draft.trace),
    )
    several: tuple[Place | None, ...] = places[:1] if draft.kind in ONE_PLACE else places
    out = [replace(claim, place=place) for place in several or (None,)]
    return [replace(one, claim_id=claim_id(one)) for one in out]


def _chain(reading: Reading, anchor: Token) -> list[Attribution]:
    return list(speakers_of(reading.scene.attributions, anchor.i))


def _speakers(reading: Reading, chain: Sequence[Attribution]) -> tuple[Party, ...]:
    """Who says so, nearest first; a person before the organisation that the person speaks for."""
    found: dict[str, Party] = {}
    for attribution in chain:
        for span in speaker_people(reading.scene.doc, attribution):
            head = span.root if hasattr(span, "root") else reading.scene.doc[span[0] : span[1]].root
            parties = reading.who.parties(head) or (Party(span.text, span.text),)
            for party in parties[:1]:
                found.setdefault(party.id or party.name.casefold(), party)
    return tuple(found.values())


def _time(reading: Reading, draft: Draft, chain: Sequence[Attribution]) -> Interval | None:
    if draft.kind == "relation":
        return None
    within = None
    if chain and draft.kind != "statement":
        inside = {i for part in chain[0].content for i in range(*part)}
        within = range(min(inside), max(inside) + 1) if inside else None
    said = reading.when.said(draft.anchor, within)
    if said is not None or draft.kind == "statement":
        return said
    if draft.kind in STATES:
        return reading.when.fresh()
    if is_old(draft.clause or draft.anchor):
        return None
    return reading.when.fresh()


def _quote(reading: Reading, draft: Draft) -> Quote:
    """The shortest run of the report that carries the claim, within one sentence."""
    doc, sent = reading.scene.doc, draft.anchor.sent
    tokens = [t for t in (draft.anchor, *draft.extent) if sent.start <= t.i < sent.end]
    first, last = min(t.i for t in tokens), max(t.i for t in tokens)
    first = min(first, *(child.i for t in tokens for child in t.lefts if child.dep_ in {"amod", "compound", "nummod", "poss"}), first)
    end = _right(doc[last])
    start_char, end_char = doc[first].idx, doc[end].idx + len(doc[end])
    if end_char - start_char < FEWEST:
        clause = draft.clause or draft.anchor
        start_char, end_char = doc[clause.left_edge.i].idx, doc[clause.right_edge.i].idx + len(doc[clause.right_edge.i])
    end_char = min(end_char, start_char + MOST)
    text = reading.scene.report.text
    exact = text[start_char:end_char].rstrip()
    return Quote(exact, start_char, start_char + len(exact))


def _right(token: Token) -> int:
    """The last token of a noun phrase: its short prepositional tail included."""
    edge: int = token.right_edge.i
    return edge if edge - token.i <= 6 and edge < token.sent.end else token.i
