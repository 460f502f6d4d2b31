"""Who speaks in an attribution, as parties: the person, and the body that the person speaks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vedette.model import Party

from .arguments import coordinated
from .people import is_informant, speaker_words
from .phrases import text_of, words
from .speakers import speaker_people, speakers_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span

    from .attribution import Attribution
    from .read import Reading


def sources(reading: Reading, chain: Sequence[Attribution]) -> tuple[Party, ...]:
    """Who says so, nearest first; a person before the organisation that the person speaks for."""
    found: dict[str, Party] = {}
    for attribution in chain:
        for party in voices(reading, attribution):
            found.setdefault(party.id or party.name.casefold(), party)
    return tuple(found.values())


def voices(reading: Reading, attribution: Attribution) -> list[Party]:
    """The speakers of one attribution, people with their bodies after them."""
    parties = [party for span in speaker_people(reading.scene.doc, attribution) for party in _speaker(reading, span)]
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
    if attribution.antecedent is not None and source.pos_ == "PRON":
        earlier = doc[attribution.antecedent]
        found = reading.who.all(coordinated(earlier))
        if is_informant(earlier) or any(party.id or memory.is_person(party) for party in found):
            return found or tuple(named[:1])
    found = reading.who.all(coordinated(source))
    if len(named) == 2 and named[0].id is None and not memory.is_person(named[0]):
        return (named[1],)
    return found or tuple(named[:1])


def _speaker(reading: Reading, span: Span) -> tuple[Party, ...]:
    head = span.root
    parties = reading.who.parties(head)
    if not parties and head.pos_ != "PRON":
        parties = (Party(words(head), text_of(head)),)
    return parties[:1]
