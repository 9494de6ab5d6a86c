"""What stands around a passage: its class, its listing, its section, its whole answer; and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from citewell.assistant.show.html import passage_html
from citewell.index import Block, Document, Heading, Index, Kind, Span, parse, text_of

NOTICEABLE = 3  # lines; growing by fewer would look as if nothing had happened
MOST_SIBLINGS = 4


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A larger piece of a document, shown in place of the passage it holds."""

    start_line: int
    end_line: int
    kind: Kind
    language: str
    text: str
    html: str
    more: bool
    """Whether there is something larger still."""


def grow(index: Index, document: Document, span: Span, marks: list[Span]) -> Surroundings | None:
    """Return the next larger thing that holds `span`, with the lines of `marks` marked."""
    larger = enclosing(index, document, span)
    if not larger:
        return None
    listing = next((block for block in _listings(document) if block.body and larger[0] in block.body), None)
    kind: Kind = "code" if listing else "prose"
    language = listing.language if listing else ""
    text = text_of(index.lines[document.source], larger[0])
    return Surroundings(
        start_line=larger[0].start,
        end_line=larger[0].end,
        kind=kind,
        language=language,
        text=text,
        html=passage_html(text, kind, language, larger[0].start, marks),
        more=len(larger) > 1,
    )


def enclosing(index: Index, document: Document, span: Span) -> list[Span]:
    """Spans that hold a span and are noticeably longer, the shortest first."""
    candidates = {chunk.span for chunk in index.chunks if chunk.source == document.source}
    candidates |= {block.body for block in _listings(document) if block.body}
    candidates |= set(_sections(document))
    candidates |= {question.span for question in index.questions if question.source == document.source}
    larger: list[Span] = []
    for candidate in sorted(candidates, key=len):
        inner = larger[-1] if larger else span
        if inner in candidate and len(candidate) >= len(inner) + NOTICEABLE:
            larger.append(candidate)
    return larger


def siblings(index: Index, source: str, span: Span) -> list[str]:
    """Definitions beside the one at `span`, nearest first: of the same class, or of the same listing."""
    here = next((c for c in index.chunks if c.source == source and c.symbol and c.span in span), None)
    if here is None:
        return []
    beside = [
        chunk
        for chunk in index.chunks
        if chunk.source == source and chunk.symbol and chunk.parent == here.parent and chunk.question == here.question
    ]
    beside.sort(key=lambda chunk: abs(chunk.span.start - here.span.start))
    names = dict.fromkeys(chunk.symbol for chunk in beside if not chunk.span.overlap(span))
    return [name for name in names if name != here.symbol][:MOST_SIBLINGS]


@lru_cache(maxsize=32)
def _elements(document: Document) -> list[Heading | Block]:
    return parse(document.lines)


def _listings(document: Document) -> list[Block]:
    return [element for element in _elements(document) if isinstance(element, Block) and element.kind == "code"]


def _sections(document: Document) -> Iterator[Span]:
    """Each heading with what it titles, up to the next of its rank."""
    headings = [element for element in _elements(document) if isinstance(element, Heading)]
    for place, heading in enumerate(headings):
        after = (other.span.start for other in headings[place + 1 :] if other.level <= heading.level)
        yield Span(heading.span.start, next(after, len(document.lines) + 1) - 1)
