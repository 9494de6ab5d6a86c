"""Write the pieces of a context as the text that a language model reads: markdown, each piece below its citation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from citewell.assistant.context.pieces import shared_path
from citewell.assistant.context.types import Piece
from citewell.assistant.show.as_markdown import fenced, headings_above
from citewell.assistant.show.messages import MESSAGES
from citewell.assistant.types import Answer, Citation


def render(found: Answer, pieces: Sequence[Piece]) -> str:
    """Return the text of the pieces, after a sentence where they do not clearly answer."""
    if not pieces:
        return found.reply.text if found.reply else MESSAGES["not_covered"] if found.verdict == "not_covered" else ""
    before = [MESSAGES["nearby"]] if found.verdict == "nearby" else []
    above: tuple[str, ...] = ()
    for piece in pieces:
        before.append("\n".join(_lines(piece, above)))
        above = piece.citation.heading_path
    return "\n\n".join(before)


def render_left_out(left_out: Iterable[Citation]) -> str:
    """Return the line that names what was left out, by file: `Left out: a.md:3-9, 20-31; b.md:7-7`."""
    ordered = sorted(left_out, key=lambda citation: (citation.source, citation.start_line))
    files = [
        f"{source}:{', '.join(f'{citation.start_line}-{citation.end_line}' for citation in citations)}"
        for source, citations in groupby(ordered, key=lambda citation: citation.source)
    ]
    return f"Left out: {'; '.join(files)}"


def _lines(piece: Piece, above: Sequence[str]) -> Iterator[str]:
    """Yield the citation of a piece, its headings and its lines.

    Of the headings, those shared with the piece `above` and one that the first line itself names are left out.
    """
    cited = piece.citation
    yield f"[{piece.number}] {cited}" + ("" if cited.verified else " (the file has changed since)")
    shared = len(shared_path(cited.heading_path, above))
    if own := headings_above(cited.heading_path[shared:], piece.text):
        yield " > ".join(["…", *own] if shared else own)
    if piece.header:
        yield piece.header.text
    yield fenced(piece.text, piece.language) if piece.kind == "code" else piece.text
