"""Bytes to text: by byte order mark, as UTF-8, by the page's own word, by the look of the bytes, in that order."""

from __future__ import annotations

import codecs
import re

from vedette.clean.refusal import RefusalError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,200}|\?xml[^>]{0,100})(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
SAMPLE = 65_536
FEW_HIGH_BYTES = 0.05
MOST_BROKEN = 0.001
"""Share of characters that may be wrong in a page: one that was cut or mended once is still read."""
BROKEN = re.compile("[\ufffd\x80-\x84\x86-\x9f]")  # U+0085 is a line break


def decode(content: bytes) -> str:
    """The text of a page. Raises RefusalError where no encoding makes sense of it."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _sensible(content.decode(encoding, "replace"))
    half = _utf16(content[:SAMPLE])
    if half is not None:
        return _sensible(content.decode(half, "replace"))
    try:
        return _sensible(content.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    nearly = content.decode("utf-8", "replace")
    if nearly.count("\ufffd") <= max(1, MOST_BROKEN * len(nearly)) and re.search(rb"[\xc2-\xf4][\x80-\xbf]", content):
        return nearly
    return _sensible(_by_code_page(content))


def _by_code_page(content: bytes) -> str:
    declared = DECLARED.search(content[:4096])
    if declared:
        try:
            return content.decode(codecs.lookup(declared[1].decode("ascii")).name)
        except (LookupError, UnicodeDecodeError):
            pass  # what it declares is not so
    high = len(content) - len(content.translate(None, bytes(range(128, 256))))
    if high <= FEW_HIGH_BYTES * len(content):
        try:
            return content.decode("cp1252")  # English with typographic quotes and the odd accent
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes

    best = from_bytes(content[:SAMPLE]).best()
    if best is None:
        raise RefusalError("wrongly encoded: no known encoding makes sense of it; save it as UTF-8", "encoding")
    return content.decode(best.encoding, "replace")


def _utf16(sample: bytes) -> str | None:
    """UTF-16 without its mark shows as a zero in every other byte."""
    half = len(sample) // 2
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    if half <= 8 or max(odd, even) <= 0.7 * half or min(odd, even) >= 0.05 * half:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _sensible(text: str) -> str:
    if len(BROKEN.findall(text)) > max(1, 10 * MOST_BROKEN * len(text)):
        raise RefusalError("wrongly encoded: its characters are broken; save it as UTF-8", "encoding")
    return text
