"""The questions nearest to a question."""

from __future__ import annotations

from citewell.assistant import related_to
from citewell.index import Index, load_index
from tests.conftest import Ingest

NOTES = "".join(
    f"# Q{number}: How do I repair a {thing}?\n\nFirst look at the {thing}.\n\n"
    for number, thing in enumerate(("rudder", "mast", "winch", "anchor"), 1)
)


def test_the_nearest_question_comes_first(ingested: Ingest) -> None:
    index = load_index(ingested({"boats.md": NOTES}))
    for question, history, limit, titles in [
        ("is my mast broken", [], 1, ["Q2"]),
        ("and the winch?", ["how do I repair a mast"], 1, ["Q3"]),
        ("hello", [], 4, []),
    ]:
        found = related_to(question, history, index, limit)
        assert [each.title.split(":")[0] for each in found] == titles, question


def test_far_questions_are_left_out(index: Index) -> None:
    assert related_to("tomato soup with basil", [], index, 4) == []
