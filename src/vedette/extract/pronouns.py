"""Whom a pronoun takes up: whoever speaks, a body that speaks of itself, or those named before it; or nobody."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from .arguments import OBJECTS, SUBJECTS, is_passive, prepositions
from .lexicon import listed
from .memory import is_state
from .phrases import FORCES, core, sort_of
from .speakers import speaker_people
from .wording import worded

if TYPE_CHECKING:
    from spacy.tokens import Token

    from vedette.model import Party

    from .who import Who


def taken_up(who: Who, token: Token) -> tuple[Party, ...]:
    """The parties that a pronoun stands for; empty where it is nobody, or nobody in particular."""
    if token.lower_ in listed("reflexives"):
        return ()  # whoever blows himself up is whom it is told of already
    if (held := captives(token)) is not None:
        return who.parties(held)
    if token.lower_ in {"it", "its"} and (said := _sayer(who, token)):
        return said
    if _is_nobodys(token) or (token.lower_ == "it" and (_is_empty(token) or _is_thing(who, token))):
        return ()
    if token.lower_ in listed("first_person"):
        return _speaker(who, token)
    if token.dep_ == "poss" and token.head.dep_ == "conj" and (joined := who.parties(token.head.head)):
        return joined[:1]  # the army and its ally
    if token.lower_ in {"he", "she"} and (subject := _subject_above(who, token)) is not None:
        return who.parties(subject)
    if token.lower_ in {"its", "their"} and (own := _clauses_own(who, token)):
        return own
    if token.lower_ == "they" and (ousted := _ousted(token)) is not None:
        return who.parties(ousted)
    if token.lower_ == "them" and (seized := _handled(who, token)) is not None:
        return who.parties(seized)
    if token.lower_ == "they" and (mine := _subject_of_all(who, token)) is not None:
        return who.parties(mine)
    party, beside = who.memory.before(token), _beside(who, token)
    if party is not None and token.lower_ in listed("plural_pronouns") and (row := who.memory.row_of(party, token)):
        found = who.all(row)
        if party in found and not beside & {one.name for one in found}:
            return found  # they are all of those who did it together
    if party is not None and party.name in beside:  # "stormed it" is no word for a second party, "chased them" is
        party = who.memory.before(token, apart=beside) if token.lower_ in listed("plural_pronouns") else None
    return (party,) if party else ()


def captives(token: Token) -> Token | None:
    """Those taken before, whom a verb of freeing takes up: ``abducted two aid workers; they were released later``."""
    at = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
    them = token if token.pos_ == "PRON" else next((t for word, t in prepositions(token) if word == "of"), token)
    if them.pos_ != "PRON":
        return None
    if at.dep_ not in {"dobj", "nsubjpass"} or at.head.lemma_.lower() not in listed("freeing", "tolls.yaml"):
        return None
    start = token.doc[max(token.sent.start - 1, 0)].sent.start
    for verb in reversed(token.doc[start : at.left_edge.i]):
        told = worded("active", {verb.lemma_.lower()}) if verb.pos_ == "VERB" else None
        if told is not None and told.type == "captured":
            return next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"} and c.pos_ != "PRON"), None)
    return None


def _subject_of_all(who: Who, token: Token) -> Token | None:
    """The people of whom a sentence is told, whom its clause of when or why takes up, or who say it of themselves:
    ``Three girls were raped when they left the camp``, ``Puntland forces said they had seized the valley``; None where
    other people stand between."""
    clause = token.head
    if token.dep_ not in {"nsubj", "nsubjpass"} or clause.dep_ not in {"advcl", "ccomp"}:
        return None
    main = clause.head
    if clause.dep_ == "ccomp" and main.lemma_.lower() not in listed("saying"):
        return None
    lexicon = who.scene.lexicon
    mine = next((c for c in main.lefts if c.dep_ in {"nsubj", "nsubjpass"} and c.i < token.i), None)
    if mine is not None and mine.tag_ == "NN" and clause.dep_ == "advcl":  # a mob beat two men after they stole a phone
        mine = next((c for c in main.rights if c.dep_ == "dobj" and c.i < token.i), None)
    if mine is None or mine.tag_ not in {"NNS", "NNPS"} or sort_of(mine, lexicon) is None:
        return None
    between = who.scene.doc[mine.i + 1 : token.i]
    others = (t for t in between if t.tag_ in {"NNS", "NNPS"} and sort_of(t, lexicon) is not None)
    return mine if next(others, None) is None else None


def _handled(who: Who, token: Token) -> Token | None:
    """The people whom the verb before in a row was done to: ``took nine passengers off the bus and shot them``."""
    verb = token.head
    before = verb.head if token.dep_ == "dobj" and verb.dep_ == "conj" and verb.head.pos_ == "VERB" else None
    people = [c for c in before.children if c.dep_ == "dobj"] if before is not None else []
    return next((c for c in people if c.tag_ == "NNS" and sort_of(c, who.scene.lexicon) is not None), None)


def _speaker(who: Who, token: Token) -> tuple[Party, ...]:
    """Who says ``I``, or the body for which whoever says ``we`` speaks; nobody where none is known."""
    around = [one for one in who.scene.attributions if one.source_token is not None and one.covers(token.i)]
    innermost = min(around, key=lambda one: one.size, default=None)
    if innermost is None:
        return ()
    heads = [span.root for span in speaker_people(who.scene.doc, innermost)]
    told = [party for head in heads if head.pos_ != "PRON" for party in (*who.parties(head), *_around(who, head))]
    if token.lower_ in listed("one_speaker"):
        return tuple(party for party in told if who.memory.is_person(party))[:1]
    return tuple(party for party in who.memory.with_office(told) if _is_body(who, party))[:1]


def _sayer(who: Who, token: Token) -> tuple[Party, ...]:
    """The body that says of itself what ``it`` has done: ``The clan said it had kidnapped 20 men``."""
    at = token
    for _ in range(0 if token.head.lemma_ == "be" else 4):  # "it was reckless" speaks of nobody
        if at.dep_ == "ccomp" and at.head.lemma_.lower() in listed("saying"):
            subjects = [c for c in at.head.children if c.dep_ == "nsubj" and c.pos_ != "PRON" and c.i < token.i]
            return tuple(p for one in subjects[:1] for p in who.parties(one) if not who.memory.is_person(p))
        at = at.head
    return ()


def speakers_own(who: Who, token: Token) -> tuple[Party, ...]:
    """The body whose men a speaker calls his: ``A rebel commander said his forces …``; none of another's ``his``."""
    at = token.head
    for _ in range(5 if token.lower_ in {"his", "her", "their", "our"} else 0):
        if at.dep_ in {"ccomp", "advcl"} and at.head.lemma_.lower() in listed("saying"):
            subjects = [child for child in at.head.children if child.dep_ == "nsubj"]
            told = [p for one in subjects[:1] for p in (*_around(who, one), *who.parties(one))]
            return tuple(p for p in who.memory.with_office(told) if _is_body(who, p))[:1]
        at = at.head
    return ()


def own_forces(who: Who, token: Token) -> Party | None:
    """The army that tells what bare ``troops`` did, since they are its own: ``The army said troops killed two``."""
    if token.lemma_.lower() not in listed("own_men") or any(
        c.dep_ in {"amod", "compound", "nmod", "poss"} for c in token.lefts
    ):
        return None
    at = token.head
    for _ in range(4 if token.dep_ in {"nsubj", "nsubjpass", "pobj"} else 0):
        if at.dep_ == "ccomp" and at.head.lemma_.lower() in listed("saying"):
            subjects = [child for child in at.head.children if child.dep_ == "nsubj" and child.pos_ != "PRON"]
            told = who.memory.with_office([p for one in subjects[:1] for p in who.parties(one)])
            return next(
                (p for p in told if is_state(p) and who.scene.finder.kind_of(p) in listed("own_speakers")), None
            )
        at = at.head
    return None


def _around(who: Who, subject: Token) -> list[Party]:
    """Whom the words before a speaker's name or office name: ``Houthi military spokesman Yahia Sarie``."""
    names = (who.scene.names.get(i) for i in range(*core(subject)))
    return [name.party for name in names if name is not None and name.party is not None and name.kind != "person"]


def _is_body(who: Who, party: Party) -> bool:
    return party.id is not None and not who.memory.is_person(party)


def _subject_above(who: Who, token: Token) -> Token | None:
    """One man or woman without a name, of whom the clause above is: ``The gunman fought police before he was killed``,
    ``the officer who fired says he killed the boy by accident``. Who says that he was struck may speak of another."""
    verb = token.head
    told = verb.dep_ == "ccomp" and verb.head.lemma_.lower() in listed("saying") and token.dep_ == "nsubj"
    if not told and (verb.dep_ != "advcl" or token.dep_ not in {"nsubj", "nsubjpass"}):
        return None
    subject = next((c for c in verb.head.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < token.i), None)
    if subject is None or subject.tag_ != "NN" or subject.i in who.scene.names:
        return None
    if told and sort_of(subject, who.scene.lexicon) in {"official", "media_source"}:
        return None
    return subject if sort_of(subject, who.scene.lexicon) else None


def _ousted(token: Token) -> Token | None:
    """Those who are driven from what the pronoun's clause says they had: ``dislodged the rest from the hill, which they
    had occupied``."""
    place = token.head.head if token.head.dep_ == "relcl" and token.dep_ == "nsubj" else None
    for at in islice(place.ancestors, 4) if place is not None else ():
        if at.pos_ == "VERB":
            ousted = next((child for child in at.children if child.dep_ in {"dobj", "nsubjpass"}), None)
            return ousted if at.lemma_.lower() in listed("ousting") else None
    return None


def _is_nobodys(token: Token) -> bool:
    """Whether a pronoun stands for somebody who is not: ``No group said it was behind the attack``."""
    above = (at.head for at in (token.head, token.head.head) if at.dep_ == "ccomp")
    subjects = [c for verb in above for c in verb.children if c.dep_ == "nsubj"]
    return any(c.lower_ in {"nobody", "none"} or any(d.lower_ == "no" for d in c.lefts) for c in subjects)


def _is_empty(token: Token) -> bool:
    """Whether ``it`` only holds the place of a clause that follows: ``it is easier to bomb``, ``it is clear that``."""
    verb = token.head
    if token.dep_ not in SUBJECTS | {"nsubjpass"} or (verb.lemma_ != "be" and not is_passive(verb)):
        return False
    behind = [child for child in verb.rights if child.dep_ in {"acomp", "attr", "prep", "ccomp", "xcomp", "advcl"}]
    if any(child.lemma_.lower() in listed("of_one_self") for child in behind):
        return False  # it is ready to, it is aware that
    clauses = [c for at in (verb, *behind) for c in at.rights if c.dep_ in {"ccomp", "xcomp", "advcl", "acl"}]
    return any(any(c.lower_ in {"to", "that"} and c.dep_ in {"aux", "mark"} for c in one.lefts) for one in clauses)


def _is_thing(who: Who, token: Token) -> bool:
    """Whether ``it`` takes up what the verb before was done to, or a happening of which the sentence before told:
    ``took the base and torched it``, ``The war goes on. It has driven …``."""
    verb = token.head
    if token.dep_ == "dobj" and verb.dep_ == "conj":
        return any(child.dep_ in OBJECTS for child in verb.head.children)
    return token.dep_ in SUBJECTS and _is_happening(who, token)


def _is_happening(who: Who, token: Token) -> bool:
    if token.head.dep_ not in {"ROOT", "ccomp"} or not token.sent.start or token.head.lemma_ in listed("saying"):
        return False
    before = token.doc[token.sent.start - 1].sent.root
    subject = next((child for child in before.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or subject.i in who.scene.names or subject.tag_ != "NN":
        return False
    lexicon, lemma = who.scene.lexicon, subject.lemma_.lower()
    return lexicon.is_a(lemma, "events") or lemma in lexicon.nouns or lemma in listed("wars")


def _clauses_own(who: Who, token: Token) -> tuple[Party, ...]:
    """The subject of the clause that its forces or its blows stand in: ``The government is building up its forces``."""
    lexicon, lemma = who.scene.lexicon, token.head.lemma_.lower()
    if sort_of(token.head, lexicon) not in FORCES and lemma not in lexicon.nouns:
        return ()
    verb = next((at for at in token.ancestors if at.pos_ in {"VERB", "AUX"}), None)
    subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.i < token.left_edge.i] if verb is not None else []
    mine = [c for c in subjects if c.pos_ != "PRON" and not c.is_ancestor(token)]
    found = who.all(tuple(mine))
    return found if not any(who.memory.is_person(party) for party in found) else ()


def _beside(who: Who, token: Token) -> frozenset[str]:
    """Those whom a pronoun cannot be: the others of its verb, whom it would call ``themselves``."""
    verb = token.head
    if verb.pos_ != "VERB":
        return frozenset()
    others = OBJECTS if token.dep_ in SUBJECTS else SUBJECTS if token.dep_ in OBJECTS else frozenset()
    beside = [child for child in verb.children if child.dep_ in others and child.pos_ in {"NOUN", "PROPN"}]
    return frozenset(party.name for party in who.all(tuple(beside)))
