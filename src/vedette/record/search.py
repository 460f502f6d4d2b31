"""Full-text search over the stories and the claims' words, in either store by its own index.

SQLite has FTS5, PostgreSQL a GIN index over ``tsvector``. In both, letters are folded (``Raqqa`` finds ``Ràqqa``), a
title counts more than the story, and the best match comes first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, text

from .words import Phrase, has, phrases_of, plain, snippet, typed

_OPEN, _SHUT = "\x02", "\x03"
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
    if _is_sqlite(connection):
        tokens = 'tokenize = "unicode61 remove_diacritics 2"'
        connection.execute(
            text(f"CREATE VIRTUAL TABLE report_words USING fts5(document_id UNINDEXED, title, body, {tokens})")
        )
        connection.execute(text(f"CREATE VIRTUAL TABLE claim_words USING fts5(claim_id UNINDEXED, words, {tokens})"))
        return
    for table, key in (("report_words", "document_id"), ("claim_words", "claim_id")):
        connection.execute(text(f'CREATE TABLE {table} ({key} text COLLATE "C" PRIMARY KEY, words tsvector NOT NULL)'))
        connection.execute(text(f"CREATE INDEX {table}_found ON {table} USING gin (words)"))


def add_reports(connection: Connection, rows: Sequence[dict[str, str]]) -> None:
    """``rows`` have ``document_id``, ``title`` and ``body``."""
    if not rows:
        return
    if _is_sqlite(connection):
        statement = "INSERT INTO report_words (document_id, title, body) VALUES (:document_id, :title, :body)"
        connection.execute(text(statement), list(rows))
        return
    statement = (
        "INSERT INTO report_words (document_id, words) VALUES (:document_id,"
        " setweight(to_tsvector('simple', :title), 'A') || setweight(to_tsvector('simple', :body), 'D'))"
        " ON CONFLICT DO NOTHING"
    )
    connection.execute(text(statement), [row | {key: _spaced(row[key]) for key in ("title", "body")} for row in rows])


def add_claims(connection: Connection, rows: Sequence[dict[str, str]]) -> None:
    """``rows`` have ``claim_id`` and ``words``."""
    if not rows:
        return
    if _is_sqlite(connection):
        connection.execute(text("INSERT INTO claim_words (claim_id, words) VALUES (:claim_id, :words)"), list(rows))
        return
    statement = (
        "INSERT INTO claim_words (claim_id, words) VALUES (:claim_id, to_tsvector('simple', :words))"
        " ON CONFLICT DO NOTHING"
    )
    connection.execute(text(statement), [row | {"words": _spaced(row["words"])} for row in rows])


def words_of_claim(form: dict[str, Any]) -> str:
    """What a claim can be found by: its quote, and the names that its words were resolved to. ``form``: its JSON."""
    names = [party["name"] for slot in ("actor", "target", "source") for party in form[slot]]
    return " · ".join([form["quote"]["exact"], *names, form["place"]["name"] if form["place"] else ""])


def query_of(words: str) -> str:
    """What the user typed as an FTS5 query: all the words, in any order; those in double quotes as one phrase.

    Every word is quoted, so that no sign the user types (``-``, ``*``, ``NEAR``, a lone quote) is read as an operator.
    Empty where nothing that could be found was typed.
    """
    return " ".join(f'"{phrase}"' for phrase in typed(words))


def claim_filter(dialect: str, words: str) -> tuple[str, dict[str, str]]:
    """An SQL condition on ``claims.claim_id``, and its parameters, for claims that have the words."""
    found = "claims.claim_id IN (SELECT claim_id FROM claim_words WHERE"
    if dialect == "sqlite":
        query = query_of(words)
        return (f"{found} claim_words MATCH :words)", {"words": query}) if query else ("0 = 1", {})
    condition, values = _condition(phrases_of(words))
    return (f"{found} words @@ {condition})", values) if condition else ("0 = 1", {})


def find(connection: Connection, words: str, limit: int) -> list[Hit]:
    """Reports that have all the words, best first, ties by document id."""
    phrases = phrases_of(words)
    if not phrases or not query_of(words):
        return []
    found = _find_sqlite(connection, words, limit) if _is_sqlite(connection) else _find(connection, phrases, limit)
    return [_hit(row, shown, _claims(connection, phrases, row.document_id)) for row, shown in found]


def _hit(row: Any, shown: tuple[str, tuple[tuple[int, int], ...]], claims: tuple[str, ...]) -> Hit:
    published = date.fromisoformat(row.published) if isinstance(row.published, str) else row.published
    return Hit(row.document_id, row.title, row.publisher, published, *shown, row.score, claims)


def _find_sqlite(connection: Connection, words: str, limit: int) -> list[tuple[Any, Any]]:
    statement = text(
        "SELECT w.document_id, r.title, r.publisher, r.published, -bm25(report_words, 0, 4, 1) AS score,"
        " snippet(report_words, -1, :open, :shut, '…', :size) AS snippet"
        " FROM report_words AS w JOIN reports AS r ON r.document_id = w.document_id"
        " WHERE report_words MATCH :query ORDER BY score DESC, w.document_id LIMIT :limit"
    )
    values = {"open": _OPEN, "shut": _SHUT, "size": _SNIPPET_WORDS, "query": query_of(words), "limit": limit}
    return [(row, _unmarked(row.snippet)) for row in connection.execute(statement, values)]


def _find(connection: Connection, phrases: Sequence[Phrase], limit: int) -> list[tuple[Any, Any]]:
    condition, values = _condition(phrases)
    statement = text(
        "SELECT w.document_id, r.title, r.publisher, r.published, r.text, r.body, ts_rank(w.words, q) AS score"
        f" FROM (SELECT {condition} AS q) AS asked CROSS JOIN report_words AS w"
        " JOIN reports AS r ON r.document_id = w.document_id"
        " WHERE w.words @@ q ORDER BY score DESC, w.document_id LIMIT :limit"
    )
    rows = connection.execute(statement, {**values, "limit": limit}).all()
    return [(row, snippet(_story(row), phrases)) for row in rows]


def _condition(phrases: Sequence[Phrase]) -> tuple[str, dict[str, str]]:
    values = {f"w{number}": " ".join(phrase) for number, phrase in enumerate(phrases)}
    asked = " && ".join(f"phraseto_tsquery('simple', :{name})" for name in values)
    return f"({asked})" if asked else "", values


def _story(row: Any) -> str:
    return "\n\n".join(row.text[start:end] for start, end in json.loads(row.body))


def _spaced(words: str) -> str:
    """The words as PostgreSQL's parser is to take them, each by itself."""
    return " ".join(plain(words))


def _claims(connection: Connection, phrases: Sequence[Phrase], document: str) -> tuple[str, ...]:
    statement = text(
        "SELECT c.claim_id, c.form FROM claims AS c WHERE c.document_id = :document"
        " AND c.reading_id = (SELECT max(reading_id) FROM readings WHERE document_id = :document)"
        " ORDER BY c.quote_start, c.claim_id"
    )
    rows = connection.execute(statement, {"document": document})
    return tuple(row.claim_id for row in rows if has(words_of_claim(json.loads(row.form)), phrases))


def _unmarked(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A snippet without its marks, and where the marked words stand in it."""
    shown, matches, start = "", [], 0
    for piece in re.split(f"([{_OPEN}{_SHUT}])", marked):
        if piece == _OPEN:
            start = len(shown)
        elif piece == _SHUT:
            matches.append((start, len(shown)))
        else:
            shown += piece
    return shown, tuple(matches)


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


__all__ = ["Hit", "add_claims", "add_reports", "claim_filter", "create", "find", "query_of", "words_of_claim"]
