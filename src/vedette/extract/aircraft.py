"""What flies: aircraft by their nouns, and the bombers that are men."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from spacy.tokens import Token

    from .lexicon import Lexicon

MEN = frozenset({"suicide", "female", "male", "teenage", "would-be", "lone"})
"""Words before a bomber who has a bomb and no wings."""


def is_aircraft(lexicon: Lexicon, token: Token, named: Container[int]) -> bool:
    """Whether a noun is for what flies; a bomber without a flag or a plural is a man, as a suicide bomber is.

    ``named``: the tokens that are part of a name, as a flag is (``a Russian bomber``).
    """
    if lexicon.means.get(token.lemma_.lower()) != "air_strike":
        return False
    if token.lemma_.lower() != "bomber":
        return True
    before = [child for child in token.lefts if child.dep_ in {"amod", "compound", "nmod"}]
    if any(child.lower_ in MEN for child in before):
        return False
    return token.tag_ in {"NNS", "NNPS"} or any(child.i in named or not child.is_lower for child in before)


__all__ = ["is_aircraft"]
