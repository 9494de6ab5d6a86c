"""Make pieces of the lines that are kept of passages, and merge those that are neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from citewell.assistant.context.trim import Cut
from citewell.assistant.context.types import Piece
from citewell.assistant.show.verify import is_verified
from citewell.assistant.types import Citation, Header
from citewell.index import Index, Span, count_tokens, digest, text_of


def piece_of(cited: Citation, cut: Cut, number: int, index: Index, encoding: str) -> Piece:
    """Return the piece that holds lines of a cited passage."""
    lines = index.lines[cited.source]
    header = Header(cut.header.start, cut.header.end, text_of(lines, cut.header)) if cut.header else None
    text = text_of(lines, cut.span)
    tokens = count_tokens(text, encoding)
    return Piece(number, cut.kind, cut.language, text, tokens, citation_of(cited, cut.span, index), header)


def citation_of(cited: Citation, span: Span, index: Index) -> Citation:
    """Return the citation of other lines below the same headings; part of a verified passage is verified."""
    if span_of(cited) == span:
        return cited
    sha256 = digest(text_of(index.lines[cited.source], span))
    verified = cited.verified or is_verified(index.documents[cited.source], span, sha256)
    return replace(cited, start_line=span.start, end_line=span.end, sha256=sha256, verified=verified)


def with_piece(pieces: Sequence[Piece], piece: Piece, index: Index, encoding: str) -> list[Piece]:
    """Return pieces with another one, which is merged with those that it touches, numbered in order."""
    others = []
    for other in pieces:
        if _touch(other, piece, index):
            piece = _merged(other, piece, index, encoding)
        else:
            others.append(other)
    ordered = sorted([*others, piece], key=lambda each: each.number)
    return [replace(each, number=number) for number, each in enumerate(ordered, 1)]


def span_of(cited: Citation) -> Span:
    """Return the lines of a citation."""
    return Span(cited.start_line, cited.end_line)


def shared_path(path: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    """Return the headings with which both paths begin."""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(path, other, strict=False))
    return tuple(title for title, _ in pairs)


def _touch(piece: Piece, other: Piece, index: Index) -> bool:
    """Return whether two pieces of one kind and answer overlap, or have only blank lines between them."""
    first, second = _in_order(piece, other)
    if any(getattr(first.citation, name) != getattr(second.citation, name) for name in ("source", "question")):
        return False
    if first.kind != second.kind:
        return False
    between = index.lines[first.citation.source][first.citation.end_line : second.citation.start_line - 1]
    return not "".join(between).strip()


def _merged(piece: Piece, other: Piece, index: Index, encoding: str) -> Piece:
    """Return two pieces that touch as one, with the headings that both are below and the better one's number."""
    first, second = _in_order(piece, other)
    span = Span(first.citation.start_line, max(first.citation.end_line, second.citation.end_line))
    cited = replace(
        first.citation,
        heading_path=shared_path(first.citation.heading_path, second.citation.heading_path),
        verified=first.citation.verified and second.citation.verified,
    )
    header = Span(first.header.start_line, first.header.end_line) if first.header else None
    cut = Cut(span, first.kind, first.language, header)
    return piece_of(cited, cut, min(piece.number, other.number), index, encoding)


def _in_order(piece: Piece, other: Piece) -> list[Piece]:
    return sorted((piece, other), key=lambda each: each.citation.start_line)
