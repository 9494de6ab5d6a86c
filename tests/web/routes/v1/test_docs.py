"""The examples of docs/http.md, run against a server that was started as the page says."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser
from simple_websocket import Client

from citewell.index import ingest
from citewell.web.models import examples
from citewell.web.models.answer import Answer
from citewell.web.models.problem import Problem
from tests.docs_examples import blocks
from tests.hash_encoder import HashEncoder
from tests.web.run.program import start

PAGE = "http.md"
DOCUMENTED = "http://127.0.0.1:8000"
SOURCE = "python-django-interview-questions.md"
NOTES = "# Python\n\n## Q1: What is the GIL?\n\nThe GIL is a lock.\n\n## Q2: Where is it felt?\n\nIn web servers.\n"


@pytest.fixture(scope="module")
def other_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page of another site."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "index.html").write_text('<!doctype html><link rel="icon" href="data:,">', encoding="utf-8")
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as site:
        Thread(target=site.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{site.server_port}"
        site.shutdown()


@pytest.fixture(scope="module")
def address(hash_encoder: HashEncoder, tmp_path_factory: pytest.TempPathFactory, other_site: str) -> Iterator[str]:
    """The address of a server that the other site may use."""
    folder: Path = tmp_path_factory.mktemp("http")
    (folder / SOURCE).write_text(NOTES, encoding="utf-8")
    ingest([folder / SOURCE], folder / "index", hash_encoder)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("CITEWELL_ORIGINS", other_site)
        process = start("--index", str(folder / "index"), "--port", "0")
    with process:
        assert process.stdout
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found
        yield found[0]
        os.killpg(process.pid, signal.SIGTERM)


def commands() -> list[str]:
    """Return each command of the shell examples, lines that go on joined."""
    return [line for block in blocks(PAGE, "sh") for line in block.replace("\\\n", " ").splitlines()]


@pytest.mark.parametrize("command", commands())
def test_a_command_prints_what_the_page_says(command: str, address: str) -> None:
    done = subprocess.run(
        ["bash", "-c", command.replace(DOCUMENTED, address)], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    if "/stream" in command:
        names = re.findall(r"^event: (\w+)$", done.stdout, re.MULTILINE)
        assert (names[0], names[1], names[-1]) == ("verdict", "passage", "done")
    elif "limit=50" in command:
        assert json.loads(done.stdout).keys() == json.loads(blocks(PAGE, "json")[1]).keys()
    elif "/ask" in command:
        assert "The GIL is a lock." in done.stdout or "In web servers." in done.stdout
        Answer.model_validate(json.loads(done.stdout))
    else:
        assert json.loads(done.stdout)
        assert "request_id" not in done.stdout or "openapi" in command


def test_the_json_on_the_page_is_that_of_the_models() -> None:
    answer, problem = map(json.loads, blocks(PAGE, "json"))
    assert answer == examples.ANSWER
    Problem.model_validate(problem)


def test_the_python_example_prints_passages(address: str) -> None:
    (code,) = blocks(PAGE, "python")
    done = subprocess.run(
        [sys.executable, "-c", code.replace(DOCUMENTED, address)], capture_output=True, text=True, timeout=60
    )
    assert done.stderr == ""
    assert done.stdout.startswith(f"{SOURCE}:3-5\n## Q1: What is the GIL?\n")


def test_the_scripts_run_in_a_page_of_a_listed_site_and_of_no_other(
    browser: Browser, address: str, other_site: str
) -> None:
    fetched, streamed = (block.replace(DOCUMENTED, address) for block in blocks(PAGE, "js"))
    page = browser.new_context().new_page()
    page.goto(other_site)
    for code, printed in ((fetched, "answered"), (streamed, SOURCE)):
        with page.expect_console_message() as message:
            page.evaluate(f"async () => {{ {code} }}")
        assert message.value.text == printed
    page.goto(other_site.replace("127.0.0.1", "localhost"))  # another origin, which is not listed
    assert page.evaluate(f"async () => {{ try {{ {fetched} }} catch {{ return 'refused' }} }}") == "refused"
    page.context.close()


def test_a_socket_opens_for_a_listed_site(address: str, other_site: str) -> None:
    Client(f"{address.replace('http', 'ws')}/ws", headers={"Origin": other_site}).close()
