"""What an attributing word attributes: clauses, phrases and quotes, as runs of tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .cues import CueWord
from .sources import is_passive, passive_subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Run = tuple[int, int]
FORMS = (("called", ("oprd", "ccomp", "xcomp", "acomp")), ("object", ("dobj",)), ("gerund", ("xcomp", "pcomp")))
"""What the verb is said to take, and the labels under which a parse has it."""
NEAR = 60
"""Words back that a speech tag within another one looks for what was told."""
EMPTY = ("so", "himself", "themselves", "itself", "herself")


@dataclass(frozen=True, slots=True)
class Content:
    """The runs of tokens attributed, and the kind of attribution that this sort of content makes of the cue."""

    kind: str
    runs: tuple[Run, ...]


def reach(token: Token) -> Run:
    """The tokens under ``token``, from its left to its right edge."""
    return token.left_edge.i, token.right_edge.i + 1


def verb_content(verb: Token, cue: CueWord) -> Content | None:
    """What a verb attributes, the surest first: a clause, an infinitive, words behind a preposition, an object."""
    return _clause(verb, cue) or _infinitive(verb, cue) or _prepositional(verb, cue) or _object(verb, cue)


def _clause(verb: Token, cue: CueWord) -> Content | None:
    kind = cue.takes.get("clause")
    if kind is None:
        return None
    told = [c for c in verb.children if c.dep_ == "ccomp" and not _small_clause(c) and not _is_apart(c)]
    closed = verb.i + 1 < len(verb.doc) and verb.nbor().text == ";"  # "…, officials said; most of them were women"
    behind = [child for child in told if child.i > verb.i and not closed]
    if behind and verb.dep_ == "parataxis" and verb.doc[verb.i + 1].text == ",":
        start, end = reach(verb.head)  # "…, a monitor said, in one of the worst attacks since the battle began"
        return Content(kind, ((start, verb.left_edge.i), (verb.i + 1, end)))
    if behind:  # what stands before is another one's: "A said it fell but B said it stood"
        behind += [c for c in verb.rights if c.dep_ == "conj" and c.i > behind[-1].i and _is_bare(c)]
        runs = [reach(child) for child in behind]
        return Content(kind, (*runs[:-1], (runs[-1][0], _listed(verb, runs[-1][1]))))
    if told and (told[0].i < verb.i or not closed):
        start, end = reach(told[0])
        return Content(kind, ((told_from(verb.doc, start, min(end, verb.i)), end),))
    if verb.dep_ in ("parataxis",) or (verb.dep_ in ("advcl", "ccomp") and _bare_as(verb)):
        return Content(kind, _around(verb))
    return None


def told_from(doc: Doc, start: int, end: int) -> int:
    """Where what is said before a closing tag begins: behind a semicolon and not at the start, unless it lists several.

    ``The town is besieged; a convoy got through, the agency said.``
    """
    marks = [i for i in range(start, end) if doc[i].text == ";"]
    return marks[0] + 1 if len(marks) == 1 and any(t.pos_ in ("VERB", "AUX") for t in doc[marks[0] : end]) else start


def _is_apart(clause: Token) -> bool:
    """A clause before a semicolon is not what the next one's verb tells: ``They fled; the group admits losses``."""
    after, verb = clause.right_edge.i + 1, clause.head
    own = any(child.dep_ == "dobj" and child.i > verb.i for child in verb.children)
    return own and clause.i < verb.i and after < len(clause.doc) and clause.doc[after].text == ";"


def _is_bare(joined: Token) -> bool:
    """Whether what is joined to a verb of saying has no verb: ``said five died in Homs, and two in Hama``."""
    return joined.pos_ in ("NUM", "NOUN", "PROPN") and not any(t.pos_ in ("VERB", "AUX") for t in joined.subtree)


def _listed(verb: Token, end: int) -> int:
    """The end of a list that goes on behind a semicolon without a verb: ``said 5 died in Homs; 4 in Hama``."""
    doc, last = verb.doc, verb.sent.end
    if end >= last or doc[end].text != ";" or any(t.pos_ in ("VERB", "AUX") for t in doc[end:last]):
        return end
    while last > end and (doc[last - 1].is_space or doc[last - 1].text == "."):
        last -= 1
    return last


def _with_tail(verb: Token, end: int) -> int:
    """The end of an object and of the phrases that follow it on its verb: ``reported clashes in X, including …``."""
    for child in verb.rights:
        if child.left_edge.i == end and child.dep_ in ("prep", "xcomp") and child.lower_ not in ("as", "after", "to"):
            end = child.right_edge.i + 1
    return end


def _small_clause(clause: Token) -> bool:
    """``made him happy``: a ccomp without a verb of its own."""
    verbal = any(child.dep_ in ("cop", "aux", "mark", "nsubj") for child in clause.children)
    return clause.pos_ not in ("VERB", "AUX") and not verbal


def _bare_as(verb: Token) -> bool:
    """``as activists said``, with nothing said behind it."""
    return any(child.dep_ in ("mark", "advmod") and child.lower_ == "as" for child in verb.children)


def _around(verb: Token) -> tuple[Run, ...]:
    """The clause that the cue's clause is put into, on both sides of it; what it was told, of a cue within a cue."""
    before = verb.doc[max(0, verb.i - NEAR) : verb.i]
    told = next((token for token in before if token.dep_ == "ccomp" and token.head == verb.head), None)
    if told is not None and verb.dep_ == "parataxis":
        return (reach(told),)
    start, end = reach(verb.head)
    inner = reach(verb)
    return tuple(run for run in ((start, inner[0]), (inner[1], end)) if run[0] < run[1])


def _infinitive(verb: Token, cue: CueWord) -> Content | None:
    kind = cue.takes.get("infinitive")
    child = next((c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.i > verb.i), None)
    if kind is None or child is None:
        return None
    return Content(kind, (reach(child),))


def _prepositional(verb: Token, cue: CueWord) -> Content | None:
    for child in verb.children:
        if child.dep_ not in ("prep", "prt", "advmod", "agent") or child.lower_ not in cue.prepositions:
            continue
        if child.dep_ == "prep" and any(True for _ in child.children):
            behind = (child.i + 1, child.right_edge.i + 1)
            put = (
                [reach(c) for c in verb.children if c.dep_ == "dobj" and c.i < child.i] if child.lower_ == "at" else []
            )
            return Content(cue.prepositions[child.lower_], (*put, behind))
    return None


def _object(verb: Token, cue: CueWord) -> Content | None:
    if is_passive(verb):
        return _passive(verb, cue)
    quoting = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as" and c.i > verb.i), None)
    if quoting is not None and not any(c.dep_ == "pcomp" for c in quoting.children):
        quoting = None
    for form, labels in FORMS:
        kind = cue.takes.get(form)
        child = next((c for c in verb.children if c.dep_ in labels), None) if kind else None
        if kind and child is not None and quoting is not None:
            return Content(kind, (reach(quoting),))
        if kind and child is not None and child.lower_ not in EMPTY:
            start, end = reach(child)
            end = _with_tail(verb, end) if kind == "say" and form == "object" else end
            return Content(kind, ((start, end),)) if not start <= verb.i < end else None
    kind = cue.takes.get("as")
    child = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"), None)
    return Content(kind, (reach(child),)) if kind and child is not None else None


def _passive(verb: Token, cue: CueWord) -> Content | None:
    """``was condemned by``, ``is expected to``: the subject, and what follows, are the content."""
    kind = cue.takes.get("object") or cue.takes.get("called") or cue.takes.get("clause")
    patient = passive_subject(verb)
    rest = [c for c in verb.children if c.dep_ in ("xcomp", "oprd", "ccomp") and c.i > verb.i]
    if kind is None or (patient is None and not rest and verb.dep_ != "acl"):
        return None
    runs = [reach(patient)] if patient is not None else []
    if verb.dep_ == "acl" and not runs:
        runs = [(verb.head.left_edge.i, verb.left_edge.i)]
    runs += [reach(child) for child in rest]
    return Content(kind, tuple(run for run in runs if run[0] < run[1])) if runs else None


def noun_content(noun: Token, prepositions: frozenset[str]) -> tuple[Run, ...]:
    """What a noun attributes: ``the claim that …``, ``a call to …``, ``support for …``."""
    for child in noun.children:
        if child.dep_ in ("acl", "ccomp", "relcl", "xcomp") and child.i > noun.i and _that_or_to(child):
            return (reach(child),)
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in prepositions and child.right_edge.i > child.i:
            return ((child.i + 1, child.right_edge.i + 1),)
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":  # the army's assessment is that …
        return tuple(reach(c) for c in noun.head.children if c.dep_ == "ccomp" and _that_or_to(c))
    return ()


def _that_or_to(clause: Token) -> bool:
    if clause.tag_ == "VB":
        return any(child.dep_ == "aux" and child.lower_ == "to" for child in clause.children)
    return any(child.dep_ == "mark" and child.lower_ in ("that", "whether", "if") for child in clause.children)


def without(runs: tuple[Run, ...], holes: list[Run]) -> tuple[Run, ...]:
    """The runs less the tokens of ``holes``."""
    left = list(runs)
    for hole in holes:
        left = [
            part
            for start, end in left
            for part in ((start, min(end, hole[0])), (max(start, hole[1]), end))
            if part[0] < part[1]
        ]
    return tuple(left)
