"""Headings: which are titles, and which are text that only looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from markdown_it.tree import SyntaxTreeNode

from citewell.index.read.nodes import words_of
from citewell.index.read.paragraphs import read_paragraph
from citewell.index.read.question_labels import is_answer_title
from citewell.index.read.titles import ends_with_question, parse_title
from citewell.index.types import BOLD, Block, Heading, Span

_SENTENCE_END = re.compile(r"[.!:;,…。！：；]\W*$")


def read_heading(node: SyntaxTreeNode, span: Span, lines: Sequence[str], in_list: bool) -> Iterator[Heading | Block]:
    """Yield a heading; or the text of one that announces the answer, or is underlined by chance."""
    title = words_of(node)
    if is_answer_title(title):
        yield Block("prose", span)
    elif node.markup in ("-", "=") and _is_text_above_a_line(node, title, span, lines):
        yield from read_paragraph(Span(span.start, span.end - 1), lines)
    else:
        yield Heading(int(node.tag[1]), title, span, in_list)


def _is_text_above_a_line(node: SyntaxTreeNode, title: str, span: Span, lines: Sequence[str]) -> bool:
    """Return whether an underlined title is a sentence or picture above a rule, or above an empty item of a list."""
    is_picture = [part.type for inline in node.children for part in inline.children] == ["image"]
    is_above_item = lines[span.end - 1].strip(" \t>") == "-"
    return is_picture or is_above_item or len(span) > 2 or bool(_SENTENCE_END.search(title))


def without_hollow_titles(elements: list[Heading | Block]) -> list[Heading | Block]:
    """Return the elements with each bold line that titles nothing as the prose it is."""
    return [
        Block("prose", element.span) if _is_statement(element, following) else element
        for element, following in zip_longest(elements, elements[1:])
    ]


def _is_statement(element: Heading | Block, following: Heading | Block | None) -> bool:
    if not isinstance(element, Heading) or element.level != BOLD or isinstance(following, Block):
        return False
    is_question = element.is_question or element.in_list or parse_title(element.title).has_number
    return not (is_question or element.box_end or ends_with_question(element.title))
