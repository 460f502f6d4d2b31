"""The common ground of all extractors: one scene with its resolvers, and what they ask of a phrase."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vedette.model import Name, Party, Place

from .arguments import prepositions
from .lexicon import data, listed
from .phrases import FORCES, HYPHENS, core, sort_of, thing_of
from .pronouns import captives
from .sides import natural_foe
from .when import When
from .where import Where
from .who import Who

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from .arguments import Arguments
    from .scene import Scene

WARLIKE = 0.03
"""Share of conflict words from which a whole report is one about conflict."""


@dataclass(slots=True)
class Reading:
    """A scene with its resolvers of who, where and when."""

    scene: Scene
    who: Who = field(init=False)
    where: Where = field(init=False)
    when: When = field(init=False)
    told: set[int] = field(default_factory=set)
    """Where the numbers start that a toll was read from: none of them counts a strength too."""
    warlike: bool = field(init=False)
    """Whether the report as a whole is about armed conflict: then an ambiguous verb is read as its own."""

    def __post_init__(self) -> None:
        self.who, self.where, self.when = Who(self.scene), Where(self.scene), When(self.scene)
        words = self.scene.lexicon.things["conflict_words"]
        counted = sum(token.lemma_.lower() in words for token in self.scene.doc)
        self.warlike = counted >= WARLIKE * max(len(self.scene.doc), 40)

    def sorts(self, token: Token) -> frozenset[str]:
        """All the sorts of thing that a phrase can be, by its head: place, people, arms, relief, event, thing …"""
        lexicon, lemma = self.scene.lexicon, token.lemma_.lower()
        found = {"any"}
        if self.where.is_place(token) or self._is_some_of(token, lemma):
            found.add("place")
        if sort_of(token, lexicon) or (self.who.parties(token) and lemma not in lexicon.place_nouns):
            found.add("people")
        sort = sort_of(token, lexicon)
        if lemma in lexicon.place_nouns:
            found.add("site")
        if sort:
            found.add(sort)
            if sort in FORCES or (lemma in listed("bearers") and any(c.dep_ == "poss" for c in token.lefts)):
                found.add("forces")  # troops; its men
        for thing, words in (
            ("arms", "arms"), ("relief", "relief"), ("pact", "pacts"), ("sanctioned", "sanctioned"),
            ("protesters", "protesters"), ("captive", "captive"), ("event", "events"), ("mission", "missions"),
            ("bastion", "bastions"),
            ("thrown", "thrown"), ("base", "bases"), ("route", "routes"), ("tie", "ties"), ("frontier", "frontiers"),
            ("posture", "postures"), ("onset", "onsets"), ("running", "running"), ("goods", "goods"),
            ("traffic", "traffic"),
        ):  # fmt: skip
            if lexicon.is_a(lemma, words):
                found.add(thing)
        if lemma in listed("reflexives"):
            found |= {"self", "people"}
        if token.pos_ == "NUM" or lemma in listed("partitive") or lemma in listed("containers"):
            loads = [t for word, t in prepositions(token) if word == "of" and t.i > token.i]
            inner = {sort for load in loads for sort in self.sorts(load)} - {"thing", "unknown"}
            found |= inner
            if lemma == "head" and inner and "people" not in inner:
                found.discard("people")  # 60 head of cattle
            if token.pos_ == "NUM" and all(t.lemma_.lower() in listed("bearers") for t in loads):
                found.add("counted")  # 70 of its own members
        if captives(token) is not None:
            found |= {"people", "captive"}
        if not found & {"place", "people"}:
            found.add("thing")
            if not found & {"arms", "relief", "event"} and token.pos_ in {"NOUN", "PROPN", "NUM"}:
                found.add("unknown")
        return frozenset(found)

    def _is_some_of(self, token: Token, lemma: str) -> bool:
        """Whether a phrase is a part or a number of places: ``most of Homs``, ``dozens of villages``."""
        if self.scene.lexicon.is_a(lemma, "parts"):
            return bool(self.where.of(token))
        return lemma in listed("partitive") and any(
            word == "of" and inner.lemma_.lower() in self.scene.lexicon.place_nouns
            for word, inner in prepositions(token)
        )

    def is_force(self, token: Token) -> bool:
        """Whether a phrase stands for an armed force: by its noun, or as a registered party that is no person."""
        sort = sort_of(token, self.scene.lexicon)
        if sort in FORCES:
            return True
        if sort == "civilian" and token.lemma_.lower() not in listed("bearers"):
            return self._is_of_militia(token)  # Nuer youth, but not Syrian civilians
        if token.lemma_.lower() in listed("bearers"):  # FARC members, Hezbollah commanders
            names = (self.scene.name_at(child) for child in token.lefts if child.dep_ == "compound")
            if any(one is not None and one.kind == "party" and one.place is None for one in names):
                return True
        if token.lemma_.lower() in listed("partitive") or token.pos_ == "NUM":
            return any(
                self.is_force(inner) for word, inner in prepositions(token) if word == "of" and inner.i > token.i
            )
        name = self.scene.name_at(token)
        if name is not None and name.kind in {"party", "demonym"} | ({"place"} if name.party else set()):
            return True
        return token.lower_ in listed("acting_pronouns") and any(map(self._may_bear_arms, self.who.parties(token)))

    def _is_of_militia(self, token: Token) -> bool:
        """Whether a word for people ends the registered name of those who fight: ``Nuer youth``."""
        name = self.scene.name_at(token)
        party = name.party if name is not None and name.kind == "party" else None
        return party is not None and self.scene.finder.kind_of(party) in listed("fighting_kinds")

    def _may_bear_arms(self, party: Party) -> bool:
        """Whether a party may be an armed force: not ``girls``, whom ``they`` takes up."""
        noun = party.name.lower().split()[-1]
        people = self.scene.lexicon.people
        return party.id is not None or (people.get(noun) or people.get(noun.removesuffix("s"))) != "civilian"

    def is_conflict(self, token: Token) -> bool:
        """Whether the sentence around a token speaks of armed force at all."""
        return self.warlike or any(self._is_warlike(t) for t in token.sent if t.i != token.i)

    def _is_warlike(self, token: Token) -> bool:
        lexicon = self.scene.lexicon
        if lexicon.is_a(token.lemma_.lower(), "conflict_words") or sort_of(token, lexicon) in FORCES:
            return True
        name = self.scene.name_at(token)
        return name is not None and name.kind == "party" and name.place is None

    def is_captive_talk(self, token: Token) -> bool:
        words = self.scene.lexicon.things["captive"] | self.scene.lexicon.things["captors"]
        return self.warlike or any(t.lemma_.lower() in words for t in token.sent)

    def means(self, verb: Token, args: Arguments) -> str | None:
        """The type that a weapon word among a verb's arguments makes of it, or None."""
        tokens: list[Token] = []
        for head in (*args.subjects, *args.objects, *(t for _, t in args.preps)):
            start, end = core(head)
            tokens.extend(self.scene.doc[start:end])
            loaded = (c for c in head.children if c.dep_ == "prep" or c.lemma_ in listed("loading"))
            tokens.extend(t for child in loaded for t in child.subtree)
        return self._means(tokens)

    def noun_means(self, noun: Token) -> str | None:
        """The type that a weapon word in a noun's own phrase makes of it, or None."""
        start, end = core(noun)
        tools = (c for c in noun.children if c.dep_ in {"prep", "acl"} and c.lower_ in {"by", "with", "using", "from"})
        return self._means([*self.scene.doc[start:end], *(t for tool in tools for t in tool.subtree)])

    def _means(self, tokens: Iterable[Token]) -> str | None:
        means = self.scene.lexicon.means
        found = [kind for t in tokens if (kind := means.get(t.lemma_.lower())) and not _is_countered(t)]
        if "explosion" in found and any(_is_aerial(t) for t in tokens):
            found.append("air_strike")
        for kind in ("suicide_attack", "chemical_attack", "air_strike", "shelling", "explosion"):
            if kind in found:
                return kind
        return None

    def demonym(self, noun: Token) -> tuple[Party, ...]:
        """The party named before an event noun: ``Russian air strikes``, ``coalition raid``, ``Boko Haram attack``."""
        start, _ = core(noun)
        under_arms: tuple[Party, ...] = ()
        for i in range(noun.i - 1, start - 1, -1):
            name = self.scene.names.get(i)
            if name is not None and name.kind != "demonym" and name.place is not None and name.place.kind != "country":
                continue  # the Kabul bombing is no deed of the government that sits there
            if name is not None and self._is_scene(name, i, noun):
                continue  # nor a Kenya attack Kenya's
            if name is not None and name.kind == "demonym" and sort_of(noun, self.scene.lexicon) == "armed":
                return ()  # a British suicide bomber is not Britain
            if name is not None and name.party is not None and not self.who.is_hyphened(i):
                others = self.who.joined(i, noun) or self._beside(noun)
                return (*others, Party(name.party.name, name.text, name.party.id))
            token = self.scene.doc[i]
            known = self.scene.finder.party(token.text, self.scene.report) if token.pos_ in {"NOUN", "PROPN"} else None
            if known is not None:
                return (Party(known.name, token.text, known.id),)
            if token.lemma_.lower() in self.scene.lexicon.means or token.lemma_.lower() in listed("branding"):
                continue  # a drone attack, or a terrorist one, is nobody's yet
            if sort_of(token, self.scene.lexicon) in FORCES and token.dep_ in {"compound", "amod", "nmod"}:
                under_arms = under_arms or (self._several(token),)
        return under_arms

    def named_for(self, noun: Token) -> tuple[Place, ...]:
        """The country that a happening is named for: ``Kenya attack``."""
        start, _ = core(noun)
        before = (
            (i, self.scene.names[i])
            for i in range(start, noun.i)
            if i in self.scene.names and self.scene.doc[i].head.i in range(i + 1, noun.i + 1)
        )
        return tuple(one.place for i, one in before if one.place is not None and self._is_scene(one, i, noun))[:1]

    def _is_scene(self, name: Name, i: int, noun: Token) -> bool:
        """Whether a country's bare name before a happening says where it was: ``Kenya attack kills six``, but not
        ``Russia strikes kill 20 in Syria``, nor ``Kenya's attack`` and ``US strikes``."""
        place = name.place
        if (
            name.kind == "demonym"
            or place is None
            or place.kind != "country"
            or name.text.isupper()
            or "." in name.text
        ):
            return False
        doc = self.scene.doc
        if doc[i].tag_ not in {"NNP", "NN"} or any(t.text in HYPHENS or t.tag_ == "POS" for t in doc[i + 1 : noun.i]):
            return False
        others = (one.place for one in self.scene.names.values() if one.kind == "place" and one.place is not None)
        sent = noun.sent
        return all(
            other.country == place.country or other.at is None or not sent.start_char <= other.at.start < sent.end_char
            for other in others
        )

    def _beside(self, noun: Token) -> tuple[Party, ...]:
        """Whose blows they are too: ``by regime and Russian airstrikes``, where the parser joins unlike things."""
        name = self.scene.name_at(noun.head) if noun.dep_ == "conj" else None
        if name is None or name.party is None or name.kind == "person" or noun.head.i >= noun.i:
            return ()
        joined = noun.doc[noun.head.i + 1].lower_ in {"and", "or"}
        return (Party(name.party.name, name.text, name.party.id),) if joined else ()

    def _several(self, token: Token) -> Party:
        """Those of whom a noun before another speaks: the rebels of ``a rebel siege``, whose ever they are."""
        one = token.text.lower()
        single = sort_of(token, self.scene.lexicon) == "armed" and not one.endswith(("s", "men"))
        plural = f"{one}s" if single else one
        named = (name.party for name in self.scene.names.values() if name.text.lower() == plural and name.party)
        known = next(named, None) or self.scene.finder.party(plural, self.scene.report)
        return Party(known.name, token.text, known.id) if known is not None else Party(plural, token.text)

    def things(self, tokens: Iterable[Token]) -> tuple[Party, ...]:
        """Things that were hit, under their own words: places with names and happenings are no things."""
        return tuple(Party(token.text.lower(), thing_of(token)) for token in tokens if self._is_thing(token))

    def _is_thing(self, token: Token) -> bool:
        lemma, lexicon = token.lemma_.lower(), self.scene.lexicon
        if token.pos_ != "NOUN" or not token.is_alpha or self.scene.place_at(token) is not None:
            return False
        if token.i + 1 < len(token.doc) and token.doc[token.i + 1].text in HYPHENS:
            return False  # the first half of a word: the counter of a counter-attack
        if lexicon.means.get(lemma) == "explosion":
            return False  # the bomb is what hit
        if lemma in listed("untouched") or token.i in self.scene.times:
            return False  # air raids on Saturday afternoon
        if lexicon.is_a(lemma, "events") or lexicon.is_a(lemma, "parts") or lemma in listed("surroundings"):
            return False
        if lexicon.place_nouns.get(lemma) != "settlement":
            return True
        whose = any(child.dep_ in {"compound", "poss", "nmod", "amod"} for child in token.lefts)
        return whose and lemma in listed("struck_settlements")

    def party_before_hyphen(self, word: Token) -> tuple[Party, ...]:
        """The party bound to a participle by a hyphen: ``US`` in ``US-backed``, ``rebel`` in ``rebel-held``."""
        before = self.scene.doc[word.i - 2]
        name = self.scene.names.get(before.i)
        if name is not None and name.party is not None:
            return (Party(name.party.name, name.text, name.party.id),)
        meant = data("words.yaml")["arms_of"].get(before.lower_, before.text)
        known = self.scene.finder.party(meant, self.scene.report)
        if known is not None:
            known = self._sole(known) or known
            return (Party(known.name, before.text, known.id),)
        return (self._several(before),) if sort_of(before, self.scene.lexicon) else ()

    def _sole(self, known: Party) -> Party | None:
        """Whom a country's rebels are, where the report names but one such group and it is not among them: the Houthis
        of ``rebel-held Sanaa``."""
        if natural_foe(known.id or "") is None:
            return None
        finder = self.scene.finder
        named = {name.party.id: name.party for name in self.scene.names.values() if name.party and name.party.id}
        bands = [party for party in named.values() if finder.kind_of(party) == finder.kind_of(known)]
        return bands[0] if len(bands) == 1 and not finder.are_allied(bands[0], known) else None


def _is_aerial(token: Token) -> bool:
    """Whether a bomb is one that aircraft drop: a glide bomb, a 500-pound bomb."""
    return token.lemma_.lower() == "bomb" and any(
        {child.lemma_.lower(), child.lower_} & listed("aerial_bombs") for child in token.lefts
    )


def _is_countered(token: Token) -> bool:
    """Whether a weapon word stands behind ``anti-``: anti-aircraft guns are on the ground; or is a gasworks', or the
    air that is fired into."""
    doc = token.doc
    if token.lemma_.lower() == "mine" and {c.lower_ for c in token.lefts} & listed("mined"):
        return True  # a gold mine
    if token.lemma_.lower() in listed("works") and token.head.lemma_.lower() in listed("worksites"):
        return True
    if token.lower_ == "air" and token.dep_ == "pobj" and token.head.lower_ != "from":
        return True  # shots fired into the air
    return token.i > 1 and doc[token.i - 1].text in HYPHENS and doc[token.i - 2].lower_ == "anti"
