"""Statements: pledges, threats, accusations, denials, condemnations, demands, claims of responsibility, assessments.

Three ways to one: a verb that makes a statement by itself (``accused``), a noun that does (``the demand that``), and,
whatever the verb of saying, the words of what is said (sayings.py).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .arguments import arguments, coordinated, is_passive, laden, prepositions
from .draft import Draft
from .idioms import PARTICLES, idiom
from .lexicon import data, lexicon, listed
from .makers import Spoken, makers_of
from .memory import onlooks
from .saying import said, words_of_judgement
from .sayings import cues, sayings
from .voices import told_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from vedette.model import Party

    from .arguments import Arguments
    from .read import Reading

CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "pcomp"})
NAMED = frozenset({"oprd", "attr", "acomp", "ccomp", "dobj"})
GIVEN = frozenset({"oprd", "attr", "acomp"})
WARLIKE = frozenset({"pledge", "threat", "denial", "assessment"})
"""Types that are made in any walk of life: they count where the sentence speaks of conflict."""


@cache
def nouns() -> Mapping[str, str]:
    """The nouns that make a statement, with its type."""
    return {word: kind for kind, found in data("statements.yaml")["nouns"].items() for word in found}


def statements(reading: Reading) -> Iterator[Draft]:
    """Every statement in the scene. What is said more closely in a complement is said once, by the complement."""
    told = list(sayings(reading))
    closer = {draft.anchor.i for draft in told}
    spoken = {attribution.cue_token: attribution for attribution in reading.scene.attributions}
    naming = said("naming")
    for token in reading.scene.doc:
        lemma = token.lemma_.lower()
        if (
            token.pos_ == "VERB"
            and token.dep_ not in {"amod", "compound"}
            and (kind := idiom(token) or cues().get(lemma))
        ):
            draft = _statement(reading, token, kind, closer, spoken)
            if draft is not None:
                yield draft
        if lemma == "vote":
            yield from _by_vote(reading, token)
        if token.pos_ == "VERB" and lemma in naming:
            yield from _by_name(reading, token, spoken)
        elif token.pos_ == "NOUN" and (kind := nouns().get(lemma)) and not _is_carried(token):
            yield from _by_noun(reading, token, kind)
    yield from told


def _is_carried(noun: Token) -> bool:
    """Whether a verb makes the statement with a noun: ``reaffirmed its commitment``, ``issued an ultimatum``."""
    return noun.dep_ in {"dobj", "nsubjpass"} and noun.head.pos_ == "VERB" and idiom(noun.head) is not None


def _by_noun(reading: Reading, noun: Token, kind: str) -> Iterator[Draft]:
    """``Trump's demand that …``, ``a call by the president for …``, ``the pledge to …``."""
    complement = [
        c
        for c in noun.children
        if c.dep_ in {"acl", "ccomp", "relcl"} or (c.dep_ == "prep" and c.lower_ in {"for", "on", "of", "to"})
    ]
    makers = reading.who.all(tuple(c for c in noun.children if c.dep_ == "poss"))
    holders = [noun, *(c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN")]
    makers = makers or reading.who.all(
        tuple(t for holder in holders for word, t in prepositions(holder) if word in {"by", "from"})
    )
    come = _come_from(noun)
    makers = makers or reading.who.all(come)
    if not makers or not (complement or come):
        return
    names = {party.name for party in makers}
    heads = [t for c in complement for t in c.subtree if t.dep_ in {"nsubj", "dobj", "pobj"}]
    draft = _draft(reading, noun, kind, 0.42, makers if come else makers[:1])
    draft.target = tuple(p for p in reading.who.all(tuple(heads[:4])) if p.name not in names)[:1]
    draft.extent = (noun, *complement)
    yield draft


def _come_from(noun: Token) -> tuple[Token, ...]:
    """``Condemnation came from France and Kenya``, ``statements of condemnation have poured in from …``: from whom."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    verb = above.head
    drawn = above.dep_ == "dobj" and verb.lemma_.lower() in said("drawing")
    if not drawn and (above.dep_ != "nsubj" or verb.lemma_.lower() not in said("coming")):
        return ()
    holders = (verb, noun) if drawn else (verb,)
    return tuple(t for one in holders for word, t in prepositions(one) if word.split()[-1] == "from")


def _by_vote(reading: Reading, vote: Token) -> Iterator[Draft]:
    """``Parliament voted on a resolution to expel the troops``, ``a UN vote to condemn it``: as the purpose is."""
    papers = [t for word, t in prepositions(vote) if word in {"on", "for"} and t.lemma_.lower() in said("papers")]
    purpose = next(
        (c for t in (vote, *papers) for c in t.children if c.dep_ in {"acl", "xcomp", "advcl"} and c.i > t.i), None
    )
    if purpose is None or purpose.tag_ not in {"VB", "VBG"}:
        return
    lemma = purpose.lemma_.lower()
    kind = cues().get(lemma) or ("demand" if lemma in said("ending") else None)
    args = arguments(vote)
    makers = reading.who.all(args.subjects) if vote.pos_ == "VERB" else reading.demonym(vote)
    if kind is None or not makers or not reading.is_conflict(vote):
        return
    draft = _draft(reading, vote, kind, 0.45, makers)
    names = {party.name for party in makers}
    draft.target = tuple(p for p in reading.who.all(arguments(purpose).objects) if p.name not in names)
    draft.extent = (vote, *args.subjects, purpose, *arguments(purpose).objects)
    yield draft


def _by_name(reading: Reading, verb: Token, spoken: Spoken) -> Iterator[Draft]:
    """``described the attack as a crime``, ``declared the group a terrorist organisation``."""
    args = arguments(verb)
    makers = makers_of(reading, verb, args, spoken)
    about = args.objects or tuple(t for word, t in args.preps if word == "to")
    named = [c for c in verb.rights if c.dep_ in NAMED and c.pos_ not in {"VERB", "AUX"}]
    about = tuple(t for t in about if t.dep_ not in GIVEN or t.pos_ == "PROPN") or about
    small = [(c, t) for t in named for c in t.children if c.dep_ == "nsubj"]  # declared the group a threat
    about = tuple(c for c, _ in small) or about
    given = [c for c in named if c not in about] + [t for _, t in small]
    given += [c for t in about for c in t.children if c.dep_ == "appos" and c.tag_ == "NN"]
    given += [t for word, t in args.preps if word == "as"]
    given += [c for head in about for t in head.subtree if t.lower_ == "as" for c in t.children]
    beside = [t for c in verb.rights for t in (c, *c.children) if t.lower_ == "as"]  # as baseless, as false
    given += [c for t in beside for c in (t.head, *t.children) if c.pos_ == "ADJ"]
    kind = words_of_judgement(given)
    refuted = kind == "denial" and any(t.lemma_.lower() in listed("deniable") for t in about)
    if kind is None or not makers or not (refuted or reading.is_conflict(verb)) or (kind == "denial" and not refuted):
        return
    draft = _draft(reading, verb, kind, 0.48, makers)
    names = {party.name for party in makers}
    whom = tuple(t for t in about if t.lemma_.lower() not in listed("deniable"))
    draft.target = tuple(p for p in reading.who.all(whom) if p.name not in names)
    draft.extent = (verb, *args.subjects, *about, *given)
    yield draft


def _statement(reading: Reading, verb: Token, kind: str, closer: set[int], spoken: Spoken) -> Draft | None:
    args = arguments(verb)
    makers = _committed(reading, verb) if args.passive else ()
    makers = makers or makers_of(reading, verb, args, spoken)
    clause = [c for c in verb.children if c.dep_ in CLAUSES]
    if not (makers or _is_laid(verb, args)) or not (args.objects or clause or args.preps):
        return None
    if not _counts(verb, kind, args, clause) or (kind in WARLIKE and not reading.is_conflict(verb)):
        return None
    if kind != "assessment" and _is_unmade(verb):
        return None
    if kind == "assessment" and any(c.i in closer or any(t.i in closer for t in c.conjuncts) for c in clause):
        return None
    also = [c for c in clause if c.dep_ == "advcl" and c.lemma_ == "do" and _is_as(c)]  # as did Jordan
    named = {party.name for party in makers}
    others = reading.who.all(tuple(t for c in also for t in c.children if t.dep_ == "nsubj"))
    makers = (*makers, *(party for party in others if party.name not in named))
    clause = [c for c in clause if c not in also]
    draft = _draft(reading, verb, kind, 0.5, makers)
    draft.target = _about(reading, verb, clause, makers)
    if kind == "responsibility":  # claimed it on its Telegram channel
        draft.target = tuple(p for p in draft.target if not onlooks(reading.scene.finder, p))
    committed = tuple(t for t in verb.subtree if t.dep_ in {"nsubj", "pcomp"}) if not args.objects else ()
    draft.extent = (verb, *args.subjects, *args.objects, *clause, *committed)
    return draft


def _is_as(clause: Token) -> bool:
    return any(c.lower_ == "as" and c.dep_ in {"mark", "advmod"} for c in clause.children)


def _is_laid(verb: Token, args: Arguments) -> bool:
    """``The army has been accused of shelling the town``: by nobody in particular."""
    return args.passive and verb.lemma_ == "accuse" and any(word == "of" for word, _ in args.preps)


def _is_unmade(verb: Token) -> bool:
    """Whether nobody makes the statement: ``did not demand an inquiry``, ``refused to condemn the raid``."""
    stopped = verb.dep_ in {"xcomp", "pcomp"} and verb.head.lemma_.lower() in said("abstaining")
    return stopped or any(c.dep_ == "neg" for c in verb.children)


def _committed(reading: Reading, verb: Token) -> tuple[Party, ...]:
    """Who has bound themselves, in the form of a passive: ``the allies are committed to defeating them``."""
    if verb.lemma_ != "commit":
        return ()
    holders = (verb, *(c for c in verb.children if c.dep_ == "auxpass"))  # the parser may tie it to the auxiliary
    heads = [c for holder in holders for c in holder.children if c.dep_ in {"nsubj", "nsubjpass"}]
    return reading.who.all(tuple(one for head in heads for one in coordinated(head)))


def _draft(reading: Reading, cue: Token, kind: str, weight: float, makers: tuple[Party, ...]) -> Draft:
    draft = Draft("statement", kind, cue, weight=weight, clause=cue, actor=makers, placed=False)
    draft.status, draft.source = "asserted", told_by(reading, cue.i, makers)
    draft.trace.append(("statement", f"{cue.lemma_} → {kind}"))
    return draft


def _counts(verb: Token, kind: str, args: Arguments, clause: list[Token]) -> bool:
    """Whether a verb is used in the sense in which it makes a statement of its type."""
    lemma, given = verb.lemma_.lower(), [word for word, _ in args.preps]
    match kind:
        case "responsibility":
            return _takes_responsibility(verb)
        case "threat":
            events = lexicon().things["events"] | said("reprisals") | said("threats")
            return not args.passive and (
                bool(clause) or "with" in given or any(o.lemma_.lower() in events for o in args.objects)
            )
        case "pledge" if lemma == "commit" and not {"to", "for"} & set(given) and not clause:
            return False  # who commits crimes promises nothing
        case "pledge":
            sworn = any(o.lemma_.lower() in said("fealty") for o in args.objects)
            return not sworn and not any(c.dep_ == "ccomp" and c.i > verb.i and not _is_due(c) for c in clause)
        case "demand" if lemma in listed("calling"):
            named = any(c.dep_ == "oprd" for c in verb.children)  # called the blast an attack
            mustered = any(c.lower_ in {"up", "in", "off", "back", "out"} for c in verb.rights if c.dep_ in PARTICLES)
            rung = mustered or any(
                word == "on" and t.lemma_.lower() in {"phone", "telephone"} for word, t in args.preps
            )
            return not (named or rung) and any(word in {"for", "on", "to"} and t.i > verb.i for word, t in args.preps)
        case "demand" if lemma == "ask":
            return "for" in given or any(c.tag_ == "VB" for c in clause)
        case "demand" if lemma == "seek":
            sought = any(o.lemma_.lower() in said("sought") for o in args.objects)
            return sought and not any(c.dep_ in {"aux", "neg"} and c.tag_ != "VBZ" for c in verb.children)
        case "demand" if lemma == "insist":
            return "on" in given
        case "demand" if lemma == "press":
            urged = any(c.dep_ in {"xcomp", "ccomp"} or (c.tag_ == "VB" and args.objects) for c in clause)
            pushed = any(o.lemma_.lower() in lexicon().things["undertakings"] for o in args.objects)
            return ("for" in given or urged) and not (args.passive or pushed)  # press the attack
        case "demand" if lemma in {"request", "recommend", "beg", "plead"}:
            unnamed = any(o.lemma_.lower() in said("asked_for_oneself") for o in args.objects)  # requested anonymity
            return bool(args.objects or clause) and not (args.passive or unnamed)
        case "accusation" if lemma in {"suspect", "charge", "fault"}:
            given += [word for o in args.objects for word, _ in prepositions(o)]
            behind = any(t.lower_ == "behind" for t in verb.subtree)
            return behind or bool(clause) or bool(set(given) & {"of", "with", "for"})
        case "denial" if lemma in listed("spurning") and idiom(verb) == "denial":
            return True
        case "denial":
            return bool(clause) or any(o.lemma_.lower() in listed("deniable") for o in args.objects)
        case "assessment" if lemma in {"defend", "hail", "praise", "applaud"}:
            doings = said("doings")
            return any(o.lemma_.lower() in doings or lemma != "defend" for o in args.objects)
        case "assessment" if lemma in {"warn", "caution"}:
            return bool(clause) or bool(set(given) & {"of", "about", "against"})
        case "assessment":
            return bool(clause) or (lemma in {"fear", "expect", "predict"} and bool(args.objects))
    return True


def _is_due(clause: Token) -> bool:
    """Whether a clause speaks of what shall be: who swears that it was promises nothing."""
    return clause.tag_ == "VB" or any(c.dep_ == "aux" and c.tag_ in {"MD", "TO"} for c in clause.children)


def _takes_responsibility(verb: Token) -> bool:
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    if any(c.lemma_.lower() in listed("owned") for c in objects):
        return not any(c.dep_ == "nsubj" and _is_nobody(c) for c in verb.children)
    deed = objects or (list(laden(verb.head)) if is_passive(verb) and verb.dep_ == "acl" else [])
    deed = deed or [
        one for c in verb.children if c.dep_ == "nsubjpass" for one in laden(c)
    ]  # the blast was claimed by X
    if verb.lemma_.lower() in said("admitting") and any(c.lemma_.lower() in listed("owned_deeds") for c in deed):
        return True  # claimed the assault; the bombing, claimed by the group
    if verb.lemma_.lower() == "claim" and any(c.lower_ in {"both", "one"} for c in objects):
        return True
    deeds = (
        [c for c in verb.children if c.dep_ in CLAUSES and c.i > verb.i]
        if verb.lemma_.lower() in listed("owning_up")
        else []
    )
    return any(
        c.lemma_.lower() in lexicon().verbs or (c.lemma_ == "be" and any(p.lower_ == "behind" for p in c.children))
        for c in deeds
        if _is_own_deed(c)
    )


def _is_own_deed(clause: Token) -> bool:
    """Whether a clause names no other doer: a monitor that acknowledges that the army advanced owns up to nothing."""
    doer = next((c for c in clause.lefts if c.dep_ == "nsubj"), None)
    if doer is None or doer.pos_ == "PRON" or any(c.dep_ == "poss" for c in doer.lefts):
        return True
    return doer.pos_ == "NOUN" and not any(c.dep_ in {"amod", "compound", "nmod"} for c in doer.lefts)


def _is_nobody(subject: Token) -> bool:
    """``No group has claimed responsibility``: nobody makes that statement."""
    return any(t.lower_ in data("bearing.yaml")["nobody"] for t in (subject, *subject.lefts))


def _about(reading: Reading, verb: Token, clause: list[Token], makers: tuple[Party, ...]) -> tuple[Party, ...]:
    """Whom it is about: the object, then the parties of the complement, never the speaker."""
    args = arguments(verb)
    heads = [
        *args.objects,
        *(t for word, t in prepositions(verb) if word in {"on", "against", "to", "of", "for", "at"}),
    ]
    names = {party.name for party in (*makers, *reading.who.all(args.subjects))}  # an office and who holds it
    found = [p for p in reading.who.all(tuple(heads)) if p.name not in names]
    if not found:
        for inner in (c for c in clause if c.i > verb.i or c.dep_ != "advcl"):
            deep = arguments(inner)
            found = [p for p in reading.who.all((*deep.subjects, *deep.objects)) if p.name not in names]
            if found:
                break
    if not found:
        for head in heads:
            told = (t for word, t in prepositions(head) if word != "in" or t.i not in reading.scene.places)
            inner_parties = reading.demonym(head) or reading.who.all(tuple(told))
            found = [p for p in inner_parties if p.name not in names]
            if found:
                break
    if not found:  # reaffirmed its commitment to defeating them
        deeper = (
            t
            for head in args.objects
            for t in head.subtree
            if t.dep_ in {"dobj", "pobj"} and t.i not in reading.scene.places
        )
        found = [p for p in reading.who.all(tuple(deeper)) if p.id and p.name not in names]
    return tuple(found[:2])
