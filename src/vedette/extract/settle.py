"""From drafts to claims: place, time, status and speaker are settled, repeats dropped, ids given."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from vedette.ids import claim_id
from vedette.model import Claim, Interval, Party, Quote

from .aims import with_aims
from .archive import is_archived, recast
from .bearing import ENOUGH_WORDS, bearing
from .belief import floor, weighed
from .clock import Clock
from .codes import code_of, coded, untold
from .doers import with_doers
from .enemies import named_enemies
from .lexicon import listed
from .link import link
from .memory import onlooks, wages_war
from .modality import status_of
from .rivals import rivals
from .roles import cast
from .same_tolls import name_victims
from .sides import Allied, Fights, anyone, strangers, without_tellers
from .signs import Candidate, signs
from .sites import Sites
from .telling import tell
from .unrest import unrest
from .voices import chain_of, sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Token

    from vedette.model import Place, Status

    from .attribution import Attribution
    from .draft import Draft
    from .read import Reading

THRESHOLD = 0.34
"""Drafts weighing less are not worth a monitor's time."""
FEWEST, MOST = 8, 400
"""Characters of a quote: shorter ones are widened to the clause, longer ones cut to it."""
TIMELESS = frozenset({"relation", "statement"})
ONE_PLACE = frozenset({"casualties", "displacement", "strength"})


def settle(reading: Reading, drafts: Iterable[Draft], version: str) -> list[Claim]:
    """The claims of one report that are likelier right than its floor, in the order of their words, each once."""
    code, drafts = code_of(reading.scene.report), list(drafts)
    found = candidates(reading, [*drafts, *untold(reading, drafts, code)], version)
    believed = (weighed(one, shown) for one, shown in zip(found, signs(reading, found), strict=True))
    claims = (claim for claim in coded(believed, code) if claim.confidence >= floor(claim.kind))
    whole = len(reading.scene.doc) >= ENOUGH_WORDS
    claims = (claim for claim in claims if not (whole and _is_empty(claim)))
    return sorted(claims, key=lambda c: (c.quote.start, c.quote.end, c.kind, c.type, c.claim_id))


def _is_empty(claim: Claim) -> bool:
    """Whether a happening is told of without anyone or anywhere: ``a deal had been reached``; only notes do."""
    return claim.kind == "event" and not (claim.actor or claim.target or claim.place)


def candidates(reading: Reading, drafts: Iterable[Draft], version: str) -> list[Candidate]:
    """All that one report may claim, each once, in the order of its words, with the drafts behind it."""
    claims: dict[str, Candidate] = {}
    told: set[tuple[object, ...]] = set()
    kept = drawn(reading, drafts)
    kept = recast(reading, kept) if is_archived(reading) else cast(reading, kept)
    clock = Clock(reading, kept)
    sites = Sites(reading, kept)
    for draft in kept:
        places = sites.of(draft)
        for claim in _claims(reading, draft, places, clock, version):
            key = (draft.anchor.sent.start, draft.time, *_content(claim))
            if key in told:
                continue
            told.add(key)
            claims.setdefault(claim.claim_id, Candidate(claim, draft))
    allied, fights = reading.scene.finder.are_allied, partial(wages_war, reading.scene.finder)
    found = with_aims(with_doers(list(claims.values()), allied, fights), allied)
    return named_enemies(found, reading.scene.finder)


def drawn(reading: Reading, drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts that tell of a conflict, as the frames have drawn them."""
    drafts, finder = list(drafts), reading.scene.finder
    without_tellers(drafts, partial(onlooks, finder))
    return unrest(reading, bearing(reading, worthy(drafts, finder.are_allied, partial(wages_war, finder))))


def worthy(drafts: Iterable[Draft], allied: Allied = strangers, fights: Fights = anyone) -> list[Draft]:
    """The drafts that are worth a claim, in the order of the text, each with what those beside it lend it."""
    kept = [draft for draft in sorted(drafts, key=lambda d: (d.anchor.i, d.kind, d.type)) if draft.weight >= THRESHOLD]
    tell(kept)
    name_victims(kept)
    linked = sorted(link(kept, allied, fights), key=lambda d: (d.anchor.i, d.kind, d.type))
    tell(linked, deeds=True)
    return linked


def _content(claim: Claim) -> tuple[object, ...]:
    """What a claim says, whatever its words: the same said twice in one sentence is one claim."""
    place = claim.place.name if claim.place else None
    figure = (claim.figure.low, claim.figure.high) if claim.figure else None
    return (claim.kind, claim.type, _names(claim.actor), _names(claim.target), place, figure, claim.status)


def _names(parties: Sequence[Party]) -> tuple[str, ...]:
    return tuple(sorted(party.id or party.name.casefold() for party in parties))


def _is_of_extent(reading: Reading, denial: Attribution, draft: Draft) -> bool:
    """Whether only how many or why is disputed: ``the number killed by the bombs is disputed``. The bombs went off."""
    heads = (reading.scene.doc[start:end].root.lemma_.lower() for start, end in denial.content)
    return draft.kind == "event" and any(head in listed("extents") for head in heads)


def _is_of_share(reading: Reading, denial: Attribution, draft: Draft) -> bool:
    """Whether somebody only denies to have had part in it: ``denied involvement in the bombing``, which took place."""
    heads = (reading.scene.doc[start:end].root.lemma_.lower() for start, end in denial.content)
    return draft.kind != "statement" and denial.kind == "deny" and any(head in listed("parts_taken") for head in heads)


def _claims(reading: Reading, draft: Draft, places: tuple[Place, ...], clock: Clock, version: str) -> list[Claim]:
    chain = chain_of(reading, draft.anchor) if draft.source is None else []
    chain = [one for one in chain if not _is_of_share(reading, one, draft)]
    source = sources(reading, chain) if draft.source is None else draft.source
    status: Status = draft.status or status_of(draft.clause or draft.anchor)  # type: ignore[assignment]
    if any(attribution.kind == "deny" and not _is_of_extent(reading, attribution, draft) for attribution in chain):
        status = "denied" if draft.kind != "statement" else status
    quote = quote_of(reading, draft)
    claim = Claim(
        claim_id="",
        document_id=reading.scene.report.document_id,
        kind=draft.kind,
        type=draft.type,
        actor=tuple(
            p for p in draft.actor if draft.kind != "event" or not (p in source and reading.who.memory.is_person(p))
        ),
        target=tuple(by_trade(p) for p in draft.target if p.name not in {actor.name for actor in draft.actor}),
        place=None,
        time=draft.time or clock.of(draft, chain),
        figure=draft.figure,
        status=status,
        source=source,
        quote=quote,
        confidence=draft.weight,
        reader=version,
        published=reading.scene.report.published,
        trace=tuple(draft.trace),
    )
    several: tuple[Place | None, ...] = places[:1] if draft.kind in ONE_PLACE else places
    out = [replace(claim, place=place) for place in several or (None,)]
    if len(out) > 1:
        out = [replace(one, quote=_up_to(reading, draft, quote, one.place)) for one in out]
        if draft.kind == "event" and draft.time is None:
            out = [replace(one, time=_day_of_place(reading, one.place) or one.time) for one in out]
    return [
        replace(one, claim_id=claim_id(one), trace=(*one.trace, *rivals(reading, one, draft.anchor))) for one in out
    ]


def _day_of_place(reading: Reading, place: Place | None) -> Interval | None:
    """The day right behind one of several places: ``captured Aleppo on Saturday and Hama on Thursday``."""
    tokens = reading.scene.tokens(place.at) if place is not None and place.at is not None else None
    doc, times = reading.scene.doc, reading.scene.times
    if not tokens or doc[tokens.stop : tokens.stop + 1].text not in listed("dating"):
        return None
    said = next((times[i] for i in range(tokens.stop, min(tokens.stop + 3, len(doc))) if i in times), None)
    return reading.when.interval(said) if said is not None else None


def by_trade(party: Party) -> Party:
    """Whom something befell, by their own words where these say no more than their trade: ``seven Fulani herders`` who
    were executed are no militia."""
    words = party.text.split()
    herds = party.id is not None and bool(words) and words[-1].lower() in listed("herding")
    bare = not any(word.lower() in {"armed", "suspected"} for word in words)
    return Party(party.text, party.text) if herds and bare else party


def quote_of(reading: Reading, draft: Draft) -> Quote:
    """The shortest run of the report that carries the claim, within one sentence."""
    doc, sent = reading.scene.doc, draft.anchor.sent
    tokens = [t for t in (draft.extent or (draft.anchor,)) if sent.start <= t.i < sent.end] or [draft.anchor]
    first, last = min(t.i for t in tokens), max(t.i for t in tokens)
    modifiers = (child.i for t in tokens for child in t.lefts if child.dep_ in {"amod", "compound", "nummod", "poss"})
    first = min([first, *modifiers])
    end = _right(doc[last])
    while end > first and doc[end].is_space:
        end -= 1  # a bullet behind the sentence stands for a blank there
    start_char, end_char = doc[first].idx, doc[end].idx + len(doc[end])
    if end_char - start_char < FEWEST:
        clause = draft.clause or draft.anchor
        end = _shown(doc[clause.right_edge.i])
        start_char, end_char = doc[clause.left_edge.i].idx, doc[end].idx + len(doc[end])
    end_char = min(end_char, start_char + MOST)
    text = reading.scene.report.text
    exact = text[start_char:end_char].rstrip()
    return Quote(exact, start_char, start_char + len(exact))


def _up_to(reading: Reading, draft: Draft, quote: Quote, place: Place | None) -> Quote:
    """The quote with the words of one of several places in it, where these stand in its sentence."""
    sent, at = draft.anchor.sent, place.at if place else None
    if at is None or not sent.start_char <= at.start < sent.end_char:
        return quote
    start, end = min(quote.start, at.start), max(quote.end, at.end)
    return Quote(reading.scene.report.text[start:end], start, end) if end - start <= MOST else quote


def _right(token: Token) -> int:
    """The last token of a noun phrase: its short prepositional tail included."""
    edge = _shown(token.right_edge)
    return edge if edge - token.i <= 6 and edge < token.sent.end else token.i


def _shown(token: Token) -> int:
    """The last token up to here that is no gap: one between a headline and a story may have a dateline in it."""
    at = token
    while at.is_space and at.i:
        at = at.nbor(-1)
    return at.i
