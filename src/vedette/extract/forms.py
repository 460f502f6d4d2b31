"""The part of speech, features and lemma of each word: spaCy's attribute ruler and lemmatizer, asked once a form.

What they say of a word depends on its form, tag and relation alone, but for a few rules on two words (``gonna``,
``there is``). Asked for each word anew they take a seventh of a parse.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spacy.tokens import Doc, MorphAnalysis, Token

MOST = 100_000
"""Forms that are kept, each with a tag and a relation."""
ATTRIBUTES: list[int | str] = ["ORTH", "TAG", "DEP"]

COMPLEMENTS = frozenset({"acomp", "oprd"})
"""Relations of what a verb says that something is."""

TOLD_BY = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})
"""What the rules look at."""

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

    def __init__(self, ruler: Any, lemmatizer: Any, lemmas: Mapping[str, str], participles: Iterable[str]) -> None:
        """``lemmas``: those that are mended, by lower-case form; ``participles``: those taken for adjectives."""
        self._ruler, self._lemmatizer, self._lemmas = ruler, lemmatizer, lemmas
        self._participles = frozenset(participles)
        patterns = [pattern for rule in ruler.patterns for pattern in rule["patterns"]]
        several = [pattern for pattern in patterns if len(pattern) > 1]
        self._longest = max(map(len, several), default=1)
        self._openers = type(ruler)(ruler.vocab)
        for pattern in several:
            self._openers.add([pattern[:1]], {})
        self._named, self._named_like = _named(pattern[0] for pattern in patterns)
        self._plurals = ruler.vocab.strings["NNPS"]
        self._nouns: frozenset[str] = frozenset(lemmatizer.lookups.get_table("lemma_index")["noun"])
        self._known: dict[tuple[int, ...], Form] = {}
        self._ruled: dict[tuple[int, ...], tuple[list[Rule], bool]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Tells of words that have a tag and a relation, and nothing else yet."""
        if len(self._known) > MOST:
            self._known.clear()
        known = self._known
        openers: list[int] = []
        plurals = self._plurals
        for token, key in zip(doc, zip(*doc.to_array(ATTRIBUTES).T.tolist(), strict=True), strict=True):
            form = known.get(key)
            if form is None:
                form = known[key] = self._learnt(token)
            token.tag, token.pos, token.dep, token.lemma, token.morph, opens = form
            if opens:
                openers.append(token.i)
            if key[1] == plurals and token.is_sent_start:
                token.lemma_ = self._singular(token.lower_) or token.lemma_
        for first in openers:
            self._tell_together(doc, first)
        return doc

    def _singular(self, word: str) -> str | None:
        """The noun of which a word is the plural, or None: a sentence's first word is often taken for a name."""
        singular = word.removesuffix("s")
        return singular if singular in self._nouns and singular != word else None

    def _learnt(self, token: Token) -> Form:
        if token.tag_ == "JJ" and token.dep_ in COMPLEMENTS and token.lower_ in self._participles:
            token.tag_ = "VBN"  # remained encircled: of a verb, which has frames
        named = token.lower_ in self._named or self._named_like.search(token.lower_) is not None
        kind = (token.lower if named else 0, token.tag, token.dep, token.is_space)
        if kind not in self._ruled:
            alone = token.doc[token.i : token.i + 1]
            self._ruled[kind] = self._ruler.match(alone), bool(self._openers.match(alone))
        rules, opens = self._ruled[kind]
        self._tell(token, _moved(rules, token.i))
        return Form(token.tag, token.pos, token.dep, token.lemma, token.morph, opens)

    def _tell(self, token: Token, rules: list[Rule]) -> None:
        self._ruler.set_annotations(token.doc, rules)
        if not token.lemma:
            token.lemma_ = self._lemmatizer.lemmatize(token)[0]
        token.lemma_ = self._lemmas.get(token.lower_, token.lemma_)

    def _tell_together(self, doc: Doc, first: int) -> None:
        """Tell anew of words that a rule on several words speaks of, the first of them at ``first``."""
        for rule in _moved(self._ruler.match(doc[first : first + self._longest]), first):
            number, _, start, end = rule
            if end - start > 1 and start == first:
                token = doc[range(start, end)[self._ruler.indices[number]]]
                token.pos, token.lemma = 0, 0
                token.set_morph(None)
                alone = _moved(self._ruler.match(doc[token.i : token.i + 1]), token.i)
                self._tell(token, sorted([*alone, rule]))


def _moved(rules: list[Rule], by: int) -> list[Rule]:
    """Rules that hold of a span, as they hold of its document."""
    return [(number, name, start + by, end + by) for number, name, start, end in rules]


def _named(words: Iterable[Mapping[str, Any]]) -> tuple[frozenset[str], re.Pattern[str]]:
    """The lower-case forms that patterns of one word name, and what others look like: the rest are all one."""
    forms: set[str] = set()
    like: list[str] = []
    for word in words:
        match word.get("LOWER", {"IN": []}):
            case str(form):
                forms.add(form)
            case {"IN": those}:
                forms.update(those)
            case {"REGEX": regex}:
                like.append(regex)
            case _:
                like.append("")
        if word.keys() - TOLD_BY:
            like.append("")  # told by something else: no two forms are alike
    return frozenset(forms), re.compile("|".join(like) or "(?!)")
