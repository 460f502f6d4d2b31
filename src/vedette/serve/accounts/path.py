"""Where the accounts of a record are kept."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

_SQLITE = re.compile(r"^sqlite(?:\+\w+)?:///")
_HERE = frozenset({"", "localhost", "127.0.0.1", "::1"})


def accounts_path(record: str, users: str, own: Path) -> Path:
    """``users`` where it is given; else ``RECORD.users`` beside a record's file, and a file named after the database
    in the folder ``own`` where the record is one: the same from wherever Vedette is started, and whoever's name and
    password open the database."""
    if users:
        return Path(users).expanduser()
    place = _SQLITE.sub("", record)
    if "://" in place:
        return own / _database(record)
    file = Path(place).expanduser()
    file = file.resolve() if file.is_symlink() else file  # a link to a record is no way past its users
    return file.with_name(f"{file.name}.users")


def _database(record: str) -> str:
    """``war-at-db.example.org-1a2b3c4d.users``: a name to know it by, and a hash of the server, port and database."""
    parts = urlsplit(record)
    asked = parse_qs(parts.query)
    host = (asked.get("host") or [parts.hostname or ""])[0].lower()
    host = "localhost" if host in _HERE else host
    port = (asked.get("port") or [str(parts.port or 5432)])[0]
    name = unquote(parts.path.lstrip("/"))
    mark = hashlib.sha256(f"{host}\n{port}\n{name}".encode()).hexdigest()[:8]
    readable = re.sub(r"[^\w.-]+", "-", f"{name}-at-{host}")[:80]
    return f"{readable}-{mark}.users"
