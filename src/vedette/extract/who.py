"""Who is meant: noun phrases, pronouns and descriptions become parties.

A registered name in the phrase wins; then a definite description or a pronoun is taken back to the party that the
report spoke of before; what remains is kept under its own words, typed by its head noun.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vedette.model import Party

from .arguments import antecedent, prepositions
from .phrases import core, sort_of, text_of, words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .scene import Scene

SINGULAR = frozenset({"he", "she", "him", "his", "her", "himself", "herself", "i", "my", "me"})
PLURAL = frozenset({"they", "them", "their", "it", "its", "themselves", "itself", "we", "our", "us", "both"})
BEARERS = frozenset({"force", "forces", "troop", "troops", "army", "military", "fighter", "soldier", "group", "militia", "militant",
                     "rebel", "unit", "government", "regime", "authority", "official", "police", "officer", "warplane", "jet",
                     "aircraft", "helicopter", "drone", "navy", "artillery", "commander", "leader", "member", "airstrike",
                     "strike", "organisation", "organization", "coalition", "spokesman", "men", "man", "gunman", "war", "plane",
                     "insurgent", "security", "side", "alliance", "movement", "party", "command", "ministry", "missile"})  # fmt: skip
PARTITIVE = frozenset({"member", "fighter", "element", "unit", "force", "group", "soldier", "leader", "convoy", "commander", "number",
                       "hundred", "thousand", "dozen", "score", "ten", "many", "most", "some", "one", "two", "three", "part",
                       "majority", "remnant", "troop", "column", "contingent", "militant", "militia", "people", "rest", "all",
                       "several", "none", "total", "position", "stronghold", "head", "both", "any", "each", "supporter"})  # fmt: skip

MONITORS = frozenset({"monitor", "watchdog", "agency", "charity", "monitoring"})
OBSERVERS = (
    "observatory",
    "monitor",
    "watch",
    "agency",
    "save the children",
    "network",
    "centre",
    "center",
    "committee",
)

STATE_NOUNS = frozenset({"force", "forces", "troop", "army", "military", "soldier", "regime", "government", "authority", "coalition",
                         "alliance", "ministry", "navy", "unit"})  # fmt: skip
OTHER_NOUNS = frozenset({"group", "militant", "militia", "insurgent", "jihadist", "fighter", "rebel", "movement", "organisation",
                         "organization", "guerrilla", "extremist", "terrorist", "separatist", "faction", "outfit"})  # fmt: skip


def is_state(party: Party) -> bool:
    """Whether a party is a state's, by its registered name; coalitions of states count."""
    return party.name.startswith(STATES) or "coalition" in party.name.lower()


STATES = ("Government of", "Military Forces of", "Police Forces of", "Ministry of", "NATO", "Armed Forces")


@dataclass(slots=True)
class Who:
    """Resolves noun phrases of one scene to parties; remembers what the report has spoken of."""

    scene: Scene
    people: dict[str, Party] = field(default_factory=dict)
    offices: dict[str, Party] = field(default_factory=dict)
    """For each person, by name, the body that the report says the person speaks for."""
    _seen: list[tuple[int, Party, str]] = field(default_factory=list)
    _done: dict[int, tuple[Party, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._collect_people()
        self._collect_groups()

    # --- what the report speaks of -------------------------------------------------------------------------------

    def _collect_people(self) -> None:
        """Full names first, so that a surname later is known to be the same person."""
        for entity in self.scene.doc.ents:
            if entity.label_ != "PERSON" or self._is_named(entity.start, entity.end):
                continue
            name = " ".join(t.text for t in entity if t.tag_ != "POS" and not t.is_space).strip(" \"“”'’")
            if not name or name.islower() or any(ch.isdigit() for ch in name):
                continue
            full = self.people.get(name.split()[-1].casefold())
            party = full if full and name in full.name else Party(name, name)
            self.people.setdefault(name.split()[-1].casefold(), party)
            self.people[name.casefold()] = party
            for token in entity:
                self._done[token.i] = (Party(party.name, name, party.id),)
            self._seen.append((entity.start, party, "person"))

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
        self._seen.sort(key=lambda entry: entry[0])

    def is_person(self, party: Party) -> bool:
        """Whether a party is a single person that the report names."""
        return any(sort == "person" and seen.name == party.name for _, seen, sort in self._seen)

    def with_office(self, parties: list[Party]) -> list[Party]:
        """Speakers with the body that each speaks for, said now or earlier: ``Abdel Rahman`` ← the Observatory."""
        if len(parties) > 1 and self.is_person(parties[0]):
            self.offices.setdefault(parties[0].name, parties[1])
        elif len(parties) == 1 and parties[0].name in self.offices:
            return [parties[0], self.offices[parties[0].name]]
        return parties

    # --- resolving -----------------------------------------------------------------------------------------------

    def parties(self, token: Token) -> tuple[Party, ...]:
        """The parties that a noun phrase (given by its head) stands for; empty where it is no one."""
        token = antecedent(token)
        if token.i not in self._done:
            self._done[token.i] = ()  # guards against cycles
            self._done[token.i] = self._resolve(token)
        return self._done[token.i]

    def owners(self, token: Token) -> tuple[Party, ...]:
        """Whose a struck thing is: ``Islamic State positions``, ``strongholds of the group``."""
        if token.lemma_.lower() not in self.scene.lexicon.things["belongings"]:
            return ()
        found = self._modified(token) or self._of(token)
        return tuple(
            Party(party.name, party.text if party.id else text_of(token), party.id) for party in found if party.id
        )

    def all(self, tokens: tuple[Token, ...]) -> tuple[Party, ...]:
        """The parties of several heads, each once, in order."""
        found: dict[str, Party] = {}
        for token in tokens:
            for party in self.parties(token):
                found.setdefault(party.id or party.name.casefold(), party)
        return tuple(found.values())

    def _resolve(self, token: Token) -> tuple[Party, ...]:
        if token.i in self.scene.times:
            return ()
        if token.lower_ in SINGULAR or token.lower_ in PLURAL:
            party = self._before(token)
            return (Party(party.name, token.text, party.id),) if party else ()
        name = self.scene.name_at(token)
        if name is not None and name.party is not None:
            return (self._whole(token, name.party),)
        sort = sort_of(token, self.scene.lexicon)
        if sort is None and token.pos_ not in {"PROPN", "NUM", "PRON"}:
            return self._modified(token) if token.lemma_.lower() in BEARERS else ()
        return self._described(token, sort)

    def _described(self, token: Token, sort: str | None) -> tuple[Party, ...]:
        """A phrase headed by a noun for people, by an unknown proper name, or by a number."""
        if token.lemma_.lower() in PARTITIVE or token.pos_ == "NUM":
            inner = self._of(token)
            if inner:
                return inner
        known = self.scene.finder.party(words(token), self.scene.report)
        if known is not None:
            return (Party(known.name, text_of(token), known.id),)
        modified = self._modified(token)
        if modified:
            return modified
        if token.lemma_.lower() in self.scene.lexicon.means:
            return ()  # jets without a flag are nobody
        if token.pos_ == "PROPN" and sort is None:
            return (Party(words(token), text_of(token)),) if token.text[:1].isupper() else ()
        if sort is None:
            return ()
        if self._is_definite(token) and token.lemma_.lower() in MONITORS:
            party = self._monitor(token)
            if party is not None:
                return (Party(party.name, text_of(token), party.id),)
        lemma = token.lemma_.lower()
        taken_up = STATE_NOUNS if sort in {"military", "police", "official"} else OTHER_NOUNS
        if self._is_definite(token) and lemma in taken_up and not self._has_own_words(token):
            party = self._before(token, state=taken_up is STATE_NOUNS)
            if party is not None:
                return (Party(party.name, text_of(token), party.id),)
        return (Party(token.text.lower() if len(words(token).split()) < 2 else words(token), text_of(token)),)

    def _whole(self, token: Token, party: Party) -> Party:
        """A registered name with the words of the phrase around it: ``Syrian regime forces`` keeps them all."""
        name = self.scene.name_at(token)
        return party if name is None or name.text == party.text else Party(party.name, name.text, party.id)

    def _modified(self, token: Token) -> tuple[Party, ...]:
        """The party named by a phrase's own modifiers: ``Islamic State fighters``, ``NATO airstrikes``, ``Gadhafi's men``."""
        start, _ = core(token)
        for i in range(token.i - 1, start - 1, -1):
            name = self.scene.names.get(i)
            if name is None or name.party is None or self._is_dateline(i):
                continue
            follower = self.scene.doc[i + 1].lower_ if i + 1 < token.i else ""
            if follower in {"-", "–"} or self._is_hyphened(i):
                continue
            if sort_of(token, self.scene.lexicon) == "civilian" and name.kind in {"demonym", "place"}:
                return (Party(f"Civilians ({_country(name.party)})", words(token), None),) if False else ()
            return (Party(name.party.name, text_of(token), name.party.id),)
        return ()

    def _is_dateline(self, i: int) -> bool:
        """A capital before the story that the parser ties to its first noun: ``BEIRUT - US-backed fighters``."""
        name = self.scene.names[i]
        return name.place is not None and name.text.isupper() and len(name.text) > 3

    def _is_hyphened(self, i: int) -> bool:
        """Whether a name is bound to what follows by a hyphen: ``US-backed fighters`` are not the US."""
        end = self.scene.names[i].span.end
        return self.scene.report.text[end : end + 1] in {"-", "–", "‑"}

    def _of(self, token: Token) -> tuple[Party, ...]:
        for word, inner in prepositions(token):
            if word in {"of", "from", "in", "among"} and inner.i > token.i:
                found = self.parties(inner)
                if found:
                    return tuple(Party(p.name, p.text, p.id) for p in found)
        return ()

    def _monitor(self, token: Token) -> Party | None:
        """``the Britain-based monitor``: the observing body that the report has named before."""
        for i, party, sort in reversed(self._seen):
            if i < token.i and sort == "party" and any(word in party.name.lower() for word in OBSERVERS):
                return party
        return None

    @staticmethod
    def _is_definite(token: Token) -> bool:
        return any(c.lower_ in {"the", "this", "that", "these", "those", "his", "their", "its"} for c in token.lefts)

    @staticmethod
    def _has_own_words(token: Token) -> bool:
        return any(c.dep_ in {"amod", "compound", "nmod"} and c.tag_ not in {"JJR", "JJS"} for c in token.lefts)

    def _before(self, token: Token, *, state: bool | None = None) -> Party | None:
        """The party that a pronoun or a bare description takes up: the last fitting one, subjects before others.

        ``state`` asks for one of a state (the army, the troops), or, if False, for one of no state (the group).
        """
        person = token.lower_ in SINGULAR
        sent = token.sent
        best: tuple[int, Party] | None = None
        for i, party, sort in reversed(self._seen):
            if i >= token.i or (person and sort != "person") or (not person and sort == "person"):
                continue
            if state is not None and state != is_state(party):
                continue
            other = self.scene.doc[i]
            if token.i - i > 120:
                break
            distance = (sent.start - other.i) / 25 if other.i < sent.start else 0.0
            subject = other.dep_ in {"nsubj", "nsubjpass"} or other.head.dep_ in {"nsubj", "nsubjpass"}
            rank = int(100 - 20 * distance + (25 if subject else 0) - (35 if sort in {"place", "demonym"} else 0))
            if best is None or rank > best[0]:
                best = rank, party
        return best[1] if best else None


def _country(party: Party) -> str:
    return party.name.removeprefix("Government of ").removeprefix("the ")
