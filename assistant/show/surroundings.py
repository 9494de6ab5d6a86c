"""What is around cited lines: the next larger class, listing, section or answer, and the definitions beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from citewell.index import Block, Document, Heading, Index, Kind, Span, parse, text_of

MIN_ADDED_LINES = 3
"""A larger span adds at least this many lines: with fewer, it would look as if nothing had happened."""
MAX_ADDED_LINES = 40
"""What encloses the lines is shown whole when it adds at most these, which is one screen."""
STEP_LINES = 20
"""Lines that are added where what encloses them is longer."""
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
    """Return a larger part of a document that holds `span`, or None when `span` is the whole answer.

    It is what encloses `span`, such as a class, a listing or a section; of a long one, about twenty lines more.

    `html` asks for it as HTML too, with the lines of `marks` marked.
    """
    whole = larger_span(index, document, span)
    if whole is None:
        return None
    listing = _listing_of(document, whole)
    return Surroundings(
        whole.start,
        whole.end,
        kind="code" if listing else "prose",
        language=listing.language if listing else "",
        text=text_of(index.lines[document.source], whole),
        html=html_of_lines(document, whole, marks) if html else "",
        more=larger_span(index, document, whole) is not None,
    )


def larger_span(index: Index, document: Document, span: Span) -> Span | None:
    """Return what encloses `span`, or about `STEP_LINES` more of it when it is long; None for a whole answer."""
    enclosing = enclosing_spans(index, document, span)
    if not enclosing:
        return None
    if len(enclosing[0]) <= len(span) + MAX_ADDED_LINES:
        return enclosing[0]
    return _with_whole_blocks(document, _widened(span, enclosing[0]))


def language_at(document: Document, span: Span) -> str:
    """Return the language of the listing that holds `span`, in lower case; `markdown` when none does."""
    listing = _listing_of(document, span)
    return listing.language if listing else "markdown"


def enclosing_spans(index: Index, document: Document, span: Span) -> list[Span]:
    """Return the spans of its answer that hold `span`, the shortest first, each noticeably longer than the last."""
    candidates = {chunk.span for chunk in index.chunks if chunk.source == document.source}
    candidates |= {block.body for block in _listings(document) if block.body}
    candidates |= set(_sections(document))
    answers = {question.span for question in index.questions if question.source == document.source}
    whole = next((answer for answer in answers if span in answer), Span(1, len(document.lines)))
    larger: list[Span] = []
    for candidate in sorted(candidates | answers, key=len):
        inner = larger[-1] if larger else span
        if inner in candidate and candidate in whole and len(candidate) >= len(inner) + MIN_ADDED_LINES:
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


def _widened(span: Span, limit: Span) -> Span:
    """Return `span` with `STEP_LINES` more, half of them before it, as far as `limit` allows."""
    before, after = span.start - limit.start, limit.end - span.end
    above = min(before, max(STEP_LINES // 2, STEP_LINES - after))
    return Span(span.start - above, span.end + min(after, STEP_LINES - above))


def _with_whole_blocks(document: Document, wide: Span) -> Span:
    """Return `wide` with all of the paragraphs, lists and tables that it begins or ends in, if they are short."""
    start, end = wide.start, wide.end
    for block in _blocks(document):
        if block.kind != "code" and len(block.span) <= STEP_LINES and block.span.overlap(wide):
            start, end = min(start, block.span.start), max(end, block.span.end)
    return Span(start, end)


def html_of_lines(document: Document, span: Span, marks: tuple[Span, ...] = ()) -> str:
    """Render lines of a document. A listing of which they hold a part is shown as a listing of that part."""
    from citewell.assistant.html.passages import passage_html

    html, start = [], span.start
    for listing in _listings(document):
        if listing.span in span or not listing.span.overlap(span):
            continue
        body = listing.body or listing.span
        part = Span(max(span.start, body.start), min(span.end, body.end))
        if start < listing.span.start:
            before = Span(start, listing.span.start - 1)
            html.append(passage_html(text_of(document.lines, before), "prose", "", before.start, marks))
        if len(part) > 0:
            html.append(passage_html(text_of(document.lines, part), "code", listing.language, part.start, marks))
        start = listing.span.end + 1
    if start <= span.end:
        html.append(passage_html(text_of(document.lines, Span(start, span.end)), "prose", "", start, marks))
    return "".join(html)


@lru_cache(maxsize=32)
def _elements(document: Document) -> list[Heading | Block]:
    return parse(document.lines)


def _blocks(document: Document) -> list[Block]:
    return [element for element in _elements(document) if isinstance(element, Block)]


def _listings(document: Document) -> list[Block]:
    return [block for block in _blocks(document) if block.kind == "code"]


def _listing_of(document: Document, span: Span) -> Block | None:
    return next((block for block in _listings(document) if block.body and span in block.body), None)


def _sections(document: Document) -> Iterator[Span]:
    """Yield each heading with all that follows it, up to the next heading of its level or a higher one."""
    headings = [element for element in _elements(document) if isinstance(element, Heading)]
    for position, heading in enumerate(headings):
        following = (other.span.start for other in headings[position + 1 :] if other.level <= heading.level)
        yield Span(heading.span.start, next(following, len(document.lines) + 1) - 1)
