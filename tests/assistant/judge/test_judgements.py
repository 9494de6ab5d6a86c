"""When a passage hits a judged span, computed by hand, and the files of judged questions."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Literal

import pytest

from citewell.assistant.judge.files import JudgementError
from citewell.assistant.judge.judgements import JudgedQuestion, hits, read_questions
from citewell.assistant.judge.votes import Vote
from citewell.index import Span

CASES = [
    ("the same lines", (10, 20), (10, 20), True),
    ("no line shared", (10, 20), (21, 30), False),
    ("half of it, within sixty lines", (15, 70), (10, 19), True),
    ("less than half of it", (16, 70), (10, 19), False),
    ("all of it in sixty lines", (1, 60), (30, 30), True),
    ("all of it in sixty-one lines", (1, 61), (30, 30), False),
    ("all of it in three times its length", (1, 90), (31, 60), True),
    ("all of it in more than three times its length", (1, 91), (31, 60), False),
    ("a third of it, inside it", (10, 12), (10, 18), True),
    ("less than a third of it, inside it", (10, 11), (10, 18), False),
    ("ten lines inside it", (50, 59), (1, 100), True),
    ("nine lines inside it", (50, 58), (1, 100), False),
    ("ten lines of which one is outside", (92, 101), (1, 100), False),
    ("one line, inside three", (2, 2), (1, 3), True),
]


@pytest.mark.parametrize(("shown", "judged", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_passage_hits_when_it_holds(shown: tuple[int, int], judged: tuple[int, int], expected: bool) -> None:
    assert hits(Span(*shown), Span(*judged)) is expected


def test_a_passage_is_as_relevant_as_the_best_span_it_hits() -> None:
    judged = JudgedQuestion("1", "q", "k", (), ((1, "", Span(1, 20)), (2, "b.md", Span(1, 10)), (2, "", Span(50, 60))))
    assert judged.relevance("a.md", Span(1, 10)) == 1
    assert judged.relevance("sub/b.md", Span(1, 10)) == 2
    assert judged.relevance("a.md", Span(50, 60)) == 2
    assert judged.relevance("a.md", Span(30, 40)) == 0
    assert judged.relevance("ab.md", Span(1, 10)) == 1  # another file, whose name ends alike


def test_a_judged_document_is_answered_by_any_lines_of_it_and_by_the_whole() -> None:
    judged = JudgedQuestion("1", "q", "k", (), ((1, "a.md", None), (2, "b.md", Span(1, 2))))
    assert [judged.relevance("a.md", lines) for lines in (Span(7, 7), None)] == [1, 1]
    assert judged.relevance("b.md", None) == 0


def test_missing_fields_have_defaults(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(
        '{"id": "a", "query": "why?", "kind": "concept", "context": ["what?"], '
        '"best": [[1, 2]], "ok": [{"file": "b.md", "lines": [3, 4]}]}\n'
        "\n"
        '{"query": "how?"}\n',
        encoding="utf-8",
    )
    assert read_questions([file]) == [
        JudgedQuestion("a", "why?", "concept", ("what?",), ((2, "", Span(1, 2)), (1, "b.md", Span(3, 4)))),
        JudgedQuestion("q-3", "how?", "question", (), ()),
    ]


def vote(query: str, lines: list[int], up: bool = True, context: tuple[str, ...] = ()) -> str:
    """Return a line as the chat page stores it."""
    way: Literal["up", "down"] = "up" if up else "down"
    return json.dumps(asdict(Vote(query, context, "b.md", (lines[0], lines[1]), way, "", "2026-01-01T00:00:00+00:00")))


def test_votes_on_a_question_are_one_judged_question(tmp_path: Path) -> None:
    lines = [
        vote("why?", [1, 2]),
        '{"query": "how?", "ok": [[5, 6]]}',
        vote("why?", [3, 4]),
        vote("why?", [8, 9], up=False),
        vote("why?", [7, 7], context=("what?",)),
        vote("who?", [1, 2], up=False),
        vote("why?", [1, 2]),
    ]
    file = tmp_path / "f.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    assert read_questions([file]) == [
        JudgedQuestion("f-2", "how?", "question", (), ((1, "", Span(5, 6)),)),
        JudgedQuestion("f-1", "why?", "vote", (), ((2, "b.md", Span(1, 2)), (2, "b.md", Span(3, 4)))),
        JudgedQuestion("f-5", "why?", "vote", ("what?",), ((2, "b.md", Span(7, 7)),)),
    ]


@pytest.mark.parametrize(("votes", "counts"), [((True, False), False), ((False, True), True)])
def test_the_last_vote_on_a_passage_counts(tmp_path: Path, votes: tuple[bool, bool], counts: bool) -> None:
    file = tmp_path / "f.jsonl"
    changed = [vote("why?", [1, 2], up=up) for up in votes]
    file.write_text("\n".join([vote("why?", [5, 6]), *changed]), encoding="utf-8")
    (only,) = read_questions([file])
    assert ((2, "b.md", Span(1, 2)) in only.spans) is counts


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ('{"query": "a", "context": [], "source": "b.md", "lines": [1, 2], "vote": "sideways"}', ":1 "),
        ('{"query": "a", "context": [], "lines": [1, 2], "vote": "up"}', ":1 "),
        ('{"query": "a", "context": [], "source": "b.md", "lines": [1], "vote": "up"}', ":1 "),
        ('"a vote"', ":1 "),
        ('{"query": "a", "context": [], "source": "b.md", "lines": [1, 2], "vote": "down"}', "no vote for a passage"),
        ('{"query": "a"}\n{', ":2 "),
        ("[]", ":1 "),
        ('"a"', ":1 "),
        ("{}", ":1 "),
        ('{"query": "a", "best": [[1]]}', ":1 "),
        ('{"query": "a", "best": [1]}', ":1 "),
        ('{"query": "a", "best": 1}', ":1 "),
        ('{"query": "a", "best": [{"lines": [1, 2]}]}', ":1 "),
        ('{"query": "a", "best": [["x", "y"]]}', ":1 "),
        ("", "no judged question"),
    ],
)
def test_a_malformed_line_is_an_error_of_one_line(tmp_path: Path, content: str, where: str) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(JudgementError) as raised:
        read_questions([file])
    assert f"q.jsonl{where}" in str(raised.value) or where in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_file_that_is_not_text_is_an_error_of_one_line(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(JudgementError) as raised:
        read_questions([file])
    assert "\n" not in str(raised.value)
