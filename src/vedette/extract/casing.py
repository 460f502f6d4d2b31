"""The case of texts all in capitals: old wire archives print reports so, and a parser takes every word for a name.

Only letters are lowered, never moved: offsets into the restored text are offsets into the report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from .language import load
from .lexicon import lexicon, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vedette.model import Name

PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
LETTERS = re.compile(r"(?:[^\W\d_]\.){2,}")
"""Initials: ``U.S.``."""
BRACKETED = re.compile(r"[(\[]([^\W\d_]{2,6})(?:-[^)\]]{1,8})?[)\]]")
ENDED = re.compile(r"[.!?][\"”'’)\]]*\s|\n\s*\n")
FIRST_NAME = re.compile(r"\b([^\W\d_a-z][^\W\d_]+) $")
"""A capitalised word right before another."""
DIGIT = re.compile(r"\d")
VOWEL = re.compile(r"[aeiouyà-ÿ]")
SHARE = 0.9
"""Of a paragraph's letters, how many must be capitals; a stray ``d'`` or ``Mc`` is not."""
FEWEST = 3
"""Words that a capital paragraph has at least, so that a line of bare acronyms is left alone."""


@dataclass(slots=True)
class Word:
    """One word of a capital paragraph: where it stands, its lower-case base, and how it is to be written."""

    start: int
    end: int
    base: str
    opens: bool
    name: tuple[int, int] | None = None
    case: str = "lower"

    @property
    def titled(self) -> bool:
        return self.case == "title"


def is_capitals(text: str) -> bool:
    """Whether any paragraph of a text, or a headline on its own line, is all in capitals."""
    return next(_capital_stretches(text), None) is not None


def restored(text: str, names: Sequence[tuple[int, int]]) -> str:
    """The text in sentence case where it is all in capitals, of the same length; the rest as it is.

    ``names`` are the spans of characters that a name finder took for names. Their words, those of the data file's lists
    and those that no table of English words knows keep their first letter, acronyms all of theirs.
    """
    spans = sorted(names)
    letters = frozenset(found[1].lower() for found in BRACKETED.finditer(text))
    pieces, at, first = [], 0, 0
    for start, end in _capital_stretches(text):
        words = _words(text, start, end)
        first = _mark_names(words, spans, first)
        _decide(words, text, letters)
        for word in words:
            if word.case == "keep":
                continue
            low = word.start + (1 if word.case == "title" or word.opens else 0)
            pieces.append(text[at:low])
            pieces.append(_lowered(text[low : word.end], word))
            at = word.end
    pieces.append(text[at:])
    return "".join(pieces)


def credible(names: Iterable[Name], text: str) -> tuple[Name, ...]:
    """The names that a restored text still writes as names: ``DRUG`` and ``IN`` are towns in capitals only."""
    return tuple(
        n for n in names if not (n.place and n.text.isupper() and _is_lowered(text[n.span.start : n.span.end]))
    )


def namesakes_out(names: Iterable[Name], text: str) -> tuple[Name, ...]:
    """The names without known persons whose surname another bears: ``Rosa Elena Duarte`` is not that president.

    An acronym written as a word may be somebody's surname too, throughout the report: ``Aminata Sana`` is no agency.
    """
    kept = list(names)
    ends = {name.span.end for name in kept}
    surnames = {n.text for n in kept if _is_word(n) and n.span.start - 1 not in ends and _is_namesake(n, text)}
    return tuple(
        n
        for n in kept
        if not (n.kind == "person" and " " not in n.text and _is_namesake(n, text))
        and not (n.kind == "party" and n.text in surnames)
    )


def _is_word(name: Name) -> bool:
    return name.kind == "party" and name.text.isalpha() and name.text.istitle()


def _is_namesake(name: Name, text: str) -> bool:
    before = FIRST_NAME.search(text[max(0, name.span.start - 24) : name.span.start])
    if before is None or name.party is None:
        return False
    word = before[1].lower()
    of_that_person = word in name.party.name.lower().split() or len(word) < 3
    described = is_common(word)
    return not (of_that_person or described or _is("titles", word) or _is("offices", word) or _is("demonyms", word))


def _is_lowered(words: str) -> bool:
    return words.islower() or words.lower() in _tables()[0]["closed"]


def _lowered(letters: str, word: Word) -> str:
    """Lower case, of equal length; the name after ``D'`` and ``O'`` keeps its capital."""
    low = "".join(low if len(low := ch.lower()) == 1 else ch for ch in letters)
    if word.titled and len(low) > 2 and low[0] in "'’":
        return low[0] + letters[1] + low[2:]
    return low


def _capital_stretches(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs in capitals; of the others, their lines that are (a headline right above the story)."""
    for paragraph in PARAGRAPH.finditer(text):
        if _in_capitals(paragraph[0]):
            yield paragraph.span()
        elif "\n" in paragraph[0]:
            at = paragraph.start()
            for line in paragraph[0].split("\n"):
                if _in_capitals(line):
                    yield at, at + len(line)
                at += len(line) + 1


def _in_capitals(words: str) -> bool:
    capitals = sum(ch.isupper() for ch in words)
    if not capitals or capitals < SHARE * sum(ch.isalpha() for ch in words):
        return False
    return sum(len(word) > 2 and is_common(word.lower()) for word in WORD.findall(words)) >= FEWEST


@cache
def _tables() -> tuple[dict[str, frozenset[str]], Any]:
    """The lemmas and irregular forms of the pipeline, by part of speech, and its rules of inflection."""
    pipeline: Any = load()
    lookups = pipeline.get_pipe("lemmatizer").lookups
    index, irregular, rules = (lookups.get_table(f"lemma_{name}") for name in ("index", "exc", "rules"))
    parts = ("noun", "verb", "adj", "adv")
    forms = {part: frozenset(index[part]) | frozenset(irregular.get(part, ())) for part in parts}
    closed = frozenset(pipeline.Defaults.stop_words) | listed("common", "casing.yaml")
    known = lexicon()
    own = frozenset(known.people) | frozenset(known.verbs) | frozenset(known.nouns) | frozenset(known.place_nouns)
    return forms | {"closed": closed, "noun": forms["noun"] | own}, rules


@lru_cache(maxsize=1 << 16)
def is_common(word: str) -> bool:
    """Whether a word in lower case is one of English, inflected or not, and no name of the data file."""
    return not (_is_name(word) or _is("demonyms", word.removesuffix("s"))) and _is_english(word)


def is_people(word: str) -> bool:
    """Whether a word in lower case names a people, in the singular or as an adjective: ``kurd``, ``syrian``."""
    return _is("demonyms", word)


def _is_name(word: str) -> bool:
    return _is("names", word) or _is("given", word)


def _is_english(word: str) -> bool:
    forms, rules = _tables()
    if any(word in table for table in forms.values()):
        return True
    for part, table in forms.items():
        for old, new in rules.get(part, ()) if part != "closed" else ():
            if word.endswith(old) and word[: len(word) - len(old)] + new in table:
                return True
    if len(word) > 6 and word.endswith(tuple(listed("endings", "casing.yaml"))):
        return True
    rests = (word.removeprefix(prefix) for prefix in listed("prefixes", "casing.yaml") if word.startswith(prefix))
    return any(len(rest) > 4 and _is_english(rest) for rest in rests)


def _is(kind: str, word: str) -> bool:
    return word in listed(kind, "casing.yaml")


def _words(text: str, start: int, end: int) -> list[Word]:
    initials = {at for found in LETTERS.finditer(text, start, end) for at in range(found.start(), found.end())}
    words: list[Word] = []
    before = start
    for found in WORD.finditer(text, start, end):
        base, *more = re.split("['’]", found[0].lower())
        base = more[0] if base in ("d", "o", "l") and more and len(more[0]) > 2 else base
        gap = text[before : found.start()]
        opens = not words or _ends(words[-1], gap)
        words.append(Word(found.start(), found.end(), base, opens))
        if found.start() in initials:
            words[-1].case = "keep"
        before = found.end()
    return words


def _ends(word: Word, gap: str) -> bool:
    """Whether a sentence ends between a word and the next: ``COL. PONCE`` goes on, ``[TEXT] THE ARMY`` does not."""
    if gap.startswith(". ") and (len(word.base) == 1 or _is("titles", word.base)):
        return False
    return ENDED.search(gap) is not None or ("]" in gap and (word.opens or _is("notes", word.base)))


def _mark_names(words: list[Word], spans: Sequence[tuple[int, int]], first: int) -> int:
    """Give each word the span it stands in; returns the first span that may reach beyond these words."""
    for word in words:
        while first < len(spans) and spans[first][1] <= word.start:
            first += 1
        if first < len(spans) and spans[first][0] <= word.start and word.end <= spans[first][1] + 2:
            word.name = spans[first]
    return first


def _decide(words: list[Word], text: str, letters: frozenset[str]) -> None:
    plain: dict[tuple[int, int], bool] = {}
    for i, word in enumerate(words):
        if word.name is not None and word.name not in plain:
            plain[word.name] = _is_plain([w.base for w in words[i : i + 12] if w.name == word.name])
        if word.case == "lower":
            before = words[i - 1] if i else None
            described = word.name is None or plain[word.name]
            word.case = _alone(word, before, text, letters) or _in_company(word, before, text, described)
    for word, after in pairwise(words):
        titling = (_is("titles", word.base) or _is("offices", word.base)) and "," not in text[word.end : after.start]
        if word.case == "lower" and titling and after.titled and not _is("demonyms", after.base.removesuffix("s")):
            word.case = "title"


def _is_plain(name: list[str]) -> bool:
    """Whether the words of a found name describe rather than name: ``army troops``, ``the city``, ``guerrillas``."""
    if not all(is_common(word) or _is("demonyms", word.removesuffix("s")) for word in name):
        return False
    if len(name) == 1:
        return not _is_bare_noun(name[0])
    return _is("small", name[0]) or _is("plain_heads", name[-1])


def _alone(word: Word, before: Word | None, text: str, letters: frozenset[str]) -> str:
    """How a word is written whatever its neighbours are; nothing where they decide."""
    base, alone = word.base, word.end - word.start == len(word.base)
    if len(base) == 1 and alone:
        return "lower" if base in ("a", "y", "e") and text[word.end : word.end + 1] != "." else "keep"
    if alone and base in letters and (_is("acronyms", base) or not (is_common(base) or _is_name(base))):
        return "keep"
    if _is("doubtful", base):
        return "keep" if base == "us" and before is not None and before.base == "the" else "lower"
    if _is("acronyms", base) or (len(base) < 7 and VOWEL.search(base) is None and not is_common(base)):
        return "keep" if alone and not _is("titles", base) else "title"
    return ""


def _in_company(word: Word, before: Word | None, text: str, described: bool) -> str:
    """``title`` or ``lower``, by what stands before a word and by the found name that it is part of."""
    base = word.base
    if word.name is not None and not described:
        inside = word.start > word.name[0] and (_is("small", base) or _is("linking", base))
        return "lower" if inside else "title"
    if _is("opening", base) or _is("days", base) or _is("months", base):
        return "title"
    if _is("months_by_number", base):
        near = text[max(0, word.start - 3) : word.start] + text[word.end : word.end + 3]
        return "title" if DIGIT.search(near) else "lower"
    if (
        DIGIT.match(text[word.start - 1 : word.start])
        or _is("linking", base)
        or (not is_common(base) and _is("titles", base))
    ):
        return "lower"
    if not is_common(base):
        return "title"
    if before is None or base in _tables()[0]["closed"] or word.opens:
        return "lower"
    if _is("titles", before.base) or _is("opening", before.base) or _is("of_names", before.base):
        return "title"
    if _is("given", before.base) and _is_bare_noun(base):
        return "title"
    named = _is("offices", before.base) or (before.titled and not is_common(before.base))
    return "title" if named and _is("surnames", base) else "lower"


def _is_bare_noun(word: str) -> bool:
    """Whether the tables know a word as a noun in the singular and nothing else, and no list of the reader has it."""
    forms, known = _tables()[0], lexicon()
    described = (known.people, known.nouns, known.place_nouns, known.means, *known.things.values())
    if any(word in words for words in described) or _is("offices", word):
        return False
    if word.endswith("s") and word[:-1] in forms["noun"]:
        return False
    return word in forms["noun"] and not any(word in forms[part] for part in ("verb", "adj", "adv"))
