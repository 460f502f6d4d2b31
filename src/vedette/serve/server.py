"""Runs the observatory on this machine until it is interrupted."""

from __future__ import annotations

import ipaddress
import socket

from ..errors import ServeError
from .app import app
from .headers import ANY, LOOPBACK
from .helpers import Helpers
from .readable import Readable


def serve(record: Readable, host: str = "127.0.0.1", port: int = 8710, helpers: Helpers | None = None) -> None:
    """Serves the record at ``http://host:port`` and returns when interrupted.

    Raises ServeError where the port is in use, the port is none, or ``host`` is not this machine's own (loopback) and
    there are no users: the record would be open to anyone.
    """
    users = bool(helpers and helpers.accounts and helpers.accounts.any())
    listener = bind(host, port, users)
    import uvicorn  # here, so that building the application for a test needs no server

    hosts = ANY if not is_loopback(host) else LOOPBACK | {f"[{host}]" if ":" in host else host}
    application = app(record, hosts=hosts, helpers=helpers)
    application.state.warm()  # the first visitor does not wait for the columns of a large record
    config = uvicorn.Config(
        application,
        log_level="warning",
        access_log=False,
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    try:
        uvicorn.Server(config).run(sockets=[listener])
    except KeyboardInterrupt:
        pass  # the way to end it
    finally:
        listener.close()


def bind(host: str, port: int, users: bool = False) -> socket.socket:
    """A listening socket, on a loopback address unless there are ``users``. Raises ServeError, saying what to do."""
    address = "127.0.0.1" if host == "localhost" else host
    if not users and not is_loopback(host):
        raise ServeError(
            f"host {host} would open the record to others and it has no users yet: vedette user add NAME,"
            " or use --host 127.0.0.1"
        )
    if not 0 <= port <= 65535:
        raise ServeError(f"port {port} is none; use --port with a number from 1 to 65535")
    listener = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((address, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise ServeError(f"port {port} on {host} cannot be opened ({error.strerror}); use --port {port + 1}") from error
    return listener


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
