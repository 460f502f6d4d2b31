"""Files: which of them are read, in which order, and which are refused before anyone looks at their words."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from vedette.model import Rejected

FORMATS = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
}
UNREAD = dict.fromkeys((".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".eml", ".msg"), "save it as text first") | (
    dict.fromkeys((".xls", ".xlsx", ".ods"), "save it as CSV first")
)
"""Documents that may hold reports, but are not read, and what to do with them."""
HIDDEN = (".", "~$")
JUNK_NAMES = frozenset({"readme", "license", "licence", "copying", "notice", "manifest"})
JUNK_FOLDERS = frozenset({"__MACOSX", "__pycache__", "node_modules"})
SIGNATURES = (
    (b"%PDF-", "a PDF; save it as text first"),
    (b"PK\x03\x04", "a ZIP archive or an office document; unpack it, or save it as text, first"),
    (b"\x1f\x8b", "compressed with gzip; unpack it first"),
    (b"BZh", "compressed with bzip2; unpack it first"),
    (b"\xfd7zXZ\x00", "compressed with xz; unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save it as text first"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
SAMPLE = 65_536
CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x0b\x08\x1b")) + b"\x7f"
MOST_CONTROL = 0.02
"""A text that has been through old software may hold stray control characters; more than this share is no text."""


class RefusedError(Exception):
    """A file, or a row, that cannot be read as a page. Never leaves this folder: the door turns it into Rejected."""

    def __init__(self, reason: str, code: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.code = code


class UnlistedError(RefusedError):
    """A file whose ending says nothing to us."""

    def __init__(self, suffix: str) -> None:
        advice = UNREAD.get(suffix.lower(), f"these are: {' '.join(sorted(FORMATS))}")
        super().__init__(f"{suffix} files are not read; {advice}", "type")


def walk(folder: Path) -> Iterator[Path | Rejected]:
    """The files of a folder and its subfolders that are read here, sorted by path; hidden ones and junk left out.

    A document of a kind that is not read (a PDF, an office file) is refused by name: somebody meant it to be read.
    """
    failures: list[OSError] = []
    for root, folders, names in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in JUNK_FOLDERS)
        yield from _failed(failures)
        for name in sorted(names):
            path = Path(root, name)
            if not (path.is_file() or path.is_symlink()):
                continue
            if _readable_kind(path):
                yield path
            elif not path.name.startswith(HIDDEN) and (advice := UNREAD.get(path.suffix.lower())):
                yield Rejected(str(path), f"{path.suffix} files are not read; {advice}", "type")
    yield from _failed(failures)


def _failed(failures: list[OSError]) -> Iterator[Rejected]:
    while failures:
        error = failures.pop(0)
        yield Rejected(str(error.filename), f"cannot be listed ({error.strerror}); check its permissions", "unreadable")


def _readable_kind(path: Path) -> bool:
    hidden = path.name.startswith(HIDDEN)
    return not hidden and path.suffix.lower() in FORMATS and path.stem.casefold() not in JUNK_NAMES


def read(path: Path, max_bytes: int) -> bytes:
    """The bytes of a file. A file above ``max_bytes`` is refused by its size, without being read."""
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size > max_bytes:
            raise too_large(size, max_bytes)
        content = file.read(max_bytes + 1)  # a pipe has no size beforehand
    if len(content) > max_bytes:
        raise too_large(len(content), max_bytes)
    return content


def too_large(size: int, max_bytes: int) -> RefusedError:
    shown = f"{size / 1e6:.0f} MB" if size >= 1_000_000 else f"{size:,} bytes"
    limit = f"{max_bytes / 1e6:g} MB" if max_bytes >= 1_000_000 else f"{max_bytes:,} bytes"
    return RefusedError(
        f"too large for one page: {shown} or more, the limit is {limit} (max_bytes); split it", "too_large"
    )


def check(content: bytes, max_bytes: int | None = None) -> None:
    """Refuse what is empty, too large, or no text at all."""
    if max_bytes is not None and len(content) > max_bytes:
        raise too_large(len(content), max_bytes)
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise RefusedError("empty", "empty")
    for signature, what in SIGNATURES:
        if content.startswith(signature):
            raise RefusedError(f"no text but {what}", "binary")
    sample = content[:SAMPLE]
    if sample.startswith(BYTE_ORDER_MARKS) or is_utf16(sample):
        return
    if (len(sample) - len(sample.translate(None, CONTROL))) / len(sample) > MOST_CONTROL:
        raise RefusedError("no text but binary data", "binary")


def is_utf16(sample: bytes) -> bool:
    """Whether every other byte is nearly always zero: UTF-16 of a Latin text without its byte order mark."""
    half = len(sample) // 2
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    return half > 8 and max(odd, even) > 0.7 * half and min(odd, even) < 0.05 * half
