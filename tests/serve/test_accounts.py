"""Accounts: nobody unknown sees anything, each role does what is its own, and what is done is noted."""

from __future__ import annotations

import asyncio
import json
import re
import sqlite3
import stat
from collections.abc import Callable, Iterator, MutableMapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import argon2
import httpx
import pytest

from euphrates import euphrates_record
from fake_record import FakeRecord
from vedette.errors import AccountError, ServeError
from vedette.model import Account, Hints
from vedette.serve import Helpers, app, serve
from vedette.serve.accounts import ROLES, Accounts, accounts_path
from vedette.serve.accounts.passwords import kept
from vedette.serve.accounts.sessions import LASTS_SECONDS, OF_ADDRESS, OF_NAME, OF_ONE, WITHIN_SECONDS, TooManyError
from vedette.serve.headers import ANY
from vedette.serve.server import bind, is_loopback

pytestmark = pytest.mark.usefixtures("quick_passwords")
PASSWORD = "seven blue kites"
COSTLY = argon2.PasswordHasher
OWN = {"X-Vedette": "1"}
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


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


class NoDesk:
    def read(self, name: str, content: bytes, hints: Hints) -> list[object]:
        return []

    def keep(self, drafts: object) -> int:
        return 0


class Visitor:
    """A browser of its own: it keeps cookies."""

    def __init__(self, accounts: Accounts, record: object, hosts: frozenset[str] | None = None) -> None:
        helpers = Helpers(desk=NoDesk(), accounts=accounts)  # type: ignore[arg-type]
        self.application = app(record, helpers=helpers, **({"hosts": hosts} if hosts else {}))  # type: ignore[arg-type]
        self.cookies = httpx.Cookies()

    def ask(self, method: str, path: str, headers: dict[str, str] | None = None, body: str = "") -> httpx.Response:
        async def go() -> httpx.Response:
            transport = httpx.ASGITransport(self.application)
            base = "http://127.0.0.1:8710"
            async with httpx.AsyncClient(transport=transport, base_url=base, cookies=self.cookies) as client:
                answer = await client.request(method, path, headers=headers or {}, content=body)
                self.cookies = httpx.Cookies(client.cookies)
                return answer

        return asyncio.run(go())

    def sign_in(self, name: str, password: str = PASSWORD, word: str | None = None) -> httpx.Response:
        found = re.search(r'name="form" type="hidden" value="([^"]+)"', self.ask("GET", "/sign-in").text)
        assert found
        form = {"name": name, "password": password, "form": found[1] if word is None else word}
        return self.ask("POST", "/sign-in", {"Content-Type": "application/x-www-form-urlencoded"}, urlencode(form))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(tmp_path: Path, clock: Clock) -> Accounts:
    made = Accounts(tmp_path / "record.db.users", clock)
    for role in ROLES:
        made.add(f"the {role}", PASSWORD, role)
    return made


@pytest.fixture
def visitor(accounts: Accounts) -> Iterator[Visitor]:
    with euphrates_record() as record:
        yield Visitor(accounts, record)


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
