"""Who is meant: noun phrases, pronouns and descriptions become parties.

A registered name in the phrase wins; then a definite description or a pronoun is taken back to the party that the
report spoke of before; what remains is kept under its own words, typed by its head noun.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vedette.model import Party

from .arguments import antecedent, prepositions
from .lexicon import listed
from .memory import Memory
from .phrases import FORCES, HYPHENS, core, sort_of, text_of, words
from .pronouns import own_forces, speakers_own, taken_up

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from vedette.model import Name

    from .scene import Scene

CALLED = 8
"""Words from ``known`` or ``suspected`` to the name by which people are called."""
WHOSE = frozenset({"of", "from", "in", "among"})
PLACED = frozenset({"GPE", "LOC", "NORP", "FAC"})
"""What the recogniser calls names that are no person's."""


@dataclass(slots=True)
class Who:
    """Resolves noun phrases of one scene to parties."""

    scene: Scene
    memory: Memory = field(init=False)
    _done: dict[int, tuple[Party, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.memory = Memory(self.scene)
        self._done = {i: (party,) for i, party in self.memory.people.items()}

    def parties(self, token: Token) -> tuple[Party, ...]:
        """The parties that a noun phrase (given by its head) stands for; empty where it is no one."""
        token = antecedent(token)
        if token.i not in self._done:
            self._done[token.i] = ()  # guards against cycles
            self._done[token.i] = self._resolve(token)
        return self._done[token.i]

    def all(self, tokens: tuple[Token, ...]) -> tuple[Party, ...]:
        """The parties of several heads, each once, in order."""
        found: dict[str, Party] = {}
        for token in tokens:
            for party in self.parties(token):
                found.setdefault(party.id or party.name.casefold(), party)
        return tuple(found.values())

    def owners(self, token: Token) -> tuple[Party, ...]:
        """Whose a struck thing is: ``Islamic State positions``, ``strongholds of the group``."""
        if token.lemma_.lower() not in self.scene.lexicon.things["belongings"]:
            return ()
        found = self._modified(token) or self._of(token)
        return tuple(
            Party(party.name, party.text if party.id else text_of(token), party.id) for party in found if party.id
        )

    def is_hyphened(self, i: int) -> bool:
        """Whether the name at a token is bound to what follows by a hyphen: ``US-backed fighters`` are not the US."""
        end = self.scene.names[i].span.end
        return self.scene.report.text[end : end + 1] in HYPHENS

    def _resolve(self, token: Token) -> tuple[Party, ...]:
        if token.i in self.scene.times:
            return ()
        pronoun = token.lower_ in listed("person_pronouns") or token.lower_ in listed("group_pronouns")
        if pronoun and token.i not in self.scene.names:  # the US is not us
            return tuple(Party(party.name, token.text, party.id) for party in taken_up(self, token))
        name = self.scene.name_at(token)
        if name is not None and name.party is not None:
            if self._dates(token.i):
                return ()
            if self._is_regional(token) or (name.kind == "demonym" and _is_one_of_a_nation(token)):
                own_words = f"{words(token)} national" if name.kind == "demonym" else words(token)
                return (Party(own_words, text_of(token)),)
            body = self._body_before(name)
            if body is not None and body.party is not None:
                return (Party(body.party.name, body.text, body.party.id),)
            party = name.party
            own = party if name.text == party.text else Party(party.name, name.text, party.id)
            return (*self.joined(token.i, token), own) if token.pos_ == "NOUN" else (own,)
        sort = sort_of(token, self.scene.lexicon)
        if sort is None and token.pos_ not in {"PROPN", "NUM", "PRON"}:
            return self._borne(token)
        return self._described(token, sort)

    def _is_regional(self, token: Token) -> bool:
        """Whether a government or official is not the nation's: ``the Khartoum state government``."""
        if token.lemma_.lower() not in listed("governing") or not token.text.islower():
            return False
        regional = listed("regional")
        return any(c.lower_ in regional and c.i not in self.scene.names for c in token.lefts)

    def _borne(self, token: Token) -> tuple[Party, ...]:
        """Whose a thing or a member is that names nobody itself: ``NATO airstrikes``, ``57 members of the group``."""
        lemma = token.lemma_.lower()
        found = self._modified(token) if lemma in listed("bearers") else ()
        return found or (self._of(token) if lemma in listed("partitive") else ())

    def _described(self, token: Token, sort: str | None) -> tuple[Party, ...]:
        """A phrase headed by a noun for people, by an unknown proper name, or by a number."""
        if token.lemma_.lower() in listed("partitive") or token.pos_ == "NUM":
            inner = self._of(token)
            led = token.lemma_ == "supporter" and all(map(self.memory.is_person, inner))
            if inner and not led:  # the supporters of a man are not he
                return inner
        person = next((c for c in token.rights if c.dep_ == "appos" and c.i in self.memory.people), None)
        if person is not None and token.tag_ in {"NN", "NNP"} and sort is not None:
            return (self.memory.people[person.i],)
        both = self._two_forces(token, sort)
        if both:
            return both
        known = self.scene.finder.party(words(token), self.scene.report)
        if known is not None:
            return (Party(known.name, text_of(token), known.id),)
        modified = self._modified(token) or self._enlisted(token, sort)
        if modified and not (sort is None and token.pos_ == "PROPN" and self._stands_in_place(token)):
            return modified
        means = self.scene.lexicon.means
        if token.lemma_.lower() in means or any(c.lemma_.lower() in means for c in token.lefts if c.dep_ == "compound"):
            return self._manned(token)  # jets without a flag are nobody
        if token.pos_ == "PROPN" and sort is None:
            bearer = self.memory.surnames.get(words(token).split()[-1].casefold()) if words(token) else None
            if bearer is not None and self.memory.is_bearer(bearer, token) and token.ent_type_ not in PLACED:
                return (bearer,)
            bare = self.memory.bare_name(token)
            if bare:
                return (Party(bare, bare),)
            return (Party(words(token), text_of(token)),) if token.text[:1].isupper() else ()
        if sort is None:
            return ()
        named = self._named_so(token, sort)
        if named is not None:
            return (Party(named.name, text_of(token), named.id),)
        watches = _is_watching(token)
        taken_up = self._taken_up(token, sort) if self._is_definite(token) or watches else None
        if taken_up is not None:
            return (Party(taken_up.name, text_of(token), taken_up.id),)
        own = own_forces(self, token) if sort in {"military", "police"} else None
        if own is not None:
            return (Party(own.name, text_of(token), own.id),)
        return (Party(token.text.lower() if len(words(token).split()) < 2 else words(token), text_of(token)),)

    def _is_of_nation(self, token: Token) -> bool:
        """Whether people only come from the country before them: civilians, captives, reporters, gunmen of no state."""
        sort = sort_of(token, self.scene.lexicon)
        return sort in {"civilian", "captive", "armed"} or token.lemma_.lower() in listed("newsmen")

    def _enlisted(self, token: Token, sort: str | None) -> tuple[Party, ...]:
        """Whose men armed people are by what stands behind "of": ``gunmen of the cartel``, not ``gunmen of Goma``."""
        if sort not in FORCES:
            return ()
        for word, inner in prepositions(token):
            name = self.scene.names.get(inner.i)
            if word == "of" and name is not None and name.kind == "party" and name.place is None and name.party:
                return (Party(name.party.name, text_of(token), name.party.id),) if name.party.id else ()
        return ()

    def _named_so(self, token: Token, sort: str) -> Party | None:
        """Who people are said to be: ``armed youth known as the White Army``, ``men suspected to be of the group``."""
        if sort not in FORCES | {"civilian"}:
            return None
        clauses = [c for c in token.rights if c.dep_ == "acl"]
        if (
            token.dep_ == "nsubj"
            and token.head.tag_ in {"VBN", "VBD"}
            and any(c.dep_ == "xcomp" for c in token.head.rights)
        ):
            clauses.append(token.head)  # the parser's main verb, where a participle was meant
        for clause in clauses:
            if clause.lemma_.lower() not in listed("being_named"):
                continue
            name = next((n for t in _said_to_be(clause) if (n := self.scene.names.get(t.i)) is not None), None)
            if name is not None and name.kind == "party" and name.party is not None and name.party.id is not None:
                return name.party if self.scene.finder.kind_of(name.party) in listed("armed_kinds") else None
        return None

    def _two_forces(self, token: Token, sort: str | None) -> tuple[Party, ...]:
        """Both forces that one noun is for: ``Afghan and coalition forces``, ``government and allied troops``."""
        doc, i = self.scene.doc, token.i
        if sort not in FORCES or i < 3 or doc[i - 2].lower_ not in {"and", "or"} or token.dep_ == "conj":
            return ()
        found: list[Party] = []
        for at in (i - 3, i - 1):
            name, side = self.scene.names.get(at), doc[at].lower_ in listed("beside_others")
            if not side and (name is None or name.kind != "demonym"):
                return ()
            own = f"{doc[at].text} {token.text}"
            known = self.scene.finder.party(own, self.scene.report)
            found.append(Party(known.name, own, known.id) if known is not None else Party(own, own))
        return (
            tuple(dict.fromkeys(found))
            if any(doc[at].lower_ in listed("beside_others") for at in (i - 3, i - 1))
            else ()
        )

    def _manned(self, token: Token) -> tuple[Party, ...]:
        """Whose a weapon is by the words behind it: ``a drone operated by the army``, ``artillery of the group``."""
        for child in token.rights:
            if child.dep_ == "acl" and child.lemma_.lower() in listed("manning"):
                found = self.all(tuple(t for word, t in prepositions(child) if word in {"by", "to"}))
                if found:
                    return found
        owners = self.all(tuple(t for word, t in prepositions(token) if word == "of"))
        return tuple(party for party in owners if party.id)

    def _stands_in_place(self, token: Token) -> bool:
        """Whether all that a name's own words name is a town that it stands in: ``the Athens Acropolis``."""
        start, _ = core(token)
        names = [name for i in range(start, token.i) if (name := self.scene.names.get(i)) is not None]
        return bool(names) and all(name.place is not None and name.place.kind != "country" for name in names)

    def _taken_up(self, token: Token, sort: str) -> Party | None:
        """The party that a definite description takes up: ``the monitor``, ``the troops``, ``the group``."""
        lemma = token.lemma_.lower()
        watches = _is_watching(token)
        monitor = self.memory.monitor(token, soon=watches) if watches or lemma in listed("monitors") else None
        state = sort in {"military", "police", "official"}
        if monitor is not None or self._has_own_words(token):
            return monitor
        many = token.tag_ in {"NNS", "NNPS"} and lemma in listed("several")  # "the groups" are no one's other name
        return self.memory.before(token, state=state) if lemma in _bare_nouns(state=state) and not many else None

    def _modified(self, token: Token) -> tuple[Party, ...]:
        """Whom a phrase's own modifiers name: ``Islamic State fighters``, ``NATO airstrikes``, ``Gadhafi's men``."""
        start, _ = core(token)
        for i in range(token.i - 1, start - 1, -1):
            name = self.scene.names.get(i)
            if name is None or name.party is None or self._is_dateline(i) or self.is_hyphened(i):
                continue
            if name.kind in {"demonym", "place"} and self._is_of_nation(token):
                return ()  # Syrian civilians are not Syria
            if token.lemma_.lower() in listed("limbs") and name.kind in {"demonym", "place"}:
                continue  # nor is al-Qaeda's Syrian arm
            if name.kind == "demonym" and any(child.dep_ == "poss" for child in token.lefts):
                continue  # nor is Boko Haram's Nigerian stronghold Nigeria's
            if self._body_before(name) is not None:
                continue  # nor is the IOM Yemen mission Yemen
            return (*self.joined(i, token), Party(name.party.name, text_of(token), name.party.id))
        return self._owned(token)

    def _body_before(self, name: Name) -> Name | None:
        """The body whose name stands right before a country's: ``IOM Yemen``, ``the Matrix (DTM) Sudan``."""
        if name.kind not in {"demonym", "place"}:
            return None
        doc, at = self.scene.doc, self.scene.tokens(name.span).start - 1
        at -= at > 0 and doc[at].text == ")"
        before = self.scene.names.get(at)
        return before if before is not None and before.kind == "party" and before.place is None else None

    def joined(self, i: int, token: Token) -> tuple[Party, ...]:
        """Whose else a thing is, by the name before the one at ``i``: ``Russian and Syrian warplanes``."""
        doc = self.scene.doc
        first = self.scene.tokens(self.scene.names[i].span).start
        joined = first > 1 and doc[first - 1].lower_ in {"and", "or"}
        other = self.scene.names.get(first - 2) if joined else None
        if other is None or other.party is None or other.kind not in {"demonym", "party"}:
            return ()
        if other.kind != "demonym" and doc[first - 2].head.i not in {token.i, i}:
            return ()  # a party of its own in a row: "the SDF and Syrian warplanes"
        shared = self.scene.finder.party(f"{other.text} {token.text}", self.scene.report) or other.party
        return (Party(shared.name, text_of(token), shared.id),)

    def _owned(self, token: Token) -> tuple[Party, ...]:
        """Whose men a phrase speaks of by a pronoun or a description: ``its fighters``, ``the group's gunmen``."""
        if sort_of(token, self.scene.lexicon) not in FORCES or token.lemma_.lower() in listed("attendants"):
            return ()
        owner = next((child for child in token.children if child.dep_ == "poss"), None)
        found = (speakers_own(self, owner) or self.parties(owner)) if owner is not None else ()
        return tuple(Party(party.name, text_of(token), party.id) for party in found if party.id)

    def _dates(self, i: int) -> bool:
        """Whether a capital in capitals only says where the story was written: ``MOSCOW (Sputnik) The army …``."""
        name = self.scene.names[i]
        behind = self.scene.report.text[name.span.end : name.span.end + 2].strip()
        return self._is_dateline(i) and behind[:1] in {"(", "—", "–", "-"}

    def _is_dateline(self, i: int) -> bool:
        """A capital before the story that the parser ties to its first noun: ``BEIRUT - US-backed fighters``."""
        name = self.scene.names[i]
        return name.place is not None and name.text.isupper() and len(name.text) > 3

    def _of(self, token: Token) -> tuple[Party, ...]:
        for word, inner in prepositions(token):
            parting = word == "among" and inner.tag_ in {"PRP", "WP"}  # 65 people, among them 22 children
            if word in WHOSE and inner.i > token.i and not parting and not self._is_where(word, inner):
                found = self.parties(inner)
                if found:
                    return found
        return ()

    def _is_where(self, word: str, token: Token) -> bool:
        """Whether a phrase says where people are and not whose they are: ``14 people in Beni``, ``11 from Chad``."""
        if word == "from" and token.i in self.scene.places and token.head.head.pos_ == "NUM":
            return True
        if token.i in self.scene.places:
            return word == "in" or token.i not in self.scene.names
        if token.lemma_.lower() in self.scene.lexicon.place_nouns:
            return word == "in"
        return word == "in" and token.pos_ == "PROPN" and token.i not in self.scene.names

    @staticmethod
    def _is_definite(token: Token) -> bool:
        personal = listed("person_pronouns")  # "his men" are his, whoever he is, and not those told of before
        return any(c.lower_ in listed("pointing") and c.lower_ not in personal for c in token.lefts)

    @staticmethod
    def _has_own_words(token: Token) -> bool:
        mere = listed("mere_words")  # "the same murderous group" is the group
        own = (c for c in token.lefts if c.dep_ in {"amod", "compound", "nmod"} and c.tag_ not in {"JJR", "JJS"})
        return any(c.lemma_.lower() not in mere for c in own)


def _said_to_be(clause: Token) -> Iterator[Token]:
    """The words by which people are called, behind the participle that says so: ``known as the White Army``."""
    for token in clause.doc[clause.i + 1 : min(clause.i + CALLED, clause.sent.end)]:
        if token.pos_ == "VERB" and token.lemma_.lower() not in listed("being_named"):
            return
        yield token


def _is_one_of_a_nation(token: Token) -> bool:
    """Whether the word for a nation is one man or woman of it: ``a Syrian``, ``another Malian``, ``the Libyan``."""
    if token.tag_ in {"NNS", "NNPS"} or token.dep_ in {"amod", "compound", "nmod"}:
        return False
    words = {child.lower_ for child in token.lefts}
    single = token.lower_.endswith(("an", "i"))
    return bool(words & listed("counting_one")) or ("the" in words and single)


def _is_watching(token: Token) -> bool:
    """Whether a phrase is for a body that watches a war: ``a war monitor``, ``a group that tracks the violence``."""
    lemma = token.lemma_.lower()
    if token.tag_ == "NNS" or lemma in listed("watchers"):
        return token.tag_ != "NNS"
    kinds = {"amod", "compound", "acl", "relcl"}
    return lemma in listed("bodies") and any(
        c.lemma_.lower() in listed("watching") for c in token.children if c.dep_ in kinds
    )


def _bare_nouns(*, state: bool) -> frozenset[str]:
    """The nouns by which a state's forces are taken up again, or those by which others are."""
    return listed("state_nouns") if state else listed("other_nouns")
