"""Names that stand where only places do, whatever the recogniser takes them for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lexicon import data, listed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .lexicon import Lexicon


def stands_as_place(token: Token, lexicon: Lexicon) -> bool:
    """Whether a name that is taken for a person's or a body's stands where papers name places: ``in Awdheegle``,
    ``near Tonenke``; not ``in Dagestani Battle``, ``in the City Council``."""
    if token.dep_ != "pobj" or token.head.lower_ not in listed("enclosing") or token.text.isupper():
        return False
    return token.ent_type_ in {"PERSON", "ORG"} and not is_told(token, lexicon)


def is_told(token: Token, lexicon: Lexicon) -> bool:
    """Whether a name's last word says what it is, and no place: a battle, a governor, a council."""
    lemma = token.lemma_.lower()
    return lemma in lexicon.nouns or lemma in lexicon.people or lexicon.is_a(lemma, "events") or _is_body(token)


def _is_body(token: Token) -> bool:
    """Whether a name's last word is one for a body: a council, a university."""
    return token.lower_.removesuffix("s") in data("people.yaml")["organisation"]
