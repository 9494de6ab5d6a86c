"""Headings: which are titles, and which are text that only looks like one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from markdown_it.tree import SyntaxTreeNode

from citewell.index.read.nodes import words_of
from citewell.index.read.question_labels import is_answer_title
from citewell.index.read.titles import ends_with_question, parse_title
from citewell.index.types import BOLD, Block, Heading, Span


def read_heading(node: SyntaxTreeNode, span: Span, in_list: bool) -> Iterator[Heading | Block]:
    """Yield a heading; or the text of one that announces the answer."""
    title = words_of(node)
    if is_answer_title(title):
        yield Block("prose", span)
    else:
        yield Heading(int(node.tag[1]), title, span, in_list)


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
