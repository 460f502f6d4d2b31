"""Passwords, as argon2id keeps them."""

from __future__ import annotations

from functools import cache

from ...errors import AccountError

LEAST = 10
MOST = 1000


def kept(password: str) -> str:
    """What is kept of a password. Raises AccountError where it is too short or too long."""
    if not LEAST <= len(password) <= MOST:
        raise AccountError(f"a password has {LEAST} to {MOST} characters", "password")
    from argon2 import PasswordHasher  # here, so that a page without accounts does not load it

    return PasswordHasher().hash(password)


def matches(password: str, known: str | None) -> bool:
    """Whether this is the password; None, where nobody has that name, takes as long and is no match."""
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    if len(password) > MOST:
        return False
    try:
        PasswordHasher().verify(known or _nobodys(), password)
    except (VerificationError, InvalidHashError):
        return False
    return known is not None


@cache
def _nobodys() -> str:
    return kept("the password of nobody")
