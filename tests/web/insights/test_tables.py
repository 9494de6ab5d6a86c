"""What the page of insights shows, from questions and votes of which every number is known."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

from citewell.assistant import Asked, Settings, Vote, append_vote
from citewell.assistant.judge.asked import QuestionLog
from citewell.assistant.types import Answer, Verdict
from citewell.index import load_index
from citewell.web import create_app
from citewell.web.insights.plot import HEIGHT, bars
from citewell.web.insights.tables import asked_often, by_day, most_declined, most_voted_down
from tests.conftest import Ingest


def asked(query: str, verdict: Verdict, day: int = 1) -> Asked:
    return Asked(datetime(2026, 1, day, 12, tzinfo=UTC), query, verdict)


ASKED = [
    asked("what is a keel?", "answered", 1),
    asked("What is  a keel", "answered", 2),
    asked("how do I sail home", "nearby", 2),
    asked("how do I sail home?", "not_covered", 3),
    asked("tides", "not_covered", 3),
    asked("flags", "not_covered", 1),
    asked("flags", "answered", 3),
]


def vote(way: Literal["up", "down"], query: str, note: str = "", lines: tuple[int, int] = (3, 4)) -> Vote:
    return Vote(query, (), "a.md", lines, way, note, "2026-01-01T00:00:00+00:00")


def test_questions_that_differ_in_case_and_marks_only_are_one() -> None:
    found = asked_often(ASKED)
    assert [(row.query, row.times, row.answered) for row in found] == [
        ("how do I sail home?", 2, 0),
        ("flags", 2, 1),
        ("What is  a keel", 2, 2),
        ("tides", 1, 0),
    ]


def test_what_was_answered_at_last_need_not_be_written() -> None:
    assert [(row.query, row.declined) for row in most_declined(asked_often(ASKED))] == [
        ("how do I sail home?", 2),
        ("tides", 1),
    ]


def test_passages_are_ordered_by_the_votes_against_them() -> None:
    votes = [
        vote("down", "keel"),
        vote("down", "beam", "too long"),
        vote("up", "hull"),
        vote("down", "mast", lines=(9, 9)),
        vote("down", "sail", lines=(7, 7)),
        vote("up", "sail", lines=(7, 7)),  # the last vote counts
    ]
    found = [(row.lines, row.downs, row.ups, row.queries, row.note) for row in most_voted_down(votes)]
    assert found == [((3, 4), 2, 1, ("keel", "beam"), "too long"), ((9, 9), 1, 0, ("mast",), "")]


def test_the_plot_is_scaled_to_the_day_with_most_questions() -> None:
    days = by_day(ASKED, date(2026, 1, 3), lambda at: at)
    assert [(day.answered, day.nearby, day.not_covered) for day in days[-3:]] == [(1, 0, 1), (1, 1, 0), (1, 0, 2)]
    drawn = list(bars(days))
    assert [(bar.kind, bar.height) for bar in drawn[-2:]] == [("answered", HEIGHT / 3), ("not_covered", 2 * HEIGHT / 3)]
    assert min(bar.y for bar in drawn) == 0
    assert list(bars(by_day([], date(2026, 1, 3), lambda at: at))) == []


def test_only_the_last_questions_are_kept_and_only_where_asked_for(tmp_path: Path) -> None:
    log = QuestionLog.beside(tmp_path / "index", 3)
    for number in range(5):
        log.add(Answer("q", f"question {number}", "answered", 0.9, (), (), 1.0))
    assert [each.query for each in log.all()] == ["question 2", "question 3", "question 4"]
    assert log.file.stat().st_mode & 0o077 == 0
    off = QuestionLog.beside(tmp_path / "other", 0)
    off.add(Answer("q", "q", "answered", 0.9, (), (), 1.0))
    assert not off.file.exists()


def test_the_page_shows_what_was_asked_as_text(ingested: Ingest) -> None:
    index = load_index(ingested({"a.md": "# What is a keel?\n\nThe keel is the lowest beam.\n"}))
    app = create_app(index, Settings(index_dir=index.index_dir, keep_questions=10))
    client = app.test_client()
    assert "No question was asked yet." in client.get("/admin/insights").text
    for question in ("what is a keel", "<script>alert(1)</script> tax law"):
        client.post("/api/ask", json={"question": question})
    append_vote(
        vote("down", "keel", "<b>too long</b>", lines=(1, 3)), app.extensions["citewell"].settings.feedback_file
    )
    page = client.get("/admin/insights")
    assert "<script>alert" not in page.text
    assert "&lt;b&gt;too long&lt;/b&gt;" in page.text
    assert 'href="/source/a.md?lines=1-3"' in page.text
    assert 'class="plot"' in page.text
    assert "style=" not in page.text


def test_without_the_setting_the_page_says_how_to_turn_it_on(ingested: Ingest) -> None:
    index = load_index(ingested({"a.md": "# What is a keel?\n\nThe keel is the lowest beam.\n"}))
    client = create_app(index, Settings(index_dir=index.index_dir)).test_client()
    client.post("/api/ask", json={"question": "what is a keel"})
    page = client.get("/admin/insights").text
    assert "CITEWELL_KEEP_QUESTIONS=10000" in page
    assert "what is a keel" not in page
