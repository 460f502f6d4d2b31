"""Accounts: who may look, judge and administer. One SQLite file, apart from the record, so that a copy of a record
that is passed on carries nobody's password.

    Accounts(path)           users, their passwords (argon2) and tokens (their hash alone)
    .sessions                signing in and out; failed attempts are counted
    .log                     who did what when
"""

from __future__ import annotations

from .accounts import Accounts
from .path import accounts_path
from .user import ROLES, Role, User

__all__ = ["ROLES", "Accounts", "Role", "User", "accounts_path"]
