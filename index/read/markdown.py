"""Markdown to headings and blocks with line spans, which come from markdown-it-py's token maps alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin

from citewell.index.read.boilerplate import why_left_out
from citewell.index.read.box_ends import with_box_ends
from citewell.index.read.fences import language_of
from citewell.index.read.formulas import formula_plugin
from citewell.index.read.front_matter import split_front_matter
from citewell.index.read.headings import read_heading, without_hollow_titles
from citewell.index.read.hidden import hidden_plugin
from citewell.index.read.html_details import is_titled_component, read_html_block
from citewell.index.read.lists import holds_questions, numbered_questions, question_of
from citewell.index.read.nodes import is_closed, span_of, words_of
from citewell.index.read.paragraphs import read_paragraph
from citewell.index.read.tables import read_table
from citewell.index.read.titled_boxes import callout_title, is_question_box
from citewell.index.read.titles import ends_with_question
from citewell.index.read.underlines import underline_plugin
from citewell.index.types import BOLD, BOX, Block, Heading, Span, text_of

MAX_LIST_LINES = 60  # a longer list is not one passage, its items are

_FOOTNOTE = re.compile(r" {0,3}\[\^[^\]]+\]:")


def markdown_parser(html: bool = True) -> MarkdownIt:
    """Return the one configuration of the parser, for reading and for rendering. `html` passes HTML through."""
    parser = MarkdownIt("commonmark", {"html": html}).enable(["table", "strikethrough"])
    parser.use(dollarmath_plugin).disable("math_inline")  # `$5 and $6` are prices
    return parser.use(admon_plugin).use(hidden_plugin).use(formula_plugin).use(underline_plugin)


PARSER = markdown_parser()


def parse(lines: Sequence[str]) -> list[Heading | Block]:
    """Return the headings and blocks of a document's lines, in order.

    A list, a quote or an item is one block unless it holds a heading or a fence, or is longer than `MAX_LIST_LINES`:
    then what it holds comes instead. Boilerplate and front matter are left out.
    """
    root = SyntaxTreeNode(PARSER.parse(parser_text(lines)))
    elements = without_hollow_titles(list(_read_all(root.children, lines, in_list=False)))
    return with_box_ends(_with_footnotes(elements, lines), lines)


def parser_text(lines: Sequence[str]) -> str:
    """Return lines as the parser takes them, so that its line numbers are ours: no CR inside, front matter blank."""
    _, count = split_front_matter(lines)
    return "\n" * count + "\n".join(lines[count:]).replace("\r", " ")


def _read_all(nodes: Sequence[SyntaxTreeNode], lines: Sequence[str], in_list: bool) -> Iterator[Heading | Block]:
    questions = numbered_questions(nodes, lines)
    for place, node in enumerate(nodes):
        span = span_of(node, lines)
        if place in questions and span:
            yield Heading(BOLD, questions[place], span, in_list=True)
        else:
            yield from _read(node, lines, in_list)


def _read(node: SyntaxTreeNode, lines: Sequence[str], in_list: bool) -> Iterator[Heading | Block]:
    span = span_of(node, lines)
    if span is None or why_left_out(node, lines[span.start - 1 : span.end]):
        return
    if node.type == "heading":
        yield from read_heading(node, span, in_list)
    elif node.type in ("fence", "code_block"):
        yield _code(node, span, lines)
    elif node.type == "table":
        yield from read_table(node, span, lines)
    elif node.type == "html_block" or _is_component(node, span, lines):
        yield from read_html_block(span, lines)
    elif node.type == "paragraph":
        yield from read_paragraph(span, lines)
    elif node.type == "admonition":
        yield from _box(node, span, lines)
    elif node.type == "blockquote" and (title := _callout_title(span, lines)):
        yield from _callout(title, span)
    elif node.type.endswith("_list") and holds_questions(node, lines):
        for item in node.children:
            yield from _item(item, lines)
    elif _is_one_block(node, span):
        yield Block("list" if node.type.endswith("_list") else "prose", span)
    else:
        yield from _read_all(node.children, lines, in_list or node.type == "ordered_list")


def _box(node: SyntaxTreeNode, span: Span, lines: Sequence[str]) -> Iterator[Heading | Block]:
    """Yield a box `??? type "Title"`: a question with its answer, or what it holds."""
    title = words_of(node.children[0]) if node.children else ""
    box_type = str(node.meta.get("tag", ""))
    box_end = span.end if len(span) > 1 else None  # the answer to a title alone stands below the box
    if is_question_box(box_type, title):
        yield Heading(BOX, title, Span(span.start, span.start), is_question=True, box_end=box_end)
        yield from _read_all(node.children[1:], lines, in_list=False)
    elif _is_one_block(node, span):
        yield Block("prose", span)
    else:
        yield Heading(BOLD, title, Span(span.start, span.start), box_end=span.end)
        yield from _read_all(node.children[1:], lines, in_list=False)


def _callout_title(span: Span, lines: Sequence[str]) -> str:
    """Return the title of a callout that is a question. One without a body says all it says where a title stands."""
    title = callout_title(lines[span.start - 1])
    return title if len(span) > 1 or ends_with_question(title) else ""


def _callout(title: str, span: Span) -> Iterator[Heading | Block]:
    box_end = span.end if len(span) > 1 else None
    yield Heading(BOX, title, Span(span.start, span.start), is_question=True, box_end=box_end)
    if len(span) > 1:
        yield Block("prose", Span(span.start + 1, span.end))


def _item(item: SyntaxTreeNode, lines: Sequence[str]) -> Iterator[Heading | Block]:
    """Yield an item of a list of questions: its question as a heading, the rest as the answer."""
    question = question_of(item, lines)
    if question is None:
        if span := span_of(item, lines):
            yield Block("prose", span)
        return
    yield Heading(BOLD, question.title, question.span, in_list=True)
    if question.answer and question.answer.start == question.span.start:
        yield Block("prose", question.answer)  # it begins on the question's own line
    elif question.answer:
        yield from read_paragraph(question.answer, lines)
    yield from _read_all(item.children[1:], lines, in_list=True)


def _code(node: SyntaxTreeNode, span: Span, lines: Sequence[str]) -> Block:
    if node.type == "code_block":
        return Block("code", span, "", span)
    body = Span(span.start + 1, span.end - is_closed(node, span, lines))
    return Block("code", span, language_of(node.info), body if len(body) > 0 else None)


def _is_component(node: SyntaxTreeNode, span: Span, lines: Sequence[str]) -> bool:
    """Return whether a paragraph begins with a titled component, for which CommonMark knows no block."""
    return node.type == "paragraph" and is_titled_component(text_of(lines, span))


def _is_one_block(node: SyntaxTreeNode, span: Span) -> bool:
    has_parts = any(child.type in ("heading", "fence", "html_block") for child in node.walk())
    return len(span) <= MAX_LIST_LINES and not has_parts


def _with_footnotes(elements: list[Heading | Block], lines: Sequence[str]) -> list[Heading | Block]:
    """Add the footnotes that the parser takes for the targets of links, of which it makes no token."""
    covered = {number for element in elements for number in range(element.span.start, element.span.end + 1)}
    missing = [n for n, line in enumerate(lines, 1) if n not in covered and _FOOTNOTE.match(line)]
    footnotes = [Block("prose", Span(number, number)) for number in missing]
    return sorted([*elements, *footnotes], key=lambda element: element.span.start)
