"""Talks: who met, spoke or negotiated with whom, all of them, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vedette.model import Party

from .arguments import arguments, coordinated, prepositions
from .draft import Draft
from .lexicon import data, listed
from .memory import onlooks, watches
from .phrases import sort_of, text_of, words
from .ties import spelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from vedette.model import Place

    from .read import Reading

FILE = "talks.yaml"
NAME, TAIL = 7, 12
"""Words in which a name behind an office is looked for; words of the longest phrase that is kept whole."""
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})


def talks(reading: Reading) -> Iterator[Draft]:
    """Every meeting in the scene, as verbs and nouns tell of it; told again without a place, it is no news."""
    told: set[frozenset[str]] = set()
    for token in reading.scene.doc:
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB" and lemma in _verbs():
            found = _met(reading, token, _verbs()[lemma])
        elif token.pos_ == "NOUN":
            found = meeting(reading, token)
        else:
            continue
        for draft in found:
            sides = frozenset(party.name for party in (*draft.actor, *draft.target))
            if draft.places or sides not in told:
                yield draft
            told.add(sides)


def _verbs() -> Mapping[str, Sequence[str]]:
    found: Mapping[str, Sequence[str]] = data(FILE)["meeting"]
    return found


def are_told(reading: Reading, verb: Token) -> bool:
    """Whether talks with all their sides are read from a verb or the noun that it governs, and so need no frame."""
    lemma = verb.lemma_.lower()
    if lemma in _verbs() and any(_met(reading, verb, _verbs()[lemma])):
        return True
    return any(any(meeting(reading, child)) for child in verb.children if child.dep_ == "dobj")


def _met(reading: Reading, verb: Token, behind: Sequence[str]) -> Iterator[Draft]:
    """``The minister met the rebels' leaders``, ``spoke with the envoy by telephone``."""
    args = arguments(verb)
    ones = args.subjects
    others = tuple(t for word, t in args.preps if word in behind and t.i > verb.i)
    if "" in behind:
        others = (*args.objects, *others)
    met = tuple(one for t in others for one in beside(t) if _is_someone(reading, one))
    if others and not met:
        return  # the army met resistance
    others = met
    if args.objects and not others and "" not in behind and verb.lemma_.lower() != "negotiate":
        return  # consulted maps
    if any(t.lemma_.lower() in listed("hearers", FILE) for t in others):
        return
    loose = verb.lemma_.lower() in listed("loose", FILE)
    if loose and not (_any_public(reading, ones) and (_any_public(reading, others) or (not others and len(ones) > 1))):
        return
    if not others and len(ones) < 2 and not any(t.tag_ in {"NNS", "NNPS"} or _is_council(t) for t in ones):
        return
    yield from _draft(reading, verb, (ones, others), verb)


def _is_council(token: Token) -> bool:
    """Whether one body is several people that meet: the Security Council."""
    return token.lower_.split()[-1] in listed("councils", FILE)


def meeting(reading: Reading, noun: Token) -> Iterator[Draft]:
    """``held a meeting with the governor``, ``a call between two presidents``, ``the envoy's talks with …``."""
    if noun.lemma_.lower() not in listed("meetings", FILE):
        return
    ones = [c for c in noun.children if c.dep_ == "poss"]
    others = [t for word, t in prepositions(noun) if word == "with"]
    ones += [t for word, t in prepositions(noun) if word in {"between", "of"} and t.i > noun.i]
    at = noun
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in listed("rounds", FILE):
        at = noun.head.head
    clause = noun
    if at.dep_ == "dobj" and at.head.lemma_.lower() in listed("holding", FILE):
        clause = at.head
        ones += arguments(clause).subjects
        others += [t for word, t in prepositions(clause) if word == "with"]
    elif at.dep_ == "pobj" and at.head.lower_ in {"for", "at", "in"} and at.head.head.pos_ in {"VERB", "AUX"}:
        clause = at.head.head
        if clause.lemma_.lower() in _verbs():
            return  # met for discussions: the verb tells of it
        if clause.lemma_.lower() in listed("coming", FILE):
            ones += arguments(clause).subjects
            others += [t for t in arguments(clause).objects if clause.lemma_ == "join"]
    elif at.dep_ in {"nsubj", "nsubjpass"} and at.head.pos_ in {"VERB", "AUX"}:
        clause = at.head
    others = [one for t in others for one in beside(t)]
    ones = [one for t in ones for one in coordinated(t)]
    yield from _draft(reading, noun, (ones, others), clause)


def beside(token: Token) -> tuple[Token, ...]:
    """A head with those joined to it, as far as they are nouns: ``a number of ministers and their aides``."""
    found: list[Token] = []
    for one in coordinated(token):
        some = one.lemma_.lower() in listed("rounds", FILE)  # a number of ministers
        inner = [t for word, t in prepositions(one) if word == "of"] if some else []
        found += inner or [one]
    return tuple(t for t in found if t.pos_ in NOUNS)


def _draft(
    reading: Reading, anchor: Token, sides: tuple[Iterable[Token], Iterable[Token]], clause: Token
) -> Iterator[Draft]:
    ones, others = (_parties(reading, side) for side in sides)
    heads = tuple(t for side in sides for t in side)
    names = {party.name for party in ones}
    others = tuple(p for p in others if p.name not in names)
    several = len(heads) == 1 and heads[0].tag_ in {"NNS", "NNPS"}  # the signatories are to meet again
    if (len(ones) + len(others) < 2 and not several) or not _any_public(reading, heads):
        return
    draft = Draft("event", "talks", anchor, weight=0.45, clause=clause, actor=ones, target=others)
    draft.places = reading.where.clause(clause, ()) or reading.where.clause(anchor, ()) or _beside(reading, heads)
    draft.extent = (anchor, clause, *heads)
    draft.trace.append(("talks", anchor.text))
    yield spelled(reading, draft)


def _beside(reading: Reading, heads: Iterable[Token]) -> tuple[Place, ...]:
    """The place that the parser ties to whom they met rather than to the meeting: ``met the envoy in Muscat``."""
    inside = (t for head in heads for word, t in prepositions(head) if word in {"in", "at"})
    return next((found for token in inside if (found := reading.where.of(token))), ())


def _parties(reading: Reading, tokens: Iterable[Token]) -> tuple[Party, ...]:
    """Those who meet, each under the words with the title before a name; people without a name in their own words."""
    found: dict[str, Party] = {}
    told: set[int] = set()
    for token in tokens:
        if token.i in told or reading.where.is_only_place(token) or token.i in reading.scene.times:
            continue
        holder = _holder(reading, token)
        if holder is not None:
            told.add(holder.i)
            apart = token.doc[_end(token)].text == ","
            office = _whole(token) if apart else f"{_whole(token)} {token.doc[_end(token) : holder.i + 1].text}"
            parties = tuple(Party(one.name, office, one.id) for one in reading.who.parties(holder))
        else:
            parties = tuple(entitled(reading, token, one) for one in reading.who.parties(token))
        if not parties and (sort_of(token, reading.scene.lexicon) or _is_public(reading, token)):
            parties = (Party(words(token), _whole(token)),)
        for party in parties:
            if not (watches(party) or onlooks(reading.scene.finder, party)):
                found.setdefault(party.id or party.name.casefold(), party)
    return tuple(found.values())


def _holder(reading: Reading, office: Token) -> Token | None:
    """The name behind the comma after an office: ``the Minister of Foreign Affairs of Iraq, Dr Ibrahim al-Jaafari``."""
    doc, end = office.doc, _end(office)
    if end + 1 >= len(doc) or not listed("public", FILE) & set(office.text.lower().split()):
        return None
    first = end + 1 if doc[end].text == "," else end
    for i in range(first, min(end + 1 + NAME, office.sent.end)):
        name = reading.scene.name_at(doc[i])
        if i in reading.who.memory.people or (name is not None and name.kind == "person"):
            person = reading.who.memory.people.get(i)
            rest = (t for t in doc[i + 1 : i + NAME] if person is None or reading.who.memory.people.get(t.i) != person)
            last = next(rest, None)
            return doc[last.i - 1] if last is not None else doc[i]
        if doc[i].pos_ != "PROPN":
            return None
    return None


def _end(noun: Token) -> int:
    """The token behind a noun's phrase with what it is of: ``the Minister | of Foreign Affairs of Iraq |``."""
    inner = [c for c in noun.rights if c.dep_ == "prep" and c.lower_ in {"of", "for"}]
    edge = inner[0].right_edge.i if inner and inner[0].i == noun.i + 1 else noun.i
    comma = next((t.i for t in noun.doc[noun.i : edge + 1] if t.text in {",", "("}), edge + 1)
    return min(comma, edge + 1)


def _whole(noun: Token) -> str:
    """The words of a phrase with what it is of, where that is short."""
    end = _end(noun)
    tail = str(noun.doc[noun.i + 1 : end].text_with_ws).strip() if 1 < end - noun.i <= TAIL else ""
    return f"{text_of(noun)} {tail}".strip()


def entitled(reading: Reading, token: Token, party: Party) -> Party:
    """A person under the title and name by which the report calls them: ``Foreign Minister Julie Bishop``."""
    if not reading.who.memory.is_person(party) or token.pos_ != "PROPN":
        return party
    whole = text_of(token)
    return Party(party.name, whole, party.id) if party.text.split()[-1:] == whole.split()[-1:] else party


def _any_public(reading: Reading, tokens: Iterable[Token]) -> bool:
    return any(_is_public(reading, token) for token in tokens)


def _is_someone(reading: Reading, token: Token) -> bool:
    """Whether a phrase is for people or a body, rather than for what is theirs: they host no government websites."""
    named = reading.scene.name_at(token) is not None or token.i in reading.who.memory.people or token.pos_ == "PRON"
    return named or sort_of(token, reading.scene.lexicon) is not None or _is_public(reading, token, by_name=False)


def _is_public(reading: Reading, token: Token, *, by_name: bool = True) -> bool:
    """Whether a phrase is for somebody who meets for a state, a side or a body: by its noun or title, or its name."""
    public = listed("public", FILE)
    titles = token.lefts if by_name else ()
    if any(t.lemma_.lower() in public for t in (token, *titles)):
        return True
    if not by_name:
        return False
    name = reading.scene.name_at(token)
    if name is not None and name.party is not None and name.place is None:
        return True
    return any(party.id for party in reading.who.parties(token))
