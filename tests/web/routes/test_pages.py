"""The start page and the source page, by Flask's test client."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from citewell.assistant import Settings
from citewell.index import Index, load_index
from citewell.web import create_app
from citewell.web.routes.static_files import versioned_path
from tests.conftest import Ingest

SOURCE = "/source/python-django-interview-questions.md"


def marked(html: str) -> list[int]:
    return [int(line) for line in re.findall(r'class="line marked"[^>]* data-line="(\d+)"', html)]


def test_the_cited_lines_are_marked(client: FlaskClient) -> None:
    assert marked(client.get(f"{SOURCE}?lines=7727-7731").text) == [7727, 7728, 7729, 7730, 7731]


def test_one_line_is_enough(client: FlaskClient) -> None:
    assert marked(client.get(f"{SOURCE}?lines=7727").text) == [7727]


def test_an_end_beyond_the_file_is_the_files_end(client: FlaskClient) -> None:
    page = client.get(f"{SOURCE}?lines=12480-99999").text
    assert "Lines 12480-12485" in page


def test_without_lines_nothing_is_marked(client: FlaskClient) -> None:
    response = client.get(SOURCE)
    assert response.status_code == 200
    assert marked(response.text) == []


@pytest.mark.parametrize("lines", ["x", "1-", "-1", "0", "0-5", "9-3", "1-2-3", "99999", "²", "1-2<script>", "1e3"])
def test_wrong_lines_are_refused_with_a_message(client: FlaskClient, lines: str) -> None:
    response = client.get(SOURCE, query_string={"lines": lines})
    assert response.status_code == 400
    assert "lines" in response.text
    assert "<script>" not in response.text.replace("<script src", "").replace("<script type", "")


@pytest.mark.parametrize(
    "file",
    [
        "nothing.md",
        "../pyproject.toml",
        "..%2fpyproject.toml",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "python-django-interview-questions.md/../../README.md",
        "python-django-interview-questions.md%00",
    ],
)
def test_only_what_was_ingested_is_shown(client: FlaskClient, file: str) -> None:
    assert client.get(f"/source/{file}", follow_redirects=True).status_code == 404


def test_the_page_of_a_changed_file_warns(index: Index, client: FlaskClient) -> None:
    assert 'class="warning"' not in client.get(SOURCE).text
    (source, document), *_ = index.documents.items()
    moved = copy(index)
    moved.documents = {source: replace(document, path="/nowhere.md")}
    page = create_app(moved, Settings()).test_client().get(f"{SOURCE}?lines=7727").text
    assert 'class="warning"' in page
    assert marked(page) == [7727]


SAIL = "# Sail\n\nA cloth.\n"


@pytest.mark.parametrize(
    ("text", "heading", "counts"),
    [
        ("# Q1: What is a sail?\n\nA cloth.\n", "All questions", "1 document · 1 question · 3 lines"),
        (SAIL, "Questions and sections", "1 document · 0 questions · 1 section · 3 lines"),
    ],
)
def test_the_list_says_how_much_of_it_are_questions(ingested: Ingest, text: str, heading: str, counts: str) -> None:
    page = create_app(load_index(ingested({"a.md": text})), Settings()).test_client().get("/").text
    assert f">{heading}</h2>" in page
    assert counts in " ".join(page.split())


def test_the_page_is_sent_compressed(client: FlaskClient) -> None:
    response = client.get(SOURCE, headers={"Accept-Encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert len(response.data) < 300_000


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd"])
@pytest.mark.parametrize("path", [SOURCE, f"{versioned_path()}/app.js", "/api/questions"])
def test_responses_are_compressed_as_the_browser_accepts(client: FlaskClient, path: str, encoding: str) -> None:
    with client.get(path) as plain, client.get(path, headers={"Accept-Encoding": encoding}) as compressed:
        assert compressed.headers["Content-Encoding"] == encoding
        assert "Accept-Encoding" in compressed.headers["Vary"]
        assert len(compressed.data) < len(plain.data) / 2
