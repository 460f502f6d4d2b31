"""``vedette user``: accounts on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from vedette.cli import main
from vedette.serve.accounts import Accounts

pytestmark = pytest.mark.usefixtures("quick_passwords")
PASSWORD = "seven blue kites"


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("RECORD", "USERS", "HOST"):
        monkeypatch.delenv(f"VEDETTE_{name}", raising=False)
    return tmp_path


def run(*words: str, given: str = "") -> Result:
    return CliRunner().invoke(main, list(words), prog_name="vedette", input=given)


def test_a_user_is_added_with_a_password_from_standard_input(folder: Path) -> None:
    done = run("user", "add", "mina", "--role", "admin", given=f"{PASSWORD}\n")
    assert (done.exit_code, done.output) == (0, "")
    accounts = Accounts(folder / "vedette.db.users")
    assert [(one.name, one.role) for one in accounts.users()] == [("mina", "admin")]
    assert accounts.sessions.sign_in("mina", PASSWORD, "here")
    assert run("user", "list").stdout.startswith("mina  admin  0 tokens  since ")


def test_roles_passwords_tokens_removal_and_the_log(folder: Path) -> None:
    run("user", "add", "mina", "--users", "desk.users", given=PASSWORD)
    accounts = Accounts(folder / "desk.users")
    assert run("user", "role", "mina", "reader", "--users", "desk.users").exit_code == 0
    token = run("user", "token", "mina", "--users", "desk.users").stdout.strip()
    found = accounts.bearer(token)
    assert found is not None and (found.name, found.role) == ("mina", "reader")
    run("user", "token", "mina", "--revoke", "--users", "desk.users")
    assert accounts.bearer(token) is None
    run("user", "password", "mina", "--users", "desk.users", given="nine green herons")
    assert accounts.sessions.sign_in("mina", PASSWORD, "here") is None
    assert "no user is left" in run("user", "remove", "mina", "--users", "desk.users").stderr
    log = run("user", "log", "--users", "desk.users").stdout.splitlines()
    assert [line.partition("the command line: ")[2] for line in log] == [
        "removed mina",
        "gave mina another password",
        "ended the tokens of mina",
        "made a token for mina",
        "made mina reader",
        "added mina as analyst",
    ]
    assert token not in "".join(log)


def test_who_is_disabled_is_listed_so(folder: Path) -> None:
    run("user", "add", "mina", given=PASSWORD)
    assert run("user", "disable", "mina").exit_code == 0
    assert run("user", "list").stdout.startswith("mina  analyst  disabled  0 tokens")
    assert run("user", "enable", "mina").exit_code == 0
    assert "disabled" not in run("user", "list").stdout
    assert run("user", "enable", "mina").exit_code == 2


def test_users_of_a_database_are_the_same_from_any_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    monkeypatch.setenv("VEDETTE_RECORD", "postgresql://ana@db.example.org/war")
    assert run("user", "add", "mina", given=PASSWORD).exit_code == 0
    (folder / "elsewhere").mkdir()
    monkeypatch.chdir(folder / "elsewhere")
    monkeypatch.setenv("VEDETTE_RECORD", "postgresql+psycopg://ben:word@db.example.org:5432/war")
    assert run("user", "list").stdout.startswith("mina  analyst")


def test_users_where_they_once_were_are_not_passed_over(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    monkeypatch.setenv("VEDETTE_RECORD", "postgresql://ana@db.example.org/war")
    run("user", "add", "mina", "--users", "vedette.users", given=PASSWORD)
    done = run("user", "list")
    assert done.exit_code == 2 and "move it to" in done.stderr


@pytest.mark.parametrize(
    ("words", "given", "told"),
    [
        (["add", "mina"], "", "no password"),
        (["add", "mina"], "short\n", "10 to 1000 characters"),
        (["add", ""], PASSWORD, "no name for a user"),
        (["remove", "nobody"], "", "there is no user 'nobody'"),
        (["role", "nobody", "reader"], "", "there is no user 'nobody'"),
        (["token", "nobody"], "", "there is no user 'nobody'"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(words: list[str], given: str, told: str) -> None:
    done = run("user", *words, given=given)
    assert done.exit_code == 2
    assert told in done.stderr and done.stderr.count("\n") == 1


def test_serving_others_asks_for_a_user_first(folder: Path) -> None:
    from vedette.tools import open_record

    open_record("war.db").close()
    done = run("serve", "--record", "war.db", "--host", "0.0.0.0")
    assert done.exit_code == 2
    assert "vedette user add" in done.stderr
