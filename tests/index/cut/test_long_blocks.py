"""Tables, paragraphs and HTML that are longer than a passage, in runs of lines."""

from __future__ import annotations

import pytest

from citewell.index.cut.long_blocks import cut_prose, cut_table, html_header
from citewell.index.types import Span

LINE = "and so the talk goes on and on"


def prose(lines: list[str]) -> list[Span]:
    return cut_prose(lines, Span(1, len(lines)))


@pytest.mark.parametrize("rows", [61, 199, 200, 1000])
def test_a_table_is_cut_into_equal_runs(rows: int) -> None:
    runs = cut_table(Span(11, 10 + rows))
    assert [run.start for run in runs] == [11, *(run.end + 1 for run in runs[:-1])]
    assert runs[-1].end == 10 + rows
    assert max(map(len, runs)) <= 24
    assert max(map(len, runs)) - min(map(len, runs)) <= 1


def test_a_run_ends_with_a_sentence() -> None:
    lines = [LINE + "." if number % 10 == 9 else LINE for number in range(100)]
    assert [run.end % 10 for run in prose(lines)] == [0] * len(prose(lines))


@pytest.mark.parametrize("end", [".", "!", "?", ".**", '."', "。", "...", ".</p>", ". <br>", ".</li></ul>"])
def test_a_sentence_ends_with(end: str) -> None:
    lines = [LINE] * 100
    lines[19] += end
    assert prose(lines)[0] == Span(1, 20)


@pytest.mark.parametrize("item", ["<li>", "<li class='a'>", "  <tr>", "<P>", "<dt>", "<h3>"])
def test_an_item_begins_a_run(item: str) -> None:
    lines = [LINE] * 100
    lines[20] = item + LINE
    assert prose(lines)[0] == Span(1, 20)


def test_a_transcript_without_sentences_is_cut_all_the_same() -> None:
    runs = prose([LINE] * 239)
    assert [len(run) for run in runs] == [32] * 7 + [15]


def test_the_last_run_is_not_a_line_or_two() -> None:
    assert [len(run) for run in prose([LINE] * 66)] == [32, 34]


def test_blank_lines_are_in_no_run_alone() -> None:
    runs = prose([*[LINE] * 20, "", "", *[LINE] * 50])
    assert runs[:2] == [Span(1, 20), Span(23, 54)]


HTML_ROWS = ["<tr><td>E1</td>", "<td>Worn</td></tr>"] * 40


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (["<table>", "<thead><tr><th>Code</th></tr></thead>", "<tbody>"], Span(1, 2)),
        (["<table><tr>", "<th>Code</th>", "</tr>"], Span(1, 3)),
        (["<table>", "<tr><td>Code</td></tr>"], None),
        (["<div>", "<tr><th>Code</th></tr>"], None),
        (["<table><tr><th>Code</th></tr></table>"], None),
    ],
)
def test_rows_of_a_table_in_html_have_its_header(header: list[str], expected: Span | None) -> None:
    """Unstructured-IO/unstructured#3778."""
    lines = [*header, *HTML_ROWS]
    first, *others = [(run, html_header(lines, run, Span(1, len(lines)))) for run in prose(lines)]
    assert first[1] is None
    assert {header for _, header in others} == {expected}
