"""Judged questions in the formats of other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple, cast

import pytest

from citewell.assistant.judge.files import JudgementError
from citewell.assistant.judge.formats.read import read_judged
from citewell.assistant.judge.judgements import Judgement
from citewell.index import Index, Span


class Notes(NamedTuple):
    lines: dict[str, list[str]]


NOTES = cast(
    Index,
    Notes({"a.md": ["# Keel", "", "The keel is the", "lowest beam.", "The keel is strong."], "b.md": ["The keel is"]}),
)
QUERIES = {"q.tsv": "1\twhat is a keel?\n2\twhat is a sail?\n", "q.jsonl": '{"_id": "1", "text": "what is a keel?"}\n'}


def read(folder: Path, name: str, content: str, queries: str = "") -> list[tuple[str, str, tuple[Judgement, ...]]]:
    """Return the id, the text and the judgements of each question in a file of this content."""
    for file, text in {**QUERIES, name: content}.items():
        (folder / file).write_text(text, encoding="utf-8")
    found = read_judged([folder / name], folder / queries if queries else None, NOTES)
    return [(question.id, question.text, question.spans) for question in found]


QRELS = [
    ("four columns", "1 0 a.md#L3-L4 2\n1 0 b.md 1\n", ((2, "a.md", Span(3, 4)), (1, "b.md", None))),
    ("not relevant", "1 0 a.md#L3-L4 0\n1 0 b.md -1\n", ()),
    ("more than best", "1 0 a.md 4\n", ((2, "a.md", None),)),
    ("BEIR's columns", "query-id\tcorpus-id\tscore\n1\ta.md#L3\t1\n", ((1, "a.md", Span(3, 3)),)),
    ("Windows' line ends", "1 0 a.md 1\r\n", ((1, "a.md", None),)),
]


@pytest.mark.parametrize(("content", "spans"), [case[1:] for case in QRELS], ids=[case[0] for case in QRELS])
@pytest.mark.parametrize("queries", QUERIES)
def test_qrels_with_the_texts_of_their_questions(
    tmp_path: Path, content: str, spans: tuple[Judgement, ...], queries: str
) -> None:
    assert read(tmp_path, "qrels.txt", content, queries) == [("1", "what is a keel?", spans)]


RAGAS = [
    ("text over two lines", {"reference_contexts": ["The keel is the lowest beam."]}, ((2, "a.md", Span(3, 4)),)),
    ("text folded otherwise", {"reference_contexts": ["The  keel\nis the"]}, ((2, "a.md", Span(3, 3)),)),
    (
        "text in two places",
        {"reference_contexts": ["The keel is"]},
        ((2, "a.md", Span(3, 3)), (2, "a.md", Span(5, 5)), (2, "b.md", Span(1, 1))),
    ),
    ("ids", {"reference_context_ids": ["a.md#L1-L4"], "reference_contexts": ["x"]}, ((2, "a.md", Span(1, 4)),)),
    ("nothing relevant", {"reference_contexts": []}, ()),
]


@pytest.mark.parametrize(("fields", "spans"), [case[1:] for case in RAGAS], ids=[case[0] for case in RAGAS])
def test_a_ragas_data_set(tmp_path: Path, fields: dict[str, list[str]], spans: tuple[Judgement, ...]) -> None:
    line = json.dumps({"user_input": "what is a keel?", "response": "A beam.", **fields})
    assert read(tmp_path, "set.jsonl", line) == [("set-1", "what is a keel?", spans)]


def test_a_talk_in_a_ragas_data_set_is_a_question_with_its_history(tmp_path: Path) -> None:
    messages = [
        {"type": "human", "content": "what is a keel?"},
        {"type": "ai", "content": "A beam."},
        {"type": "human", "content": "and a sail?"},
    ]
    (tmp_path / "set.jsonl").write_text(json.dumps({"user_input": messages}), encoding="utf-8")
    (question,) = read_judged([tmp_path / "set.jsonl"], None, NOTES)
    assert (question.text, question.history) == ("and a sail?", ("what is a keel?",))


ERRORS = [
    ("qrels.txt", "1 0 a.md 1\n", "", "qrels.txt holds ids of questions only; name the file of their texts with --q"),
    ("qrels.txt", "1 0 a.md 1\n1 a.md\n", "q.tsv", "qrels.txt:2 has 2 fields"),
    ("qrels.txt", "1 0 a.md good\n", "q.tsv", "qrels.txt:1: the relevance should be a number, not 'good'"),
    ("qrels.txt", "3 0 a.md 1\n", "q.tsv", "judges the question '3', which"),
    ("qrels.txt", "query-id\tcorpus-id\tscore\n", "q.tsv", "qrels.txt holds no judgement"),
    ("bad.tsv", "only text\n", "bad.tsv", "bad.tsv:1 should be an id, a tab and the text of the question"),
    ("set.jsonl", '{"user_input": ""}', "", "set.jsonl:1 has no question in `user_input`"),
    (
        "set.jsonl",
        '{"user_input": "a", "reference_contexts": "b"}',
        "",
        "set.jsonl:1: `reference_contexts` should be a",
    ),
    ("set.jsonl", '{"user_input": "a"}\n{"user_input"', "", "set.jsonl:2 is not JSON"),
    ("set.jsonl", '{"user_input": "a", "reference_contexts": ["no such"]}', "", "set.jsonl:1: no lines of the notes"),
    ("own.jsonl", '{"id": "1", "query": "a"}\n{"id": "1", "query": "b"}', "", "2 judged questions have the id '1'"),
]


@pytest.mark.parametrize(("name", "content", "queries", "message"), ERRORS)
def test_an_error_names_the_file_and_says_what_to_do(
    tmp_path: Path, name: str, content: str, queries: str, message: str
) -> None:
    if name == "bad.tsv":  # the texts are wrong, not the judgements
        (tmp_path / name).write_text(content, encoding="utf-8")
        name, content = "qrels.txt", "1 0 a.md 1\n"
    with pytest.raises(JudgementError) as raised:
        read(tmp_path, name, content, queries)
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)
