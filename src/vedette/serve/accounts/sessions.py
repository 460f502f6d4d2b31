"""Signing in and out. A session is a random key in a cookie, of which the file keeps the hash and the end."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable

from ...errors import AccountError
from .passwords import matches
from .store import Store, hashed
from .user import User

LASTS_SECONDS = 12 * 3600
WITHIN_SECONDS = 15 * 60
OF_ONE = 5
"""So many failed attempts at a name from one address within that time, and further ones are not heard."""
OF_ADDRESS = 20
OF_NAME = 50


_ABLE = "select name, password from users where name = ? and name not in (select name from disabled)"


class TooManyError(AccountError):
    """Too many failed attempts to sign in."""


class Sessions:
    def __init__(self, store: Store, clock: Callable[[], float] = time.time) -> None:
        self._store = store
        self._clock = clock

    def sign_in(self, name: str, password: str, address: str) -> str | None:
        """The key of a new session, or None where name and password do not belong together. Raises TooManyError."""
        attempt = self._attempt(name, address)
        with self._store.writing() as file:
            row = file.execute(_ABLE, (name,)).fetchone()
        if not matches(password, row[1] if row else None):
            return None
        key = secrets.token_urlsafe(32)
        with self._store.writing() as file:
            file.execute("delete from attempts where rowid = ?", (attempt,))
            file.execute("delete from sessions where until < ?", (self._clock(),))
            file.execute("insert into sessions values (?, ?, ?)", (hashed(key), row[0], self._clock() + LASTS_SECONDS))
        return key

    def user(self, key: str) -> User | None:
        """Whose session it is, with the role that they have now; None once it has ended."""
        with self._store.reading() as file:
            row = (
                file
                and file.execute(
                    "select users.name, role, since from sessions join users on users.name = sessions.name"
                    " where key = ? and until > ? and users.name not in (select name from disabled)",
                    (hashed(key), self._clock()),
                ).fetchone()
            )
        return User(*row) if row else None

    def sign_out(self, key: str) -> None:
        with self._store.writing() as file:
            file.execute("delete from sessions where key = ?", (hashed(key),))

    def _attempt(self, name: str, address: str) -> int | None:
        """Counts an attempt before the password is looked at, so that many at once are no way round."""
        with self._store.writing() as file:
            file.execute("begin immediate")
            file.execute("delete from attempts where at < ?", (self._clock() - WITHIN_SECONDS,))
            counts = file.execute(
                "select coalesce(sum(name = ?1 and address = ?2), 0), coalesce(sum(address = ?2), 0),"
                " coalesce(sum(name = ?1), 0) from attempts",
                (name, address),
            ).fetchone()
            if any(count >= most for count, most in zip(counts, (OF_ONE, OF_ADDRESS, OF_NAME), strict=True)):
                raise TooManyError("too many failed attempts to sign in; wait a quarter of an hour")
            return file.execute("insert into attempts values (?, ?, ?)", (self._clock(), name, address)).lastrowid
