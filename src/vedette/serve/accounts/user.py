"""A user, and what each role may do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["reader", "analyst", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
"""Each may do what those before it may: look; judge and add reports; see to users and the log."""


@dataclass(frozen=True, slots=True)
class User:
    """``tokens`` is how many API tokens are in use, ``since`` the time (UTC) at which the account was made, ``seen``
    that of the last line of the log on this user. Who is ``disabled`` keeps the account and cannot come in."""

    name: str
    role: Role
    since: str
    tokens: int = 0
    disabled: bool = False
    seen: str | None = None

    def may(self, role: Role) -> bool:
        return ROLES.index(self.role) >= ROLES.index(role)
