"""A document to its sections: each question with its answer, or each heading with what follows it."""

from __future__ import annotations

from citewell.index.read.markdown import parse
from citewell.index.read.questions import find_questions
from citewell.index.types import Block, Document, Heading, Section, Span

FRONT_MATTER_LEVEL = 0  # the title in front matter stands above every heading of the document


def sections_of(document: Document) -> list[Section]:
    """Return the sections of a document. The title in its front matter counts as its first heading."""
    lines = document.lines
    elements = parse(lines)
    title = document.front_matter.title
    if title and elements and title.casefold() not in _main_titles(elements):
        first = elements[0].span.start
        elements.insert(0, Heading(FRONT_MATTER_LEVEL, title, Span(first, first)))
    return find_questions(elements, document.source, lines, document.front_matter.difficulty)


def _main_titles(elements: list[Heading | Block]) -> set[str]:
    return {element.title.casefold() for element in elements if isinstance(element, Heading) and element.level == 1}
