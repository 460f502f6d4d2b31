"""Full-text search over the stories and the claims' words.

SQLite: FTS5, letters folded (``Raqqa`` finds ``Ràqqa``), best matches first by BM25. Elsewhere: plain tables, searched
word by word, until the record learns that database's own index.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, text

_OPEN, _SHUT = "\x02", "\x03"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SNIPPET_WORDS = 28


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that has the words. ``matches`` are (start, end) offsets into ``snippet``; ``score``: higher is better.

    ``claims`` are the report's claims whose own words match as well.
    """

    document_id: str
    title: str | None
    publisher: str | None
    published: date | None
    snippet: str
    matches: tuple[tuple[int, int], ...]
    score: float
    claims: tuple[str, ...] = ()


def create(connection: Connection) -> None:
    """Makes the tables that are searched."""
    if connection.dialect.name == "sqlite":
        tokens = 'tokenize = "unicode61 remove_diacritics 2"'
        connection.execute(
            text(f"CREATE VIRTUAL TABLE report_words USING fts5(document_id UNINDEXED, title, body, {tokens})")
        )
        connection.execute(text(f"CREATE VIRTUAL TABLE claim_words USING fts5(claim_id UNINDEXED, words, {tokens})"))
    else:
        connection.execute(text("CREATE TABLE report_words (document_id text PRIMARY KEY, title text, body text)"))
        connection.execute(text("CREATE TABLE claim_words (claim_id text PRIMARY KEY, words text)"))


def add_report(connection: Connection, document_id: str, title: str | None, body: str) -> None:
    statement = text("INSERT INTO report_words (document_id, title, body) VALUES (:document_id, :title, :body)")
    connection.execute(statement, {"document_id": document_id, "title": title or "", "body": body})


def add_claims(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """``rows`` have ``claim_id`` and ``words``."""
    if rows:
        connection.execute(text("INSERT INTO claim_words (claim_id, words) VALUES (:claim_id, :words)"), list(rows))


def query_of(words: str) -> str:
    """What the user typed as an FTS5 query: all the words, in any order; those in double quotes as one phrase.

    Every word is quoted, so that no sign the user types (``-``, ``*``, ``NEAR``, a lone quote) is read as an operator.
    Empty where nothing that could be found was typed.
    """
    parts = re.findall(r'"([^"]*)"|([^"]+)', words)
    phrases = [found for quoted, _ in parts if (found := _WORD.findall(quoted))]
    phrases += [[word] for _, loose in parts for word in _WORD.findall(loose)]
    return " ".join('"' + " ".join(phrase) + '"' for phrase in phrases)


def claim_filter(connection_dialect: str, words: str) -> tuple[str, dict[str, str]]:
    """An SQL condition on ``claims.claim_id``, and its parameters, for claims that have the words."""
    if connection_dialect == "sqlite":
        query = query_of(words)
        if not query:
            return "0", {}
        return "claims.claim_id IN (SELECT claim_id FROM claim_words WHERE claim_words MATCH :words)", {"words": query}
    return "claims.claim_id IN (SELECT claim_id FROM claim_words WHERE words ILIKE :words)", {"words": f"%{words}%"}


def find(connection: Connection, words: str, limit: int) -> list[Hit]:
    """Reports that have all the words, best first, ties by document id."""
    if connection.dialect.name != "sqlite":
        return _find_plainly(connection, words, limit)
    query = query_of(words)
    if not query:
        return []
    statement = text(
        "SELECT w.document_id, r.title, r.publisher, r.published, -bm25(report_words, 0, 4, 1) AS score,"
        " snippet(report_words, -1, :open, :shut, '…', :size) AS snippet"
        " FROM report_words AS w JOIN reports AS r ON r.document_id = w.document_id"
        " WHERE report_words MATCH :query ORDER BY score DESC, w.document_id LIMIT :limit"
    )
    values = {"open": _OPEN, "shut": _SHUT, "size": _SNIPPET_WORDS, "query": query, "limit": limit}
    rows = connection.execute(statement, values).all()
    claims = _claims(connection, query, [row.document_id for row in rows])
    return [_hit(row, claims.get(row.document_id, ())) for row in rows]


def _hit(row: Any, claims: tuple[str, ...]) -> Hit:
    snippet, matches = _unmarked(row.snippet)
    published = date.fromisoformat(row.published) if isinstance(row.published, str) else row.published
    return Hit(row.document_id, row.title, row.publisher, published, snippet, matches, row.score, claims)


def _claims(connection: Connection, query: str, documents: list[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    statement = text(
        "SELECT c.claim_id FROM claims AS c WHERE c.document_id = :document"
        " AND c.reading_id = (SELECT max(reading_id) FROM readings WHERE document_id = :document)"
        " AND c.claim_id IN (SELECT claim_id FROM claim_words WHERE claim_words MATCH :query)"
        " ORDER BY c.quote_start, c.claim_id"
    )
    for document in documents:
        rows = connection.execute(statement, {"document": document, "query": query})
        found[document] = tuple(row.claim_id for row in rows)
    return found


def _unmarked(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A snippet without its marks, and where the marked words stand in it."""
    plain, matches, start = "", [], 0
    for piece in re.split(f"([{_OPEN}{_SHUT}])", marked):
        if piece == _OPEN:
            start = len(plain)
        elif piece == _SHUT:
            matches.append((start, len(plain)))
        else:
            plain += piece
    return plain, tuple(matches)


def _find_plainly(connection: Connection, words: str, limit: int) -> list[Hit]:
    found = _WORD.findall(words)
    if not found:
        return []
    conditions = " AND ".join(f"(w.title || ' ' || w.body) ILIKE :w{number}" for number in range(len(found)))
    statement = text(
        "SELECT w.document_id, r.title, r.publisher, r.published, w.body FROM report_words AS w"
        f" JOIN reports AS r ON r.document_id = w.document_id WHERE {conditions} ORDER BY w.document_id LIMIT :limit"
    )
    values: dict[str, Any] = {f"w{number}": f"%{word}%" for number, word in enumerate(found)}
    rows = connection.execute(statement, values | {"limit": limit}).all()
    return [Hit(row.document_id, row.title, row.publisher, row.published, row.body[:200], (), 0.0) for row in rows]


__all__ = ["Hit", "add_claims", "add_report", "claim_filter", "create", "find", "query_of"]
