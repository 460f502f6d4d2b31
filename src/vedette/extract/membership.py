"""Leaders, members, parts and allies, told by a noun: X, leader of Y; the group's fourth member, X; our ally X."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .arguments import antecedent, arguments, coordinated, prepositions
from .ties import is_known, kinds, tables, tie

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from vedette.model import Party

    from .draft import Draft
    from .read import Reading

LINKING = frozenset({"be", "remain", "become", "stay"})


def membership(reading: Reading, noun: Token, lemma: str) -> Iterator[Draft]:
    """The relations that a noun tells of."""
    kind = kinds("nouns").get(lemma)
    if kind is None and lemma in tables()["bodies"] and noun.dep_ in {"appos", "attr"}:
        kind = None if any(c.lower_ == "based" for c in noun.lefts) else "part_of"  # a London-based group is nobody's
        if kind is not None and not is_known(_body(reading, noun)):
            kind = None  # an Islamist group is no part of "the Islamists"
    if kind is not None:
        yield from _noun(reading, noun, kind)
    elif lemma in tables()["posts"]:
        yield from _post(reading, noun)
    if lemma == "part":
        yield from _within(reading, noun)
    if lemma in tables()["oaths"]:
        yield from _oath(reading, noun)
    if lemma in tables()["help"]:
        yield from _help(reading, noun, frozenset(tables()["help"][lemma]))


def _noun(reading: Reading, noun: Token, kind: str) -> Iterator[Draft]:
    bearers = _bearers(reading, noun)
    who, body = reading.who.all(bearers), _body(reading, noun)
    if not is_known(body) and kind != "part_of":
        return
    if kind != "leads" and not is_known(who):
        return
    yield from tie(kind, noun, (who, body), (noun, *bearers), 0.4 if kind == "leads" else 0.5)


def _bearers(reading: Reading, noun: Token) -> tuple[Token, ...]:
    """Of whom the noun is said: a name in apposition, on either side of it, or through a copula or ``form part of``."""
    several = noun.tag_ == "NNS"  # opponents of President X: X is none of them, however the parser ties the name
    for child in noun.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and not (several and child.ent_type_ == "PERSON"):
            return (child,)
        if child.dep_ == "appos" and child.pos_ == "NOUN" and child.i > noun.i and is_named(reading, child):
            return (child,)  # its ally, the Wazalendo militia
    if noun.lemma_ == "ally" and any(child.dep_ == "poss" for child in noun.lefts):  # the army and its Wagner allies
        known = [c for c in noun.lefts if c.dep_ == "compound" and is_named(reading, c)]
        if known:
            return tuple(known)
    after = _named_after(reading, noun)
    if after is not None:
        return (after,)
    head = noun.head
    if noun.dep_ in {"compound", "nmod"} and head.ent_type_ == "PERSON":
        return (head,)
    if noun.dep_ == "appos" and (head.pos_ == "PROPN" or reading.scene.name_at(head) is not None):
        return coordinated(head)
    one = head.head
    if noun.dep_ == "pobj" and head.lower_ == "of" and one.lower_ == "one" and one.dep_ == "attr":
        return _apart(arguments(one.head).subjects)  # X is one of the alliance's members
    if noun.dep_ == "attr" or (noun.dep_ == "dobj" and head.lemma_ == "form"):
        return _apart(arguments(head).subjects)
    if noun.dep_ == "nsubj" and head.lemma_ in LINKING:
        return tuple(child for child in head.children if child.dep_ == "attr" and child.pos_ == "PROPN")
    follower = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    if follower.ent_type_ == "PERSON" and follower.sent == noun.sent:
        return (follower,)
    return ()


def is_named(reading: Reading, noun: Token) -> bool:
    """Whether a phrase calls a party by its name: ``the Wazalendo militia``."""
    found = reading.who.parties(noun)
    return bool(found) and all(party.id for party in found)


def _named_after(reading: Reading, noun: Token) -> Token | None:
    """A party's name right behind the noun (``our ally Turkey``), or behind the comma after what it is of (``faction of
    Boko Haram, the Islamic State West Africa Province``), however the parser ties it."""
    doc, at = noun.doc, noun.i + 1
    of = next((inner for word, inner in prepositions(noun) if word == "of" and 0 < inner.i - noun.i < 4), None)
    if of is not None:
        at = of.i + 1
        if at >= len(doc) or doc[at].text != ",":
            return None
        at += 2 if at + 1 < len(doc) and doc[at + 1].lower_ == "the" else 1
    name = reading.scene.name_at(doc[at]) if at < min(len(doc), noun.sent.end) else None
    clear = name is not None and name.party is not None and name.kind in {"party", "place"} and doc[at].dep_ != "poss"
    owned = any(child.dep_ == "poss" for child in noun.children)
    return doc[at] if clear and (of is not None or owned or doc[at].dep_ in {"appos", "dep"}) else None


def _apart(subjects: tuple[Token, ...]) -> tuple[Token, ...]:
    """``The two men, A and B``: those named."""
    for subject in subjects:
        for child in subject.children:
            if child.dep_ == "appos" and child.pos_ == "PROPN":
                return coordinated(child)
    return subjects


def _body(reading: Reading, noun: Token) -> tuple[Party, ...]:
    """Whom it leads, belongs to or is allied with: possessor, compound, or behind a preposition."""
    speaking = {"our", "my", "your"}  # whoever speaks, whom the words before do not tell
    owners = tuple(antecedent(c) for c in noun.children if c.dep_ == "poss" and c.lower_ not in speaking)
    itself = reading.scene.name_at(noun) is not None  # a pro-Assad militia is not part of itself
    inside = any(word == "of" and reading.who.parties(t) for word, t in prepositions(noun))
    found = reading.who.all(owners) or (() if itself or inside else reading.demonym(noun))  # a British member of Isis
    return found or reading.who.all(
        tuple(
            token
            for word, token in (*prepositions(noun), *_in_chief(noun))
            if word in {"of", "for", "in", "at", "to"}
            and token.lower_ != "chief"
            and not reading.where.is_only_place(token)
        )
    )


def _in_chief(noun: Token) -> Iterator[tuple[str, Token]]:
    """What stands behind the chief of ``commander-in-chief of the force``."""
    for word, chief in prepositions(noun):
        if word == "in" and chief.lower_ == "chief":
            yield from prepositions(chief)


def _help(reading: Reading, noun: Token, words: frozenset[str]) -> Iterator[Draft]:
    """``US reliance on the alliance``, ``Tehran's support for the regime``, ``provided support to the rebels``."""
    giver = reading.who.all(tuple(child for child in noun.children if child.dep_ == "poss")) or reading.demonym(noun)
    verb = noun.head
    if not giver and noun.dep_ == "dobj" and verb.lemma_.lower() in tables()["giving"]:
        giver = reading.who.all(arguments(verb).subjects)
    taken = tuple(token for word, token in prepositions(noun) if word in words)
    if not taken and noun.dep_ == "pobj" and verb.lower_ == "with" and verb.head.pos_ == "VERB":
        taken = arguments(verb.head).subjects  # with Rwandan support, the rebels took the town
    receiver = reading.who.all(taken)
    named = all(party.id for party in receiver) or all(map(reading.is_force, taken))
    if is_known(giver) and receiver and named:
        yield from tie("backs", noun, (giver, receiver), (noun, *taken), 0.45)


def _oath(reading: Reading, noun: Token) -> Iterator[Draft]:
    """``swore allegiance to Islamic State``, ``a pledge of loyalty to the caliph``, ``its allegiance to al-Qaeda``."""
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "of" and verb.head.lemma_.lower() in tables()["swearing"]:
        noun, verb = verb.head, verb.head.head  # a pledge of allegiance
    sworn = noun.dep_ in {"dobj", "nsubjpass"} and verb.lemma_.lower() in tables()["swearing"]
    bound = tuple(c for c in noun.children if c.dep_ == "poss")
    args = arguments(verb) if sworn else None
    givers = args.subjects if args is not None and args.subjects else bound
    lords = [*prepositions(noun), *(prepositions(verb) if sworn else ())]
    taken = tuple(t for word, t in lords if word == "to")
    who, whom = reading.who.all(givers), reading.who.all(taken)
    if is_known(whom):
        yield from tie("loyal_to", noun, (who, whom), (noun, *givers, *taken), 0.5)


def siding(reading: Reading, verb: Token) -> Iterator[Draft]:
    """``stands by Iraq``, ``stood shoulder to shoulder with the army``, ``sided with the rebels``."""
    words = tables()["siding"].get(verb.lemma_.lower(), ())
    behind = tuple(t for word, t in _deep(verb) if word.split()[-1] in words and not _is_fellow(t))
    giver, receiver = reading.who.all(arguments(verb).subjects), reading.who.all(behind)
    if is_known(giver) and receiver and all(party.id and not party.id.startswith("civ-") for party in receiver):
        yield from tie("backs", verb, (giver, receiver), (verb, *arguments(verb).subjects, *behind), 0.45)


def _is_fellow(token: Token) -> bool:
    """``stood with other members of the council``: they are beside it, and not those whom it stands by."""
    return any(child.lower_ in {"other", "fellow"} for child in token.lefts)


def _deep(verb: Token) -> Iterator[tuple[str, Token]]:
    """The phrases of a verb, those inside its phrases and adverbs too: ``shoulder to shoulder with``."""
    for word, token in prepositions(verb):
        yield word, token
        yield from prepositions(token)
    for child in verb.rights:
        if child.lemma_.lower() in {"shoulder", "side"}:
            yield from prepositions(child)


def _post(reading: Reading, noun: Token) -> Iterator[Draft]:
    """``Lama Fakih, the monitor's deputy director``, ``FSA spokesman Ali Khan``: part of whose post it is."""
    bearers = _bearers(reading, noun)
    who, body = reading.who.all(bearers), _body(reading, noun)
    tellers = {one.source_token for one in reading.scene.attributions}
    if tellers & {noun.i, *(token.i for token in bearers)}:
        return  # who speaks for whom is told by the source of what is said
    is_person = reading.who.memory.is_person
    if who and all(map(is_person, who)) and body and is_known(body) and not any(map(is_person, body)):
        yield from tie("part_of", noun, (who, body), (noun, *bearers), 0.4)


def _within(reading: Reading, noun: Token) -> Iterator[Draft]:
    """``The UK, as part of the coalition, …``, ``is working as part of the alliance``."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "as" or verb.pos_ not in {"VERB", "AUX"}:
        return
    subjects = arguments(verb).subjects
    who, body = reading.who.all(subjects), _body(reading, noun)
    if is_known(who) and body and all(party.id for party in body):
        yield from tie("part_of", noun, (who, body), (noun, *subjects), 0.5)
