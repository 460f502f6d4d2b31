"""Full-text search over the stories and the claims' words, in either store by its own index.

SQLite has FTS5, PostgreSQL a GIN index over ``tsvector``. In both, letters are folded (``Raqqa`` finds ``Ràqqa``), a
title counts more than the story, and the best match comes first.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, text

from .words import Phrase, has, phrases_of, plain, snippet, typed


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
    if not phrases:
        return []
    if _is_sqlite(connection):
        # Ranked inside the index: to score and show every report that has a common word takes far longer.
        statement = (
            "SELECT document_id, -rank AS score FROM report_words"
            " WHERE report_words MATCH :query AND rank MATCH 'bm25(0.0, 4.0, 1.0)' ORDER BY rank LIMIT :limit"
        )
        values = {"query": query_of(words)}
    else:
        condition, values = _condition(phrases)
        statement = (
            f"SELECT document_id, ts_rank(words, q) AS score FROM (SELECT {condition} AS q) AS asked, report_words"
            " WHERE words @@ q ORDER BY score DESC, document_id LIMIT :limit"
        )
    found = connection.execute(text(statement), {**values, "limit": limit}).all()
    ranked = sorted(found, key=lambda row: (-row.score, row.document_id))
    return [_hit(connection, row.document_id, row.score, phrases) for row in ranked]


def _hit(connection: Connection, document_id: str, score: float, phrases: Sequence[Phrase]) -> Hit:
    statement = text("SELECT title, publisher, published, text, body FROM reports WHERE document_id = :document")
    row = connection.execute(statement, {"document": document_id}).one()
    published = date.fromisoformat(row.published) if isinstance(row.published, str) else row.published
    shown = snippet(_story(row), phrases)
    if not shown[1] and row.title:
        shown = snippet(row.title, phrases)
    claims = _claims(connection, phrases, document_id)
    return Hit(document_id, row.title, row.publisher, published, *shown, score, claims)


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


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


__all__ = ["Hit", "add_claims", "add_reports", "claim_filter", "create", "find", "query_of", "words_of_claim"]
