"""A question becomes a cited answer, as every adapter returns it."""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from citewell.assistant import SOURCE_PAGE, answer, link_from, list_questions
from citewell.index import Index, load_index
from tests.conftest import CORPUS, ROOT, Ingest

ANSWER = {"question", "query", "verdict", "confidence", "passages", "related_questions", "took_ms"}
PASSAGE = {"rank", "score", "kind", "language", "text", "html", "highlights", "tokens", "citation"}
CITATION = {"source", "start_line", "end_line", "question", "heading_path", "sha256", "verified", "url"}
LINK = link_from(SOURCE_PAGE)
LINES = (CORPUS / "python-django-interview-questions.md").read_text(encoding="utf-8").split("\n")

ASKED = [
    "what is the GIL",
    "retry a flaky call with growing pauses",
    "example multi-stage Dockerfile",
    "stop people hammering my login endpoint",
    "flask or fastapi for async?",
    "retry_with_backoff",
]
STRANGE = [
    "?",
    "the of and",
    "\x00\x1b[31m",
    "\U0001f600",
    "日本語",
    "a" * 4000,
    "word " * 800,
    "'; DROP TABLE --",
    "\u202e\u200b",
    "-",
    "`'\"",
    "\ud800",
]


@pytest.fixture(scope="module", params=ASKED)
def found(request: pytest.FixtureRequest, index: Index) -> dict[str, Any]:
    return answer(request.param, [], index).to_dict(LINK)


def test_an_answer_has_the_keys_of_the_contract(found: dict[str, Any]) -> None:
    assert set(found) == ANSWER
    assert found["passages"]
    for passage in found["passages"]:
        assert set(passage) == PASSAGE
        assert set(passage["citation"]) == CITATION
    for question in found["related_questions"]:
        assert set(question) == {"title", "url"}


def test_an_answer_has_the_types_of_the_contract(found: dict[str, Any]) -> None:
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    assert found["verdict"] in ("answered", "nearby")
    assert 0 <= found["confidence"] <= 1
    assert found["took_ms"] > 0
    assert [passage["rank"] for passage in found["passages"]] == list(range(1, len(found["passages"]) + 1))
    assert {passage["kind"] for passage in found["passages"]} <= {"prose", "list", "table", "code"}


def test_a_passage_is_its_lines_verbatim(found: dict[str, Any]) -> None:
    for passage in found["passages"]:
        cited = passage["citation"]
        assert passage["text"] == "\n".join(LINES[cited["start_line"] - 1 : cited["end_line"]])
        assert cited["sha256"] == sha256(passage["text"].encode()).hexdigest()
        assert cited["verified"] is True
        assert cited["url"] == f"/source/{cited['source']}?lines={cited['start_line']}-{cited['end_line']}"
        assert cited["heading_path"][0] == cited["question"]


def test_highlights_lie_inside_the_passage(found: dict[str, Any]) -> None:
    for passage in found["passages"]:
        for first, last in passage["highlights"]:
            assert passage["citation"]["start_line"] <= first <= last <= passage["citation"]["end_line"]


def test_no_line_is_shown_twice(found: dict[str, Any]) -> None:
    """Two passages may share less than half of the shorter one."""
    shown = [set(range(p["citation"]["start_line"], p["citation"]["end_line"] + 1)) for p in found["passages"]]
    for place, one in enumerate(shown):
        assert all(2 * len(one & other) < min(len(one), len(other)) for other in shown[:place])


@pytest.mark.parametrize("limit", [1, 2, 5, 20])
def test_no_more_passages_than_asked_for(index: Index, limit: int) -> None:
    assert len(answer("how do I cache a whole view", [], index, limit, html=False).passages) <= limit


def test_the_same_question_gets_the_same_answer(index: Index) -> None:
    one, other = (answer("what is the GIL", [], index).to_dict(LINK) | {"took_ms": 0} for _ in range(2))
    assert one == other


@pytest.mark.parametrize(
    "question", ["best recipe for a tomato and basil soup", "who won the football match in Madrid on sunday"]
)
def test_what_is_not_covered_has_no_passages_and_no_question_without_a_word_in_common(
    index: Index, question: str
) -> None:
    found = answer(question, [], index)
    assert (found.verdict, found.passages) == ("not_covered", ())
    titles = {entry["title"] for entry in list_questions(index)}
    related = {question.title for question in found.related_questions}
    assert related <= titles
    assert all(set(index.terms(title)) & set(index.terms(question)) for title in related)


@pytest.mark.parametrize("question", STRANGE, ids=[ascii(question)[:20] for question in STRANGE])
def test_any_text_gets_an_answer(index: Index, question: str) -> None:
    found = answer(question, [], index)
    assert found.verdict in ("answered", "nearby", "not_covered")
    assert found.question == question
    json.dumps(found.to_dict(LINK), allow_nan=False)


def test_a_follow_up_shows_what_was_searched(index: Index) -> None:
    found = answer("show me an example", ["how do I write custom django middleware"], index)
    assert found.question == "show me an example"
    assert found.query == "how do I write custom django middleware — show me an example"
    assert any("Middleware" in passage.text for passage in found.passages)


def test_what_speaks_for_a_passage_is_shown_only_when_asked_for(index: Index) -> None:
    explained = answer("what is the GIL", [], index, 1, explain=True).to_dict(LINK)
    assert set(explained["passages"][0]) == PASSAGE | {"explanation"}


def test_a_small_corpus_is_answered_too(ingested: Ingest) -> None:
    index = load_index(ingested({"a.md": "# How do I brew tea?\n\nPour boiling water over the leaves and wait.\n"}))
    found = answer("how long do tea leaves wait in boiling water", [], index)
    assert [passage.text for passage in found.passages if "Pour boiling water" not in passage.text] == []
    assert found.related_questions[0].title == "How do I brew tea?"


def modules_loaded(index_path: Path, asked: str) -> set[str]:
    """Return the modules that a fresh Python has loaded once a question was answered."""
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from citewell.assistant import answer\nfrom citewell.index import load_index\n"
        f"found = answer({asked})\n"
        "assert found.passages\n"
        "print(*sorted(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(index_path)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=120,
        check=False,
    )
    assert done.stderr == ""
    return set(done.stdout.split())


def test_answering_loads_nothing_that_only_ingestion_or_the_server_needs(index_path: Path) -> None:
    loaded = modules_loaded(index_path, "'what is the GIL', [], load_index(Path(sys.argv[1]))")
    assert "onnxruntime" in loaded
    assert (
        loaded
        & {
            "torch",
            "sentence_transformers",
            "transformers",
            "tiktoken",
            "flask",
            "filelock",
            "pathspec",
        }
        == set()
    )


def test_an_answer_without_html_loads_no_parser_of_markdown(index_path: Path) -> None:
    """Each command that answers in a terminal would wait for it."""
    loaded = modules_loaded(index_path, "'what is the GIL', [], load_index(Path(sys.argv[1])), html=False")
    assert loaded & {"markdown_it", "nh3", "numpy.ma"} == set()


def test_every_question_of_the_corpus_is_listed(index: Index) -> None:
    listed = list_questions(index)
    assert len(listed) == 20
    assert set(listed[0]) == {"title", "source", "start_line", "end_line", "difficulty", "section"}
    (q14,) = [entry for entry in listed if entry["title"].startswith("Q14:")]
    assert (q14["start_line"], q14["end_line"], q14["difficulty"]) == (7380, 8124, "Medium")
