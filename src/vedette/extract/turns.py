"""What the turns of phrase of data/deeds.yaml need; the needs are explained at that file's head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .access import is_helper
from .arguments import prepositions
from .lexicon import listed
from .memory import is_state
from .phrases import core, sort_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from .arguments import Arguments
    from .read import Reading

RUINS = frozenset({"rubble", "ruins", "ash", "ashes", "dust"})
TEAR = frozenset({"tear", "teargas", "tear-gas", "cannon", "canister"})
STRIKING = frozenset({"broker", "agree", "mediate", "sign", "negotiate", "announce", "declare", "reach", "conclude"})
"""Verbs by which a pact comes about."""
CARRYING = frozenset({"of", "with", "for", "carrying", "bearing", "bringing"})
"""Words before what a truck, a ship or a delivery is laden with."""


def turn_has(reading: Reading, need: str, verb: Token, args: Arguments) -> bool:
    """Whether a verb's clause meets one of the needs of deeds.yaml."""
    lexicon = reading.scene.lexicon
    match need:
        case "ruined":
            return any(token.lower_ in RUINS for token in verb.subtree)
        case "buried":
            return any(lexicon.means.get(token.lemma_.lower()) == "explosion" for token in args.objects)
        case "chemical":
            return _is_chemical(reading, args.objects)
        case "vehicle":
            return any(lexicon.is_a(token.lemma_.lower(), "vehicles") for token in args.subjects)
        case "captives":
            return any(lexicon.is_a(token.lemma_.lower(), "prisoners") for token in args.objects)
        case "tear_gas":
            gas = any(word.lemma_.lower() in TEAR for head in args.objects for word in _phrase(head))
            return gas and not any(
                t.lemma_.lower() in listed("events", "unrest.yaml") for h in args.objects for t in h.sent
            )
        case "booty":
            return any(word == "with" and "goods" in reading.sorts(token) for word, token in args.preps)
        case "persons":
            return any(sort_of(token, lexicon) for token in args.subjects) or bool(reading.who.all(args.subjects))
        case "lawless":
            return any(_is_lawless(reading, token) for token in args.subjects)
        case "giver":
            return any(word == "from" and reading.who.parties(token) for word, token in args.preps)
        case "protesting":
            return bool(args.subjects) and all(
                lexicon.is_a(token.lemma_.lower(), "protesters") for token in args.subjects
            )
        case "helpful":
            inner = (pair for one in args.objects for pair in prepositions(one))
            kept = (*args.objects, *(t for word, t in inner if word in {"of", "for"}))
            permits = any(t.lemma_.lower() in listed("permits", "access.yaml") for t in args.objects)
            asked = (t for word, t in args.preps if word in {"to", "for"}) if permits else ()
            return any(_is_relief(reading, token) or is_helper(reading, token) for token in (*kept, *asked))
        case "relieving":
            whole = (*args.preps, *(pair for token in args.objects for pair in prepositions(token)))
            laden = (token for word, token in whole if word in CARRYING - {"of", "for"})
            helpers = any(is_helper(reading, token) for token in (*args.subjects, *args.objects))
            helpers = helpers or any(token.lemma_.lower() in listed("caring", "access.yaml") for token in args.subjects)
            return helpers or any(_is_relief(reading, token) for token in (*args.subjects, *laden))
        case "borne":
            to = any(word == "to" and reading.where.of(token) for word, token in args.preps)
            moved = (t for head in args.objects for t in (head, *head.lefts))
            cared_for = any(t.lemma_.lower() in listed("caring", "access.yaml") for t in verb.sent)
            return to and not cared_for and any(t.lower_ in listed("moved_out") for t in moved)
        case "undone":
            return args.passive and not args.subjects
    return False


def noun_turns(reading: Reading, needs: Iterable[str], noun: Token, carrier: Token | None) -> bool:
    """Whether a noun meets those needs of deeds.yaml that nouns have; ``carrier`` is the verb that carries it."""
    lexicon = reading.scene.lexicon
    inner = [token for word, token in prepositions(noun) if word == "of"]
    holders = (noun,) if carrier is None else (noun, carrier)
    tests = {
        "captives": lambda: any(lexicon.is_a(token.lemma_.lower(), "prisoners") for token in (*inner, *noun.lefts)),
        "chemical": lambda: _is_chemical(reading, inner),
        "sides": lambda: any(word == "between" for one in holders for word, _ in prepositions(one)),
        "forces": lambda: any(sort_of(token, lexicon) in {"armed", "military"} for token in inner),
    }
    tests |= {
        "placed": lambda: any(reading.where.of(token) for token in inner),
        "of_fighting": lambda: any(_is_fighting(t) for word, t in prepositions(noun) if word in {"to", "in", "of"}),
        "struck": lambda: _is_struck(noun, carrier),
        "with_party": lambda: any(
            reading.who.parties(token) for word, token in prepositions(noun) if word in {"with", "between"}
        ),
        "to_end": lambda: any(map(_ends_a_fight, noun.rights)),
        "of_relief": lambda: any(_is_relief(reading, token) for token in inner),
        "harming": lambda: any(
            reading.sorts(t) & {"thing", "site"} for one in holders for word, t in prepositions(one) if word == "to"
        ),
    }
    return all(tests[need]() for need in needs if need in tests)


def _is_fighting(token: Token) -> bool:
    return token.lemma_.lower() in listed("wars") or token.lemma_.lower() in {"hostility", "bombardment", "shelling"}


def _ends_a_fight(clause: Token) -> bool:
    """``a deal to end the fighting``, ``an agreement to evacuate the wounded``."""
    if clause.dep_ not in {"acl", "relcl"} or clause.tag_ != "VB":
        return False
    ended = (child for child in clause.children if child.dep_ == "dobj")
    return clause.lemma_.lower() in listed("settled") or (
        clause.lemma_.lower() in listed("ending") and any(map(_is_fighting, ended))
    )


def _is_struck(noun: Token, carrier: Token | None) -> bool:
    """Whether a pact is said to have been made: ``a halt to the fighting brokered by the elders``."""
    made = [carrier] if carrier is not None else []
    made += [child for child in noun.subtree if child.dep_ == "acl" and child.tag_ == "VBN"]
    return any(verb.lemma_.lower() in STRIKING for verb in made)


def _is_lawless(reading: Reading, token: Token) -> bool:
    """Whether somebody holds people without a law: gunmen, fighters that are no state's."""
    parties = reading.who.parties(token)
    if any(is_state(party) for party in parties):
        return False
    return sort_of(token, reading.scene.lexicon) == "armed"


def _is_chemical(reading: Reading, heads: Iterable[Token]) -> bool:
    means = reading.scene.lexicon.means
    return any(means.get(word.lemma_.lower()) == "chemical_attack" for head in heads for word in _phrase(head))


def _is_relief(reading: Reading, head: Token) -> bool:
    """Whether a phrase is relief by its own words, and no weapon: ``trucks with food``, ``an aid convoy``."""
    lexicon = reading.scene.lexicon
    laden = [token for child in head.children if child.lower_ in CARRYING for token in child.subtree]
    words = [token.lemma_.lower() for token in (*_phrase(head), *laden)]
    return any(lexicon.is_a(word, "helpful") for word in words) and not any(lexicon.is_a(w, "arms") for w in words)


def _phrase(head: Token) -> Iterator[Token]:
    start, end = core(head)
    yield from head.doc[start:end]
