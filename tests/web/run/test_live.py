"""Indexes and notes that change while a server runs: in the application, and in a server that watches."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page, expect
from simple_websocket import Client

from citewell.assistant import Settings
from citewell.index import Encoder, IndexStoreError, ingest, load_index
from citewell.index.store.generations import CURRENT
from citewell.web import create_app
from citewell.web.models.socket_frames import IngestFailedFrame, IngestFrame
from citewell.web.run.live import Live
from citewell.web.service import NAME
from tests.web.conftest import RunApp, ask
from tests.web.run.program import start

SHIPS = "# Q1: What is a keel?\n\nThe keel is the beam along the bottom of a ship.\n"
BREAD = "# Q2: What is a leaven?\n\nA leaven is dough that makes other dough rise.\n"


@pytest.fixture
def folder(encoder: Encoder, tmp_path: Path) -> Path:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "ships.md").write_text(SHIPS)
    ingest([tmp_path / "notes"], tmp_path / "index", encoder)
    return tmp_path


@pytest.fixture
def app(folder: Path) -> Flask:
    return create_app(settings=Settings(index_dir=folder / "index", feedback=folder / "votes.jsonl"))


def add_bread(folder: Path, encoder: Encoder) -> None:
    (folder / "notes" / "bread.md").write_text(BREAD)
    ingest([folder / "notes"], folder / "index", encoder)


def break_index(folder: Path, encoder: Encoder) -> None:
    add_bread(folder, encoder)
    file = folder / "index" / (folder / "index" / CURRENT).read_text() / "chunks.jsonl"
    file.write_text(file.read_text()[:-9])


def asked(client: Any, question: str) -> str:
    passages = client.post("/api/ask", json={"question": question}).get_json()["passages"]
    return passages[0]["text"] if passages else ""


def test_a_new_index_is_served(app: Flask, folder: Path, encoder: Encoder) -> None:
    client, live = app.test_client(), Live(app)
    live.take_over()
    assert "dough" not in asked(client, "what is a leaven?")
    add_bread(folder, encoder)
    live.take_over()
    assert "dough" in asked(client, "what is a leaven?")
    assert client.get("/readyz").get_json()["documents"] == 2
    assert [found["text"] for found in client.get("/api/suggest?q=leaven").get_json()] == ["What is a leaven?"]
    assert client.get("/source/bread.md").status_code == 200


def test_a_damaged_index_is_refused_and_reported_and_the_old_one_stays(
    app: Flask, folder: Path, encoder: Encoder, caplog: pytest.LogCaptureFixture
) -> None:
    client, live = app.test_client(), Live(app)
    break_index(folder, encoder)
    for _ in range(3):
        live.take_over()
    ready = client.get("/readyz").get_json()
    assert (ready["status"], ready["documents"]) == ("ready", 1)
    assert "chunks.jsonl is not what was written" in ready["refused"]
    assert [r.message for r in caplog.records if "refused" in r.message] == [
        f"the new index is refused, the old one serves on: {ready['refused']}"
    ]
    assert "beam" in asked(client, "what is a keel?")
    add_bread(folder, encoder)
    (folder / "notes" / "bread.md").write_text(BREAD + "It lives.\n")
    ingest([folder / "notes"], folder / "index", encoder)
    live.take_over()
    assert client.get("/readyz").get_json()["refused"] is None
    assert "dough" in asked(client, "what is a leaven?")


def test_a_removed_index_stays_served(app: Flask, folder: Path) -> None:
    shutil.rmtree(folder / "index")
    Live(app).take_over()
    assert "there is no index" in app.test_client().get("/readyz").get_json()["refused"]
    assert "beam" in asked(app.test_client(), "what is a keel?")


def test_an_open_page_shows_the_progress_and_answers_from_the_new_index(
    page: Page, app: Flask, folder: Path, encoder: Encoder, run_app: RunApp
) -> None:
    page.goto(run_app(app))
    ask(page, "what is a keel?")
    expect(page.locator(".passage").first).to_contain_text("beam")
    app.extensions[NAME].sockets.tell(IngestFrame(done=1, total=3))
    status = page.locator("#connection")
    expect(status).to_have_text("Reading changed notes…")
    expect(status).to_have_attribute("data-progress", "33 %")
    add_bread(folder, encoder)
    Live(app).take_over()
    expect(status).to_have_text("The changed notes are included now")
    ask(page, "what is a leaven?")
    expect(page.locator(".turn").last.locator(".passage").first).to_contain_text("dough")
    app.extensions[NAME].sockets.tell(IngestFailedFrame())
    expect(status).to_contain_text("could not be read")


@pytest.fixture
def watching(folder: Path) -> Iterator[int]:
    """The port of a production server that watches its notes."""
    with start("--index", str(folder / "index"), "--port", "0", "--watch") as process:
        assert process.stdout
        found = re.search(r":(\d+) \(", process.stdout.readline())
        assert found
        yield int(found[1])
        os.killpg(process.pid, signal.SIGTERM)
        process.communicate(timeout=60)
        assert process.returncode == 0


def until(check: Callable[[], bool], seconds: float = 60.0) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if check():
            return True
        time.sleep(0.2)
    return False


def test_changed_notes_are_read_while_sockets_stay_open_and_no_request_fails(watching: int, folder: Path) -> None:
    ws = Client(f"ws://127.0.0.1:{watching}/ws")
    statuses: list[int] = []

    def post(question: str) -> str:
        with closing(HTTPConnection("127.0.0.1", watching, timeout=30)) as http:
            http.request("POST", "/api/ask", json.dumps({"question": question}), {"Content-Type": "application/json"})
            response = http.getresponse()
            statuses.append(response.status)
            return "\n".join(passage["text"] for passage in json.load(response)["passages"])

    assert "dough" not in post("what is a leaven?")
    (folder / "notes" / "bread.md").write_text(BREAD)
    assert until(lambda: "dough" in post("what is a leaven?"))
    (folder / "notes" / "bread.md").unlink()
    assert until(lambda: "dough" not in post("what is a leaven?"))
    assert set(statuses) == {200}
    ws.send(json.dumps({"type": "ask", "id": "7", "question": "what is a keel?"}))
    frames: list[dict[str, Any]] = []
    while not frames or frames[-1]["type"] != "answer":
        frames.append(json.loads(ws.receive(timeout=60)))
    assert "beam" in frames[-1]["answer"]["passages"][0]["text"]
    told = [frame["type"] for frame in frames[:-1]]
    assert {"ingest", "index"} == set(told)
    ws.close()


def test_the_watcher_writes_the_index_on_disk(watching: int, folder: Path) -> None:
    (folder / "notes" / "ships.md").write_text(SHIPS.replace("beam", "spine"))

    def read_again() -> bool:
        with suppress(IndexStoreError):  # replaced while it was read
            return "spine" in load_index(folder / "index").documents["ships.md"].text
        return False

    assert until(read_again)
