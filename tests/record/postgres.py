"""A PostgreSQL server of the tests' own: made in a temporary folder, on a free port of loopback, gone at the end.

The server refuses to run as root; then it runs as the user ``postgres`` or ``nobody``.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from vedette.record.schema import METADATA

_SECONDS = 60
_HOME = Path("/usr/lib/postgresql")
_QUICK = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "shared_buffers=64MB", "max_connections=50")
"""What keeps the data through a power cut is not needed by a server that lives for a minute."""


def binaries() -> Path | None:
    """Where PostgreSQL's programs are; None where it is not installed."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    folders = sorted(_HOME.glob("*/bin"), key=lambda folder: int(folder.parent.name), reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


@dataclass
class Server:
    """A running server. It can be stopped by a signal to its ``process`` and started again."""

    folder: Path
    port: int
    command: Sequence[str | Path]
    process: subprocess.Popen[bytes] = field(init=False)

    def start(self) -> None:
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(self.command, stdout=log, stderr=log, cwd=self.folder)
        deadline = time.monotonic() + _SECONDS
        while True:
            try:
                self.run("SELECT 1")
                return
            except psycopg.OperationalError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError((self.folder / "log").read_text(errors="replace")[-2000:]) from None
                time.sleep(0.05)

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://vedette@127.0.0.1:{self.port}/{database}"

    def emptied(self, database: str) -> str:
        """The address of a database whose record has no rows; emptying one is quicker than making one."""
        tables = [table for table in METADATA.sorted_tables if not table.name.endswith("version")]
        names = [*(table.name for table in reversed(tables)), "report_words", "claim_words"]
        self.run("; ".join(f"DELETE FROM {name}" for name in names), database)
        return self.url(database)

    def run(self, statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
        with psycopg.connect(
            host="127.0.0.1", port=self.port, user="vedette", dbname=database, autocommit=True
        ) as connection:
            done = connection.execute(statement.encode())
            return done.fetchall() if done.description else []


@contextmanager
def server(*settings: str) -> Iterator[Server]:
    """A server while the block runs. ``settings``: ``name=value``, beside those that make it quick."""
    programs = binaries()
    assert programs, "PostgreSQL is not installed"
    folder = Path(tempfile.mkdtemp(prefix="vedette-pg-"))
    user = _user()
    if user:
        shutil.chown(folder, user)
    data = folder / "data"
    try:
        initdb = (programs / "initdb", "-D", data, "-U", "vedette", "--auth=trust", "--locale=C", "-E", "UTF8", "-N")
        subprocess.run([*_as(user), *initdb], check=True, capture_output=True, cwd=folder)
        port = _free_port()
        options = [
            f"port={port}",
            "listen_addresses=127.0.0.1",
            f"unix_socket_directories={folder}",
            *_QUICK,
            *settings,
        ]
        flags = [flag for option in options for flag in ("-c", option)]
        running = Server(folder, port, [*_as(user), programs / "postgres", "-D", data, *flags])
        running.start()
        try:
            yield running
        finally:
            running.process.send_signal(signal.SIGQUIT)  # at once: nothing is to be kept
            running.process.wait(_SECONDS)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _user() -> str | None:
    """Whom the server is to run as, where we are root."""
    if os.getuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _as(user: str | None) -> list[str]:
    if user is None:
        return []
    entry = pwd.getpwnam(user)
    return ["setpriv", f"--reuid={entry.pw_uid}", f"--regid={entry.pw_gid}", "--clear-groups", "--"]


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
