"""The HTTP API, by Flask's test client."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from citewell.assistant import Settings
from citewell.assistant.commands.cli import main
from citewell.index import Index, load_index
from citewell.web import create_app
from tests.conftest import Ingest
from tests.web.routes.problem import problem

SOURCE = "python-django-interview-questions.md"
RETRY = "how do I retry a flaky call with growing pauses?"


def test_ask_returns_the_contract(client: FlaskClient) -> None:
    answer = client.post("/api/ask", json={"question": "what is the GIL", "limit": 2}).get_json()
    assert set(answer) >= {"question", "query", "verdict", "confidence", "passages", "related_questions", "took_ms"}
    assert 1 <= len(answer["passages"]) <= 2
    assert answer["passages"][0]["citation"]["verified"] is True


def test_a_whole_number_may_be_written_with_a_fraction(client: FlaskClient) -> None:
    assert len(client.post("/api/ask", json={"question": "what is the GIL", "limit": 1.0}).get_json()["passages"]) == 1


@pytest.mark.parametrize("link", ["obsidian://open?path={path}", "vscode://file{path}:{start}"])
def test_citations_open_in_an_editor_where_a_setting_says_how(ingested: Ingest, tmp_path: Path, link: str) -> None:
    index = load_index(ingested({"tea.md": "# Tea\n\n## How long does it brew?\n\nTwo minutes.\n"}))
    asked = {"question": "how long does it brew"}
    with_link, without = (
        create_app(index, settings).test_client().post("/api/ask", json=asked).get_json()["passages"][0]["citation"]
        for settings in (Settings(link=link), Settings())
    )
    path = quote(str(tmp_path / "notes" / "tea.md"))
    assert with_link["editor_url"] == link.replace("{path}", path).replace("{start}", "3")
    assert with_link["url"] == without["url"] == "/source/tea.md?lines=3-5"
    assert "editor_url" not in without
    elsewhere = create_app(index, Settings(link=link)).test_client()
    answer = elsewhere.post("/api/ask", json=asked, environ_base={"REMOTE_ADDR": "192.0.2.7"}).get_json()
    assert "editor_url" not in answer["passages"][0]["citation"]


def test_an_explained_answer_has_the_features_of_each_passage(client: FlaskClient) -> None:
    plain, explained = (
        client.post("/api/ask", json={"question": "what is the GIL", "explain": explain}).get_json()
        for explain in (False, True)
    )
    for passage, told in zip(plain["passages"], explained["passages"], strict=True):
        assert passage == {key: value for key, value in told.items() if key != "explanation"}
        assert {"dense_rank", "body_rank", "fused_score", "late_interaction", "summary_cosine"} <= set(
            told["explanation"]
        )


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "no_question"),
        ({"question": None}, "no_question"),
        ({"question": "  "}, "empty_question"),
        ({"question": "x" * 4_001}, "question_too_long"),
        ({"question": "why", "limit": "5"}, "bad_limit"),
        ({"question": "why", "limit": 2.5}, "bad_limit"),
        ({"question": "why", "explain": "yes"}, "bad_explain"),
        ({"question": "why", "history": [1]}, "bad_history"),
        ([], "not_an_object"),
    ],
)
def test_a_wrong_request_is_refused_with_its_code(client: FlaskClient, body: object, code: str) -> None:
    response = client.post("/api/ask", json=body)
    assert response.status_code == 400
    assert problem(response)["code"] == code


def test_all_questions_are_listed(client: FlaskClient) -> None:
    questions = client.get("/api/questions").get_json()
    assert len(questions) == 20
    assert set(questions[0]) == {"title", "source", "start_line", "end_line", "difficulty", "section"}
    assert questions[0]["difficulty"] == "Easy"


def test_health(client: FlaskClient) -> None:
    assert client.get("/healthz").get_json() == {"status": "alive"}
    assert client.get("/readyz").get_json()["questions"] == 20


@pytest.mark.parametrize("typed", ["decorator", "decoratr", "python decorators", "decorat"])
def test_a_question_is_suggested_however_it_is_typed(client: FlaskClient, typed: str) -> None:
    found = client.get("/api/suggest", query_string={"q": typed}).get_json()
    assert any("decorators" in suggestion["text"] for suggestion in found)
    assert len(found) <= 7


@pytest.mark.parametrize("typed", ["", "   ", "zzzzqqq", "x" * 5_000, "\x00", "!!"])
def test_nothing_is_suggested_for_nothing(client: FlaskClient, typed: str) -> None:
    assert client.get("/api/suggest", query_string={"q": typed}).get_json() == []


def test_the_last_of_the_surroundings_is_the_whole_answer(client: FlaskClient, index: Index) -> None:
    question = next(q for q in index.questions if q.span.start <= 7730 <= q.span.end)
    lines, steps, shown = "7730-7735", 0, 6
    while larger := client.get(f"/api/around/{SOURCE}?lines={lines}").get_json()["larger"]:
        assert larger["text"] == "\n".join(index.lines[SOURCE][larger["start_line"] - 1 : larger["end_line"]])
        lines, steps = f"{larger['start_line']}-{larger['end_line']}", steps + 1
        added, shown = larger["end_line"] - larger["start_line"] + 1 - shown, len(larger["text"].split("\n"))
        assert 3 <= added <= 60
        last = larger
    assert last["start_line"] <= question.span.start
    assert last["end_line"] >= question.span.end
    assert last["more"] is False
    assert 2 <= steps <= len(range(question.span.start, question.span.end, 15))


def test_lines_are_quoted_with_what_a_citation_says(client: FlaskClient, index: Index) -> None:
    quoted = client.get(f"/api/lines/{SOURCE}?lines=7727-7731").get_json()
    assert quoted["text"] == "\n".join(index.lines[SOURCE][7726:7731])
    assert (quoted["source"], quoted["start_line"], quoted["end_line"]) == (SOURCE, 7727, 7731)
    assert quoted["language"] == "python"
    assert quoted["heading_path"][0].startswith("Q14")
    assert client.get(f"/api/lines/{SOURCE}").status_code == 400


@pytest.mark.parametrize(("path", "status"), [("nothing.md?lines=1-2", 404), (SOURCE, 400), (f"{SOURCE}?lines=x", 400)])
def test_surroundings_of_unknown_lines_are_refused(client: FlaskClient, path: str, status: int) -> None:
    assert client.get(f"/api/around/{path}").status_code == status


def test_votes_are_measured_by_eval(index: Index, tmp_path: Path) -> None:
    file = tmp_path / "feedback.jsonl"
    client = create_app(index, Settings(feedback=file)).test_client()
    asked = [(RETRY, [], "up"), ("and in code?", [RETRY], "up"), ("what is the GIL", [], "down")]
    for question, history, vote in asked:
        answer = client.post("/api/ask", json={"question": question, "history": history}).get_json()
        cited = answer["passages"][0]["citation"]
        place = {"source": cited["source"], "lines": [cited["start_line"], cited["end_line"]]}
        voted = {"question": question, "history": history, "vote": vote, **place}
        assert client.post("/api/feedback", json=voted).status_code == 201
    with file.open("a", encoding="utf-8") as lines:
        lines.write('{"query": "best recipe for a tomato and basil soup", "kind": "offtopic"}\n')
    done = CliRunner().invoke(main, ["eval", str(file), "--json", "--index", str(index.index_dir)])
    measured = json.loads(done.stdout)
    assert measured["answerable"]["vote"]["n"] == 2
    assert measured["answerable"]["vote"]["best@1"] == 1
    assert measured["unanswerable_declined"]["offtopic"]["n"] == 1


@pytest.mark.parametrize(
    "change",
    [
        {"vote": "sideways"},
        {"lines": [1]},
        {"lines": [0, 1]},
        {"lines": [True, 2]},
        {"source": "nothing.md"},
        {"source": 7},
        {"note": "x" * 3_000},
        {"note": 7},
        {"question": ""},
    ],
)
def test_a_bad_vote_is_refused(index: Index, tmp_path: Path, change: dict[str, object]) -> None:
    file = tmp_path / "feedback.jsonl"
    client = create_app(index, Settings(feedback=file)).test_client()
    vote: dict[str, object] = {"question": "why", "source": SOURCE, "lines": [1, 2], "vote": "up"}
    assert client.post("/api/feedback", json=vote | change).status_code == 400
    assert not file.exists()
