"""The lines of a document that are in no passage, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from markdown_it.tree import SyntaxTreeNode

from citewell.index.cut.chunking import chunk_section
from citewell.index.cut.data_uris import without_data_uris
from citewell.index.read.boilerplate import has_words, why_html, why_left_out, without_formatting
from citewell.index.read.front_matter import split_front_matter
from citewell.index.read.markdown import PARSER, parse, parser_text
from citewell.index.read.nodes import span_of
from citewell.index.read.question_labels import is_only_answer_title
from citewell.index.read.questions import DIFFICULTY
from citewell.index.read.sections import sections_of
from citewell.index.types import Block, Chunk, Document, Heading, Span

ADDRESS = "address of a link"
DATA_URI = "data: URI"
HEADER = "header of a table of questions"
LABEL = "label of an answer"
PLACEHOLDER = "answer that is still to be written"
TITLE_ALONE = "heading without text below it"
UNKNOWN = "unknown"  # text that was lost: a test holds that there is none

_DELIMITERS = re.compile(r"[\s|:-]*-[\s|:-]*")  # the row below a table's header
_WORD = re.compile(r"\w")


class LeftOut(NamedTuple):
    """Lines of one document that say something, but are in no passage."""

    source: str
    span: Span
    text: str
    """The first of the lines."""
    why: str


def left_out(document: Document, chunks: Sequence[Chunk] | None = None) -> list[LeftOut]:
    """Return what of a document is in no passage, in order. `chunks` are its own; without them, it is cut here.

    Front matter, the headings above a passage, stated difficulties and the fences of code are no part of it: they
    stand beside passages, or are searched with them.
    """
    lines = document.lines
    sections = sections_of(document)
    if chunks is None:
        chunks = [chunk for section in sections for chunk in chunk_section(section, lines, 0)]
    kept = _kept(lines, [chunk for chunk in chunks if chunk.searchable])
    why = _reasons(lines)
    for span in (section.question.span for section in sections if section.elements and not section.question.answered):
        for number in range(span.start, span.end + 1):
            why.setdefault(number, PLACEHOLDER)
    numbers = [n for n, line in enumerate(lines, 1) if n not in kept and _WORD.search(line)]
    return [
        LeftOut(document.source, span, lines[span.start - 1].strip(), why.get(span.start) or _why_line(lines, span))
        for span in _runs(numbers, why)
    ]


def _kept(lines: Sequence[str], passages: Sequence[Chunk]) -> set[int]:
    """Return the numbers of the lines that are in a passage, or are shown or searched with one."""
    _, front_matter_lines = split_front_matter(lines)
    kept = set(range(1, front_matter_lines + 1))
    titles: set[str] = set()
    for chunk in passages:
        kept.update(range(chunk.span.start, chunk.span.end + 1))
        titles.update(chunk.heading_path, chunk.above)
    for element in parse(lines):
        numbers = range(element.span.start, element.span.end + 1)
        if isinstance(element, Heading) and element.title in titles:
            kept.update(numbers)
        elif isinstance(element, Block) and element.kind == "code":
            kept.update((element.span.start, element.span.end))
        elif len(element.span) == 1 and DIFFICULTY.match(lines[element.span.start - 1].strip()):
            kept.update(numbers)
    return kept


def _reasons(lines: Sequence[str]) -> dict[int, str]:
    """Return why lines are left out, by their number, where the parser tells it."""
    env: dict[str, Any] = {}
    root = SyntaxTreeNode(PARSER.parse(parser_text(lines), env))
    headings = [element.span for element in parse(lines) if isinstance(element, Heading)]
    why = {number: TITLE_ALONE for span in headings for number in range(span.start, span.end + 1)}
    for node, reason in _boilerplate(root, lines):
        if span := span_of(node, lines):
            why.update(dict.fromkeys(range(span.start, span.end + 1), reason))
    for target in [*env.get("references", {}).values(), *env.get("duplicate_refs", ())]:
        start, after = target["map"]
        why.update(dict.fromkeys(range(start + 1, after + 1), ADDRESS))
    return why


def _boilerplate(node: SyntaxTreeNode, lines: Sequence[str]) -> Iterator[tuple[SyntaxTreeNode, str]]:
    """Yield the outermost nodes that answer nothing, with the reason."""
    for child in node.children:
        span = span_of(child, lines)
        if span and (reason := why_left_out(child, lines[span.start - 1 : span.end])):
            yield child, reason
        elif child.type != "inline":
            yield from _boilerplate(child, lines)


def _why_line(lines: Sequence[str], span: Span) -> str:
    line = lines[span.start - 1]
    if not has_words(line):
        return why_html(line)
    if _DELIMITERS.fullmatch("".join(lines[span.start : span.start + 1])):
        return HEADER
    if is_only_answer_title(without_formatting(line).strip()):
        return LABEL
    if without_data_uris(line) != line:
        return DATA_URI
    return UNKNOWN


def _runs(numbers: Sequence[int], why: dict[int, str]) -> Iterator[Span]:
    """Yield the runs of lines that stand together and are left out for the same reason."""

    def key(pair: tuple[int, int]) -> tuple[int, str | int]:
        return pair[1] - pair[0], why.get(pair[1]) or pair[1]

    for _, run in groupby(enumerate(numbers), key):
        found = [number for _, number in run]
        yield Span(found[0], found[-1])
