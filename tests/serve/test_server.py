"""The server: on this machine only, and one line where it cannot start."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

import vedette
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


def test_it_answers_at_the_address_it_was_given_and_ends_when_told() -> None:
    """The whole of ``serve``, in a process of its own: another loopback address, then an interrupt."""
    script = (
        "from fake_record import FakeRecord; from vedette.model import Account; from vedette.serve import serve;"
        "serve(FakeRecord([], [], Account()), '127.0.0.3', {port})"
    )
    with socket.socket() as probe:
        probe.bind(("127.0.0.3", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-c", script.format(port=port)]
    paths = os.pathsep.join([str(Path(__file__).parents[1]), str(Path(vedette.__file__).parents[1])])
    process = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": paths})
    try:
        answer = _answer(f"http://127.0.0.3:{port}/api/v1/health")
        assert answer.json()["status"] == "ok"
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)


def _answer(address: str) -> httpx.Response:
    for _ in range(200):
        try:
            return httpx.get(address)
        except httpx.ConnectError:
            time.sleep(0.1)
    raise AssertionError(f"nobody answers at {address}")
