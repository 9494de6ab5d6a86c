"""What is counted, and who may read it."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from citewell.assistant import Settings
from citewell.index import load_index
from citewell.web import create_app
from citewell.web.service import NAME
from tests.conftest import Ingest


@pytest.fixture
def small_app(ingested: Ingest) -> Flask:
    index = load_index(ingested({"a.md": "# What is a keel?\n\nThe keel is the lowest beam.\n"}))
    return create_app(index, Settings(index_dir=index.index_dir, keep_questions=3))


@pytest.fixture
def small(small_app: Flask) -> FlaskClient:
    return small_app.test_client()


def test_questions_are_counted_by_verdict_and_stages_are_timed(small: FlaskClient) -> None:
    for question in ("what is a keel", "hello", "what is a keel"):
        small.post("/api/ask", json={"question": question})
    lines = small.get("/metrics").text.splitlines()
    assert 'citewell_questions_total{verdict="answered"} 2.0' in lines
    assert 'citewell_questions_total{verdict="reply"} 1.0' in lines
    assert 'citewell_questions_total{verdict="not_covered"} 0.0' in lines
    assert "citewell_answer_seconds_count 3.0" in lines
    for stage, count in (("understand", 3), ("search", 2), ("show", 3)):  # `hello` is not searched
        assert f'citewell_stage_seconds_count{{stage="{stage}"}} {count}.0' in lines


def test_the_index_the_sockets_and_the_ingestion_are_shown(small_app: Flask, small: FlaskClient) -> None:
    here = small_app.extensions[NAME]
    here.metrics.show_ingestion(3, 10)
    small_app.extensions[NAME] = here.renewed(here.index, "it is damaged")
    lines = small.get("/metrics").text.splitlines()
    assert f'citewell_index_info{{generation="{here.index.generation_dir.name}"}} 1.0' in lines
    assert {"citewell_index_documents 1.0", "citewell_index_refused 1.0", "citewell_sockets_open 0.0"} <= set(lines)
    assert {"citewell_ingesting 1.0", "citewell_ingestion_texts_done 3.0"} <= set(lines)
    here.metrics.end_ingestion("failed")
    lines = small.get("/metrics", headers={"Accept": "application/openmetrics-text"}).text.splitlines()
    assert {"citewell_ingesting 0.0", 'citewell_ingestions_total{outcome="failed"} 1.0', "# EOF"} <= set(lines)


def test_only_the_servers_own_machine_reads_them(small: FlaskClient) -> None:
    for path in ("/metrics", "/admin/insights"):
        for headers, address, status in REQUESTS:
            response = small.get(path, headers=headers, environ_base={"REMOTE_ADDR": address})
            assert (path, headers, response.status_code) == (path, headers, status)


REQUESTS: list[tuple[dict[str, str], str, int]] = [
    ({}, "127.0.0.1", 200),
    ({}, "10.0.0.7", 403),
    ({"X-Forwarded-For": "10.0.0.7"}, "127.0.0.1", 403),
    ({"Host": "notes.example"}, "127.0.0.1", 403),
]
