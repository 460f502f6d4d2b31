"""The accounts of one record: users with their roles, passwords and tokens."""

from __future__ import annotations

import re
import secrets
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from ...errors import AccountError
from .log import Log
from .passwords import kept
from .sessions import Sessions
from .store import Store, hashed, now
from .user import ROLES, Role, User

_NAME = re.compile(r"\w(?:[\w .@'-]{0,38}[\w.])?")


class Accounts:
    """Kept in the file at ``path``, which need not be there yet. ``clock`` gives the time in seconds."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self.path = path
        self._store = Store(path)
        self.sessions = Sessions(self._store, clock)
        self.log = Log(self._store)

    def any(self) -> bool:
        with self._store.reading() as file:
            return file is not None and file.execute("select 1 from users limit 1").fetchone() is not None

    def users(self) -> list[User]:
        with self._store.reading() as file:
            if file is None:
                return []
            rows = file.execute(
                "select name, role, since, (select count(*) from tokens where tokens.name = users.name),"
                " name in (select name from disabled), (select max(at) from log where log.name = users.name)"
                " from users order by name"
            )
            return [User(name, role, since, n, bool(out), seen) for name, role, since, n, out, seen in rows]

    def add(self, name: str, password: str, role: Role = "analyst") -> None:
        """Raises AccountError: the name is taken or none, the password too short, or there is no such role."""
        if not _NAME.fullmatch(name):
            raise AccountError(
                f"{name!r} is no name for a user: up to 40 letters, digits, spaces and . @ ' - _", "name"
            )
        secret = kept(password)
        try:
            with self._store.writing() as file:
                file.execute("insert into users values (?, ?, ?, ?)", (name, _known(role), secret, now()))
        except AccountError as error:
            if isinstance(error.__cause__, sqlite3.IntegrityError):
                raise AccountError(f"there is a user {name!r} already; see vedette user list", "name") from error
            raise

    def remove(self, name: str) -> None:
        """Ends their sessions and tokens too. What they did stays in the log. Raises AccountError."""
        self._change("delete from users where name = ?", name)
        with self._store.writing() as file:
            for table in ("sessions", "tokens", "disabled"):
                file.execute(f"delete from {table} where name = ?", (name,))

    def disable(self, name: str) -> None:
        """Ends their sessions, and lets them in no more until ``enable``; tokens do nothing meanwhile. Raises
        AccountError."""
        self._change("insert or replace into disabled select name, ? from users where name = ?", now(), name)
        with self._store.writing() as file:
            file.execute("delete from sessions where name = ?", (name,))

    def enable(self, name: str) -> None:
        """Raises AccountError where they are not disabled, or nobody has that name."""
        self._change("delete from disabled where name = ?", name)

    def set_role(self, name: str, role: Role) -> None:
        """Raises AccountError."""
        self._change("update users set role = ? where name = ?", _known(role), name)

    def set_password(self, name: str, password: str) -> None:
        """Ends their sessions. Raises AccountError."""
        self._change("update users set password = ? where name = ?", kept(password), name)
        with self._store.writing() as file:
            file.execute("delete from sessions where name = ?", (name,))

    def new_token(self, name: str) -> str:
        """A further API token of a user: this once, as only its hash is kept. Raises AccountError."""
        token = secrets.token_urlsafe(32)
        sql = "insert into tokens select ?, name, ? from users where name = ?"
        self._change(sql, hashed(token), now(), name)
        return token

    def revoke_tokens(self, name: str) -> None:
        with self._store.writing() as file:
            file.execute("delete from tokens where name = ?", (name,))

    def bearer(self, token: str) -> User | None:
        """Whose API token it is."""
        with self._store.reading() as file:
            row = (
                file
                and file.execute(
                    "select users.name, role, users.since from tokens join users on users.name = tokens.name"
                    " where key = ? and users.name not in (select name from disabled)",
                    (hashed(token),),
                ).fetchone()
            )
        return User(*row) if row else None

    def _change(self, sql: str, *values: str) -> None:
        """Changes the one user whose name is the last of ``values``."""
        with self._store.writing() as file:
            changed = file.execute(sql, values).rowcount
        if not changed:
            raise AccountError(f"there is no user {values[-1]!r}; see vedette user list")


def _known(role: Role) -> Role:
    if role not in ROLES:
        raise AccountError(f"{role!r} is no role; there are {', '.join(ROLES)}")
    return role
