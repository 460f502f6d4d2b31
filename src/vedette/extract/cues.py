"""Words that attribute (data/cues.yaml) and where they stand in a parse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from .lexicon import data

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class CueWord:
    """What one verb takes as content, with the kind of attribution: ``{"clause": "say", "object": "criticize"}``.

    ``prepositions`` maps the prepositions that open a content to the kind.
    """

    takes: Mapping[str, str]
    prepositions: Mapping[str, str]


@cache
def cue_data() -> Mapping[str, Any]:
    """The data file: cues by kind, with what they take."""
    return dict(data("cues.yaml"))


@cache
def verb_cues() -> Mapping[str, CueWord]:
    """The attributing verbs by lemma."""
    takes: dict[str, dict[str, str]] = {}
    for group, entry in cue_data()["verbs"].items():
        for verb in entry["verbs"]:
            for content in entry["takes"]:
                takes.setdefault(verb, {}).setdefault(content, entry.get("kind", group))
    prepositions: dict[str, dict[str, str]] = {}
    for kind, verbs in cue_data()["prepositional"].items():
        for verb, words in verbs.items():
            for word in words:
                prepositions.setdefault(verb, {}).setdefault(word, kind)
    verbs = takes.keys() | prepositions.keys()
    return {verb: CueWord(takes.get(verb, {}), prepositions.get(verb, {})) for verb in verbs}


@cache
def noun_cues() -> Mapping[str, tuple[str, frozenset[str]]]:
    """The attributing nouns by lemma: their kind and prepositions."""
    return {
        noun: (kind, frozenset(words)) for kind, nouns in cue_data()["nouns"].items() for noun, words in nouns.items()
    }


@cache
def telling() -> frozenset[str]:
    """The kinds in which somebody tells something."""
    return frozenset(cue_data()["telling"])


def lemma(token: Token) -> str:
    """A token's lemma in lower case; what the lemmatizer makes of ``hoping`` is put right."""
    return "hope" if token.lower_ in ("hoping", "hoped") else token.lemma_.lower()
