"""serve: answers. The record as an HTTP API under ``/api/v1/`` and as a page, on this machine only.

    app(record)                 -> FastAPI    the application, for a server or a test client
    serve(record, host, port)                 runs it until interrupted

Everything is read through the record; nothing here decides what is true. No request ever leaves the machine.
"""

from __future__ import annotations

from .app import app
from .helpers import Helpers
from .server import serve

__all__ = ["Helpers", "app", "serve"]
