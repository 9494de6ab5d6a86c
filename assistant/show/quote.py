"""Quote any lines of a source, as the passages of an answer are quoted: verbatim, with a verified citation."""

from __future__ import annotations

from dataclasses import dataclass

from citewell.assistant.show.surroundings import html_of_lines, language_at
from citewell.assistant.show.verify import is_verified
from citewell.assistant.show.whole_answer import whole_answer
from citewell.assistant.types import Citation
from citewell.index import Index, Kind, Span, digest, text_of


@dataclass(frozen=True, slots=True)
class Quote:
    """Lines of a source, verbatim."""

    kind: Kind
    """`code` for lines of one listing, else `prose`, unless a chunk has exactly these lines."""
    language: str
    """Of code, in lower case; empty when unknown."""
    text: str
    html: str
    citation: Citation


def quote(index: Index, source: str, span: Span) -> Quote:
    """Return the lines of a source at `span`, which must be in it."""
    document = index.documents[source]
    kind, language = _kind_and_language(index, source, span)
    return Quote(
        kind=kind,
        language=language,
        text=text_of(index.lines[source], span),
        html=html_of_lines(document, span),
        citation=citation_of(index, source, span),
    )


def citation_of(index: Index, source: str, span: Span) -> Citation:
    """Return the citation of the lines of a source at `span`, checked against the file.

    Its question is the one whose answer holds the first line; its headings are those of the smallest chunk that holds
    all lines.
    """
    whole = whole_answer(index, source, span)
    question = whole.question.title if whole else ""
    holders = [chunk for chunk in index.chunks if chunk.source == source and span in chunk.span]
    smallest = min(holders, key=lambda chunk: len(chunk.span), default=None)
    sha256 = digest(text_of(index.lines[source], span))
    return Citation(
        source=source,
        start_line=span.start,
        end_line=span.end,
        question=question,
        heading_path=smallest.heading_path if smallest else (question,) if question else (),
        sha256=sha256,
        verified=is_verified(index.documents[source], span, sha256),
    )


def _kind_and_language(index: Index, source: str, span: Span) -> tuple[Kind, str]:
    chunk = next((chunk for chunk in index.chunks if chunk.source == source and chunk.span == span), None)
    if chunk:
        return chunk.kind, chunk.language
    language = language_at(index.documents[source], span)
    return ("prose", "") if language == "markdown" else ("code", language)
