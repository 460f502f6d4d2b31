"""Whom a report has spoken of, in order: for the pronouns and bare descriptions that take them up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vedette.model import Party

from .arguments import coordinated, is_passive, prepositions, row_head
from .lexicon import data, listed
from .phrases import FORCES, core, lemma_keys, sort_of, text_of, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spacy.tokens import Span, Token

    from vedette.model import NameFinder

    from .scene import Scene

CLEARLY = 8
"""By how much likelier than any other a party must be for a bare description to mean it."""
ZEAL = 80
"""How much likelier ``the militants`` are those whom every paper calls so than another party of the report."""
FAR = 120
"""Words back that a pronoun or a bare description may reach; a description of no state's group twice as far."""
NEXT = 60
"""Words from a row of doers to the sentence in which ``they`` are all of them."""
FARTHEST = 600
"""Words back to those whom every paper calls ``the militants``."""
FADING = 75
"""Words back from which on a group is no likelier to be forgotten."""
OFTEN, MOST = 6, 4
"""How much likelier each further time that it is named makes a group; and up to how many times."""


def is_state(party: Party) -> bool:
    """Whether a party is a state's, by its registered name; coalitions of states count."""
    return party.name.startswith(tuple(data("words.yaml")["state_names"])) or "coalition" in party.name.lower()


def fullest(names: Iterable[str]) -> dict[str, str]:
    """For each name of a person in a report, the fullest that has its words: ``Roldan`` is ``Antonio Roldan Betancur``.

    A name that two different people bear is left as it is.
    """
    split = {name: tuple(name.casefold().replace(".", "").split()) for name in names}
    bearers: dict[str, list[str]] = {}
    for name, parts in split.items():
        for part in dict.fromkeys(parts):
            bearers.setdefault(part, []).append(name)
    found: dict[str, str] = {}
    for name, parts in split.items():
        fuller = [other for other in bearers.get(parts[0], ()) if _is_part(parts, split[other])]
        longest = max(fuller, key=lambda other: len(split[other]), default=name)
        found[name] = longest if all(_is_part(split[other], split[longest]) for other in fuller) else name
    return found


def unranked(words: Iterable[str]) -> str:
    """A person's name without the ranks before it: ``Gen Jeffrey Harrigan``."""
    parts = list(words)
    while len(parts) > 1 and parts[0].lower() in listed("ranks", "speakers.yaml"):
        del parts[0]
    return " ".join(parts).strip(" \"“”'’")


def _is_part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether one name's words are all in the other, in its order: ``Antonio Betancur``."""
    rest = iter(long)
    return all(word in rest for word in short)


def _is_group(party: Party) -> bool:
    """Whether ``the group`` may be a party: one that is registered, and no people of a country."""
    return party.id is not None and not party.id.startswith("civ-")


def watches(party: Party) -> bool:
    """Whether a party is one of those that watch and report."""
    return any(word in party.name.lower() for word in (*listed("observers"), *listed("papers")))


def _is_cited(doer: Token) -> bool:
    """Whether somebody does what a sentence cites before it says who says so: ``The army left, a monitor said``."""
    verb = doer.head
    cited = verb.dep_ == "ccomp" and verb.i < verb.head.i and verb.head.lemma_.lower() in listed("saying")
    return doer.dep_ == "nsubj" and cited and verb.head.dep_ == "ROOT"


def onlooks(finder: NameFinder, party: Party) -> bool:
    """Whether a party is one that reports of wars or helps in them and wages none: a newspaper, a monitor."""
    return finder.kind_of(party) in listed("watching_kinds")


def wages_war(finder: NameFinder, party: Party) -> bool:
    """Whether a party may be a side of a war, for all that the registry knows: a people or a charity is none."""
    return finder.kind_of(party) not in listed("no_sides")


@dataclass(slots=True)
class Memory:
    """The parties of one scene by where they are named."""

    scene: Scene
    people: dict[int, Party] = field(default_factory=dict)
    """For each token of a person's name: the person, under the fullest name that the report gives."""
    surnames: dict[str, Party] = field(default_factory=dict)
    """For each word of a full name, folded, the person, where the report has only one who is called so."""
    _offices: dict[str, Party] = field(default_factory=dict)
    """For each person, by name, the body that the report says the person speaks for."""
    _seen: list[tuple[int, Party, str]] = field(default_factory=list)

    _named: Counter[str] = field(default_factory=Counter)
    """How often each party is named."""
    _persons: frozenset[str] = frozenset()
    _tellers: frozenset[int] = frozenset()
    """Where observers and papers are named that a report cites: they are no side in what they tell of."""

    def __post_init__(self) -> None:
        self._collect_people()
        self._collect_groups()
        self._collect_described()
        self._seen.sort(key=lambda entry: entry[0])
        self._named = Counter(party.name for _, party, _ in self._seen)
        self._persons = frozenset(party.name for _, party, sort in self._seen if sort == "person")

    def _collect_people(self) -> None:
        """Full names first, so that a surname later is known to be the same person."""
        entities: list[tuple[Span, str]] = []
        for entity in self.scene.doc.ents:
            if entity.label_ != "PERSON" or self._is_named(entity.start, entity.end):
                continue
            whole = self._whole(entity)
            parts = (t.whitespace_ if t.tag_ == "POS" else t.text_with_ws for t in whole if not t.is_space)
            name = unranked("".join(parts).split())
            if name and not name.islower() and not any(ch.isdigit() for ch in name):
                entities.append((whole, name))
        full = fullest(dict.fromkeys(name for _, name in entities))
        self._index_words(full.values())
        for entity, name in entities:
            party = Party(full[name], full[name])
            for token in entity:
                self.people[token.i] = party
            self._seen.append((entity.start, party, "person"))
        self._collect_surnames(full)

    def _collect_surnames(self, full: Mapping[str, str]) -> None:
        """People called by a surname that the recogniser of names has missed, as where it opens a sentence."""
        surnames: dict[str, set[str]] = {}
        for name in set(full.values()):
            if " " in name:
                surnames.setdefault(name.split()[-1], set()).add(name)
        for token in self.scene.doc:
            bearers = surnames.get(token.text, ()) if token.text[:1].isupper() else ()
            if len(bearers) != 1 or token.i in self.people or self._is_named(token.i, token.i + 1):
                continue
            if token.head.lemma_.lower() in listed("saying") and token.dep_ == "nsubj":
                (name,) = bearers
                self.people[token.i] = Party(name, name)
                self._seen.append((token.i, self.people[token.i], "person"))

    def _whole(self, entity: Span) -> Span:
        """A person's name with those of its words that the recogniser left out: ``Waldemar`` Franklin Quintero."""
        doc, start, end = self.scene.doc, entity.start, entity.end
        while start > entity.sent.start and self._belongs(doc[start - 1]) and start <= doc[start - 1].head.i < end:
            start -= 1
        while end < entity.sent.end and self._belongs(doc[end]) and doc[end - 1].head.i == end:
            end += 1
        return doc[start:end]

    def bare_name(self, token: Token) -> str:
        """A person's name of several words without the offices before it; empty where none stands before it."""
        doc, start = token.doc, token.i
        if not self._belongs(token) or token.ent_type_ in {"ORG", "GPE", "LOC", "FAC", "NORP"}:
            return ""
        while start > token.sent.start and self._belongs(doc[start - 1]):
            start -= 1
        before = doc[start - 1] if start > token.sent.start else None
        titled = before is not None and (before.lower_ in listed("titles", "casing.yaml") or self._is_office(before))
        return str(doc[start : token.i + 1].text) if titled and start < token.i else ""

    def is_bearer(self, person: Party, surname: Token) -> bool:
        """Whether a surname is that of a person told of: ``Baloch`` is, ``Waseem Baloch`` is not Gwahram Baloch."""
        before = surname.doc[surname.i - 1] if surname.i > surname.sent.start else None
        other = before is not None and before.head.i == surname.i and self._belongs(before)
        known = person.name.casefold().split()
        return surname.text.istitle() and not (other and before is not None and before.text.casefold() not in known)

    def _is_office(self, token: Token) -> bool:
        """Whether a word before a name says what the person is: ``minister``, ``director``."""
        return token.head.i > token.i and (
            token.lower_ in self.scene.lexicon.people
            or any(token.lower_ in listed(*where) for where in (("offices", "casing.yaml"), ("ranks", "speakers.yaml")))
        )

    def _belongs(self, token: Token) -> bool:
        """Whether a word may be one of a person's name: no title, no office, no name of anything else."""
        if token.tag_ != "NNP" or not token.text.istitle() or self._is_named(token.i, token.i + 1):
            return False
        titles = (listed("titles", "casing.yaml"), listed("offices", "casing.yaml"), listed("ranks", "speakers.yaml"))
        return token.lower_ not in self.scene.lexicon.people and not any(token.lower_ in words for words in titles)

    def _index_words(self, names: Iterable[str]) -> None:
        """Each word of a full name that only one of them has: for a surname that the recogniser takes for no name."""
        bearers: dict[str, set[str]] = {}
        for name in names:
            parts = name.split()
            for part in parts[1:]:
                bearers.setdefault(part.casefold(), set()).add(name)
        self.surnames = {part: Party(*found, *found) for part, found in bearers.items() if len(found) == 1}

    def _is_named(self, start: int, end: int) -> bool:
        return any(i in self.scene.names or i in self.scene.places for i in range(start, end))

    def _collect_groups(self) -> None:
        seen: set[int] = set()
        for i, name in self.scene.names.items():
            if name.party is None or name.span.start in seen:
                continue
            seen.add(name.span.start)
            sort = "person" if name.kind == "person" else "place" if name.place else name.kind
            self._seen.append((i, name.party, sort))
        known = self.scene.finder
        self._tellers = frozenset(i for i, party, _ in self._seen if watches(party) or onlooks(known, party))

    def _collect_described(self) -> None:
        """Those under arms whom the report names by a noun alone: ``gunmen on motorbikes``, for the ``they`` after."""
        scene, lexicon = self.scene, self.scene.lexicon
        groups = (i for i, party, sort in self._seen if sort == "party" and _is_group(party) and not is_state(party))
        first = min(groups, default=len(scene.doc))
        for token in scene.doc:
            if token.tag_ not in {"NNS", "NNPS"} or not self._fights(token):
                continue
            start, end = core(token)
            lemma = token.lemma_.lower()
            if lemma in lexicon.means or any(i in scene.names for i in range(start, end)) or self._is_of_party(token):
                continue
            mere = lemma in listed("other_nouns") and end - start == 1  # "militants" are those named before, if any
            if not mere or token.i < first:
                self._seen.append((token.i, Party(words(token), text_of(token)), "described"))

    def _is_of_party(self, token: Token) -> bool:
        """Whether armed people are those of a party that stands behind them: ``fighters of the Front``."""
        inner = (t for word, t in prepositions(token) if word in {"of", "from"} and t.i in self.scene.names)
        return any(self.scene.names[t.i].kind == "party" and self.scene.names[t.i].place is None for t in inner)

    def _fights(self, token: Token) -> bool:
        """Whether people are under arms by their noun (``armed men``), or by what is told of them: ``prisoners``."""
        lexicon = self.scene.lexicon
        if any(lexicon.people.get(key) in FORCES for key in (*lemma_keys(token), token.lower_)):
            return True
        frames = lexicon.verbs.get(token.head.lemma_.lower(), ()) if token.dep_ == "nsubj" else ()
        violent = any(frame.type in listed("violent") and frame.subject == "actor" for frame in frames)
        told = token.lemma_.lower() not in listed("nobodies") and not is_passive(token.head)
        return violent and told and sort_of(token, lexicon) is not None

    def is_person(self, party: Party) -> bool:
        """Whether a party is a single person that the report names."""
        return party.name in self._persons

    def with_office(self, parties: list[Party]) -> list[Party]:
        """Speakers with the body that each speaks for, said now or earlier: ``Abdel Rahman`` ← the Observatory."""
        if len(parties) > 1 and self.is_person(parties[0]):
            self._offices.setdefault(parties[0].name, parties[1])
        elif len(parties) == 1 and parties[0].name in self._offices:
            return [parties[0], self._offices[parties[0].name]]
        return parties

    def monitor(self, token: Token, *, soon: bool = False) -> Party | None:
        """``the Britain-based monitor``: the observing body that the report has named before.

        ``soon``: where none has been, the one that it names next, as when a story opens with ``a war monitor said``.
        """
        observers = listed("observers")
        named = [
            (i, party)
            for i, party, sort in self._seen
            if sort == "party" and any(word in party.name.lower() for word in observers)
        ]
        before = [party for i, party in named if i < token.i]
        after = [party for i, party in named if soon and token.i < i < token.i + FAR]
        return before[-1] if before else after[0] if after else None

    def before(self, token: Token, *, state: bool | None = None, apart: frozenset[str] = frozenset()) -> Party | None:
        """The party that a pronoun or a bare description takes up: the last fitting one, subjects before others.

        ``state`` asks for one of a state (the army, the troops), or, if False, for one of no state (the group);
        ``apart`` are the names of those whom it cannot be.
        """
        person, several = token.lower_ in listed("person_pronouns"), token.lower_ in listed("plural_pronouns")
        start, zealous = token.sent.start, state is False and token.lemma_.lower() in listed("zealous_nouns")
        best: tuple[int, Party] | None = None
        ranked: dict[Party, int] = {}
        for i, party, sort in reversed(self._seen):
            if token.i - i > FARTHEST:
                break
            if i >= token.i or person != (sort == "person") or party.name in apart:
                continue
            if sort == "described" and not several:
                continue
            if state is not None and (state != is_state(party) or not _is_group(party)):
                continue
            kind = self.scene.finder.kind_of(party) if state is False else None
            if kind in listed("no_groups"):
                continue
            zealots = zealous and kind in listed("zealots")
            if token.i - i > (FARTHEST if zealots else 2 * FAR if state is False else FAR):
                continue
            if not person and self._only_tells(i, token):
                continue
            rank = self._rank(i, sort, min(start, i + FADING) if state is False else start) - (
                40 if person and self._speaks_elsewhere(i, token) else 0
            )
            rank += 10 if token.lower_ == "it" and _is_cited(self.scene.doc[i]) else 0
            if state is False:  # whom the report is about is likelier meant than who is named in it once
                rank += (ZEAL if zealots else 0) + OFTEN * min(self._named[party.name] - 1, MOST)
            if best is None or rank > best[0]:
                best = rank, party
            ranked[party] = max(rank, ranked.get(party, rank))
        return best[1] if best and not self._is_unclear(best[1], ranked, state) else None

    def row_of(self, party: Party, token: Token) -> tuple[Token, ...]:
        """The row of doers in which a party was last named before a pronoun: ``The army and the police stormed it``."""
        at = next((i for i, one, _ in reversed(self._seen) if i < token.i and one.name == party.name), None)
        if at is None:
            return ()
        word = self.scene.doc[at]
        while word.dep_ in {"compound", "nmod", "amod", "poss"}:
            word = word.head
        head = row_head(word)
        row = coordinated(head) if head.dep_ in {"nsubj", "nsubjpass"} else ()
        return row if len(row) > 1 and token.sent.start - head.i < NEXT else ()

    def _is_unclear(self, best: Party, ranked: dict[Party, int], state: bool | None) -> bool:
        """Whether ``the group`` may be another as well as the likeliest."""
        if state is not False:
            return False
        allied = self.scene.finder.are_allied
        others = [rank for party, rank in ranked.items() if not allied(party, best)]
        return bool(others) and max(others) > ranked[best] - CLEARLY

    def _only_tells(self, i: int, token: Token) -> bool:
        """Whether the name at ``i`` is one who told of what came before, and a word that speaks of deeds is not it."""
        if i not in self._tellers:
            return False
        mine = token.head if token.dep_ == "poss" else token  # "its head said"
        speaks = mine.head.lemma_.lower() in listed("saying") and mine.dep_ == "nsubj"
        return token.pos_ != "PRON" or (not speaks and self.scene.doc[i].sent != token.sent)

    def _speaks_elsewhere(self, i: int, token: Token) -> bool:
        """Whether the person at ``i`` is one who tells of it, and the pronoun is of somebody struck: ``killed him``."""
        struck = token.dep_ in {"nsubjpass", "dobj"}
        teller = self.scene.doc[i]
        says = teller.head.lemma_.lower() in listed("saying") or teller.head.head.lemma_.lower() in listed("saying")
        return struck and says

    def _rank(self, i: int, sort: str, start: int) -> int:
        """How likely the name at token ``i`` is the one taken up in the sentence that begins at ``start``."""
        token = self.scene.doc[i]
        distance = (start - i) / 25 if i < start else 0.0
        heads = [at for at in (token, token.head) if at.dep_ in {"nsubj", "nsubjpass"}]
        subject = 25 if heads else 0
        if heads and heads[0].head.dep_ == "ROOT":  # whom the sentence is about
            subject += 10
        within = 15 if i >= start else 0  # "commanders of the group since they left"
        return int(100 + within - 20 * distance + subject - (35 if sort in {"place", "demonym"} else 0))
