"""What a predicate governs: its logical subjects and objects, and its prepositional phrases.

Passives are turned round, relative pronouns stand for their antecedents, and a verb without a subject of its own takes
that of the verb it hangs on. Labels are those of spaCy's English pipelines (ClearNLP dependency labels).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .lexicon import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
OBJECTS = frozenset({"dobj", "dative", "oprd", "attr"})
RELATIVES = frozenset({"WDT", "WP", "WP$"})
MISTAKEN = frozenset({"aux", "advmod", "npadvmod"})
"""Labels that the parser gives to names before their verb when it does not know them."""
DEPTH = 6
"""How many heads a subject may be inherited over: a bound against endless chains in broken parses."""
KNOWN = "arguments"
"""Where a document's ``user_data`` keeps the arguments of its verbs."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """Heads of the noun phrases around a predicate; coordinated heads each stand in the list."""

    subjects: tuple[Token, ...] = ()
    objects: tuple[Token, ...] = ()
    preps: tuple[tuple[str, Token], ...] = ()
    passive: bool = False


def coordinated(token: Token) -> tuple[Token, ...]:
    """A head and those joined to it by ``and``, ``or`` or a comma, in order."""
    found = [token]
    for one in found:
        found.extend(_as_noun(child) for child in one.children if child.dep_ == "conj" and len(found) < 40)
    return tuple(sorted(found, key=lambda t: t.i))


def _as_noun(token: Token) -> Token:
    """What is joined to a head; the noun where the parser took its participle for a verb: ``soldiers and allied
    militiamen left``."""
    if token.tag_ not in {"VBN", "VBD"} or token.lower_ not in listed("siding") or token.head.pos_ == "VERB":
        return token
    return next((child for child in token.rights if child.dep_ == "dobj" and child.i <= token.i + 4), token)


def row_head(noun: Token) -> Token:
    """The first of the nouns that a noun is joined to: ``bombing`` for ``attack`` in ``the bombing and the attack``."""
    at = noun
    while at.dep_ == "conj" and at.head is not at and at.head.pos_ in {"NOUN", "PROPN"}:
        at = at.head
    return at


def seat(noun: Token) -> Token:
    """Where a noun sits in its clause: that of the row or the string of such things that it is in."""
    at = row_head(noun)
    over = at.head.head
    strung = at.dep_ == "pobj" and at.head.lower_ == "of" and over.lemma_.lower() in listed("containers")
    return row_head(over) if strung else at


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for: the noun its clause modifies. Other tokens stand for themselves."""
    if token.tag_ not in RELATIVES and not (
        token.lower_ == "that" and token.head.dep_ == "relcl" and token.dep_ == "dobj"
    ):
        return token
    at = token
    for _ in range(DEPTH):
        at = at.head
        if at.dep_ in {"relcl", "acl"}:
            return at.head
    return token


def prepositions(token: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, head of its object) for each prepositional phrase on a token, coordinated objects too."""
    for child in token.children:
        if child.dep_ in {"prep", "agent", "dative"} and child.pos_ in {"ADP", "SCONJ", "ADV", "PART"}:
            yield from objects_of(child)
        elif child.dep_ in {"advmod", "prt", "acomp", "amod", "npadvmod"}:
            for deeper in child.children:
                if deeper.dep_ == "prep":
                    yield from objects_of(deeper)


def objects_of(preposition: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, head) for each object of a preposition, doubled ones (``out of``) as one word."""
    word = preposition.lower_
    for child in preposition.children:
        if child.dep_ in {"pobj", "pcomp"}:
            for one in coordinated(child):
                yield word, one
        elif child.dep_ == "prep":  # "from inside the town", "out of the city"
            for _, one in objects_of(child):
                yield f"{word} {child.lower_}", one
        elif child.dep_ == "conj" and child.pos_ == "ADP":
            yield from objects_of(child)


def _is_beside_a_speaker(noun: Token) -> bool:
    """``The fighters set upon the village, says the mayor``: the fighters are not who says it."""
    verb = noun.head
    if noun.dep_ not in {"nsubj", "npadvmod"} or verb.lemma_.lower() not in listed("saying"):
        return False
    return any(c.dep_ == "nsubj" and c.i > noun.i for c in verb.children)


def is_passive(verb: Token) -> bool:
    """Whether the grammatical subject is the logical object: a passive, or a bare past participle after a noun."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not any(c.dep_ in {"aux", "dobj"} for c in verb.children):
        if verb.head.dep_ == "acomp" and verb.head.head.lemma_ == "be":
            return any(c.dep_ == "agent" for c in verb.children)  # is armed and funded by Tehran
        return verb.head.pos_ in {"VERB", "AUX"} and is_passive(verb.head)
    if (
        verb.dep_ == "acl"
        and verb.head.pos_ in {"NOUN", "PROPN"}
        and (verb.head.dep_ == "ROOT" or _is_beside_a_speaker(verb.head))
    ):  # a sentence whose finite verb was taken for a participle
        return any(child.dep_ == "agent" for child in verb.children)
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in {"acl", "amod", "relcl", "advcl", "ROOT", "oprd", "ccomp", "acomp"}
        and not any(child.dep_ in {"aux", "nsubj", "dobj"} and not _is_taken_as(child) for child in verb.children)
    )


def _is_taken_as(noun: Token) -> bool:
    """Whether it says as what people are taken: ``four pilgrims taken hostage``."""
    return noun.dep_ == "dobj" and noun.lemma_.lower() in listed("taken_as") and noun.left_edge.i == noun.i


def arguments(verb: Token) -> Arguments:
    """The arguments of a verb, worked out once: every extractor asks for those of the same verbs."""
    known: dict[int, Arguments] = verb.doc.user_data.setdefault(KNOWN, {})
    if verb.i not in known:
        known[verb.i] = _arguments(verb)
    return known[verb.i]


def laden(token: Token) -> tuple[Token, ...]:
    """A phrase's head and, where it is a number or a load of something, that: ``volleys of shells``."""
    if token.pos_ != "NUM" and not {token.lemma_.lower()} & (listed("containers") | listed("partitive")):
        return (token,)
    return (token, *(one for word, one in prepositions(token) if word == "of" and one.i > token.i))


def undirected(token: Token) -> Token:
    """The noun that stands before a direction, where the parser makes it a part of that: ``the advance west``."""
    if token.lower_ not in listed("directions") or token.i == 0:
        return token
    before = token.doc[token.i - 1]
    return before if before.head.i == token.i and before.dep_ == "compound" and before.pos_ == "NOUN" else token


def mistaken_perfect(verb: Token) -> Token | None:
    """The ``have`` of a perfect whose participle the parser took for an adjective: ``has encircled rebels``."""
    have = verb.head.head
    if verb.dep_ != "amod" or verb.tag_ != "VBN" or verb.head.dep_ != "dobj" or have.lemma_ != "have":
        return None
    between = verb.doc[have.i + 1 : verb.i]
    bare = verb.head.left_edge.i > have.i and all(t.tag_ == "RB" for t in between)
    return have if bare and have.tag_ in {"VBZ", "VBP", "VBD"} else None


def strayed_participle(verb: Token) -> bool:
    """Whether the parser took a participle for an adjective and its object for a name in apposition: ``NATO planes
    joined the fight, pounding government troops``."""
    before = verb.doc[verb.i - 1] if verb.i else verb
    stray = verb.dep_ == "amod" and verb.tag_ == "VBG" and before.text == "," and verb.head.i > verb.i
    return stray and verb.head.dep_ == "appos" and verb.head.left_edge.i == verb.i and verb.head.tag_ in {"NNS", "NNP"}


def _arguments(verb: Token) -> Arguments:
    if strayed_participle(verb):
        named = row_head(verb.head.head)
        doers = _own_subjects(named.head) if named.dep_ not in SUBJECTS else (named,)
        subjects = tuple(one for token in doers for one in coordinated(token) if one.i < verb.i)
        return Arguments(subjects, coordinated(verb.head), tuple(prepositions(verb.head)), False)
    have = mistaken_perfect(verb)
    if have is not None:
        subjects = tuple(one for token in _own_subjects(have) for one in coordinated(antecedent(token)))
        preps = (*prepositions(have), *prepositions(verb.head))
        return Arguments(subjects, coordinated(verb.head), preps, False)
    passive = is_passive(verb)
    own = _own_subjects(verb)
    objects = [undirected(one) for child in _objects(verb) for one in coordinated(child)]
    if not objects:  # ``held off the army``: the parser may make a preposition of the particle
        particles = (child for child in verb.children if child.dep_ == "prt")
        objects = [one for child in particles for c in child.children if c.dep_ == "pobj" for one in coordinated(c)]
    objects = objects or [c for c in verb.rights if _is_missed_object(c, passive=passive)]
    preps = tuple(prepositions(verb))
    agents = [one for child in verb.children if child.dep_ == "agent" for _, one in objects_of(child)]
    if passive and not agents:
        agents = [token for word, token in preps if word == "by"]
    subject = own or _misparsed(verb, frozenset({"aux"})) or inherited(verb) or _misparsed(verb)
    subject = tuple(undirected(one) for token in subject for one in _joined(antecedent(token), verb))
    if passive:
        return Arguments(tuple(agents), tuple(subject), tuple(p for p in preps if p[0] != "by"), True)
    return Arguments(tuple(subject), tuple(objects) or _object_relative(verb), preps, False)


def _is_missed_object(token: Token, *, passive: bool) -> bool:
    """Whether the parser took an object for something else: an unknown name after the verb for an adverb or a mark, or
    the number of ``shot down 21 of 25 drones`` for a measure."""
    if token.tag_ == "CD":
        of = any(child.lower_ == "of" for child in token.rights)
        return token.dep_ == "npadvmod" and not passive and of
    strayed = token.dep_ in {"advmod", "npadvmod", "punct"} and token.pos_ == "PROPN"
    return strayed and token.ent_type_ != "DATE" and token.lower_ not in listed("directions")


def _objects(verb: Token) -> list[Token]:
    """The heads of a verb's objects; what it makes of them is none (``shot them dead``), though the parser may hang
    them on that (``shot dead the head of the town``)."""
    found = [child for child in verb.children if child.dep_ in OBJECTS]
    nouns = [child for child in found if child.pos_ != "ADJ" or child.dep_ == "dobj"]
    if nouns:  # killing a pastor and three of his children: the parser may join the number to the verb
        nouns += [c for c in verb.rights if c.dep_ == "conj" and c.tag_ == "CD" and c.i > nouns[0].i]
    if nouns or not found:
        return nouns or [c for d in verb.children if d.lower_ == "dead" for c in d.rights if c.dep_ in OBJECTS]
    return found


def _joined(noun: Token, verb: Token) -> Iterator[Token]:
    """A subject with those joined to it on its side of the verb: ``the front, led by X, and the party`` has one."""
    return (one for one in coordinated(noun) if (one.i < verb.i) == (noun.i < verb.i))


def _own_subjects(verb: Token) -> tuple[Token, ...]:
    found = tuple(child for child in verb.children if child.dep_ in {*SUBJECTS, "nsubjpass", "csubjpass"})
    owners = {child.i for child in found if any(c.dep_ == "case" for c in child.children)}  # the field, Syria's largest
    return tuple(child for child in found if child.tag_ != "EX" and child.i not in owners)


def _misparsed(verb: Token, labels: frozenset[str] = MISTAKEN) -> tuple[Token, ...]:
    """A name before its verb that the parser took for an adverb or auxiliary: ``Islamic State still controls …``."""
    return tuple(c for c in verb.lefts if c.pos_ == "PROPN" and c.dep_ in labels)[:1]


def _object_relative(verb: Token) -> tuple[Token, ...]:
    """The antecedent of a relative clause that has a subject but no object: ``the town (that) they took``."""
    own = _own_subjects(verb)
    if verb.dep_ == "relcl" and own and all(token.tag_ not in RELATIVES for token in own):
        return (verb.head,)
    return ()


def _is_finite(verb: Token) -> bool:
    """Whether a verb has a tense of its own, and so a subject, though the parser may have tied it elsewhere."""
    helper = next((child for child in verb.lefts if child.dep_ in {"aux", "auxpass"}), verb)
    return helper.tag_ in {"VBD", "VBZ", "VBP"}


def _told_before(saying: Token, clause: Token) -> Token | None:
    """What was said before a verb of saying, which a participle behind it goes on with: ``Troops broke the siege, a
    monitor said, reaching a garrison``."""
    if saying.lemma_.lower() not in listed("saying"):
        return None
    return next((c for c in saying.lefts if c.dep_ == "ccomp" and clause.i > saying.i), None)


def deed_before(verb: Token) -> Token | None:
    """The deed right before a participle for what it did, which the parser hung on a verb further off: ``police seek a
    man who drove into a crowd, injuring five``."""
    start = verb.left_edge.i
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or start != verb.i or verb.lemma_.lower() not in listed("effects"):
        return None
    if start < 2 or verb.doc[start - 1].text != ",":
        return None
    at = verb.doc[start - 2]
    for _ in range(DEPTH):
        if at.dep_ == "relcl" and at.i > verb.head.i and at.lemma_.lower() in listed("deadly"):
            return at
        at = at.head
    return None


def inherited(verb: Token) -> tuple[Token, ...]:
    """The subject that a verb takes over from what it hangs on; empty where there is none."""
    deed = deed_before(verb)
    if deed is not None:
        return _own_subjects(deed) or inherited(deed)
    at = verb
    for _ in range(DEPTH):
        if at.dep_ in {"acl", "relcl"} and at.head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
            return (at.head,)
        if at.dep_ == "amod" and at.head.pos_ in {"NOUN", "PROPN"}:
            return (at.head,)
        if at.dep_ not in {"conj", "xcomp", "advcl", "ccomp", "pcomp", "acomp", "dep", "parataxis", "acl"}:
            return ()
        head = at.head.head if at.head.dep_ == "prep" else at.head
        if head.dep_ == "pobj" and head.lemma_.lower() in listed("brinks"):
            head = head.head.head  # is on the verge of being taken
        if at.dep_ == "ccomp" and _is_finite(at) and head.lemma_.lower() in listed("saying"):
            marked = head.lemma_ == "tell" or any(child.dep_ == "mark" for child in at.lefts)
            return tuple(c for c in head.children if c.dep_ == "dobj" and c.i < at.i and not marked)
        turned = {"xcomp": "controlling", "pcomp": "charging"}.get(at.dep_)
        if turned is not None and head.lemma_.lower() in listed(turned):
            governed = [child for child in head.children if child.dep_ == "dobj" and child.i < at.i]
            if governed and head.pos_ == "VERB":
                return tuple(governed)
        own = _own_subjects(head)
        if own:
            if at.dep_ == "advcl" and at.tag_ == "VBG" and (told := _told_before(head, at)) is not None:
                return _own_subjects(told)
            if is_passive(head) and not is_passive(verb) and at.dep_ == "advcl":
                return tuple(t for child in head.children if child.dep_ == "agent" for _, t in objects_of(child))
            return own
        at = head
    return ()
