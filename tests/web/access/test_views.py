"""A reader of one corpus sees what a server of that corpus alone would show, to the byte."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from citewell.assistant import Settings
from citewell.index import ingest, load_index
from citewell.web import create_app
from citewell.web.service import Service
from tests.hash_encoder import HashEncoder
from tests.web.access.conftest import TEA, Notes, Server

QUESTIONS = (
    "what is a keel",
    "how long does a hull last",
    "how long does it brew",
    "kel planks tar",  # of words that are near to those of the other corpus
    "which planksx and beams",
    "in:ships what is it",
    "in:sips what is it",
    "file:hull what is it",
    "tag:wood",
    "status:launched keel",
    "difficulty:easy",
    "-keel tea",
    '"the beam along"',
    "Q3",
    "list questions",
    "topics",
    "hello",
    "quiz me on keels",
)
ADDRESSES = (
    "/",
    "/api/questions",
    "/api/v1/questions",
    "/api/v1/sources",
    "/api/v1/related?question=what+is+a+keel",
    "/api/v1/passage?source=ships/keel.md&start_line=1",
    "/api/v1/passage?source=tea/green.md&start_line=1",
    "/api/suggest?q=keel",
    "/api/suggest?q=how+long",
    "/api/suggest?q=hul",
    "/api/lines/ships/keel.md?lines=1-3",
    "/api/around/ships/hull.md?lines=1",
    "/api/study",
    "/study",
    "/study?q=keel",
    "/readyz",
    "/source/ships/keel.md",
    "/source/ships/keel.md?lines=900",
    "/source/tea/green.md",  # it has a link to a note of the other corpus
    "/answer/ships/hull.md?lines=1",
    "/answer/tea/black.md?lines=1",
    "/image/ships/keel.md?name=beam.png",
    "/image/tea/green.md?name=../ships/beam.png",
    "/llms.txt",
    "/markdown/ships/keel.md",
    "/markdown/tea/green.md",
    "/opensearch.xml",
    "/opensearch/suggestions?q=keel",
    "/v1/models",
    "/nothing",
)
MEASURED = re.compile(
    r'\s*<p class="muted">You are logged in.*?</p>|"(took_ms|request_id|at)": ?("[^"]*"|[\d.]+)|<!-- .*? -->'
)
"""What differs between two answers to one question, and the name of the reader on the page."""


@pytest.fixture(scope="module")
def alone(corpora: Notes, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A client of a server that holds the notes on tea alone."""
    votes = tmp_path_factory.mktemp("alone") / "votes"
    return create_app(corpora.tea, Settings(index_dir=corpora.tea.index_dir, feedback=votes)).test_client()


def seen(client: FlaskClient, method: str, path: str, **options: Any) -> tuple[int, str]:
    response = client.open(path, method=method, **options)
    return response.status_code, MEASURED.sub("", response.text)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_answer_is_that_of_the_corpus_alone(guarded: Server, alone: FlaskClient, question: str) -> None:
    client, headers = guarded.app.test_client(), guarded.bearer("tea")
    body = {"question": question, "explain": True, "limit": 10}
    assert seen(client, "POST", "/api/ask", json=body, headers=headers) == seen(alone, "POST", "/api/ask", json=body)
    body = {"question": question, "max_tokens": 500}
    asked = "POST", "/api/v1/context"
    assert seen(client, *asked, json=body, headers=headers) == seen(alone, *asked, json=body)
    path = "/ask?" + urlencode({"q": question})
    assert seen(client, "GET", path, headers=headers) == seen(alone, "GET", path)


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_address_shows_what_the_corpus_alone_has(guarded: Server, alone: FlaskClient, path: str) -> None:
    client = guarded.app.test_client()
    assert seen(client, "GET", path, headers=guarded.bearer("tea")) == seen(alone, "GET", path)


def test_a_vote_on_another_corpus_is_one_on_an_unknown_source(guarded: Server, alone: FlaskClient) -> None:
    vote = {"question": "why", "source": "ships/keel.md", "lines": [1, 2], "vote": "up"}
    assert seen(alone, "POST", "/api/feedback", json=vote)[0] == 400
    client = guarded.app.test_client()
    assert seen(client, "POST", "/api/feedback", json=vote, headers=guarded.bearer("tea")) == seen(
        alone, "POST", "/api/feedback", json=vote
    )


def test_what_is_not_there_and_what_may_not_be_seen_are_the_same(guarded: Server) -> None:
    client, headers = guarded.app.test_client(), guarded.bearer("tea")
    for path in ("/source/{}", "/answer/{}?lines=1", "/image/{}?name=beam.png", "/api/lines/{}?lines=1"):
        hidden, missing = (
            seen(client, "GET", path.format(name), headers=headers) for name in ("ships/keel.md", "ships/no.md")
        )
        assert hidden == missing
        assert hidden[0] == 404


def test_a_reader_of_everything_sees_everything(guarded: Server) -> None:
    client = guarded.app.test_client()
    found = client.get("/api/suggest?q=keel", headers=guarded.bearer("asker")).get_json()
    assert [each["source"] for each in found] == ["ships/keel.md"]


def test_a_reader_of_no_corpus_gets_answers_without_passages(guarded: Server) -> None:
    client, headers = guarded.app.test_client(), guarded.bearer("lost")
    assert client.get("/api/questions", headers=headers).get_json() == []
    for question in QUESTIONS:
        answer = client.post("/api/ask", json={"question": question}, headers=headers).get_json()
        assert (answer["verdict"], answer["passages"]) == ("not_covered", []), question
    assert client.get("/", headers=headers).status_code == 200


def test_a_view_is_made_again_only_when_its_notes_changed(tmp_path: Path, hash_encoder: HashEncoder) -> None:
    """So a reader does not learn that another corpus was ingested, by an entity tag or a message."""
    tea, ships = frozenset({"tea"}), tmp_path / "ships"
    for name in ("tea", "ships"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.md").write_text(TEA["black.md"])
        ingest([tmp_path / name], tmp_path / "index", hash_encoder, corpus=name)
    service = Service.create(load_index(tmp_path / "index"), Settings())
    before = service.seen_by(tea).index
    (ships / "a.md").write_text("## Q1: What is a hull?\n\nThe body of a ship.\n")
    ingest([ships], tmp_path / "index", hash_encoder, corpus="ships")
    service = service.renewed(load_index(tmp_path / "index"), "")
    assert service.seen_by(tea).index is before
    (tmp_path / "tea" / "a.md").write_text(TEA["black.md"] + "And more.\n")
    ingest([tmp_path / "tea"], tmp_path / "index", hash_encoder, corpus="tea")
    assert service.renewed(load_index(tmp_path / "index"), "").seen_by(tea).index is not before
