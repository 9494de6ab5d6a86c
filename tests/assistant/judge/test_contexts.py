"""How often contexts keep the lines that answer."""

from __future__ import annotations

import pytest

from citewell.assistant.judge.contexts import keeps, measure_contexts
from citewell.assistant.judge.judgements import JudgedQuestion
from citewell.assistant.types import Citation
from citewell.index import Span, load_index
from tests.conftest import Ingest


def cited(start: int, end: int, source: str = "a.md") -> Citation:
    return Citation(source, start, end, "", (), "", True)


@pytest.mark.parametrize(
    ("span", "places", "kept"),
    [
        ((1, 4), [cited(3, 9)], True),
        ((1, 4), [cited(4, 9)], False),
        ((1, 4), [cited(1, 1), cited(4, 4)], True),
        ((1, 100), [cited(91, 120)], True),
        ((1, 100), [cited(92, 120)], False),
        ((1, 4), [cited(1, 4, "b.md")], False),
    ],
)
def test_half_of_a_span_or_ten_of_its_lines_keep_it(span: tuple[int, int], places: list[Citation], kept: bool) -> None:
    question = JudgedQuestion("1", "q", "code", (), ((2, "a.md", Span(*span)),))
    assert keeps(question, places) is kept


def test_the_table_names_each_budget(ingested: Ingest) -> None:
    index = load_index(ingested({"a.md": "# Q1: What is a hull?\n\nThe body of a ship.\n"}))
    question = JudgedQuestion("1", "what is a hull", "code", (), ((2, "a.md", Span(1, 3)),))
    header, ask, *budgets = measure_contexts([([question], index)]).splitlines()
    assert header.split() == ["contexts", "kept", "of", "ask", "tokens", "of", "ask"]
    assert ask.split()[:6] == ["passages", "of", "ask,", "n=1", "1.000", "1.000"]
    assert [line.split()[0] for line in budgets] == ["500", "750", "1,000", "2,000"]
