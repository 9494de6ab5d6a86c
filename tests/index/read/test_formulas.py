"""Formulas without dollar signs, and what only looks like one."""

from __future__ import annotations

import pytest

from citewell.index.read.formulas import MAX_FORMULA_LINES, is_formula
from citewell.index.read.markdown import parse
from citewell.index.types import Block, Heading, split_lines


@pytest.mark.parametrize(
    "text",
    [
        r"\lambda",
        r"(x, y) \neq (0, 0)",
        "x_{max}",
        "e^{-x}",
        "x_1",
        "10^6",
        "E = mc^2",
        "a < b",
        "n - 1",
        "2n+1",
        "O(n log n)",
        "f(x)",
        "x ∈ S",
        r"\text{Capture} \rightarrow \text{Decode}",
    ],
)
def test_latex_is_a_formula(text: str) -> None:
    assert is_formula(text)


@pytest.mark.parametrize(
    "text",
    [
        "VM",
        "see above",
        "e.g. a disk",
        "5",
        "s",
        "A-Z",
        "I/O",
        "foo",
        r"foo\|bar",
        r"\w+",
        r"\d\d",
        ".*",
        "[^)]*",
        "x_train",
        "default=5",
        "C++",
        "18+",
        "a -> b",
        ' -name "*.md" -o -name "*.txt" ',
    ],
)
def test_escaped_brackets_and_regular_expressions_are_none(text: str) -> None:
    assert not is_formula(text)


@pytest.mark.parametrize(
    "formula",
    [
        "\\[\na\n=\nb\n\\]",
        "\\\\[\na\n=\nb\n\\\\]",
        "\\begin{align}\na\n=\nb\n\\end{align}",
        "\\begin{equation*}\na\n=\nb\n\\end{equation*}.",
    ],
)
def test_lines_of_a_formula_are_one_block_and_underline_nothing(formula: str) -> None:
    lines = split_lines(f"It is\n{formula}\nwhere a is 1.\n")
    elements = parse(lines)
    assert not any(isinstance(element, Heading) for element in elements)
    assert [(element.span.start, element.span.end) for element in elements] == [(1, 1), (2, 6), (7, 7)]


@pytest.mark.parametrize(
    "text",
    [
        "\\[\na = b\n\n---\n\nc\n\\]",  # a formula has no blank line
        "\\[\n" + "a = b\n" * MAX_FORMULA_LINES + "\\]",
        "\\[Not\nyet\\]",
        "    \\[\n    a = b\n    \\]",
    ],
)
def test_other_text_in_these_signs_is_read_as_before(text: str) -> None:
    kinds = {element.kind for element in parse(split_lines(text)) if isinstance(element, Block)}
    assert kinds <= {"prose", "code"}
    assert [line for line in split_lines(text) if line == "---"] == [] or len(parse(split_lines(text))) == 2


def test_a_formula_in_a_title_is_read_without_its_signs() -> None:
    (heading, _) = parse(["## Why is \\(n^2\\) slow?", "", "a"])
    assert isinstance(heading, Heading)
    assert heading.title == "Why is n^2 slow?"
