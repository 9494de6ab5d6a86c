"""A server with metrics, logs and insights, used as docs/metrics.md says."""

from __future__ import annotations

import json
import logging
import os
import re
import shlex
import signal
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from citewell.assistant import Answer
from citewell.web.metrics.logs import JsonFormatter, log_answer
from tests.conftest import Ingest
from tests.docs_examples import blocks
from tests.web.run.program import start


def test_the_example_in_the_docs_runs_and_logs_no_question(ingested: Ingest, monkeypatch: pytest.MonkeyPatch) -> None:
    index_dir = ingested({"a.md": "# What is the GIL?\n\nThe GIL is a lock.\n"})
    serve, *fetches = map(shlex.split, blocks("metrics.md", "sh")[0].splitlines())
    monkeypatch.setenv(*serve[0].split("="))
    options = serve[3 : serve.index("2>")]
    with start("--index", str(index_dir), "--port", "0", *options) as process:
        assert process.stdout
        found = re.search(r":(\d+) ", process.stdout.readline())
        assert found
        addresses = [urlsplit(words[-1])._replace(scheme="", netloc="").geturl() for words in fetches]
        answer, metrics, insights = [fetch(int(found[1]), address) for address in addresses]
        os.killpg(process.pid, signal.SIGTERM)
        _, logged = process.communicate(timeout=20)
    assert "The GIL is a lock." in answer
    assert 'citewell_questions_total{verdict="answered"} 1.0' in metrics
    assert "what is the GIL" in insights
    assert "GIL" not in logged
    lines = [json.loads(line) for line in logged.splitlines()]
    (answered,) = [line for line in lines if line["message"] == "answer"]
    assert answered.keys() >= json.loads(blocks("metrics.md", "json")[0]).keys()
    requests = {line["path"]: line["request_id"] for line in lines if line["message"] == "request"}
    assert [*requests] == ["/ask", "/metrics", "/admin/insights"]
    assert answered["request_id"] == requests["/ask"]


def fetch(port: int, address: str) -> str:
    with closing(HTTPConnection("127.0.0.1", port)) as http:
        http.request("GET", address)
        response = http.getresponse()
        assert response.status == 200, address
        return response.read().decode()


@pytest.mark.parametrize("with_text", [False, True])
def test_the_text_of_a_question_is_logged_where_it_was_asked_for(
    caplog: pytest.LogCaptureFixture, with_text: bool
) -> None:
    with caplog.at_level(logging.INFO):
        log_answer(Answer("why?", "why", "nearby", 0.5, (), (), 1.0), "index-1", with_text)
    line = json.loads(JsonFormatter().format(caplog.records[0]))
    assert (line["level"], line["verdict"], line.get("question")) == ("info", "nearby", "why?" if with_text else None)


def test_an_exception_is_one_line(caplog: pytest.LogCaptureFixture) -> None:
    try:
        raise ValueError("two\nlines")
    except ValueError:
        logging.getLogger("citewell.web").exception("it failed")
    formatted = JsonFormatter().format(caplog.records[0])
    assert "\n" not in formatted
    assert "ValueError: two\nlines" in json.loads(formatted)["exception"]
