"""What a clause told amounts to: a demand, a pledge, a denial, an accusation, a condemnation, an assessment, or a fact.

The rules are tried in this order, the surest first; their words are in data/sayings.yaml.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .arguments import prepositions
from .lexicon import listed
from .memory import is_state
from .saying import said, words_of_judgement

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from .saying import Saying


class Verdict(NamedTuple):
    """A type of statement, how sure it is (a draft's weight), and the rule that found it."""

    type: str
    weight: float
    rule: str


def verdict(saying: Saying) -> Verdict | None:
    """What a clause told amounts to; None for a report of fact."""
    return next((found for rule in RULES if (found := rule(saying)) is not None), None)


def _demand(saying: Saying) -> Verdict | None:
    if saying.own and not saying.args.passive:
        return None
    if saying.modal in said("possible") and _only(saying.verb):
        return Verdict("demand", 0.4, "only")
    due = not any(c.lower_ == "yet" for c in saying.verb.children)  # the dead have yet to be buried
    needs = saying.present and saying.lemma in said("needing") and saying.infinitive is not None and due
    if needs or (saying.modal in said("demanding") and not saying.both):
        return Verdict("demand", 0.5, "demand")
    if saying.lemma in said("owing") and saying.args.objects:
        return Verdict("demand", 0.45, "owing")
    return None


def _only(verb: Token) -> bool:
    """``can return only if …``: what may be is what is asked."""
    return any(t.lower_ == "only" for c in verb.children for t in (c, *c.children))


def _pledge(saying: Saying) -> Verdict | None:
    gerund = any(token.dep_ == "pcomp" for token in saying.verb.subtree)
    if saying.own and saying.copula and gerund and _is_bound(saying):
        return Verdict("pledge", 0.45, "bound")  # committed to overthrowing him
    if saying.lemma in said("talking") or (saying.copula and saying.infinitive is None):
        return None
    will = saying.modal in said("future") or saying.modal == "would" or saying.both
    binding = saying.own or saying.both
    if saying.args.passive:
        return _settled(saying, will=will)
    if binding and (will or (saying.modal in {"must", "'d"} and saying.own)) and not saying.is_over:
        return Verdict("pledge", 0.5, "pledge")
    if saying.own and saying.infinitive is not None:
        if saying.lemma == "go" and saying.verb.tag_ == "VBG":
            return Verdict("pledge", 0.5, "pledge")
        bound = _is_bound(saying)
        if bound or (saying.lemma in said("striving") and saying.verb.tag_ != "VBD"):
            return Verdict("pledge", 0.45, "bound")
    return _allied(saying) if will else None


def _is_bound(saying: Saying) -> bool:
    return any(t.lemma_.lower() in said("bound") or t.lower_ in said("bound") for t in saying.complement)


def _settled(saying: Saying, *, will: bool) -> Verdict | None:
    """``The zone will be declared open``: what shall be done, by nobody named and to no people, the speaker will do."""
    if not will or saying.args.subjects:
        return None
    harmed = any(saying.reading.sorts(t) & {"people"} for t in saying.args.objects)
    return None if harmed else Verdict("pledge", 0.42, "passive")


def _allied(saying: Saying) -> Verdict | None:
    """``The coalition said local forces would hunt the militants down``: what a force shall do to another."""
    reading = saying.reading
    phrases = {saying.lemma, *(f"{saying.lemma} {c.lower_}" for c in saying.verb.children if c.dep_ == "prt")}
    hostile = not phrases.isdisjoint(said("fighting"))
    if hostile and any(map(reading.is_force, saying.args.subjects)) and saying.args.objects:
        return Verdict("pledge", 0.4, "allied")
    return None


def _threat(saying: Saying) -> Verdict | None:
    """``The response will be merciless``, ``they will regret it``: what others shall suffer."""
    if saying.modal not in said("future") or saying.own:
        return None
    unanswered = any(t.lower_ in said("unanswered") for t in saying.verb.children)
    if saying.negated or unanswered:
        return Verdict("threat", 0.45, "threat") if saying.negated and unanswered else None
    if saying.lemma in said("getting") and any(t.lemma_.lower() in said("reprisals") for t in saying.args.objects):
        return Verdict("threat", 0.45, "threat")
    answers = any(t.lemma_.lower() in said("reprisals") for t in saying.args.subjects)
    harsh = saying.copula and any(t.lemma_.lower() in said("harsh") for t in saying.complement)
    if (answers and harsh) or (saying.lemma in said("suffering") and saying.doers and not saying.args.passive):
        return Verdict("threat", 0.45, "threat")
    return None


def _responsibility(saying: Saying) -> Verdict | None:
    """``Islamic State said it was behind the attack``, ``said its fighters had carried out the bombing``; ``said the
    attack was in response to the raid``."""
    if _answers(saying):
        return Verdict("responsibility", 0.45, "own deed")
    if not saying.own or saying.negated or saying.modal or saying.args.passive:
        return None
    owned = saying.copula and any(t.lemma_.lower() == "responsible" for t in saying.complement)
    if owned or (saying.copula and any(c.dep_ == "prep" and c.lower_ == "behind" for c in saying.verb.children)):
        return Verdict("responsibility", 0.5, "behind")
    deeds = any(t.lemma_.lower() in listed("owned_deeds") for t in saying.args.objects)
    groups = not any(is_state(party) for party in saying.speakers)
    over = saying.verb.tag_ in {"VBD", "VBN"}
    if deeds and groups and over and saying.lemma in said("making"):
        return Verdict("responsibility", 0.45, "own deed")
    return None


def _answers(saying: Saying) -> bool:
    """Whether a group says what a deed told before was done for: who did it knows."""
    deed = any(
        t.lemma_.lower() in listed("owned_deeds") and any(c.lower_ in {"the", "this", "its"} for c in t.lefts)
        for t in saying.args.subjects
    )
    for_what = any(word in {"in", "as"} and t.lemma_.lower() in said("reprisals") for word, t in saying.args.preps)
    groups = not any(is_state(party) for party in saying.speakers)
    return deed and for_what and groups and (saying.copula or saying.lemma == "come") and not saying.negated


def _denial(saying: Saying) -> Verdict | None:
    objects = [*saying.args.objects, *saying.complement]
    without = saying.negated or any(c.dep_ == "det" and c.lower_ == "no" for t in objects for c in t.children)
    known = any(t.lemma_.lower() in said("knowledge") for t in objects)
    nothing = any(t.lower_ == "nothing" and any(c.lemma_ == "do" for c in t.children) for t in objects)
    if nothing and saying.lemma == "have":
        return Verdict("denial", 0.5, "denial")  # had nothing to do with the attack
    if without and known and saying.lemma in {"have", "be", "see", "receive"}:
        return Verdict("denial", 0.5, "denial")
    behind = any(c.dep_ == "prep" and c.lower_ == "behind" for c in saying.verb.children)
    guilty = behind or any(t.lemma_.lower() in said("guilty") for t in saying.complement)
    guilty = guilty or saying.verb.lower_ in said("guilty")
    if (saying.lemma == "be" or saying.args.passive) and saying.negated and saying.own and guilty:
        return Verdict("denial", 0.5, "denial")
    if saying.copula and any(t.lemma_.lower() in said("untrue") for t in saying.complement):
        return Verdict("assessment", 0.4, "weighed") if saying.negated else Verdict("denial", 0.5, "untrue")
    lost = saying.negated and saying.modal is None and saying.lemma in said("losing")
    if lost and any(saying.reading.where.is_place(t) for t in (*saying.args.subjects, *saying.args.objects)):
        return Verdict("denial", 0.45, "not lost")  # the city has not fallen
    active = saying.negated and saying.modal is None and not saying.args.passive
    if saying.own and active and saying.lemma in saying.reading.scene.lexicon.verbs and saying.lemma != "use":
        return Verdict("denial", 0.45, "undone")
    return None


def _accusation(saying: Saying) -> Verdict | None:
    lemma = saying.lemma
    if not saying.negated and _points(saying):
        return Verdict("accusation", 0.45, "pointed")
    if lemma == "use" and saying.args.passive and saying.present and (saying.infinitive or saying.args.preps):
        return Verdict("accusation", 0.4, "used")
    if saying.own or saying.negated or not saying.doers:
        return None
    behind = any(c.dep_ == "prep" and c.lower_ == "behind" for c in saying.verb.children)
    if saying.copula and (behind or any(t.lemma_.lower() in said("blamed") for t in saying.complement)):
        return Verdict("accusation", 0.5, "blamed")
    if saying.modal is not None:
        return None
    infinitive = saying.infinitive
    if infinitive is not None and lemma in said("scheming") and infinitive.lemma_.lower() in said("wrongs"):
        return Verdict("accusation", 0.45, "scheming")
    bound = any(t.lemma_.lower() in said("bonds") for t in saying.args.objects)
    if saying.lemma in said("wrongs") and (bound or saying.lemma not in said("breaking")):
        return Verdict("accusation", 0.45, "wrong")
    if lemma in said("bearing") and any(t.lemma_.lower() in said("burdens") for t in saying.args.objects):
        return Verdict("accusation", 0.5, "blamed")
    things = [*saying.args.objects, *(t for word, t in saying.args.preps if word == "as")]
    if any(t.lemma_.lower() in said("wrong_objects") for t in things):
        return Verdict("accusation", 0.45, "wrong")
    return None


def _points(saying: Saying) -> bool:
    """``It bears the hallmarks of the PKK``, ``all indications point to the separatists``."""
    heads: list[Token] = []
    if saying.lemma in {"bear", "have"}:
        marks = [t for t in saying.args.objects if t.lemma_.lower() in said("hallmarks")]
        heads = [t for mark in marks for word, t in prepositions(mark) if word == "of"]
    elif saying.lemma == "point" and any(t.lemma_.lower() in said("clues") for t in saying.args.subjects):
        heads = [t for word, t in saying.args.preps if word in {"to", "towards"}]
    return any(party.id for head in heads for party in saying.reading.who.parties(head))


def _condemnation(saying: Saying) -> Verdict | None:
    words = [*saying.complement] if saying.copula else []
    if not saying.args.passive:
        words += [c for t in saying.args.objects for c in t.children if c.dep_ == "amod" and not _is_of_foes(c)]
    if saying.own or saying.negated or saying.modal or words_of_judgement(words) != "condemnation":
        return None
    return Verdict("condemnation", 0.42, "condemned")


def _is_of_foes(word: Token) -> bool:
    """``bombarded terrorist enclaves``: a side's own word for its foes condemns nothing that it says it does."""
    return word.lemma_.lower() in said("foes")


def _assessment(saying: Saying) -> Verdict | None:
    lemma = saying.lemma
    words = {t.lemma_.lower() for t in saying.complement}
    if saying.copula and words & said("weighing") and "condition" not in words:
        return Verdict("assessment", 0.42, "weighed")
    if saying.args.passive and (saying.verb.lower_ in said("weighing") or lemma in said("beating")):
        return Verdict("assessment", 0.42, "weighed")
    if lemma in {"have", "see", "face", "pose"} and any(
        t.lemma_.lower() in said("holdings") | said("weighing") for t in saying.args.objects
    ):
        return Verdict("assessment", 0.4, "held")
    if lemma in said("weighing_verbs") and (saying.present or saying.modal):
        return Verdict("assessment", 0.4, "weighs")
    nouns = saying.reading.scene.lexicon.nouns
    happens = any(t.lemma_.lower() in nouns for t in saying.args.objects)  # they will hold talks
    will = saying.modal in {*said("future"), "would"} and not saying.is_over and not happens
    known = any(party.id and not saying.reading.who.memory.is_person(party) for party in saying.doers)
    if will and known and lemma not in said("talking") and lemma not in saying.reading.scene.lexicon.verbs:
        return Verdict("assessment", 0.4, "foreseen")
    return None


RULES: tuple[Callable[[Saying], Verdict | None], ...] = (
    _demand, _threat, _pledge, _responsibility, _denial, _accusation, _condemnation, _assessment,
)  # fmt: skip
