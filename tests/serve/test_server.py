"""The server: on this machine only, and one line where it cannot start."""

from __future__ import annotations

import socket

import pytest

from fake_record import FakeRecord
from vedette.errors import ServeError
from vedette.model import Account
from vedette.serve import serve
from vedette.serve.server import bind

EMPTY = FakeRecord([], [], Account())


def test_a_port_in_use_is_named_with_the_way_out() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ServeError, match=rf"port {port} .*--port") as error:
            serve(EMPTY, "127.0.0.1", port)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "::", "example.org", ""])
def test_beyond_this_machine_it_refuses(host: str) -> None:
    with pytest.raises(ServeError, match="--host"):
        serve(EMPTY, host, 0)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_loopback_is_bound(host: str) -> None:
    listener = bind(host, 0)
    assert listener.getsockname()[0] == "127.0.0.1"
    listener.close()


def test_a_port_that_is_none() -> None:
    with pytest.raises(ServeError, match="--port"):
        bind("127.0.0.1", 70000)
