"""What a context for a language model is."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from citewell.assistant.types import Citation, Header, Link, Verdict
from citewell.index import Kind


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines of a source in a context, verbatim: a passage, a part of one, or several neighbours."""

    number: int
    """As in `[1]`, by which the model can cite it."""
    kind: Kind
    language: str
    """Of code, in lower case; empty when unknown."""
    text: str
    tokens: int
    """Of `text` alone, in the encoding of the context."""
    citation: Citation
    header: Header | None = None
    """For rows of a table: its header, which is shown above them and is no part of `text`."""


@dataclass(frozen=True, slots=True)
class Context:
    """The passages of an answer, packed for a language model."""

    question: str
    query: str
    """What was searched."""
    verdict: Verdict
    confidence: float
    text: str
    """What to give to the model: the pieces, each below its citation, then the places that were left out."""
    tokens: int
    """Of `text`; at most `max_tokens`."""
    max_tokens: int
    encoding: str
    passages: tuple[Piece, ...]
    """Best first."""
    left_out: tuple[Citation, ...]
    """The lines of the answer's passages that did not fit."""

    def to_dict(self, link: Link) -> dict[str, Any]:
        """Return the context as JSON types, with the URLs that `link` makes."""
        encoded = asdict(self)
        encoded["left_out"] = [citation.to_dict(link) for citation in self.left_out]
        encoded["passages"] = [_piece(piece, link) for piece in self.passages]
        return encoded


def _piece(piece: Piece, link: Link) -> dict[str, Any]:
    encoded = asdict(piece) | {"citation": piece.citation.to_dict(link)}
    if encoded["header"] is None:
        del encoded["header"]
    return encoded
