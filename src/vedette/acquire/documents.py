"""JSON: a document a file, a list of documents, or a document a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from vedette.acquire.files import RefusedError, check, too_large
from vedette.acquire.hints import row_page
from vedette.model import Hints, Page, Rejected


def json_pages(location: str, content: bytes, columns: Mapping[str, str], hints: Hints) -> Iterator[Page | Rejected]:
    """The document of a ``.json`` file, named by its ``id``, else by the file; or the documents of a list.

    Raises RefusedError where the file is no JSON, or holds no document.
    """
    check(content)
    value = _parse(content)
    if isinstance(value, list):
        for number, item in enumerate(value, start=1):
            yield _item(f"{location}#{number}", item, columns, replace(hints, document_id=None))
        return
    if not isinstance(value, dict):
        raise RefusedError("malformed JSON: neither a document nor a list of documents", "malformed")
    page = row_page(location, value, columns, hints)
    if page.hints.document_id is None:
        page = row_page(location, {**value, columns.get("id", "id"): Path(location).stem}, columns, hints)
    yield page


def jsonl_pages(path: Path, columns: Mapping[str, str], hints: Hints, max_bytes: int) -> Iterator[Page | Rejected]:
    """The documents of a ``.jsonl`` file, one a line, named by line; the file itself may be of any size."""
    longest = 2 * max_bytes  # JSON escapes make a line longer than its text
    empty = True
    with path.open("rb") as file:
        number = 0
        while line := file.readline(longest + 1):
            number += 1
            where = f"{path}#{number}"
            if len(line) > longest:
                while line and not line.endswith(b"\n"):
                    line = file.readline(longest)
                refused = too_large(longest, max_bytes)
                yield Rejected(where, refused.reason, refused.code)
            elif line.strip(b"\xef\xbb\xbf \t\r\n"):
                try:
                    yield _item(where, _parse(line), columns, hints, max_bytes)
                except RefusedError as refused:
                    yield Rejected(where, refused.reason, refused.code)
            else:
                continue
            empty = False
    if empty:
        raise RefusedError("empty", "empty")


def _item(
    location: str, item: object, columns: Mapping[str, str], hints: Hints, max_bytes: int | None = None
) -> Page | Rejected:
    if not isinstance(item, dict):
        return Rejected(location, "malformed JSON: not a document (an object with text or html)", "malformed")
    try:
        return row_page(location, item, columns, hints, max_bytes)
    except RefusedError as refused:
        return Rejected(location, refused.reason, refused.code)


def _parse(content: bytes) -> object:
    try:
        return json.loads(content)
    except UnicodeDecodeError as error:
        raise RefusedError(f"wrongly encoded: not UTF-8 at byte {error.start}; save it as UTF-8", "encoding") from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise RefusedError(f"malformed JSON: {error.msg} in {where}", "malformed") from None
    except (RecursionError, ValueError):
        raise RefusedError("malformed JSON: nested too deeply, or a number beyond all bounds", "malformed") from None
