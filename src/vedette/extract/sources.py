"""Who an attributing word is said of: its subject, agent or possessor, in a dependency parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .cues import cue_data, lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = ("nsubj", "csubj", "expl")
WHEN = ("DATE", "TIME")
INVERTED = (",", "”", "''", '"', '""', "’", "–", "—")
DEPTH = 8
"""How many clauses up a subject is looked for; no English sentence controls a subject from further away."""


def subject(verb: Token, depth: int = DEPTH) -> Token | None:
    """Who does what ``verb`` says: its own subject, its agent, or the subject of the clause that it hangs from."""
    doers = [child for child in verb.children if child.dep_ in SUBJECTS and child.ent_type_ not in WHEN]
    turned = verb.i > 0 and verb.nbor(-1).text in INVERTED and doers[1:] and doers[-1].left_edge.i == verb.i + 1
    own = doers[-1] if turned else next(iter(doers), None)  # "rebels set upon it, says the mayor"
    if own is not None and own.text in ("'s", "’s") and own.i + 1 < len(own.doc):
        own = own.nbor()  # a mark between two names that are one word each: "the Cluster's Monitoring Project"
    if own is not None:
        return None if own.dep_ == "expl" or (own.lower_ in ("it", "there") and _dummy(verb)) else own
    if is_passive(verb):
        return agent(verb)
    if depth == 0 or verb.head == verb:
        return None
    return _controller(verb, depth - 1)


def _dummy(verb: Token) -> bool:
    return verb.lemma_ in ("seem", "appear", "be")


def is_passive(verb: Token) -> bool:
    if any(child.dep_ in ("nsubjpass", "auxpass", "csubjpass") for child in verb.children):
        return True
    reduced = verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl")
    return reduced and not any(child.dep_ in ("aux", "dobj") for child in verb.children)


def agent(verb: Token) -> Token | None:
    """The party behind ``by`` in a passive."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((grandchild for grandchild in child.children if grandchild.dep_ == "pobj"), None)
    return None


def passive_subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in ("nsubjpass", "csubjpass")), None)


def _controller(verb: Token, depth: int) -> Token | None:
    """Who an infinitive, a participle or a coordinated verb shares its subject with."""
    head = verb.head
    if verb.dep_ == "conj":
        if is_passive(head) and not is_passive(verb):
            return passive_subject(head)
        return subject(head, depth)
    if verb.dep_ in ("acl", "relcl"):
        if head.pos_ in ("NOUN", "PROPN", "PRON") and verb.tag_ != "VB":
            return head
        return _possessor(head) or _governing(head, depth)
    if verb.dep_ == "pcomp":
        return _of_preposition(head, depth)
    if head.pos_ in ("VERB", "AUX") and verb.dep_ in ("xcomp", "advcl", "ccomp", "dep", "parataxis"):
        if _trails(verb):
            return subject(head.head, depth)
        told = [c for c in head.children if c.dep_ in ("dobj", "dative") and c.i < verb.i]
        if told and verb.dep_ in ("xcomp", "ccomp") and verb.tag_ in ("VB", "VBG"):
            return told[0]
        return passive_subject(head) if is_passive(head) else subject(head, depth)
    if head.pos_ in ("ADJ", "NOUN") and verb.dep_ == "xcomp":
        return subject(head, depth)
    return None


def _trails(verb: Token) -> bool:
    """A participle of saying at a reported clause's end is the reporter's: ``said it fell, accusing the army of …``."""
    head = verb.head
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or head.dep_ != "ccomp" or not head.head.i < head.i < verb.i:
        return False
    comma = verb.nbor(-1).text if verb.i else ""
    return lemma(head.head) in cue_data()["tagging"] and lemma(verb) in cue_data()["speaking"] and comma in INVERTED


def _of_preposition(preposition: Token, depth: int) -> Token | None:
    """``by saying``: the subject above; ``quoted as saying``: who is quoted; ``criticized X for saying``: X."""
    head = preposition.head
    if head.pos_ not in ("VERB", "AUX"):
        return _possessor(head) or _governing(head, depth)
    if is_passive(head):
        return passive_subject(head)
    if preposition.lower_ in ("of", "for", "as", "from"):
        patient = next((child for child in head.children if child.dep_ == "dobj"), None)
        if patient is not None:
            return patient
    return subject(head, depth)


def _possessor(noun: Token) -> Token | None:
    return next((child for child in noun.children if child.dep_ == "poss"), None)


def _governing(noun: Token, depth: int) -> Token | None:
    """The subject of the verb that a noun is the object of (``made the decision to``)."""
    head = noun.head
    for _ in range(3):
        if head.pos_ in ("VERB", "AUX"):
            return None if noun.dep_ in ("nsubj", "nsubjpass") else subject(head, depth)
        if head.head == head:
            return None
        head = head.head
    return None


def beside(verb: Token) -> Token | None:
    """The noun phrase right before or right behind a verb of saying, where the parse gives it no subject."""
    doc = verb.doc
    after = _phrase_head(doc, verb.i + 1, 1)
    if after is not None and verb.i and doc[verb.i - 1].text in INVERTED:
        return after
    i = verb.i - 1
    while i > 0 and (doc[i].pos_ in ("AUX", "ADV") or doc[i].text == ","):
        i -= 1
    before = doc[i]
    if before.pos_ in ("PROPN", "NOUN", "PRON") and before.dep_ not in ("pobj", "dobj") and i >= 0:
        return before
    return after if after is not None and after.pos_ == "PROPN" else None


def _phrase_head(doc: Doc, start: int, step: int) -> Token | None:
    """The last noun of the run of determiners, adjectives and nouns that starts at ``start``."""
    head = None
    for i in range(start, min(start + 8, len(doc)), step):
        if doc[i].pos_ in ("NOUN", "PROPN", "PRON"):
            head = doc[i]
        elif doc[i].pos_ not in ("DET", "ADJ", "NUM") or head is not None:
            break
    return head


def noun_source(noun: Token, *, governed: bool = True) -> Token | None:
    """Who a noun's claim is: ``Trump's claim``, ``a statement by the army``, ``claims from residents``.

    ``governed``: it may be its verb's subject's (``made the claim that``), as no charge is that somebody pleads to.
    """
    possessor = _possessor(noun)
    if possessor is not None:
        return possessor
    for child in noun.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from", "among"):
            return next((grandchild for grandchild in child.children if grandchild.dep_ == "pobj"), None)
    for child in noun.children:
        if child.dep_ in ("compound", "nmod") and child.ent_type_ in ("PERSON", "ORG", "NORP"):
            return child
    return None if not governed or noun.dep_ in ("nsubj", "nsubjpass", "ROOT") else _governing(noun, 3)


def source_span(head: Token, cue: Token) -> tuple[int, int]:
    """The tokens of the phrase headed by ``head``, never across the cue and without marks at its ends."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    if head.i < cue.i:
        end = min(end, cue.i)
    else:
        start = max(start, cue.i + 1)
    if head.dep_ == "poss":
        end = min(end, head.i + 1)
    doc = head.doc
    while end - 1 > head.i and ((doc[end - 1].is_punct and doc[end - 1].text != ")") or doc[end - 1].is_space):
        end -= 1
    while start < head.i and (doc[start].is_punct or doc[start].is_space or doc[start].dep_ in ("cc", "mark")):
        start += 1
    return start, end
