"""Votes are written as the evaluation reads them."""

from __future__ import annotations

import json
from pathlib import Path
from threading import Thread

from citewell.assistant.judge.judgements import read_questions
from citewell.assistant.judge.votes import Vote, append_vote
from citewell.index import Span

VOTE = Vote("why", ("how",), "a.md", (3, 9), "up", "just what I needed", "2025-01-01T00:00:00+00:00")


def test_what_is_written_is_read_as_a_judged_question(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "votes.jsonl"
    append_vote(VOTE, path)
    (question,) = read_questions([path])
    assert (question.text, question.history) == ("why", ("how",))
    assert question.spans == ((2, "a.md", Span(3, 9)),)


def test_votes_of_several_threads_are_whole_lines(tmp_path: Path) -> None:
    path = tmp_path / "votes.jsonl"
    threads = [Thread(target=append_vote, args=(VOTE, path)) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 20
    assert {json.loads(line)["note"] for line in lines} == {"just what I needed"}
