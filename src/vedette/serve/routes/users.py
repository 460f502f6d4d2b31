"""``/users`` and ``/audit``: for admins. The first user is made on the command line."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from pydantic import BaseModel, Field

from ..accounts import Accounts, Role
from ..gate import user_of
from ..problem import RESPONSES
from .paging import Limit


class UserItem(BaseModel):
    """``since`` is UTC; ``tokens`` is how many API tokens are in use."""

    name: str
    role: Role
    since: str
    tokens: int


class DeedItem(BaseModel):
    """What a user did; ``at`` is UTC."""

    at: str
    name: str
    deed: str


class NewUser(BaseModel):
    name: str = Field(max_length=80)
    password: str = Field(max_length=1000)
    role: Role = "analyst"


class NewRole(BaseModel):
    role: Role


def _admin(request: Request) -> str:
    """The admin's name. Anyone else is refused."""
    user = user_of(request)
    if user is None or not user.may("admin"):
        raise HTTPException(403, "only an admin sees to users; vedette user does it on the command line")
    return user.name


Admin = Annotated[str, Depends(_admin)]


def router(accounts: Accounts) -> APIRouter:
    routes = APIRouter(tags=["users"], responses=RESPONSES)

    @routes.get("/users", summary="Who has an account")
    def users(admin: Admin) -> list[UserItem]:
        return [UserItem(name=one.name, role=one.role, since=one.since, tokens=one.tokens) for one in accounts.users()]

    @routes.post("/users", summary="Add a user")
    def add(new: NewUser, admin: Admin, request: Request) -> list[UserItem]:
        accounts.add(new.name, new.password, new.role)
        request.state.deed = f"added {new.name} as {new.role}"
        return users(admin)

    @routes.put("/users/{name}/role", summary="Give a user another role")
    def set_role(name: str, new: NewRole, admin: Admin, request: Request) -> list[UserItem]:
        _other(admin, name)
        accounts.set_role(name, new.role)
        request.state.deed = f"made {name} {new.role}"
        return users(admin)

    @routes.delete("/users/{name}", summary="Remove a user, their sessions and tokens")
    def remove(name: str, admin: Admin, request: Request) -> list[UserItem]:
        _other(admin, name)
        accounts.remove(name)
        request.state.deed = f"removed {name}"
        return users(admin)

    @routes.get("/audit", summary="Who did what when, the latest first")
    def audit(admin: Admin, limit: Limit = 100, who: str | None = None) -> list[DeedItem]:
        return [DeedItem(at=one.at, name=one.name, deed=one.deed) for one in accounts.log.deeds(limit, who)]

    return routes


def _other(admin: str, name: str) -> None:
    """So that an admin always remains."""
    if admin.casefold() == name.casefold():
        raise HTTPException(422, "admins do not remove or demote themselves; another admin does")
