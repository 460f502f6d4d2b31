"""Whom a toll counts, how many they are, and who did it to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vedette.model import Figure, Party

from .arguments import Arguments, coordinated, prepositions
from .lexicon import data, listed
from .phrases import FORCES, sort_of, text_of
from .taken import sounds_like_ground

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .figures import Count
    from .read import Reading


PLACED = frozenset({"GPE", "LOC", "NORP", "FAC", "DATE", "TIME"})
"""What the recogniser calls names that are no person's."""


def kind_of(toll: str) -> str:
    """The kind of claim that a type of toll makes: casualties or displacement."""
    kind: str = data("tolls.yaml")["types"][toll]["kind"]
    return kind


def unit_of(toll: str, noun: Token | None = None) -> str:
    """The unit of a toll's figure: its type for casualties, else people, or the households that ``noun`` speaks of."""
    if kind_of(toll) == "casualties":
        return toll
    return "people" if noun is None else data("tolls.yaml")["households"].get(noun.lemma_.lower(), "people")


def figure_of(count: Count, toll: str) -> Figure | None:
    """A count as a toll's figure; None where it bounds nothing, or is a measure or a percentage."""
    if count.unit or (count.low is None and count.high is None):
        return None
    return Figure(count.low, count.high, unit_of(toll), count.words)


def counted(reading: Reading, victim: Token) -> Token:
    """``a total of 48 people``, ``dozens of fighters``: the people are the victims, not the total."""
    lexicon = reading.scene.lexicon
    if sort_of(victim, lexicon) is not None:
        return victim
    if victim.lemma_.lower() not in listed("partitive") and victim.pos_ != "NUM":
        return victim
    for word, inner in prepositions(victim):
        if word == "of" and sort_of(inner, lexicon):
            count, own = reading.scene.counts.get(victim.i), reading.scene.counts.get(inner.i)
            if own is not None and own.form == "one" and victim.lemma_.lower() == "member":
                return victim  # one member of a charity
            if count is not None:
                reading.scene.counts.setdefault(inner.i, count)
            return inner
    return victim


def figure(reading: Reading, victim: Token, toll: str) -> Figure | None:
    """How many a victim's phrase stands for: its number, or one person; None where it is no countable victim."""
    count = reading.scene.counts.get(victim.i)
    if victim.lemma_.lower() in listed("numbered_behind", "tolls.yaml"):
        heads = (reading.scene.counts.get(t.i) for word, t in prepositions(victim) if word == "of" and t.pos_ == "NUM")
        count = next(heads, None) or count  # a family of six
    if count is not None:
        return figure_of(count, toll)
    if victim.tag_ == "PRP" and victim.lower_ in listed("singles", "tolls.yaml") and kind_of(toll) == "casualties":
        return Figure(1, 1, unit_of(toll), victim.text)
    if victim.lower_ == "another" and victim.dep_ == "nsubjpass" and kind_of(toll) == "casualties":
        return Figure(1, 1, unit_of(toll), victim.text)
    if toll == "killed" and _is_pointed_plural(reading, victim):
        return Figure(2, None, unit_of(toll), text_of(victim))
    named = victim.ent_type_ == "PERSON" or is_named(reading, victim)
    if victim.tag_ not in {"NN", "NNP"} or kind_of(toll) != "casualties" or (victim.pos_ == "PROPN" and not named):
        return None
    if not named and not any(c.lower_ in listed("singling") or c.dep_ == "poss" for c in victim.lefts):
        return None
    if not named and not is_human(reading, victim):
        return None
    return None if victim.lemma_.lower() in listed("crowds") else Figure(1, 1, unit_of(toll), text_of(victim))


def _is_pointed_plural(reading: Reading, victim: Token) -> bool:
    """``killing the attackers``, ``killed them``: those told of before, two at the least; not ``killing civilians``."""
    if victim.lower_ == "them":
        return True
    pointed = any(c.lower_ in listed("pointing", "tolls.yaml") for c in victim.lefts)
    return victim.tag_ == "NNS" and pointed and sort_of(victim, reading.scene.lexicon) in FORCES


def is_countable(reading: Reading, victim: Token, *, picky: bool) -> bool:
    """Whether a phrase can be a victim at all. ``picky`` asks for people: a number alone may count anything."""
    if reading.where.is_only_place(victim):
        return False
    if is_speaking(victim) or is_thing(reading, victim) or _is_of_things(reading, victim):
        return False
    if victim.lower_ in listed("singles", "tolls.yaml") or is_human(reading, victim) or is_named(reading, victim):
        return True
    count = reading.scene.counts.get(victim.i)
    itself = count is not None and count.number == victim.i and count.form != "one"
    bare = itself or victim.pos_ == "NUM" or victim.lemma_.lower() in listed("others", "tolls.yaml")
    if picky:
        return bare
    anyone = victim.lemma_.lower() in listed("anyone") or bare
    return bool(reading.who.parties(victim)) or (anyone and victim.i in reading.scene.counts)


def is_human(reading: Reading, victim: Token) -> bool:
    """Whether a noun stands for people: by the lexicon's sorts, or by a rank that only a person holds."""
    a_people = victim.tag_ in {"NNS", "NNPS"} and victim.text.istitle() and victim.i not in reading.scene.names
    if a_people and victim.i - 1 in reading.scene.numbers:
        return True  # seven Copts
    return sort_of(victim, reading.scene.lexicon) is not None or victim.lemma_.lower() in listed("ranks", "tolls.yaml")


def is_named(reading: Reading, victim: Token) -> bool:
    """Whether a phrase is a person's name, known to the recogniser or not: who is killed by two names is one."""
    if sounds_like_ground(victim):
        return False
    if victim.ent_type_ == "PERSON":
        return True
    if victim.tag_ != "NNP" or victim.ent_type_ in PLACED or victim.i in reading.scene.names:
        return False
    if victim.text.istitle() and _is_with_person(reading, victim):
        return True
    before = victim.doc[victim.i - 1] if victim.i > victim.sent.start else None
    joined = before is not None and before.tag_ == "NNP" and before.head.i == victim.i and before.text[:1].isupper()
    known = joined and before is not None and (before.i in reading.scene.names or before.i in reading.scene.places)
    return joined and not known and victim.i not in reading.scene.places and not is_human(reading, victim)


def _is_with_person(reading: Reading, victim: Token) -> bool:
    """Whether a single name is one that the report has introduced, or stands beside somebody of its own: ``Hamza and
    his brother``."""
    if victim.i in reading.scene.places or victim.dep_ not in {"dobj", "nsubjpass"}:
        return False
    if victim.text.casefold() in reading.who.memory.surnames:
        return True
    beside = (c for c in victim.children if c.dep_ == "conj" and is_human(reading, c))
    return any(c.dep_ == "poss" for one in beside for c in one.children)


def is_thing(reading: Reading, victim: Token) -> bool:
    """Whether a noun that can stand for people is a thing where it is counted: stations, reports, tanks, jets."""
    lemma, lexicon = victim.lemma_.lower(), reading.scene.lexicon
    if sort_of(victim, lexicon) == "media_source":
        return lemma not in listed("reporting", "tolls.yaml")
    return lexicon.is_a(lemma, "arms") or lemma in lexicon.means


def _is_of_things(reading: Reading, victim: Token) -> bool:
    """``dozens of rifles``: a bare number of things."""
    if victim.pos_ != "NUM" and victim.lemma_.lower() not in listed("partitive"):
        return False
    things = [inner for word, inner in prepositions(victim) if word == "of"]
    return bool(things) and all(t.tag_ == "NNS" and (is_thing(reading, t) or _is_ground(reading, t)) for t in things)


def _is_ground(reading: Reading, noun: Token) -> bool:
    """The townships of ``holds 11 of the state's 17 townships``."""
    return noun.lemma_.lower() in reading.scene.lexicon.place_nouns


def is_speaking(victim: Token) -> bool:
    """``killed four people a monitor said``: one who is about to speak is no victim of the verb before."""
    last = coordinated(victim)[-1]  # a monitor and a medical source said
    after = victim.doc[last.i + 1] if last.i + 1 < len(victim.doc) else None
    return after is not None and victim.tag_ in {"NN", "NNP"} and after.lower_ in listed("saying", "tolls.yaml")


def compound_victim(reading: Reading, noun: Token) -> tuple[Party, ...]:
    """``civilian deaths``: whose they are stands before the noun."""
    for child in noun.lefts:
        if child.lemma_.lower() in reading.scene.lexicon.people and child.dep_ in {"amod", "compound"}:
            return (Party(child.lemma_.lower() + "s", child.text),)
    return (Party("people", "people"),)


def doer(reading: Reading, args: Arguments) -> tuple[Party, ...]:
    """Who did it: the subject, or, where that is an attack, whoever made it."""
    found: list[Party] = []
    lexicon = reading.scene.lexicon
    for subject in (_share_of(subject) for subject in args.subjects):
        if subject.head.lemma_.lower() in listed("burying", "tolls.yaml"):
            continue
        if lexicon.is_a(subject.lemma_.lower(), "arms") and subject.i not in reading.scene.names:
            found.extend(reading.demonym(subject))  # missiles and mines are nobody, and somebody's
            continue
        if subject.lemma_.lower() in listed("causes", "tolls.yaml"):
            by = tuple(t for word, t in prepositions(subject) if word in {"by", "from"})
            poss = tuple(c for c in subject.children if c.dep_ == "poss")
            found.extend(reading.who.all((*by, *poss)) or reading.demonym(subject))
        elif not reading.where.is_only_place(subject):
            found.extend(
                p for p in reading.who.parties(subject) if p.id or subject.lemma_.lower() not in listed("nobodies")
            )
    return tuple(dict.fromkeys(found))


def _share_of(subject: Token) -> Token:
    """``Dozens of air strikes``: the strikes."""
    if subject.lemma_.lower() not in listed("nobodies"):
        return subject
    return next((t for word, t in prepositions(subject) if word == "of" and t.i > subject.i), subject)
