"""``/users``: who has an account, for admins. The first user is made on the command line."""

from __future__ import annotations

import threading
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from pydantic import BaseModel, Field

from ..accounts import Accounts, Role, User
from ..gate import user_of
from ..problem import RESPONSES


class UserItem(BaseModel):
    """An account. Times are UTC."""

    name: str
    role: Role
    since: str
    tokens: int = Field(description="how many API tokens there are")
    disabled: bool = Field(description="whether they are kept out")
    seen: str | None = Field(description="when they last did something that is in the log")


class NewUser(BaseModel):
    name: str = Field(max_length=80)
    password: str = Field(max_length=1000)
    role: Role = "analyst"


class NewRole(BaseModel):
    role: Role


class NewPassword(BaseModel):
    password: str = Field(max_length=1000)


class NewState(BaseModel):
    disabled: bool


class Token(BaseModel):
    """An API token, told this once: only its hash is kept."""

    token: str


def admin_only(request: Request) -> str:
    """The admin's name. Anyone else is refused."""
    user = user_of(request)
    if user is None or not user.may("admin"):
        raise HTTPException(403, "only an admin sees to users; vedette user does it on the command line")
    return user.name


Admin = Annotated[str, Depends(admin_only)]


def router(accounts: Accounts) -> APIRouter:
    routes = APIRouter(prefix="/users", tags=["users"], responses=RESPONSES)
    turn = threading.Lock()

    def users() -> list[UserItem]:
        return [_item(one) for one in accounts.users()]

    @routes.get("", summary="Who has an account")
    def list_(admin: Admin) -> list[UserItem]:
        return users()

    @routes.post("", summary="Add a user")
    def add(new: NewUser, admin: Admin, request: Request) -> list[UserItem]:
        accounts.add(new.name.strip(), new.password, new.role)
        request.state.deed = f"added {new.name.strip()} as {new.role}"
        return users()

    @routes.put("/{name}/role", summary="Give a user another role")
    def set_role(name: str, new: NewRole, admin: Admin, request: Request) -> list[UserItem]:
        with turn:
            _another(accounts, admin, name)
            accounts.set_role(name, new.role)
        request.state.deed = f"made {name} {new.role}"
        return users()

    @routes.put("/{name}/disabled", summary="Keep a user out, or let them in again")
    def set_state(name: str, new: NewState, admin: Admin, request: Request) -> list[UserItem]:
        with turn:
            _another(accounts, admin, name)
            (accounts.disable if new.disabled else accounts.enable)(name)
        request.state.deed = f"{'disabled' if new.disabled else 'enabled'} {name}"
        return users()

    @routes.put("/{name}/password", summary="Give a user another password, which ends their sessions")
    def set_password(name: str, new: NewPassword, admin: Admin, request: Request) -> list[UserItem]:
        accounts.set_password(name, new.password)
        request.state.deed = f"gave {name} another password"
        return users()

    @routes.delete("/{name}", summary="Remove a user, their sessions and tokens")
    def remove(name: str, admin: Admin, request: Request) -> list[UserItem]:
        with turn:
            _another(accounts, admin, name)
            accounts.remove(name)
        request.state.deed = f"removed {name}"
        return users()

    @routes.post("/{name}/tokens", summary="A new API token, which may do what the user may")
    def new_token(name: str, admin: Admin, request: Request) -> Token:
        request.state.deed = f"made a token for {name}"
        return Token(token=accounts.new_token(name))

    @routes.delete("/{name}/tokens", summary="End all tokens of a user")
    def revoke_tokens(name: str, admin: Admin, request: Request) -> list[UserItem]:
        accounts.revoke_tokens(name)
        request.state.deed = f"ended the tokens of {name}"
        return users()

    return routes


def _item(user: User) -> UserItem:
    return UserItem(
        name=user.name, role=user.role, since=user.since, tokens=user.tokens, disabled=user.disabled, seen=user.seen
    )


def _another(accounts: Accounts, admin: str, name: str) -> None:
    """So that an admin always remains: nobody does this to themselves, nor two admins to each other at once."""
    if admin.casefold() == name.casefold():
        raise HTTPException(422, "admins do not remove, disable or demote themselves; another admin does")
    if not any(one.name == admin and one.may("admin") and not one.disabled for one in accounts.users()):
        raise HTTPException(403, f"{admin} is no admin any more")
