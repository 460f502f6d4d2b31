"""The screen for users and the log: what an admin may do, and what nobody does to themselves."""

from __future__ import annotations

import json

import pytest

from serving import PASSWORD
from vedette.errors import AccountError
from vedette.serve.accounts import Accounts
from visiting import OWN, Visitor

pytestmark = pytest.mark.usefixtures("quick_passwords")


def test_an_admin_sees_to_users_and_reads_the_log(visitor: Visitor, accounts: Accounts) -> None:
    visitor.sign_in("the admin")
    form = OWN | {"Content-Type": "application/json"}
    new = json.dumps({"name": "mina", "password": PASSWORD, "role": "reader"})
    assert "mina" in visitor.ask("POST", "/api/v1/users", form, new).text
    assert visitor.ask("POST", "/api/v1/users", form, new).status_code == 422
    assert visitor.ask("PUT", "/api/v1/users/mina/role", form, '{"role": "analyst"}').status_code == 200
    assert visitor.ask("DELETE", "/api/v1/users/mina", OWN).status_code == 200
    assert visitor.ask("DELETE", "/api/v1/users/The Admin", OWN).status_code == 422
    log = [one["deed"] for one in visitor.ask("GET", "/api/v1/audit?who=the admin").json()["items"]]
    assert log[1:3] == ["removed mina", "made mina analyst"]
    assert log[4] == "added mina as reader"
    assert not any(PASSWORD in one for one in log)


def test_no_admin_shuts_themselves_out(visitor: Visitor, accounts: Accounts) -> None:
    visitor.sign_in("the admin")
    form = OWN | {"Content-Type": "application/json"}
    for method, path, body in (
        ("DELETE", "", ""),
        ("PUT", "/role", '{"role": "reader"}'),
        ("PUT", "/disabled", '{"disabled": true}'),
    ):
        answer = visitor.ask(method, f"/api/v1/users/THE admin{path}", form, body)
        assert answer.status_code == 422 and "another admin does" in answer.json()["detail"]
    admin = next(one for one in accounts.users() if one.name == "the admin")
    assert (admin.role, admin.disabled) == ("admin", False)


def test_who_is_disabled_is_out_until_enabled(visitor: Visitor, accounts: Accounts) -> None:
    token = accounts.new_token("the reader")
    bearer = {"Authorization": f"Bearer {token}"}
    visitor.sign_in("the reader")
    accounts.disable("THE reader")
    assert visitor.ask("GET", "/api/v1/health").status_code == 401
    assert visitor.ask("GET", "/api/v1/health", bearer).status_code == 401
    assert visitor.sign_in("the reader").status_code == 401
    accounts.enable("the reader")
    assert visitor.ask("GET", "/api/v1/health").status_code == 401  # the session is over for good
    assert visitor.ask("GET", "/api/v1/health", bearer).status_code == 200
    accounts.disable("the reader")
    accounts.remove("the reader")
    accounts.add("the reader", PASSWORD, "reader")
    assert visitor.sign_in("the reader").status_code == 303
    with pytest.raises(AccountError, match="no user 'nobody'"):
        accounts.disable("nobody")


def test_an_admin_disables_resets_and_makes_tokens(visitor: Visitor, accounts: Accounts) -> None:
    visitor.sign_in("the admin")
    form = OWN | {"Content-Type": "application/json"}
    shut = visitor.ask("PUT", "/api/v1/users/the reader/disabled", form, '{"disabled": true}').json()
    assert [one["name"] for one in shut if one["disabled"]] == ["the reader"]
    visitor.ask("PUT", "/api/v1/users/the reader/disabled", form, '{"disabled": false}')
    weak = visitor.ask("PUT", "/api/v1/users/the reader/password", form, '{"password": "short"}')
    assert (weak.status_code, "10 to 1000" in weak.json()["detail"]) == (422, True)
    visitor.ask("PUT", "/api/v1/users/the reader/password", form, '{"password": "nine green herons"}')
    assert accounts.sessions.sign_in("the reader", "nine green herons", "here")
    token = visitor.ask("POST", "/api/v1/users/the reader/tokens", OWN).json()["token"]
    known = accounts.bearer(token)
    assert known and known.name == "the reader"
    left = visitor.ask("DELETE", "/api/v1/users/the reader/tokens", OWN).json()
    assert accounts.bearer(token) is None and not any(one["tokens"] for one in left)
    assert visitor.ask("DELETE", "/api/v1/users/nobody/tokens", OWN).status_code == 200
    log = visitor.ask("GET", "/api/v1/audit?limit=2").json()
    assert log["more"] and [one["deed"] for one in log["items"]] == [
        "ended the tokens of nobody",
        "ended the tokens of the reader",
    ]
    assert not any(word in str(log) for word in (token, "nine green herons"))


def test_the_log_as_a_table_runs_no_formula(visitor: Visitor, accounts: Accounts) -> None:
    accounts.log.note("the reader", "=HYPERLINK(1)")
    visitor.sign_in("the admin")
    table = visitor.ask("GET", "/api/v1/audit.csv?who=the reader")
    assert table.headers["content-disposition"].endswith('"vedette-log.csv"')
    assert table.text.splitlines()[0] == "at,name,deed"
    assert table.text.splitlines()[1].endswith(",the reader,'=HYPERLINK(1)")


def test_everyone_changes_their_own_password_and_signs_in_anew(visitor: Visitor, accounts: Accounts) -> None:
    visitor.sign_in("the reader")
    form = OWN | {"Content-Type": "application/json"}
    wrong = visitor.ask("POST", "/api/v1/password", form, '{"old": "a guess it is", "new": "nine green herons"}')
    assert (wrong.status_code, "not your password" in wrong.json()["detail"]) == (422, True)
    body = json.dumps({"old": PASSWORD, "new": "short"})
    assert visitor.ask("POST", "/api/v1/password", form, body).status_code == 422
    body = json.dumps({"old": PASSWORD, "new": "nine green herons"})
    assert visitor.ask("POST", "/api/v1/password", form, body).status_code == 200
    assert visitor.ask("GET", "/api/v1/health").status_code == 401
    assert visitor.sign_in("the reader", "nine green herons").status_code == 303
    assert accounts.log.deeds(2)[1].deed == "took another password"
