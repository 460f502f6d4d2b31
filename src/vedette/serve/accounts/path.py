"""Where the accounts of a record are kept."""

from __future__ import annotations

from pathlib import Path

_SQLITE = "sqlite:///"


def accounts_path(record: str, users: str = "") -> Path:
    """``users`` where it is given; else ``RECORD.users`` beside a record's file, and ``vedette.users`` in the current
    folder where the record is a database."""
    if users:
        return Path(users)
    place = record.removeprefix(_SQLITE)
    return Path("vedette.users") if "://" in place else Path(f"{place}.users")
