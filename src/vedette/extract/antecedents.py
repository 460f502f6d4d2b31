"""Whom a source that is no name takes up: ``he``, ``the spokesman``, ``the statement``, ``one of them``."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from .people import RELATIVE, is_name, is_role, issuer, referent, speaker_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from .attribution import Attribution

SINGLE = ("one", "another")
LASTS = 12
"""Sources back that a pronoun may reach."""
NEAR = 12
"""Words from a cue to the ``statement`` that it was said in."""
PEOPLE = ("er", "or", "ist", "man", "woman", "ian")
"""Endings of nouns for people."""
MODIFIERS = ("amod", "compound", "nmod", "poss")
SAME = frozenset({"same", "latter", "aforementioned", "above"})
PAPERS = 4
"""Sources back to the body whose ``statement`` is spoken of."""


@dataclass(slots=True)
class Earlier:
    """The sources of a document so far: their heads, nearest last, and by what they can be taken up."""

    doc: Doc
    heads: list[int] = field(default_factory=list)
    named: dict[str, int] = field(default_factory=dict)
    offices: dict[str, tuple[int, frozenset[str]]] = field(default_factory=dict)
    """For each role the last source that has it, with all the words of that source."""
    papers: dict[str, int] = field(default_factory=dict)
    """For each sort of statement or report the last source that issued one."""
    stands_for: dict[int, int] = field(default_factory=dict)

    def taken_up(self, token: Token) -> int | None:
        """The earlier source that a later one stands for, or None."""
        if token.lower_ in RELATIVE:
            return None
        if token.pos_ == "PROPN" or (token.text[:1].isupper() and token.text in self.named):
            found = self.named.get(token.text)
        elif token.lower_ in SINGLE:
            found = next((antecedent(self.doc, t.i, self.heads) for t in _of(token) if t.pos_ == "PRON"), None)
        elif token.pos_ == "NOUN":
            found = self._described(token)
        else:
            found = antecedent(self.doc, token.i, self.heads)
        return self.stands_for.get(found, found) if found is not None else None

    def _described(self, token: Token) -> int | None:
        """``the village head``, ``the statement``: who spoke before in that role, or issued it."""
        if token.tag_ == "NN" and token.lemma_.lower() in speaker_words()["mouthpieces"] and not _is_told_apart(token):
            return self.offices.get(token.lemma_.lower(), (None,))[0] or self._issuer()
        whose = next((c for c in token.lefts if c.dep_ == "poss" and c.pos_ == "PRON"), None)
        if whose is not None and token.lemma_.lower() in speaker_words()["vehicles"]:
            return antecedent(self.doc, whose.i, self.heads)  # according to his report
        if not any(c.lower_ in ("the", "that", "this", "these", "those") for c in token.lefts if c.dep_ == "det"):
            return None
        if any(c.dep_ == "appos" for c in token.children):
            return None
        described = any(c.dep_ == "relcl" for c in token.children)
        lemma = token.lemma_.lower()
        if lemma == "source" and token.tag_ == "NN" and lemma not in self.offices and self.heads:
            return self.heads[-1]  # the source added
        if lemma in speaker_words()["vehicles"] and issuer(token) == token and not described:
            return self.papers.get(lemma) or (self._issuer() if lemma in speaker_words()["issued"] else None)
        role = _sort(token)
        if role not in self.offices or _of(token) or (described and token.tag_ != "NNS"):
            return None
        found, words = self.offices[role]
        modifiers = {c.lower_ for c in token.lefts if c.dep_ in MODIFIERS} - SAME
        joined = any(c.dep_ == "conj" for c in self.doc[found].children)  # officials and elders are not the officials
        return found if modifiers <= words and not (joined and token.tag_ == "NNS") else None

    def _issuer(self) -> int | None:
        """The body that spoke last, whose statement it must be that nobody was said to have made."""
        for head in self.heads[-1:-PAPERS:-1]:
            token = self.doc[head]
            if not is_name(token) and not is_role(token) and (token.ent_type_ == "ORG" or token.tag_ != "NNS"):
                return head
        return None

    def add(self, attribution: Attribution, token: Token) -> None:
        """Keep a source that tells something for those to come; ``token`` is its head."""
        earlier = attribution.antecedent
        if earlier is not None:
            self.stands_for[token.i] = earlier
        if not attribution.tells:
            return
        if token.pos_ != "PRON":
            self.heads.append(referent(token).i)
            if token.pos_ == "PROPN":
                self.named.setdefault(token.text, token.i)
        source = earlier if earlier is not None else token.i
        for paper in _papers(self.doc, attribution, token):
            self.papers[paper] = source
        if attribution.source is not None and token.pos_ in ("NOUN", "PROPN") and earlier is None:
            words = frozenset(t.lower_ for t in self.doc[attribution.source[0] : attribution.source[1]])
            for role in _roles(token):
                self.offices[_sort(role)] = (token.i, words)


def _sort(role: Token) -> str:
    """The role that a noun names, one person's or several people's: ``source``, ``sources``."""
    return role.lower_ if role.tag_ == "NNS" else role.lemma_.lower()


def _is_told_apart(mouth: Token) -> bool:
    """Whether a spokesman's body or name is given."""
    return any(c.dep_ in (*MODIFIERS, "prep", "appos", "relcl", "acl") for c in mouth.children)


def _of(token: Token) -> list[Token]:
    """What a phrase is of."""
    return [inner for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for inner in c.children]


def _roles(token: Token) -> Iterator[Token]:
    """The roles that a source names itself by: its own noun, an apposition, or a title."""
    for noun in (token, *(c for c in token.children if c.dep_ == "appos")):
        if is_role(noun) or (noun.tag_ == "NN" and noun.lemma_.lower() in speaker_words()["bystanders"]):
            yield noun
        yield from (c for c in noun.children if c.dep_ in ("compound", "nmod") and is_role(c))


def _papers(doc: Doc, attribution: Attribution, token: Token) -> Iterator[str]:
    """What a source issued: ``a statement by the army said``, ``the army said in a statement``."""
    papers = speaker_words()["vehicles"]
    if token.lemma_.lower() in papers and issuer(token) != token:
        yield token.lemma_.lower()
    cue = doc[attribution.cue_token]
    for near in doc[max(cue.sent.start, cue.i - NEAR) : min(cue.sent.end, cue.i + NEAR)]:
        if near.lemma_.lower() in papers and near.dep_ == "pobj" and near.head.lower_ == "in":
            yield near.lemma_.lower()


def resolved(doc: Doc, found: list[Attribution]) -> list[Attribution]:
    """The attributions, in the order of their cues, with those among their sources that take up earlier ones."""
    earlier = Earlier(doc)
    for n, attribution in enumerate(found):
        if attribution.source_token is None:
            continue
        token = doc[attribution.source_token]
        found[n] = replace(attribution, antecedent=earlier.taken_up(token))
        earlier.add(found[n], token)
    return found


def _doer_above(pronoun: Token) -> int | None:
    """The subject of the clause that a pronoun's own clause describes or adds to: ``Abiy sent troops, a move he …``."""
    clause = pronoun.head
    for _ in range(5):
        if clause.dep_ not in ("relcl", "acl", "advcl", "appos", "conj", "pobj", "dobj", "npadvmod", "prep"):
            return None
        clause = clause.head
        doer = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < pronoun.i), None)
        if doer is not None and doer != pronoun:
            return doer.i if doer.pos_ in ("PROPN", "NOUN") else None
    return None


def _is_somebody(noun: Token) -> bool:
    """Whether a noun that no list has is for a person: ``a shopkeeper who escaped``, ``one woman``."""
    words, lemma = speaker_words(), noun.lemma_.lower()
    if noun.tag_ != "NN" or lemma in words["vehicles"]:
        return False
    if lemma in words["informants"]:
        return lemma in words["bystanders"]
    human = any(c.dep_ == "relcl" and any(t.lower_ == "who" for t in c.lefts) for c in noun.children)
    return human or (lemma.endswith(PEOPLE) and any(c.lower_ in ("a", "an", "one") for c in noun.lefts))


def _is_person_doer(token: Token) -> bool:
    return token.dep_ in ("nsubj", "nsubjpass") and token.ent_type_ == "PERSON" and is_name(token)


def _subject_before(pronoun: Token, last: int) -> int | None:
    """The person whom the sentence before is about, where nobody has been a source since: ``Sabr fled. He said …``."""
    own = next((t for t in pronoun.doc[max(last + 1, pronoun.sent.start) : pronoun.i] if _is_person_doer(t)), None)
    if own is not None:
        return own.i  # X rejected the offer; however, he did express
    at = pronoun.sent.start - 1
    while at > 0 and (pronoun.doc[at].is_space or pronoun.doc[at].is_punct):
        at -= 1
    if at <= last:
        return None
    sentence = pronoun.doc[at].sent
    doer = next((c for c in sentence.root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if doer is None or doer.i <= last:
        return None
    known = is_name(doer) or any(c.dep_ == "appos" and is_role(c) for c in doer.children)
    return doer.i if known or (is_role(doer) and doer.tag_ != "NNS") else None


def antecedent(doc: Doc, head: int, before: Sequence[int]) -> int | None:
    """The earlier source that a pronoun stands for. ``before``: heads of earlier sources, nearest last.

    ``he`` and ``she`` go back to a person, ``it`` to a body, ``they`` to several; None for anything else.
    """
    words, word = speaker_words(), doc[head].lower_
    if doc[head].pos_ != "PRON":
        return None
    own, told_of = _doer_above(doc[head]), None
    if own is None and word in words["persons"]:
        own = told_of = _subject_before(doc[head], before[-1] if before else -1)
    for candidate in (*([own] if own is not None else []), *reversed(before[-LASTS:])):
        token = doc[candidate]
        plural = token.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in token.children)
        one = token.lower_ in SINGLE or ((is_role(token) or _is_somebody(token)) and not plural)
        is_person = is_name(token) or one or candidate == told_of
        is_body = not is_person or token.lemma_.lower() in speaker_words()["watching"]
        if word in words["persons"] and is_person:
            return candidate
        if word in words["bodies"] and is_body and not plural:
            return candidate
        if word in words["groups"] and (plural or not is_person):
            return candidate
    return None
