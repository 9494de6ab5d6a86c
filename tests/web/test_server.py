"""The production server, as a process of its own."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest
from simple_websocket import Client, ConnectionClosed

from citewell.index import Index
from citewell.web.run import server
from citewell.web.settings import Settings

LONGEST_STOP = 20.0  # seconds: a server that waits for its sockets never ends


def start(*arguments: str) -> subprocess.Popen[str]:
    program = "from citewell.assistant.commands.cli import main; main(prog_name='citewell')"
    command = [sys.executable, "-c", program, "serve", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


@pytest.fixture
def running(index: Index) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A server on a free port, and that port."""
    with start("--index", str(index.index_dir), "--port", "0") as process:
        assert process.stdout
        line = process.stdout.readline()
        found = re.fullmatch(r"Citewell is at http://127\.0\.0\.1:(\d+) \(Ctrl-C stops it\)\n", line)
        assert found, line
        yield process, int(found[1])
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)


def test_it_answers_as_soon_as_it_says_where_it_is(running: tuple[subprocess.Popen[str], int]) -> None:
    _, port = running
    with closing(HTTPConnection("127.0.0.1", port)) as http:
        body = json.dumps({"question": "what is the GIL"})
        http.request("POST", "/api/ask", body, {"Content-Type": "application/json"})
        assert json.load(http.getresponse())["verdict"] == "answered"


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_it_ends_cleanly_with_sockets_open(running: tuple[subprocess.Popen[str], int], name: str) -> None:
    process, port = running
    sockets = [Client(f"ws://127.0.0.1:{port}/ws") for _ in range(3)]
    sockets[0].send(json.dumps({"type": "ask", "id": "1", "question": "what is the GIL"}))
    assert json.loads(sockets[0].receive(timeout=10))["type"] == "answer"
    os.killpg(process.pid, signal.Signals[name])  # as a terminal does: to the whole group
    output, errors = process.communicate(timeout=LONGEST_STOP)
    assert process.returncode == 0
    assert errors == ""
    assert "Traceback" not in output
    for ws in sockets:
        with pytest.raises(ConnectionClosed):
            ws.receive(timeout=5)


def test_it_ends_when_only_the_server_is_told(running: tuple[subprocess.Popen[str], int]) -> None:
    process, port = running
    ws = Client(f"ws://127.0.0.1:{port}/ws")
    process.terminate()
    process.communicate(timeout=LONGEST_STOP)
    assert process.returncode == 0
    with pytest.raises(ConnectionClosed):
        ws.receive(timeout=5)


def test_a_taken_port_is_one_line(index: Index) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with start("--index", str(index.index_dir), "--port", str(port)) as process:
            output, errors = process.communicate(timeout=30)
    assert process.returncode == 1
    assert output == ""
    assert len(errors.splitlines()) == 1
    assert f"port {port}" in errors


def test_a_missing_index_is_one_line(tmp_path: Path) -> None:
    with start("--index", str(tmp_path / "none"), "--port", "0") as process:
        output, errors = process.communicate(timeout=30)
    assert process.returncode == 1
    assert output == ""
    assert len(errors.splitlines()) == 1
    assert "citewell ingest" in errors


@pytest.mark.parametrize(
    ("asked", "environment", "watches"), [(True, "", True), (False, "1", True), (False, "0", False)]
)
def test_the_environment_can_ask_for_watching_too(
    index: Index, monkeypatch: pytest.MonkeyPatch, asked: bool, environment: str, watches: bool
) -> None:
    served: list[Settings] = []

    class Recorder:
        def __init__(self, settings: Settings, listener: socket.socket, address: str) -> None:
            served.append(settings)
            listener.close()

        def run(self) -> None: ...

    monkeypatch.setenv("CITEWELL_WATCH", environment)
    monkeypatch.setattr(server, "Application", Recorder)
    server.serve(index.index_dir, "127.0.0.1", 0, asked)
    assert [settings.watch for settings in served] == [watches]
