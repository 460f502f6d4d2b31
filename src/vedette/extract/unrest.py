"""Unrest: which happenings are the doing of crowds, which are force used against them, and what frames of it need.

A mob that attacks is a riot, not a raid; soldiers who shoot at marchers make a crackdown, not a battle; and what a
protest is about (``against the killing of traders``) has not happened there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .arguments import antecedent, arguments, prepositions
from .lexicon import listed
from .phrases import is_nominal, sort_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Token

    from .arguments import Arguments
    from .draft import Draft
    from .read import Reading

FILE = "unrest.yaml"
REACH = 6
"""Heads up from a happening to the protest that it may be the cause of."""


def _is(kind: str, token: Token) -> bool:
    words = listed(kind, FILE)
    return token.lemma_.lower() in words or token.lower_ in words


# --- what frames need ----------------------------------------------------------------------------------------------


def verb_has(reading: Reading, need: str, verb: Token, args: Arguments) -> bool:
    """Whether a verb's clause meets one of the needs of unrest.yaml."""
    match need:
        case "civil":
            return bool(args.subjects) and all(is_crowd(reading, token) for token in args.subjects)
        case "home":
            return any(word == "from" and _is("homes", token) for word, token in args.preps)
        case "aimed":
            return any(word in {"against", "on"} for word, _ in args.preps)
        case "safely":
            return any(_is("safely", token) for token in verb.subtree)
        case "burning":
            return any(reading.scene.lexicon.is_a(token.lemma_.lower(), "thrown") for _, token in args.preps)
        case "cause":
            return _has_cause(verb)
        case "weapon":
            return any(_is_weapon(reading, token) for token in args.subjects)
        case "official":
            return any(_is("officials", token) or _is_known(reading, token) for token in args.subjects)
    return False


def _is_known(reading: Reading, token: Token) -> bool:
    """Whether a name is a state's, or a person's whom the registry knows."""
    name = reading.scene.name_at(token)
    return (
        name is not None
        and name.party is not None
        and name.party.id is not None
        and (name.kind == "person" or (name.place is not None and name.place.kind == "country"))
    )


def noun_has(reading: Reading, needs: Iterable[str], noun: Token) -> bool:
    """Whether a noun meets those needs of unrest.yaml that nouns have."""
    inner = [token for word, token in prepositions(noun) if word == "of"]
    tests = {
        "of_fire": lambda: any(token.lemma_.lower() in {"fire", "gunfire", "shot"} for token in inner),
        "of_base": lambda: any(reading.scene.lexicon.is_a(token.lemma_.lower(), "bases") for token in inner),
        "cause": lambda: _has_cause(noun) or _has_cause(noun.head),
    }
    return all(tests[need]() for need in needs if need in tests)


def _has_cause(word: Token) -> bool:
    for child in word.children:
        if child.dep_ in {"prep", "agent"} and _is("about_prepositions", child):
            return True
        if child.dep_ in {"advcl", "xcomp", "conj", "acl"} and _is("causes", child):
            return True
    return False


def _is_weapon(reading: Reading, token: Token) -> bool:
    lemma = token.lemma_.lower()
    lexicon = reading.scene.lexicon
    return lemma in lexicon.means and lemma not in lexicon.nouns and sort_of(token, lexicon) is None


# --- crowds --------------------------------------------------------------------------------------------------------


def is_crowd(reading: Reading, token: Token) -> bool:
    """Whether a phrase stands for unarmed people: civilians, followers of a party, groups of such."""
    token = antecedent(token)
    name = reading.scene.name_at(token)
    if (
        name is not None
        and name.kind in {"party", "demonym"}
        and token.lemma_.lower() not in reading.scene.lexicon.people
    ):
        return name.kind == "demonym" and token.tag_ in {"NNS", "NNPS"}
    inner = [t for word, t in prepositions(token) if word in {"of", "from"} and t.i > token.i]
    if _is("groups", token) or token.pos_ == "NUM":
        bare = not inner and token.tag_ == "NNS" and _is("numbers", token)  # Thousands marched
        return bare or any(is_crowd(reading, t) for t in inner)
    sort = sort_of(token, reading.scene.lexicon)
    return sort == "civilian" or (sort is None and _is("crowds", token)) or token.lower_ in {"mob", "crowd"}


def unrest(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with crowds' doings and blows at crowds under their own types, without what protests are about."""
    seized = {d.anchor.i for d in drafts if d.kind == "event" and d.type == "weapons_seizure"}
    jailed = {d.anchor.sent.start for d in drafts if d.kind == "event" and d.type == "arrest"}
    kept = [d for d in drafts if d.kind != "event" or not (_is_cause(d) or _is_foiled(d, seized))]
    kept = [d for d in kept if d.type != "attack" or d.anchor.lemma_ != "raid" or d.anchor.sent.start not in jailed]
    for draft in kept:
        if draft.kind == "event":
            kind = _type(reading, draft)
            if kind != draft.type:
                draft.trace.append(("unrest", f"{draft.type} → {kind}"))
                draft.type = kind
    return kept


def _type(reading: Reading, draft: Draft) -> str:
    doers, hit = _sides(draft.anchor)
    hit = tuple(token for token in hit if token.i not in reading.scene.times)
    crowd = bool(doers) and all(is_crowd(reading, token) for token in doers)
    if _is_downing_of_tools(reading, draft.anchor):
        return "protest"
    if _is_dispersal(draft):
        return "crackdown" if any(_is("lethal", token) for token in draft.anchor.sent) else "protest"
    if draft.type in listed("blows", FILE) and doers and _at_a_gathering(reading, draft, hit, crowd=crowd):
        return "crackdown"
    if draft.type in listed("rough", FILE) and crowd and _is_riot(reading, draft, doers, hit):
        return "riot"
    return draft.type


def _is_dispersal(draft: Draft) -> bool:
    """Whether a crowd was driven apart, which leaves it a protest unless it was shot at."""
    return draft.type == "protest" and draft.anchor.lemma_.lower() in {"disperse", "break"}


def _is_downing_of_tools(reading: Reading, noun: Token) -> bool:
    """``students went on strike``: the strike of those who work and learn is no blow."""
    if noun.lemma_.lower() != "strike" or noun.dep_ not in {"dobj", "pobj"}:
        return False
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if not _is("downing", verb):
        return False  # residents spoke of air strikes
    subjects = arguments(verb).subjects if verb.pos_ == "VERB" else ()
    return bool(subjects) and all(is_crowd(reading, token) for token in subjects)


def _at_a_gathering(reading: Reading, draft: Draft, hit: Sequence[Token], *, crowd: bool) -> bool:
    """Whether those who were hit had gathered to protest."""
    if any(_is("events", token) for token in hit):
        return True
    civilians = [head for head in hit if not _is_of_armed(reading, head)]
    gathered = any(_gathers(reading, token) for head in civilians for token in head.subtree)
    civil = any(is_crowd(reading, token) for token in hit)
    around = civil and any(_gathers(reading, token) for token in draft.anchor.sent)
    return (gathered or around) and not crowd


def _is_of_armed(reading: Reading, head: Token) -> bool:
    """Whether those who gather are under arms: ``a gathering of militants``, ``the militants' gathering centres``."""
    whose = (*head.lefts, *(token for word, token in prepositions(head) if word == "of"))
    return any(reading.is_force(token) for token in whose)


def _is_riot(reading: Reading, draft: Draft, doers: Sequence[Token], hit: Sequence[Token]) -> bool:
    """Whether a crowd's rough doing is unrest: nobody named or nondescript does it, and no arms are spoken of."""
    if any(reading.scene.name_at(token) or _is("nondescript", token) for token in doers):
        return False
    marching = any(_gathers(reading, token) for token in doers)
    words = draft.anchor.sent if marching else reading.scene.doc
    return not any(_is("guns", token) for token in words) and not _fights_armed(reading, hit)


def _gathers(reading: Reading, token: Token) -> bool:
    return _is("gatherings", token) and token.i not in reading.scene.times  # the month of March


def _sides(anchor: Token) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The heads of those who do it and of those it is done to, as far as the word's own phrase says."""
    if (anchor.pos_ in {"VERB", "AUX"} or anchor.tag_ in {"VBN", "VBG"}) and not is_nominal(anchor):
        args = arguments(anchor)
        aimed = tuple(t for word, t in args.preps if word in {"at", "on", "against", "into", "with", "towards"})
        joined = (t for child in anchor.children if child.dep_ == "conj" for t in arguments(child).objects)
        return args.subjects, (*(args.objects or joined), *aimed)  # shot and injured the demonstrators
    pairs = list(prepositions(anchor))
    return (
        tuple(t for word, t in pairs if word in {"by", "between"}),
        tuple(t for word, t in pairs if word in {"on", "against", "of", "with", "at"}),
    )


def _fights_armed(reading: Reading, tokens: Iterable[Token]) -> bool:
    """Whether the other side is under arms and no state's: who fights rebels is no mere crowd."""
    return any(sort_of(token, reading.scene.lexicon) == "armed" for token in tokens)


def _is_foiled(draft: Draft, seized: set[int]) -> bool:
    """``defused a bomb planted by rebels``, ``intercepted a missile fired at the town``: it has struck nothing."""
    weapon = draft.anchor.head
    hangs = draft.anchor.dep_ in {"acl", "relcl", "amod"} and draft.type in listed("foiled", FILE)
    return hangs and (weapon.i in seized or weapon.head.i in seized)


def _is_cause(draft: Draft) -> bool:
    """Whether a happening is what a protest is about: ``protested against the killing of traders``."""
    at = draft.anchor
    for _ in range(REACH):
        above = at.head
        if above is at:
            return False
        if at.dep_ in {"pobj", "pcomp"} and above.lower_ in {"against", "over", "about", "for", "following"}:
            holder = above.head
            if holder is not draft.anchor and (_is("gatherings", holder) or _is("gatherings", holder.head)):
                return True
        at = above
    return False
