"""Text as tokens, each with the class letter that the rules are written over. Linear in the text's length."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vedette.ground.timenumbers import number_words
from vedette.ground.timewords import TimeWords, Value, time_words

TOKEN = re.compile(
    r"""(?P<iso>(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?Z?)?(?![0-9]))
    |(?P<slashdate>(?<![0-9/.])[0-9]{1,2}(?P<cut>[/.])[0-9]{1,2}(?P=cut)(?:[0-9]{4}|[0-9]{2})(?![0-9/.]*[0-9]))
    |(?P<clock>(?<![0-9:])(?:[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:])|[0-9]{1,2}\.[0-9]{2}(?=[ ]?[ap]\.?m\b)))
    |(?P<decade>(?<![\w.])(?:1[0-9]|20)[0-9]0['’]?s\b|(?<=['’‘])[2-9]0s\b)
    |(?P<ord>(?<![\w.,])[0-9]{1,2}(?:st|nd|rd|th)\b)
    |(?P<fraction>(?<![\w.,/])(?:[0-9]{1,3}[ -])?1/[24](?![\w/]))
    |(?P<number>[0-9](?:[0-9]|,(?=[0-9]{3}(?![0-9])))*(?:\.[0-9]+)?)
    |(?P<ampm>[AaPp]\.[Mm]\.?|(?<=[0-9 ])[AaPp][Mm]\b)
    |(?P<era>B\.[ ]?C\.(?:[ ]?E\.?)?|B\.C\b|A\.D\.)
    |(?P<word>[^\W\d_]+)
    |(?P<brk>\n[ \t\r]*\n\s*)
    |(?P<mark>[^\w\s])""",
    re.VERBOSE,
)

MARKS = {",": "COMMA", ".": "DOT", "-": "HYPHEN", "‐": "HYPHEN", "–": "DASH", "—": "DASH", "'": "APOS", "’": "APOS",
    "‘": "APOS", "(": "OPEN", ")": "CLOSE", "/": "SLASH", "+": "PLUS", "$": "SIGN", "£": "SIGN", "€": "SIGN",
    "#": "SIGN", "%": "SIGN"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    start: int
    end: int
    letter: str
    value: Value
    low: str


def tokens_of(text: str) -> list[Token]:
    """All tokens in order; neighbouring number words are one token (``twenty-four``, ``nineteen ninety-six``)."""
    words = time_words()
    found: list[Token] = []
    for match in TOKEN.finditer(text):
        if found and match.start() < found[-1].end:
            continue  # the full stop of an abbreviation
        found.append(_token(match, text, words))
    return number_words(found, words)


def _token(match: re.Match[str], text: str, words: TimeWords) -> Token:
    shape = match.lastgroup if match.lastgroup != "cut" else "slashdate"
    start, end = match.span()
    raw = match.group()
    low = raw.lower()
    if shape == "word":
        return _word(start, end, text, words)
    if shape == "number":
        name, value = _number(low)
    elif shape == "fraction":
        name, value = "NUM", _fraction(low)
    elif shape == "ord":
        name, value = "ORD", int(low[:-2])
    elif shape == "decade":
        digits = "".join(c for c in low if c in "0123456789")
        name, value = "DECADE", int(digits) // 10
    elif shape == "era":
        name, value = ("BC", -1) if low[0] == "b" else ("AD", 1)
    elif shape == "mark":
        name, value = MARKS.get(raw, "MARK"), None
    else:
        name, value = {"brk": "BREAK"}.get(shape or "", (shape or "").upper()), low
    return Token(start, end, words.letters[name], value, low)


def _word(start: int, end: int, text: str, words: TimeWords) -> Token:
    raw = text[start:end]
    low = raw.lower()
    letter, value = words.classes.get(low, (words.letters["OTHER"], None))
    if value is None:
        if low in words.ordinals:
            return Token(start, end, words.letters["ORD"], words.ordinals[low], low)
        for table in (words.units, words.tens, words.scales):
            if low in table:
                return Token(start, end, words.letters["WNUM"], table[low], low)
    elif low in words.capital and raw[0] == low[0]:
        return Token(start, end, words.letters["OTHER"], None, low)
    elif low in words.dotted and text[end : end + 1] == ".":
        end += 1
    return Token(start, end, letter, value, low)


def _number(raw: str) -> tuple[str, Value]:
    plain = raw.replace(",", "")
    if len(plain) > 12:
        return "MARK", None
    if "." in plain:
        return "NUM", float(plain)
    value = int(plain)
    if len(raw) <= 2 and 1 <= value <= 31:
        return "DAY", value
    if len(raw) == 2:
        return "YY", value
    if len(raw) == 4 and raw.isdigit() and 1000 <= value <= 2199:
        return "YEAR", value
    if len(raw) == 4 and raw.isdigit() and value < 2400 and value % 100 < 60:
        return "HHMM", value
    return "NUM", value


def _fraction(raw: str) -> float:
    whole, part = re.split("[ -]", raw) if re.search("[ -]", raw) else ("0", raw)
    return int(whole) + 1 / int(part[-1])
