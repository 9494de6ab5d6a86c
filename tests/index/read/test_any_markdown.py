"""Any text at all can be read: documents made of pieces of all forms, cut, mixed and garbled."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citewell.index.cut.left_out import UNKNOWN, left_out
from citewell.index.ingestion.pipeline import cut
from citewell.index.read.markdown import parse
from citewell.index.read.questions import DIFFICULTY
from citewell.index.types import Block, Document, Heading, digest, split_lines, text_of

PIECES = sorted(
    {line for path in Path(__file__).with_name("forms").glob("*.md") for line in path.read_text().split("\n")}
)
ODD = [
    "~~~~",
    "````",
    "```python",
    "> ```",
    "    indented",
    "\tdef f():",
    "1. ```",
    "<details>",
    "</details>",
    "<summary>",
    "<!--",
    "-->",
    "|a|b|",
    "|---|---|",
    "\x00",
    "\u2028",
    "\r",
    "[^1]: note",
    "***",
    "===",
    "---",
    "class A:",
    "    def b(self):",
    "{" * 40,
    "`" * 7,
    "日本語はどうですか？",
    "\u202eright to left",
    "%%",
    "%% unsaid %%",
    "{/* unsaid */}",
    ":::",
    "::: tip A title",
    '<Card title="A title">',
    '<Card title="A title"/>',
    "</Card>",
    "**A statement.**",
    "> [!info] Is it? If so, stop.",
    "!!! note",
    '??? note "A title"',
    "    ```",
    "- -",
    "---|---",
    "Words ![picture](data:image/png;base64,iVBOR)",
    "[a](#a)",
    "<img alt='words' src=x>",
    "\\[",
    "\\]",
    "\\begin{align}",
    "\\end{align}",
    "so \\(x^2\\) is",
]
LINES = st.lists(
    st.one_of(st.sampled_from(PIECES), st.sampled_from(ODD), st.text(alphabet="#*-`~>|<:?Qa1. \t", max_size=12)),
    max_size=40,
)


def follows(one: Heading | Block, other: Heading | Block) -> bool:
    """Whether an element stands below another; an answer may begin on the line of its question."""
    return one.span.end < other.span.start or (isinstance(one, Heading) and one.span.end == other.span.start)


@settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(LINES)
def test_what_is_read_lies_in_order_inside_the_file(lines: list[str]) -> None:
    lines = split_lines("\n".join(lines))
    elements = parse(lines)
    assert all(1 <= element.span.start <= element.span.end <= len(lines) for element in elements)
    assert all(follows(one, other) for one, other in pairwise(elements))


@settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(LINES)
def test_every_chunk_is_its_lines_and_every_block_is_in_one(lines: list[str]) -> None:
    document = Document("a.md", "/a.md", "\n".join(lines), "")
    questions, chunks, _ = cut([document])
    for chunk in chunks:
        assert chunk.sha256 == digest(text_of(document.lines, chunk.span))
        assert any(chunk.span in question.span for question in questions)
        assert chunk.parent is None or chunk.span in chunks[chunk.parent].span
    shown = {n for chunk in chunks if chunk.searchable for n in range(chunk.span.start, chunk.span.end + 1)}
    for block in parse(document.lines):
        if isinstance(block, Block):
            body = block.body if block.kind == "code" else block.span
            numbers = range(body.start, body.end + 1) if body else ()
            said = {n for n in numbers if (line := document.lines[n - 1].strip()) and not DIFFICULTY.match(line)}
            assert said <= shown


@settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(LINES)
def test_what_is_in_no_passage_is_left_out_for_a_reason(lines: list[str]) -> None:
    assert [left for left in left_out(Document("a.md", "/a.md", "\n".join(lines), "")) if left.why == UNKNOWN] == []
