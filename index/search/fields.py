"""What of a chunk is searched: its words by field, and the texts that are embedded."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from citewell.index.read.boilerplate import without_formatting
from citewell.index.search.terms import HUMP
from citewell.index.types import Chunk

MARKERS = 2  # word pieces an encoder adds: [CLS] and [SEP]
GIST = 300  # characters: more is the text itself, which is embedded whole elsewhere
_NUMBER = re.compile(r"^\s*(Q(uestion)?\W{0,2}\d*|\d+)\s*[.:)-]\s*", re.IGNORECASE)


class Fields(NamedTuple):
    """A chunk's words by where they stand. Lexical search scores each field apart."""

    name: str
    """What the chunk is called: its definition, banner or own heading."""
    place: str
    """Where it stands: the question, the headings and the definitions around it."""
    comment: str
    """What its code says of itself: comments and docstrings."""
    body: str
    """All of its lines."""


def said_by(chunk: Chunk, text: str) -> str:
    """What a chunk says of itself: prose all it says, code its comments and docstrings."""
    return comments(text, chunk.language) if chunk.kind == "code" else without_formatting(text)


def fields_of(chunk: Chunk, text: str, said: str) -> Fields:
    """`said` is what `said_by` gives."""
    name = " ".join((chunk.symbol.rpartition(".")[2], *chunk.heading_path[1:][-1:]))
    place = " ".join((_NUMBER.sub("", chunk.heading_path[0]), *chunk.heading_path[1:]))
    return Fields(name, place, said, text) if chunk.kind == "code" else Fields(name, place, "", said)


def comments(text: str, language: str) -> str:
    """The comments and docstrings of a piece of code, as Pygments tells them from the rest."""
    from pygments.lexers import get_lexer_by_name  # ingestion alone needs it
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language)
    except ClassNotFound:
        return ""
    return " ".join(
        value
        for kind, value in lexer.get_tokens(text)
        if kind[:1] == ("Comment",) or kind[:3] == ("Literal", "String", "Doc")
    )


def texts_to_embed(chunk: Chunk, text: str, pieces: Callable[[str], int], max_pieces: int) -> list[str]:
    """Put where a chunk stands before its text, in as many parts as the encoder's window asks for.

    Each part keeps whole lines; only a line longer than the window by itself is cut. At most a third of the window
    goes to the place.
    """
    text = text if chunk.kind == "code" else without_formatting(text)
    place = context_of(chunk)
    budget = max_pieces - MARKERS - 2  # the joints between lines
    words = place.split(" ")
    while pieces(" ".join(words)) > budget // 3 and len(words) > 1:
        words.pop(0)  # the nearest definition stands last and says most
    place = " ".join(words)
    room = budget - pieces(place)
    parts: list[list[str]] = [[]]
    used = 0
    for line in _windows(text.splitlines(), pieces, room):
        size = pieces(line) + 1
        if used + size > room and parts[-1]:
            parts.append([])
            used = 0
        parts[-1].append(line)
        used += size
    return [place + "\n" + "\n".join(part) for part in parts]


def context_of(chunk: Chunk) -> str:
    """Question, headings and enclosing definitions in one line, identifiers spelled as words."""
    return " > ".join((_NUMBER.sub("", chunk.heading_path[0]), *chunk.heading_path[1:])).replace("_", " ")


def gist_of(chunk: Chunk, said: str, pieces: Callable[[str], int], max_pieces: int) -> str:
    """What a chunk is about in a line: its names spelled as words, and what it says of itself first.

    It fits the encoder's window.
    """
    names = " ".join(chunk.heading_path[1:][-2:]) or _NUMBER.sub("", chunk.heading_path[0])
    spelled = HUMP.sub(" ", names.replace("_", " "))
    gist = f"{spelled}: {' '.join(said.split())[:GIST]}"
    while pieces(gist) > max_pieces - MARKERS:
        gist = gist[: len(gist) * 3 // 4]
    return gist


def _windows(lines: Sequence[str], pieces: Callable[[str], int], room: int) -> list[str]:
    """The lines that say something, those too long for the window halved until they fit."""
    fitting: list[str] = []
    for line in lines:
        if not line.strip():
            continue
        waiting = [line.strip()]
        while waiting:
            piece = waiting.pop(0)
            if len(piece) > 1 and pieces(piece) + 1 > room:
                middle = piece.rfind(" ", 1, len(piece) // 2 + 1)
                middle = middle if middle > 0 else len(piece) // 2
                waiting[:0] = [piece[:middle], piece[middle:]]
            else:
                fitting.append(piece)
    return fitting
