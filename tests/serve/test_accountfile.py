"""The file of accounts: what may be kept in it, where it lies, and who may read it."""

from __future__ import annotations

import re
import sqlite3
import stat
from pathlib import Path

import argon2
import pytest

from serving import PASSWORD
from vedette.errors import AccountError
from vedette.serve.accounts import ROLES, Accounts, accounts_path
from vedette.serve.accounts.passwords import kept

pytestmark = pytest.mark.usefixtures("quick_passwords")
COSTLY = argon2.PasswordHasher


@pytest.mark.parametrize(
    ("name", "password", "role", "told"),
    [
        ("", PASSWORD, "reader", "no name"),
        ("a\nb", PASSWORD, "reader", "no name"),
        ("The Reader", PASSWORD, "reader", "already"),
        ("mina", "short", "reader", "10 to 1000"),
        ("mina", PASSWORD, "king", "no role"),
    ],
)
def test_what_makes_no_sense_is_told(accounts: Accounts, name: str, password: str, role: str, told: str) -> None:
    with pytest.raises(AccountError, match=told):
        accounts.add(name, password, role)  # type: ignore[arg-type]
    assert len(accounts.users()) == len(ROLES)


def test_a_password_is_costly_to_try(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(argon2, "PasswordHasher", COSTLY)
    found = re.match(r"\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$", kept(PASSWORD))
    assert found and int(found[1]) >= 19456 and int(found[2]) >= 2  # OWASP's least


def test_the_file_is_its_owners_alone(accounts: Accounts, tmp_path: Path) -> None:
    assert stat.S_IMODE((tmp_path / "record.db.users").stat().st_mode) == 0o600
    with sqlite3.connect(tmp_path / "record.db.users") as file:
        assert file.execute("select count(*) from users").fetchone() == (3,)
    file.close()


def test_a_file_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.users").write_text("no database, but long enough to be taken for something else " * 30)
    with pytest.raises(AccountError, match="--users"):
        Accounts(tmp_path / "x.users").any()


def test_where_accounts_are_kept(tmp_path: Path) -> None:
    own = Path("config/vedette/users")
    assert accounts_path("a/war.db", "", own) == Path("a/war.db.users")
    assert accounts_path("sqlite:///a/war.db", "", own) == Path("a/war.db.users")
    assert accounts_path("sqlite+pysqlite:///a/war.db", "", own) == Path("a/war.db.users")
    assert accounts_path("war.db", "desk.users", own) == Path("desk.users")
    (tmp_path / "link.db").symlink_to(tmp_path / "war.db")
    assert accounts_path(str(tmp_path / "link.db"), "", own) == (tmp_path / "war.db.users").resolve()


def test_a_database_has_its_users_wherever_vedette_is_started() -> None:
    own = Path("config/vedette/users")
    kept = accounts_path("postgresql://ana:secret@DB.example.org/war", "", own)
    assert kept.parent == own and kept.name.startswith("war-at-db.example.org-")
    assert "secret" not in str(kept)
    for same in ("postgresql+psycopg://ben@db.example.org:5432/war", "postgresql://db.example.org/war?sslmode=require"):
        assert accounts_path(same, "", own) == kept
    for other in ("postgresql://db.example.org:5433/war", "postgresql://db.example.org/peace", "postgresql:///war"):
        assert accounts_path(other, "", own) != kept
    assert accounts_path("postgresql:///war", "", own) == accounts_path("postgresql://127.0.0.1/war", "", own)


def test_a_file_of_an_older_vedette_is_given_what_it_lacks(accounts: Accounts, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "record.db.users") as file:
        file.execute("drop table disabled")
    file.close()
    assert [one.disabled for one in accounts.users()] == [False] * len(ROLES)
