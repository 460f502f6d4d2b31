"""``/password``: whoever is signed in gives themselves another one."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from pydantic import BaseModel, Field

from ...errors import AccountError
from ..accounts import Accounts
from ..accounts.sessions import TooManyError
from ..gate import user_of
from ..problem import RESPONSES


class OwnPassword(BaseModel):
    old: str = Field(max_length=1000)
    new: str = Field(max_length=1000)


class Changed(BaseModel):
    """Their sessions have ended: they sign in with the new password."""

    changed: bool = True


def router(accounts: Accounts) -> APIRouter:
    routes = APIRouter(tags=["users"], responses=RESPONSES)

    @routes.post("/password", summary="Give oneself another password, which ends one's sessions")
    def change(asked: OwnPassword, request: Request) -> Changed:
        user = user_of(request)
        if user is None:
            raise HTTPException(403, "nobody is signed in")
        address = request.client.host if request.client else ""
        try:
            known = accounts.sessions.sign_in(user.name, asked.old, address)  # counts wrong ones as signing in does
        except TooManyError as error:
            raise HTTPException(429, str(error)) from error
        if known is None:
            raise AccountError("that is not your password now", "old")
        accounts.sessions.sign_out(known)
        accounts.set_password(user.name, asked.new)
        request.state.deed = "took another password"
        return Changed()

    return routes
