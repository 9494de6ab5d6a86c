"""Markdown to headings and blocks with line spans, which come from markdown-it-py's token maps alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.front_matter import front_matter_plugin

from citewell.index.read.boilerplate import is_boilerplate
from citewell.index.read.html_blocks import read_html_block
from citewell.index.read.labels import is_answer_title, without_marker
from citewell.index.read.lists import holds_questions, is_question
from citewell.index.read.nodes import is_closed, span_of, words_of
from citewell.index.read.paragraphs import read_paragraph
from citewell.index.types import BOLD, Block, Heading, Span

MAX_LIST_LINES = 60  # a longer list is not one passage, its items are


def markdown_parser(html: bool = True) -> MarkdownIt:
    """Return the one configuration of the parser, for reading and for rendering. `html` passes HTML through."""
    parser = MarkdownIt("commonmark", {"html": html}).enable(["table", "strikethrough"])
    return parser.use(front_matter_plugin)


PARSER = markdown_parser()


def parse(lines: Sequence[str]) -> list[Heading | Block]:
    """Return the headings and blocks of a document's lines, in order.

    A list, a quote or an item is one block unless it holds a heading or a fence, or is longer than `MAX_LIST_LINES`:
    then what it holds comes instead. Boilerplate is left out.
    """
    root = SyntaxTreeNode(PARSER.parse("\n".join(lines)))
    return [element for node in root.children for element in _read(node, lines, in_list=False)]


def _read(node: SyntaxTreeNode, lines: Sequence[str], in_list: bool) -> Iterator[Heading | Block]:
    span = span_of(node, lines)
    if span is None or is_boilerplate(node, lines[span.start - 1 : span.end]):
        return
    if node.type == "heading":
        title = words_of(node)
        yield Block("prose", span) if is_answer_title(title) else Heading(int(node.tag[1]), title, span, in_list)
    elif node.type in ("fence", "code_block"):
        yield _code(node, span, lines)
    elif node.type == "table":
        yield Block("table", span)
    elif node.type == "html_block":
        yield from read_html_block(span, lines)
    elif node.type == "paragraph":
        yield from read_paragraph(span, lines)
    elif node.type.endswith("_list") and holds_questions(node, lines):
        for item in node.children:
            yield from _read_item(item, lines)
    elif _is_one_block(node, span):
        yield Block("list" if node.type.endswith("_list") else "prose", span)
    else:
        for child in node.children:
            yield from _read(child, lines, in_list or node.type == "ordered_list")


def _read_item(item: SyntaxTreeNode, lines: Sequence[str]) -> Iterator[Heading | Block]:
    """Yield an item of a list of questions: its first line as a heading, the rest as the answer."""
    span = span_of(item, lines)
    if span is None:
        return
    if not is_question(item, lines):
        yield Block("prose", span)
        return
    yield Heading(BOLD, without_marker(lines[span.start - 1]), Span(span.start, span.start), in_list=True)
    opening = span_of(item.children[0], lines)
    if opening and opening.end > span.start:
        yield from read_paragraph(Span(span.start + 1, opening.end), lines)
    for child in item.children[1:]:
        yield from _read(child, lines, in_list=True)


def _code(node: SyntaxTreeNode, span: Span, lines: Sequence[str]) -> Block:
    if node.type == "code_block":
        return Block("code", span, "", span)
    body = Span(span.start + 1, span.end - is_closed(node, span, lines))
    info = node.info.strip().lower().split()
    return Block("code", span, info[0] if info else "", body if len(body) > 0 else None)


def _is_one_block(node: SyntaxTreeNode, span: Span) -> bool:
    has_parts = any(child.type in ("heading", "fence", "html_block") for child in node.walk())
    return len(span) <= MAX_LIST_LINES and not has_parts
