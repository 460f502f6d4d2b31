"""The accounts of a record, for the commands that see to them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import AccountError

if TYPE_CHECKING:
    from ..serve.accounts import Accounts

_FORMER = Path("vedette.users")
"""Where the users of a database were looked for once: in whatever folder Vedette was started from."""


def accounts_of(record: str, users: str) -> Accounts:
    """The accounts of the record named so, in the file ``users`` where that is given. Raises AccountError."""
    from ..serve.accounts import Accounts, accounts_path

    own = Path(click.get_app_dir("vedette")) / "users"
    kept = accounts_path(record, users, own)
    if kept.parent == own:
        if _FORMER.exists() and not kept.exists():
            raise AccountError(f"users were found in {_FORMER.resolve()}: move it to {kept}, or name it with --users")
        try:
            own.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise AccountError(f"{own} cannot be made ({error.strerror}): name a file with --users") from error
    return Accounts(kept)
