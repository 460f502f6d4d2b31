"""Who speaks in an attribution, as parties: the person, and the body that the person speaks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vedette.model import Party

from .arguments import coordinated
from .cues import lemma, verb_cues
from .lexicon import listed
from .memory import unranked
from .people import is_informant, is_role, people_of, speaker_words
from .phrases import text_of, words
from .speakers import speaker_people, speakers_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span, Token

    from .attribution import Attribution
    from .contents import Run
    from .read import Reading


TAIL = 6
"""Words behind the noun for an unnamed source that still belong to what it is called."""
COMMAS = frozenset({",", "–", "—", "-", "--"})
RELATIVES = frozenset({"WDT", "WP", "WP$"})


def chain_of(reading: Reading, anchor: Token) -> list[Attribution]:
    """The attributions in which a word is said, innermost first, but for those that it is only a gloss in.

    What a report puts into somebody's indirect speech between commas (``the rebels, who hold the port,``) is its own.
    """
    around = [one for one in speakers_of(reading.scene.attributions, anchor.i) if not _owns(reading, one, anchor)]
    gloss = _gloss(reading, anchor) if around else None
    if gloss is None:
        return list(around)
    return [one for one in around if not (one.covers(gloss.i) and one.covers(gloss.head.i))]


def _owns(reading: Reading, attribution: Attribution, anchor: Token) -> bool:
    """Who claims an attack, or responsibility for it, does not tell what it led to, in a clause behind it."""
    start, end = attribution.content[0]
    first = {token.lemma_.lower() for token in reading.scene.doc[start : min(end, start + 5)]}
    deed = attribution.cue_lemma == "claim" and not first.isdisjoint(listed("owned_deeds"))
    owned = deed or not first.isdisjoint(listed("owned"))
    return owned and any(t.dep_ == "relcl" and attribution.covers(t.i) for t in (anchor, *anchor.ancestors))


def _takes_up(clause: Token) -> bool:
    """``which it described as …``: a clause in which the speaker goes on speaking."""
    return lemma(clause) in verb_cues() and any(c.dep_ == "nsubj" and c.tag_ == "PRP" for c in clause.lefts)


def _gloss(reading: Reading, anchor: Token) -> Token | None:
    """The outermost clause between commas, of those that a word stands in, that describes a noun outside of quotes."""
    found = None
    for token in (anchor, *anchor.ancestors):
        before = token.doc[token.left_edge.i - 1].text if token.left_edge.i else ""
        if token.dep_ == "advcl" and token.tag_ == "VBG" and before in COMMAS:
            break  # ", killing four": of the main clause, however the parser ties it
        named = token.dep_ == "appos" and token.pos_ == "NOUN" and token.head.pos_ == "PROPN"  # X, a town still held by
        named = named or (
            token.dep_ == "appos" and token.lemma_.lower() in listed("contested")
        )  # an allegation denied by
        relative = named or (token.dep_ == "relcl" and any(c.tag_ in RELATIVES for c in token.lefts))
        if relative or (token.dep_ == "acl" and token.tag_ == "VBN"):
            apart = before in COMMAS or token.doc[token.left_edge.i].text in COMMAS
            if apart and not _takes_up(token) and reading.scene.quoted[token.i] < 0:
                found = token
    return found


def sources(reading: Reading, chain: Sequence[Attribution]) -> tuple[Party, ...]:
    """Who says so, nearest first; a person before the organisation that the person speaks for."""
    found: dict[str, Party] = {}
    for attribution in chain:
        for party in voices(reading, attribution):
            found.setdefault(party.id or party.name.casefold(), party)
    issued = speaker_words()["vehicles"] | speaker_words()["errands"]
    people = {key: party for key, party in found.items() if party.id or _single(key.split()[-1]) not in issued}
    return tuple((people or found).values())  # "initial reports, a spokesman said" are the spokesman's


def _single(noun: str) -> str:
    return f"{noun[:-3]}y" if noun.endswith("ies") else noun.rstrip("s")


def voices(reading: Reading, attribution: Attribution) -> list[Party]:
    """The speakers of one attribution, people with their bodies after them."""
    said_by = attribution.source if attribution.antecedent is None else None
    parties = [
        party for span in speaker_people(reading.scene.doc, attribution) for party in _speaker(reading, span, said_by)
    ]
    return reading.who.memory.with_office(parties)


def speakers(reading: Reading, attribution: Attribution) -> tuple[Party, ...]:
    """Those who speak, without the bodies that they speak for: the actors of a statement.

    Somebody unnamed who speaks for a body is that body's voice: ``a spokesman for the army``. The first person is
    whoever is quoted; another pronoun is who spoke before.
    """
    if attribution.source_token is None:
        return ()
    doc, memory = reading.scene.doc, reading.who.memory
    source = doc[attribution.source_token]
    if source.lower_ in speaker_words()["own"]:
        around = speakers_of(reading.scene.attributions, attribution.cue_token)[:1]
        return speakers(reading, around[0]) if around and around[0].cue_token != attribution.cue_token else ()
    named = voices(reading, attribution)
    if attribution.antecedent is not None and source.pos_ != "PROPN":
        earlier = doc[attribution.antecedent]
        found = reading.who.all(coordinated(earlier))
        if is_informant(earlier) or any(party.id or memory.is_person(party) for party in found):
            return found or tuple(named[:1])
    if named and memory.is_person(named[0]) and not any(c.dep_ == "conj" for c in source.children):
        return tuple(named[:1])
    found = reading.who.all(coordinated(source))
    spokesman = source.lemma_.lower() in speaker_words()["mouths"]
    if len(named) == 2 and named[0].id is None and not memory.is_person(named[0]) and spokesman:
        return (named[1],)
    return found or tuple(named[:1])


def named_speaker(reading: Reading, head: Token) -> Party | None:
    """The person whose name stands beside an office (``the army's leader, X,``), or the body of an unnamed mouth of it;
    None where neither is named."""
    spans = people_of(reading.scene.doc, head.i)
    if spans and spans[0].root != head and spans[0].root.ent_type_ == "PERSON":
        return next(iter(_speaker(reading, spans[0], None)), None)
    if len(spans) == 2 and spans[0].root == head and head.lemma_.lower() in speaker_words()["mouths"]:
        return next(iter(_speaker(reading, spans[1], None)), None)  # a spokesman for the army
    return None


def told_by(reading: Reading, cue: int, makers: Sequence[Party]) -> tuple[Party, ...]:
    """Who tells of a statement, besides its makers: the diplomat in ``Russia condemned it, a diplomat said``."""
    names = {party.name for party in makers}
    chain = [
        attribution
        for attribution in chain_of(reading, reading.scene.doc[cue])
        if names.isdisjoint(party.name for party in speakers(reading, attribution))
    ]
    return tuple(party for party in sources(reading, chain) if party.name not in names)


def _speaker(reading: Reading, span: Span, said_by: Run | None) -> tuple[Party, ...]:
    head = span.root
    own = _own_name(reading, span, head)
    if own is not None:
        return (own,)
    parties = () if _is_new(reading, head) else reading.who.parties(head)
    if not parties and head.pos_ != "PRON":
        parties = (Party(words(head), text_of(head)),)
    if parties and parties[0].id is None and said_by is not None and not reading.who.memory.is_person(parties[0]):
        parties = (Party(parties[0].name, _whole(span, said_by) or parties[0].text),)
    if parties and parties[0].id is None and span[0].lower_ == "some":
        parties = (Party(parties[0].name, str(span.text)),)  # only some residents say so
    if parties and parties[0].id is None and head.pos_ == "PROPN":
        parties = (Party(unranked(parties[0].name.split()), parties[0].text),)
    return parties[:1]


def _is_new(reading: Reading, head: Token) -> bool:
    """Whether a speaker is brought in as one not told of before: ``a group tracking the violence``."""
    new = any(child.lower_ in {"a", "an"} for child in head.lefts)
    return new and head.pos_ == "NOUN" and not is_role(head) and reading.scene.name_at(head) is None


def _whole(span: Span, said_by: Run) -> str | None:
    """An unnamed source in all its words, where they are few: ``media controlled by the front``."""
    doc = span.doc
    first = said_by[0] + (doc[said_by[0]].tag_ == "DT")
    end = said_by[1]
    if end - span.end > TAIL:  # "a copy of the agreement" that somebody has seen
        end = next((t.left_edge.i for t in doc[span.end : end] if t.dep_ in {"acl", "relcl"}), end)
    behind = doc[span.end : end]
    joined = any((t.is_punct and t.text not in "()") or t.dep_ in {"cc", "conj", "appos"} for t in behind)
    near = first <= span.root.i < said_by[0] + 3 and 0 < len(behind) <= TAIL
    return str(doc[first:end].text) if near and not joined else None


def _own_name(reading: Reading, span: Span, head: Token) -> Party | None:
    """A body by its whole name, which begins with somebody else's: the ``Syrian Center for Policy Research``."""
    scene = reading.scene
    if scene.name_at(head) is not None or head.ent_type_ != "ORG" or head.pos_ != "PROPN" or len(span) < 2:
        return None
    start = span.start + (span[0].lower_ in {"the", "a", "an"})
    body = str(span.doc[start : span.end].text)
    longer = span.end > head.i + 1 or any(i in scene.names for i in range(start, span.end))
    if not longer:
        return None
    known = scene.finder.party(body, scene.report)
    return Party(body, body) if known is None else Party(known.name, body, known.id)
