"""A record really served, for a browser to visit."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import uvicorn

from vedette.serve import Helpers, app
from vedette.serve.accounts import Accounts
from vedette.serve.readable import Readable
from vedette.serve.server import bind

PASSWORD = "seven blue kites"


@dataclass(frozen=True)
class Staffed:
    """A record that is served to its users alone: an admin, an analyst and a reader."""

    address: str
    accounts: Accounts


@contextmanager
def served(record: Readable, helpers: Helpers | None = None, warm: bool = False) -> Iterator[str]:
    """The address at which the record is served, by a server in a thread of its own; ``warm``: as `vedette serve` does,
    it makes what the page asks for first before it answers anyone."""
    listener = bind("127.0.0.1", 0)
    application = app(record, helpers=helpers)
    if warm:
        application.state.warm()
    server = uvicorn.Server(
        uvicorn.Config(application, log_level="warning", lifespan="off", timeout_graceful_shutdown=1)
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()
