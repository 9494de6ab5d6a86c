"""What is around cited lines: the next larger class, listing, section or answer, and the definitions beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from citewell.index import Block, Document, Heading, Index, Kind, Span, parse, text_of

MIN_ADDED_LINES = 3
"""A larger span adds at least this many lines: with fewer, it would look as if nothing had happened."""
MAX_NEIGHBOURS = 4


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A larger part of a document that holds the cited lines."""

    start_line: int
    end_line: int
    kind: Kind
    language: str
    """Of code, in lower case; empty when unknown."""
    text: str
    html: str
    """Empty when it was not asked for."""
    more: bool
    """Whether there is something larger still."""


def surroundings(
    index: Index, document: Document, span: Span, *, html: bool = True, marks: tuple[Span, ...] = ()
) -> Surroundings | None:
    """Return the next larger part of a document that holds `span`, or None when `span` is the whole answer.

    `html` asks for it as HTML too, with the lines of `marks` marked.
    """
    larger = enclosing_spans(index, document, span)
    if not larger:
        return None
    whole = larger[0]
    listing = _listing_of(document, whole)
    kind: Kind = "code" if listing else "prose"
    language = listing.language if listing else ""
    text = text_of(index.lines[document.source], whole)
    rendered = ""
    if html:
        from citewell.assistant.show.html import passage_html

        rendered = passage_html(text, kind, language, whole.start, marks)
    return Surroundings(whole.start, whole.end, kind, language, text, rendered, more=len(larger) > 1)


def language_at(document: Document, span: Span) -> str:
    """Return the language of the listing that holds `span`, in lower case; `markdown` when none does."""
    listing = _listing_of(document, span)
    return listing.language if listing else "markdown"


def enclosing_spans(index: Index, document: Document, span: Span) -> list[Span]:
    """Return the spans that hold `span`, the shortest first, each noticeably longer than the one before."""
    candidates = {chunk.span for chunk in index.chunks if chunk.source == document.source}
    candidates |= {block.body for block in _listings(document) if block.body}
    candidates |= set(_sections(document))
    candidates |= {question.span for question in index.questions if question.source == document.source}
    larger: list[Span] = []
    for candidate in sorted(candidates, key=len):
        inner = larger[-1] if larger else span
        if inner in candidate and len(candidate) >= len(inner) + MIN_ADDED_LINES:
            larger.append(candidate)
    return larger


def neighbours(index: Index, source: str, span: Span) -> list[str]:
    """Return the names of the definitions beside the one at `span`, nearest first.

    They are of the same class or, outside a class, of the same listing.
    """
    here = next((c for c in index.chunks if c.source == source and c.symbol and c.span in span), None)
    if here is None:
        return []
    beside = [chunk for chunk in index.siblings(here) if chunk.symbol]
    beside.sort(key=lambda chunk: abs(chunk.span.start - here.span.start))
    names = dict.fromkeys(chunk.symbol for chunk in beside if not chunk.span.overlap(span))
    return [name for name in names if name != here.symbol][:MAX_NEIGHBOURS]


@lru_cache(maxsize=32)
def _elements(document: Document) -> list[Heading | Block]:
    return parse(document.lines)


def _listings(document: Document) -> list[Block]:
    return [element for element in _elements(document) if isinstance(element, Block) and element.kind == "code"]


def _listing_of(document: Document, span: Span) -> Block | None:
    return next((block for block in _listings(document) if block.body and span in block.body), None)


def _sections(document: Document) -> Iterator[Span]:
    """Yield each heading with all that follows it, up to the next heading of its level or a higher one."""
    headings = [element for element in _elements(document) if isinstance(element, Heading)]
    for position, heading in enumerate(headings):
        following = (other.span.start for other in headings[position + 1 :] if other.level <= heading.level)
        yield Span(heading.span.start, next(following, len(document.lines) + 1) - 1)
