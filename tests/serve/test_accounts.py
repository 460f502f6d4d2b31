"""Accounts: nobody unknown sees anything, each role does what is its own, and what is done is noted."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest

from fake_record import FakeRecord
from serving import PASSWORD
from vedette.errors import ServeError
from vedette.model import Account
from vedette.serve import Helpers, serve
from vedette.serve.accounts import ROLES, Accounts
from vedette.serve.accounts.sessions import LASTS_SECONDS, OF_ADDRESS, OF_NAME, OF_ONE, WITHIN_SECONDS, TooManyError
from vedette.serve.headers import ANY
from vedette.serve.server import bind, is_loopback
from visiting import OWN, Clock, Visitor

pytestmark = pytest.mark.usefixtures("quick_passwords")
CHANGES = [
    ("POST", "/api/v1/judgements", "analyst"),
    ("POST", "/api/v1/drafts?name=a.txt", "analyst"),
    ("POST", "/api/v1/drafts/keep", "analyst"),
    ("POST", "/api/v1/users", "admin"),
    ("PUT", "/api/v1/users/someone/role", "admin"),
    ("DELETE", "/api/v1/users/someone", "admin"),
    ("PUT", "/api/v1/users/someone/password", "admin"),
    ("PUT", "/api/v1/users/someone/disabled", "admin"),
    ("POST", "/api/v1/users/someone/tokens", "admin"),
    ("DELETE", "/api/v1/users/someone/tokens", "admin"),
    ("POST", "/api/v1/password", "reader"),
]
LOOKS = [
    ("GET", "/api/v1/users", "admin"),
    ("GET", "/api/v1/audit", "admin"),
    ("GET", "/api/v1/audit.csv", "admin"),
    ("GET", "/api/v1/review", "reader"),
]


def test_without_users_everything_is_open_on_this_machine(tmp_path: Path) -> None:
    open_to_all = Visitor(Accounts(tmp_path / "none.users"), FakeRecord([], [], Account()))
    assert open_to_all.ask("GET", "/api/v1/health").json()["user"] is None
    assert open_to_all.ask("GET", "/api/v1/users").status_code == 403
    assert not (tmp_path / "none.users").exists()


@pytest.mark.parametrize(("method", "path"), [(m, p) for m, p, _ in CHANGES + LOOKS] + [("GET", "/api/v1/map")])
def test_the_unknown_see_and_change_nothing(visitor: Visitor, method: str, path: str) -> None:
    answer = visitor.ask(method, path, OWN)
    assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
    wrong = visitor.ask(method, path, OWN | {"Authorization": "Bearer guessed"})
    assert wrong.status_code == 401


def test_the_page_leads_to_the_form_and_the_form_is_strict(visitor: Visitor) -> None:
    answer = visitor.ask("GET", "/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    form = visitor.ask("GET", "/sign-in")
    assert "form-action 'self'" in form.headers["Content-Security-Policy"]
    assert "<script" not in form.text


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("method", "path", "needed"), CHANGES + LOOKS)
def test_each_role_does_what_is_its_own(visitor: Visitor, role: str, method: str, path: str, needed: str) -> None:
    visitor.sign_in(f"the {role}")
    answer = visitor.ask(method, path, OWN, "{}" if method != "GET" else "")
    allowed = ROLES.index(role) >= ROLES.index(needed)  # type: ignore[arg-type]
    assert (answer.status_code not in (401, 403)) == allowed, answer.text


@pytest.mark.parametrize(("method", "path", "_needed"), [*CHANGES, ("POST", "/sign-out", "reader")])
@pytest.mark.parametrize(
    "headers",
    [{}, OWN | {"Origin": "http://evil.example"}, OWN | {"Sec-Fetch-Site": "cross-site"}, OWN | {"Origin": "null"}],
)
def test_no_other_site_changes_anything_with_the_cookie(
    visitor: Visitor, method: str, path: str, _needed: str, headers: dict[str, str]
) -> None:
    visitor.sign_in("the admin")
    assert visitor.ask(method, path, headers, "{}").status_code == 403
    assert visitor.ask("GET", "/api/v1/health").json()["user"] == "the admin"


def test_the_form_of_another_site_signs_nobody_in(visitor: Visitor) -> None:
    assert visitor.sign_in("the admin", word="guessed").status_code == 403
    visitor.cookies.clear()
    body = urlencode({"name": "the admin", "password": PASSWORD, "form": ""})
    assert visitor.ask("POST", "/sign-in", {}, body).status_code == 403
    assert visitor.ask("GET", "/api/v1/health").status_code == 401


def test_the_cookie_is_strict_and_ends(visitor: Visitor, clock: Clock) -> None:
    answer = visitor.sign_in("the reader")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie and f"max-age={LASTS_SECONDS}" in cookie
    clock.now += LASTS_SECONDS - 1
    assert visitor.ask("GET", "/api/v1/health").json()["role"] == "reader"
    clock.now += 2
    assert visitor.ask("GET", "/api/v1/health").status_code == 401


def test_signing_out_ends_the_session_itself(visitor: Visitor) -> None:
    visitor.sign_in("the reader")
    kept = httpx.Cookies(visitor.cookies)
    assert visitor.ask("POST", "/sign-out", OWN).status_code == 200
    visitor.cookies = kept
    assert visitor.ask("GET", "/api/v1/health").status_code == 401


def test_a_judgement_bears_the_name_that_signed_in(visitor: Visitor, accounts: Accounts) -> None:
    visitor.sign_in("THE ANALYST")
    subject = visitor.ask("GET", "/api/v1/review").json()["items"][0]["subject"]
    said = json.dumps({"subject": subject, "verdict": "confirm", "who": "somebody else"})
    made = visitor.ask("POST", "/api/v1/judgements", OWN | {"Content-Type": "application/json"}, said).json()
    assert made["who"] == "the analyst"
    assert accounts.log.deeds(1)[0].deed == f"judged: confirm {subject} ({made['judgement_id']})"


def test_a_token_may_what_its_user_may_and_only_its_hash_is_kept(
    visitor: Visitor, accounts: Accounts, tmp_path: Path
) -> None:
    token = accounts.new_token("the reader")
    bearer = {"Authorization": f"Bearer {token}"}
    assert visitor.ask("GET", "/api/v1/health", bearer).json()["user"] == "the reader"
    assert visitor.ask("POST", "/api/v1/judgements", OWN | bearer, "{}").status_code == 403
    accounts.set_role("the reader", "analyst")
    assert visitor.ask("POST", "/api/v1/judgements", OWN | bearer, "{}").status_code == 422
    kept = (tmp_path / "record.db.users").read_bytes()
    assert token.encode() not in kept and PASSWORD.encode() not in kept and b"$argon2id$" in kept
    accounts.revoke_tokens("the reader")
    assert visitor.ask("GET", "/api/v1/health", bearer).status_code == 401


def test_who_is_removed_is_out_at_once(visitor: Visitor, accounts: Accounts) -> None:
    token = accounts.new_token("the analyst")
    visitor.sign_in("the analyst")
    accounts.remove("the analyst")
    accounts.add("the analyst", PASSWORD, "admin")  # another of that name has nothing of the first
    assert visitor.ask("GET", "/api/v1/health").status_code == 401
    assert visitor.ask("GET", "/api/v1/health", {"Authorization": f"Bearer {token}"}).status_code == 401


def test_another_password_ends_sessions(visitor: Visitor, accounts: Accounts) -> None:
    visitor.sign_in("the reader")
    accounts.set_password("the reader", "nine green herons")
    assert visitor.ask("GET", "/api/v1/health").status_code == 401
    assert visitor.sign_in("the reader").status_code == 401
    assert visitor.sign_in("the reader", "nine green herons").status_code == 303


def test_wrong_passwords_are_told_noted_and_after_some_not_heard(
    visitor: Visitor, accounts: Accounts, clock: Clock
) -> None:
    for _ in range(OF_ONE):
        answer = visitor.sign_in("the reader", "wrong")
        assert answer.status_code == 401 and "do not belong together" in answer.text
    assert visitor.sign_in("the reader").status_code == 429
    assert accounts.log.deeds(1)[0].deed.startswith("failed to sign in from")
    clock.now += WITHIN_SECONDS + 1
    assert visitor.sign_in("the reader").status_code == 303


def test_a_name_that_nobody_has_is_not_kept(visitor: Visitor, accounts: Accounts) -> None:
    visitor.sign_in(PASSWORD, "in the wrong field")
    assert accounts.log.deeds(1)[0].name == "somebody"


@pytest.mark.parametrize(("most", "name", "address"), [(OF_ADDRESS, "n{}", "10.0.0.1"), (OF_NAME, "n", "10.0.0.{}")])
def test_many_names_or_many_addresses_are_no_way_round(
    accounts: Accounts, monkeypatch: pytest.MonkeyPatch, most: int, name: str, address: str
) -> None:
    monkeypatch.setattr("vedette.serve.accounts.sessions.matches", lambda *_: False)
    for number in range(most):
        assert accounts.sessions.sign_in(name.format(number), "wrong", address.format(number)) is None
    with pytest.raises(TooManyError):
        accounts.sessions.sign_in(name.format("x"), "wrong", address.format("x"))


@pytest.mark.parametrize("role", ROLES)
def test_health_says_what_who_asks_may_do(visitor: Visitor, role: str) -> None:
    visitor.sign_in(f"the {role}")
    health = visitor.ask("GET", "/api/v1/health").json()
    assert (health["reads"], health["reviews"], health["role"]) == (role != "reader", role != "reader", role)


@pytest.mark.parametrize("end", ["signs out", "runs out", "is removed", "is disabled", "has another password"])
def test_a_stream_of_changes_ends_with_its_session(
    visitor: Visitor, accounts: Accounts, clock: Clock, end: str
) -> None:
    visitor.sign_in("the analyst")
    ends = {
        "signs out": lambda: accounts.sessions.sign_out(visitor.cookies["vedette_session"]),
        "runs out": lambda: setattr(clock, "now", clock.now + LASTS_SECONDS + 1),
        "is removed": lambda: accounts.remove("the analyst"),
        "is disabled": lambda: accounts.disable("the analyst"),
        "has another password": lambda: accounts.set_password("the analyst", "nine green herons"),
    }
    heard = asyncio.run(_heard_until_over(visitor, ends[end]))
    assert heard.startswith("retry:") and "event: changed" not in heard


async def _heard_until_over(visitor: Visitor, end: Callable[[], object]) -> str:
    """What the stream still says once ``end`` has come and somebody has judged; it has to close by itself."""
    heard: list[bytes] = []
    first = asyncio.Event()

    async def receive() -> dict[str, object]:
        await asyncio.sleep(60)
        return {"type": "http.disconnect"}

    async def send(message: MutableMapping[str, Any]) -> None:
        heard.append(message.get("body", b""))
        if message.get("body"):
            first.set()

    cookie = f"vedette_session={visitor.cookies['vedette_session']}"
    headers = [(b"host", b"127.0.0.1:8710"), (b"cookie", cookie.encode())]
    scope = {"type": "http", "method": "GET", "path": "/api/v1/live", "raw_path": b"/api/v1/live", "query_string": b"",
             "headers": headers, "http_version": "1.1", "scheme": "http", "server": ("127.0.0.1", 8710)}  # fmt: skip
    stream = asyncio.create_task(visitor.application(scope, receive, send))  # type: ignore[arg-type]
    await asyncio.wait_for(first.wait(), 5)
    end()
    visitor.application.state.live.tell("a judgement that is none of their business")
    await asyncio.wait_for(stream, 10)
    return b"".join(heard).decode()


def test_a_refusal_is_noted(visitor: Visitor, accounts: Accounts) -> None:
    visitor.sign_in("the reader")
    visitor.ask("POST", "/api/v1/judgements", OWN, "{}")
    assert accounts.log.deeds(1)[0].deed == "was refused POST /api/v1/judgements"


def test_beyond_this_machine_it_refuses_without_users(tmp_path: Path) -> None:
    helpers = Helpers(accounts=Accounts(tmp_path / "none.users"))
    with pytest.raises(ServeError, match="vedette user add"):
        serve(FakeRecord([], [], Account()), "0.0.0.0", 0, helpers)


def test_beyond_this_machine_it_is_bound_with_users() -> None:
    bind("0.0.0.0", 0, users=True).close()
    assert [is_loopback(host) for host in ("localhost", "127.0.0.9", "::1", "0.0.0.0", "", "10.0.0.1")] == [
        True, True, True, False, False, False,
    ]  # fmt: skip


def test_beyond_this_machine_the_last_user_leaves_it_shut(accounts: Accounts) -> None:
    visitor = Visitor(accounts, FakeRecord([], [], Account()), hosts=ANY)
    visitor.sign_in("the reader")
    for role in ROLES:
        accounts.remove(f"the {role}")
    assert visitor.ask("GET", "/api/v1/health", {"Host": "desk.example"}).status_code == 401
