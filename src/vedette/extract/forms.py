"""The part of speech, features and lemma of each word: spaCy's attribute ruler and lemmatizer, asked once a form.

What they say of a word depends on its form, tag and relation alone, but for a few rules on two words (``gonna``,
``there is``). Asked for each word anew they take a seventh of a parse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc, MorphAnalysis, Token

MOST = 100_000
"""Forms that are kept, each with a tag and a relation."""
ATTRIBUTES: list[int | str] = ["ORTH", "TAG", "DEP"]

Rule = tuple[int, int, int, int]
"""A rule of the ruler that holds: its number, the hash of its name, from which word to before which."""


class Form(NamedTuple):
    """What is said of a word."""

    tag: int
    pos: int
    dep: int
    lemma: int
    morph: MorphAnalysis
    opens: bool
    """Whether a rule on several words may begin with this one."""


class Forms:
    """A component of the pipeline, in the place of its attribute ruler and its lemmatizer."""

    def __init__(self, ruler: Any, lemmatizer: Any, lemmas: Mapping[str, str]) -> None:
        """``lemmas``: those that are mended, by lower-case form."""
        self._ruler, self._lemmatizer, self._lemmas = ruler, lemmatizer, lemmas
        several = [pattern for rule in ruler.patterns for pattern in rule["patterns"] if len(pattern) > 1]
        self._longest = max(map(len, several), default=1)
        self._openers = type(ruler)(ruler.vocab)
        for pattern in several:
            self._openers.add([pattern[:1]], {})
        self._known: dict[tuple[int, ...], Form] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Tells of words that have a tag and a relation, and nothing else yet."""
        if len(self._known) > MOST:
            self._known.clear()
        known = self._known
        openers: list[int] = []
        for token, key in zip(doc, zip(*doc.to_array(ATTRIBUTES).T.tolist(), strict=True), strict=True):
            form = known.get(key)
            if form is None:
                form = known[key] = self._learnt(token)
            token.tag, token.pos, token.dep, token.lemma, token.morph, opens = form
            if opens:
                openers.append(token.i)
        for first in openers:
            self._tell_together(doc, first)
        return doc

    def _learnt(self, token: Token) -> Form:
        opens = bool(self._openers.match(token.doc[token.i : token.i + 1]))
        self._tell(token, self._rules(token.doc, token.i, token.i + 1))
        return Form(token.tag, token.pos, token.dep, token.lemma, token.morph, opens)

    def _rules(self, doc: Doc, start: int, end: int) -> list[Rule]:
        """The rules that hold of some words, in the order in which they are to be applied."""
        return [(rule, name, start + a, start + b) for rule, name, a, b in self._ruler.match(doc[start:end])]

    def _tell(self, token: Token, rules: list[Rule]) -> None:
        self._ruler.set_annotations(token.doc, rules)
        if not token.lemma:
            token.lemma_ = self._lemmatizer.lemmatize(token)[0]
        token.lemma_ = self._lemmas.get(token.lower_, token.lemma_)

    def _tell_together(self, doc: Doc, first: int) -> None:
        """Tell anew of words that a rule on several words speaks of, the first of them at ``first``."""
        rules = self._rules(doc, first, min(len(doc), first + self._longest))
        for rule in rules:
            number, _, start, end = rule
            if end - start > 1 and start == first:
                token = doc[range(start, end)[self._ruler.indices[number]]]
                token.pos, token.lemma = 0, 0
                token.set_morph(None)
                of_one = self._rules(doc, token.i, token.i + 1)
                self._tell(token, sorted([*of_one, rule]))
