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
from click.testing import CliRunner
from simple_websocket import Client, ConnectionClosed

from citewell.assistant import Settings
from citewell.index import Index
from citewell.web.__main__ import main
from citewell.web.run import server
from tests.web.run.program import start

LONGEST_STOP = 20.0  # seconds: a server that waits for its sockets never ends


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


def test_it_answers_as_soon_as_it_prints_its_address(running: tuple[subprocess.Popen[str], int]) -> None:
    _, port = running
    with closing(HTTPConnection("127.0.0.1", port)) as http:
        body = json.dumps({"question": "what is the GIL"})
        http.request("POST", "/api/ask", body, {"Content-Type": "application/json"})
        assert json.load(http.getresponse())["verdict"] == "answered"


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_it_stops_cleanly_with_open_sockets(running: tuple[subprocess.Popen[str], int], name: str) -> None:
    process, port = running
    sockets = [Client(f"ws://127.0.0.1:{port}/ws") for _ in range(3)]
    sockets[0].send(json.dumps({"type": "ask", "id": "1", "question": "what is the GIL"}))
    assert json.loads(sockets[0].receive(timeout=60))["type"] == "answer"
    os.killpg(process.pid, signal.Signals[name])  # as a terminal does: to the whole group
    output, errors = process.communicate(timeout=LONGEST_STOP)
    assert process.returncode == 0
    assert errors == ""
    assert "Traceback" not in output
    for ws in sockets:
        with pytest.raises(ConnectionClosed):
            ws.receive(timeout=5)


def test_it_stops_when_only_the_main_process_gets_the_signal(running: tuple[subprocess.Popen[str], int]) -> None:
    process, port = running
    ws = Client(f"ws://127.0.0.1:{port}/ws")
    process.terminate()
    process.communicate(timeout=LONGEST_STOP)
    assert process.returncode == 0
    with pytest.raises(ConnectionClosed):
        ws.receive(timeout=5)


def test_a_port_in_use_is_reported_in_one_line(index: Index) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with start("--index", str(index.index_dir), "--port", str(port)) as process:
            output, errors = process.communicate(timeout=120)
    assert process.returncode == 1
    assert output == ""
    assert len(errors.splitlines()) == 1
    assert f"port {port}" in errors


def test_a_missing_index_is_reported_in_one_line(tmp_path: Path) -> None:
    with start("--index", str(tmp_path / "none"), "--port", "0") as process:
        output, errors = process.communicate(timeout=120)
    assert process.returncode == 1
    assert output == ""
    assert len(errors.splitlines()) == 1
    assert "citewell ingest" in errors


@pytest.mark.parametrize(
    ("arguments", "environment", "watches"),
    [(["--watch"], "", True), ([], "1", True), ([], "yes", True), ([], "0", False), (["--watch"], "0", True)],
)
def test_watching_is_turned_on_by_option_or_environment(
    index: Index, monkeypatch: pytest.MonkeyPatch, arguments: list[str], environment: str, watches: bool
) -> None:
    monkeypatch.setenv("CITEWELL_WATCH", environment)
    (served,) = served_with(["--index", str(index.index_dir), "--port", "0", *arguments], monkeypatch)
    assert served.watch is watches


def test_every_setting_reaches_the_server_and_an_option_replaces_it(
    index: Index, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given = {"INDEX": str(index.index_dir), "PORT": "0", "HOSTS": "notes.example", "MAX_SOCKETS": "7"}
    for name, value in (given | {"HOST": "127.0.0.2", "FEEDBACK": str(tmp_path / "votes")}).items():
        monkeypatch.setenv(f"CITEWELL_{name}", value)
    (served,) = served_with(["--host", "127.0.0.1"], monkeypatch)
    assert (served.index_dir, served.host, served.port) == (index.index_dir, "127.0.0.1", 0)
    assert (served.hosts, served.max_sockets) == (frozenset({"notes.example"}), 7)
    assert served.feedback_file == tmp_path / "votes"


@pytest.mark.parametrize("module", ["citewell.web", "citewell.assistant"])
@pytest.mark.parametrize(
    ("name", "value", "words"),
    [("CITEWELL_PORT", "http", "integer"), ("CITEWELL_WACTH", "1", "did you mean CITEWELL_WATCH?")],
)
def test_a_wrong_setting_is_reported_in_one_line(module: str, name: str, value: str, words: str) -> None:
    command = [sys.executable, "-m", module, *(["serve"] if module == "citewell.assistant" else [])]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | {name: value}, timeout=120)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert name in done.stderr
    assert words in done.stderr


def served_with(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """Return the settings that the server would start with."""
    served: list[Settings] = []

    class Recorder:
        def __init__(self, settings: Settings, listener: socket.socket, address: str) -> None:
            served.append(settings)
            listener.close()

        def run(self) -> None: ...

    monkeypatch.setattr(server, "Application", Recorder)
    assert CliRunner().invoke(main, arguments, catch_exceptions=False).exit_code == 0
    return served
