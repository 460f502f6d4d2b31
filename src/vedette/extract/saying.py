"""One clause of what somebody says, and what its grammar tells of it: its mood, its doer, its complement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .arguments import prepositions
from .lexicon import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from vedette.model import Party

    from .arguments import Arguments
    from .read import Reading

COMPLEMENTS = frozenset({"attr", "acomp", "oprd"})
MODIFIERS = frozenset({"amod", "compound", "nmod", "advmod", "nummod"})
AUXILIARIES = frozenset({"aux", "auxpass"})
FIRST = frozenset({"we", "i", "us"})
THIRD = frozenset({"it", "they", "he", "she"})


def said(name: str) -> frozenset[str]:
    """One word list of data/sayings.yaml."""
    return listed(name, "sayings.yaml")


@dataclass(frozen=True, slots=True)
class Saying:
    """One clause of what somebody says. ``own``: its doer is the speaker;"""

    reading: Reading
    verb: Token
    speakers: tuple[Party, ...]
    args: Arguments
    own: bool

    @property
    def lemma(self) -> str:
        return self.verb.lemma_.lower()

    @property
    def modal(self) -> str | None:
        """The modal verb before the predicate, if any."""
        return next((c.lower_ for c in self.verb.children if c.dep_ == "aux" and c.tag_ == "MD"), None)

    @property
    def negated(self) -> bool:
        return any(c.dep_ == "neg" or (c.dep_ == "advmod" and c.lower_ == "never") for c in self.verb.children)

    @property
    def copula(self) -> bool:
        """Whether the predicate only puts a complement to its subject: ``is``, ``remains``, ``constitutes``."""
        return self.lemma in said("copulas")

    @property
    def present(self) -> bool:
        """Whether it speaks of now: by its own form or its auxiliary's."""
        return any(
            t.tag_ in {"VBZ", "VBP"} for t in (self.verb, *(c for c in self.verb.children if c.dep_ in AUXILIARIES))
        )

    @property
    def infinitive(self) -> Token | None:
        """What the predicate goes on to by ``to``: ``are ready to fight``, ``need to leave``."""
        holders = (self.verb, *(c for c in self.verb.children if c.dep_ == "acomp"))
        return next(
            (c for h in holders for c in h.children if c.dep_ in {"xcomp", "advcl"} and c.i > h.i and _is_to(c)), None
        )

    @property
    def complement(self) -> list[Token]:
        """The words that a copula puts to its subject, their modifiers included."""
        heads = [c for c in self.verb.children if c.dep_ in COMPLEMENTS]
        heads += [t for word, t in prepositions(self.verb) if word in {"to", "in", "under", "beyond", "at", "of"}]
        return [word for head in heads for word in phrase(head)]

    @property
    def is_over(self) -> bool:
        """``would have liked``: what is over binds nobody."""
        return any(c.dep_ == "aux" and c.lemma_ == "have" for c in self.verb.children)

    @property
    def both(self) -> bool:
        """``must and will``: two modals, the second of which binds."""
        modals = {c.lower_ for c in self.verb.children if c.dep_ == "aux"}
        modals |= {
            c.lower_ for aux in self.verb.children if aux.dep_ == "aux" for c in aux.children if c.dep_ == "conj"
        }
        return "must" in modals and "will" in modals

    @property
    def doers(self) -> tuple[Party, ...]:
        return self.reading.who.all(self.args.subjects)


def phrase(head: Token) -> Iterator[Token]:
    """A phrase's head, its modifiers, and what it is of: ``an act of cowardly aggression``."""
    yield head
    for child in head.children:
        if child.dep_ in MODIFIERS:
            yield child
        elif child.dep_ == "prep" and child.lower_ == "of":
            for inner in child.children:
                yield from (inner, *(c for c in inner.children if c.dep_ in MODIFIERS))


def words_of_judgement(heads: Iterable[Token]) -> str | None:
    """What phrases make of what they are said of, untrue, condemned or weighed: a type of statement, or None."""
    words = {form for head in heads for w in phrase(head) for form in (w.lemma_.lower(), w.lower_)}
    if words & said("untrue"):
        return "denial"
    if words & said("condemning"):
        return "condemnation"
    return "assessment" if words & said("weighing") else None


def _is_to(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def is_own(reading: Reading, verb: Token, args: Arguments, voices: Iterable[Party], *, quoted: bool) -> bool:
    """Whether who does it is who says it: ``we``, the ``they`` of indirect speech, the same party, ``our forces``.

    ``voices`` are the speakers and the bodies that they speak for; ``quoted``: it stands in quotation marks.
    """
    first = said("our" if quoted else "ours")
    subjects = args.subjects or (args.objects if args.passive else ())
    for subject in subjects:
        if subject.lower_ in FIRST:
            return True
        dummy = subject.dep_ == "expl" or (subject.lower_ == "it" and verb.lemma_ in said("copulas"))
        if not quoted and subject.lower_ in THIRD and not dummy:
            return True
        if not quoted and _is_ours(subject):
            return True
        if any(c.dep_ == "poss" and c.lower_ in first for c in subject.children) and _is_side(reading, subject):
            return True
    names = {_side(party) for party in voices}
    return any(_side(party) in names for party in reading.who.all(subjects))


def _is_ours(noun: Token) -> bool:
    """``The country``, ``the government``, bare, in what an official is said to have said: the official's own."""
    before = [c.lower_ for c in noun.lefts if c.dep_ != "punct"]
    return noun.lemma_.lower() in said("homes") and before == ["the"] and not any(c.dep_ == "prep" for c in noun.rights)


def _is_side(reading: Reading, noun: Token) -> bool:
    """Whether a noun stands for those who act for somebody: ``our fighters``, ``its government``."""
    return reading.is_force(noun) or noun.lemma_.lower() in listed("bearers") | said("homes")


def _side(party: Party) -> str:
    """A party, the forces of a state being the state: ``Military Forces of Ukraine`` are Ukraine."""
    for start in listed("state_names"):
        if party.name.startswith(f"{start} "):
            return party.name.removeprefix(f"{start} ")
    return party.name
