"""Lists whose items are questions with their answers, and numbered questions whose answers follow the list."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from markdown_it.tree import SyntaxTreeNode

from citewell.index.read.flashcards import has_card_tag, without_card_tag
from citewell.index.read.nodes import span_of
from citewell.index.read.paragraphs import run_in_question
from citewell.index.read.question_labels import asks_by_label, without_marker
from citewell.index.read.titles import asks
from citewell.index.types import Span

MIN_ASKING = 2  # one item that asks is a sentence in a list


class ItemQuestion(NamedTuple):
    """The question that a list item begins with."""

    title: str
    span: Span
    answer: Span | None
    """What of the item's first paragraph belongs to the answer."""


def holds_questions(node: SyntaxTreeNode, lines: Sequence[str]) -> bool:
    """Return whether at least two items of a list, and half of them, are questions with their answers."""
    found = [question_of(item, lines) for item in node.children]
    asking = sum(question is not None for question in found)
    is_card = any(has_card_tag(lines[question.span.start - 1]) for question in found if question)
    return is_card or (asking >= MIN_ASKING and 2 * asking >= len(node.children))


def question_of(item: SyntaxTreeNode, lines: Sequence[str]) -> ItemQuestion | None:
    """Return the question that a list item begins with, if an answer follows in the item."""
    opening = span_of(item.children[0], lines) if item.children else None
    if opening is None or item.children[0].type != "paragraph":
        return None
    first = without_marker_only(lines[opening.start - 1])
    if title := run_in_question(first):
        return ItemQuestion(title, Span(opening.start, opening.start), opening)
    last = _last_line_of_question(opening, lines)
    if last is None or (last == opening.end and len(item.children) == 1):
        return None
    title = without_card_tag(" ".join(without_marker(line) for line in lines[opening.start - 1 : last]))
    answer = Span(last + 1, opening.end) if last < opening.end else None
    return ItemQuestion(title, Span(opening.start, last), answer)


def numbered_questions(nodes: Sequence[SyntaxTreeNode], lines: Sequence[str]) -> dict[int, str]:
    """Return the titles of the lists of one item that ask and whose answer is the block below, by their place.

    So `1. What is a valve?` reads with an answer that is not indented: each number begins a list of its own.
    """
    found = {}
    for place, (node, following) in enumerate(pairwise(nodes)):
        if node.type == "ordered_list" and len(node.children) == 1 and not following.type.endswith("_list"):
            (item,) = node.children
            span = span_of(item, lines)
            if span and len(item.children) == 1 and item.children[0].type == "paragraph":
                title = " ".join(without_marker(line) for line in lines[span.start - 1 : span.end])
                if asks(title):
                    found[place] = title
    return found if len(found) >= MIN_ASKING else {}


def without_marker_only(line: str) -> str:
    """Return a list item's first line without its marker; signs of bold type stay."""
    return line.lstrip(" \t>").lstrip("-*+" if line.lstrip(" \t>")[1:2] in (" ", "\t") else "0123456789.)").strip()


def _last_line_of_question(opening: Span, lines: Sequence[str]) -> int | None:
    """Return the line on which the question of an item ends; None when the item does not begin with one."""
    for number in range(opening.start, opening.end + 1):
        text = without_marker(lines[number - 1])
        if asks(text) or has_card_tag(text):
            return number
    return opening.start if asks_by_label(without_marker(lines[opening.start - 1])) else None
