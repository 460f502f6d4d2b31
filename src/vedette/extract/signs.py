"""What speaks for and against a reading: the signs that its confidence is weighed from, each a few plain words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .lexicon import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vedette.model import Claim, Party

    from .draft import Draft
    from .read import Reading

NEAR, OLD = 3, 60
"""Days from an interval's end to publication: up to NEAR it is news, from OLD on it is history."""
LEDE, BODY = 2, 12
"""Sentences: up to LEDE a report tells its news, after BODY often its background."""
LONG = 45
"""Words from which a sentence is long, and its parse less sure."""
VERBS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that a report may make, with the draft that it came from."""

    claim: Claim
    draft: Draft


def signs(reading: Reading, candidates: Sequence[Candidate]) -> list[tuple[str, ...]]:
    """For each candidate of one report, the signs that it shows, each once, in a fixed order."""
    sentences = {sent.start: number for number, sent in enumerate(reading.scene.doc.sents)}
    crowd = Counter((one.draft.anchor.sent.start, one.claim.kind) for one in candidates)
    told: set[tuple[str, ...]] = set()
    found = []
    for one in candidates:
        sent = one.draft.anchor.sent
        near = crowd[sent.start, one.claim.kind]
        shown = [*_slots(one.claim), *_wording(one.draft), *_setting(reading, one.draft, sentences[sent.start])]
        shown.append(f"{one.claim.kind}: {'one' if near == 1 else 'two' if near == 2 else 'many'} in its sentence")
        gist = _gist(one.claim)
        shown.append("told before in the report" if gist in told else "first told here")
        told.add(gist)
        found.append(tuple(dict.fromkeys(shown)))
    return found


def _gist(claim: Claim) -> tuple[str, ...]:
    figure = f"{claim.figure.low} {claim.figure.high}" if claim.figure else ""
    return (claim.kind, claim.type, claim.place.name if claim.place else "", figure)


def _slots(claim: Claim) -> Iterator[str]:
    kind = claim.kind
    yield f"kind {kind}"
    yield f"type {kind}/{claim.type}"
    yield f"{kind}: actor {_known(claim.actor)}"
    yield f"{kind}: target {_known(claim.target)}"
    yield f"{kind}: place {_where(claim)}"
    yield f"{kind}: time {_when(claim)}"
    yield f"status {claim.status}"
    yield f"{kind}: {'a source' if claim.source else 'no source'}"
    if claim.place is not None:
        yield f"place of kind {claim.place.kind or 'unknown'}"
    if claim.figure is not None:
        yield f"{kind}: figure {_size(claim.figure.low, claim.figure.high)}"


def _known(parties: Sequence[Party]) -> str:
    if not parties:
        return "unsaid"
    return "known" if all(party.id for party in parties) else "in its own words"


def _where(claim: Claim) -> str:
    place = claim.place
    if place is None:
        return "unsaid"
    if place.lat is None:
        return "not in the gazetteer"
    inside = place.at is not None and place.at.start < claim.quote.end and claim.quote.start < place.at.end
    near = place.at is not None and abs(place.at.start - claim.quote.end) < 200  # characters: the same sentence, mostly
    return "in the quote" if inside else "nearby" if near else "carried over"


def _when(claim: Claim) -> str:
    time = claim.time
    if time is None:
        return "unsaid"
    if time.basis in {"tense", "context"}:
        return f"by {time.basis}"
    last = time.end or time.start
    if last is None or claim.published is None:
        return "said"
    days = (claim.published - last).days
    return "said, fresh" if days <= NEAR else "said, old" if days >= OLD else "said, recent"


def _size(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return "open"
    return "one" if high <= 1 else "few" if high <= 10 else "tens" if high <= 100 else "many"


def _wording(draft: Draft) -> Iterator[str]:
    anchor = draft.anchor
    yield f"weight {round(draft.weight, 1)}"
    yield f"{draft.kind}: word {anchor.lemma_.lower()}"
    yield f"{draft.kind}: {anchor.pos_.lower()} as {anchor.dep_}"
    if anchor.pos_ in VERBS:
        yield f"{draft.kind}: tense {anchor.tag_}"
        yield f"{draft.kind}: " + ("auxiliary " + helper if (helper := _helper(draft)) else "no auxiliary")
    else:
        article = next((child.lower_ for child in anchor.children if child.dep_ == "det"), "no article")
        yield f"{draft.kind}: noun with {article if article in {'the', 'a', 'an', 'no article'} else 'other article'}"
        yield f"{draft.kind}: noun {'plural' if anchor.tag_ in {'NNS', 'NNPS'} else 'singular'}"
        yield f"{draft.kind}: under {anchor.head.pos_.lower()} {anchor.head.lemma_.lower()}"
    for step, _ in draft.trace:
        yield f"{draft.kind}: by {step}"


def _helper(draft: Draft) -> str:
    aux = [child.lemma_.lower() for child in draft.anchor.children if child.dep_ in {"aux", "auxpass"}]
    return " ".join(aux)


def _setting(reading: Reading, draft: Draft, number: int) -> Iterator[str]:
    anchor, sent = draft.anchor, draft.anchor.sent
    yield "in the lede" if number <= LEDE else "in the body" if number <= BODY else "far down"
    yield "a report of conflict" if reading.warlike else "a report of something else"
    if len(sent) >= LONG:
        yield "in a long sentence"
    if sent.root.pos_ not in VERBS:
        yield "in a sentence without a verb"
    above = [anchor, *anchor.ancestors]
    for dep in ("relcl", "advcl", "ccomp", "acl", "xcomp"):
        if any(token.dep_ == dep for token in above):
            yield f"{draft.kind}: within {dep}"
    if any(child.dep_ == "mark" and child.lower_ in listed("conditions") for t in above for child in t.children):
        yield "under a condition"
    if any(one.covers(anchor.i) for one in reading.scene.attributions):
        yield f"{draft.kind}: in somebody's words"
