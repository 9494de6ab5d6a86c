"""The texts that are embedded: every searchable chunk in parts, its summary, and each of its descriptive lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citewell.index.cut.data_uris import without_data_uris
from citewell.index.embed.encoder import MARKERS, Encoder
from citewell.index.search.fields import Prepared
from citewell.index.search.line_vectors import is_descriptive, sentences, words_of_line
from citewell.index.search.terms import HUMP
from citewell.index.types import Document

MAX_SUMMARY_CHARS = 300  # more than two sentences is the text itself, which is embedded in parts


@dataclass(frozen=True, slots=True)
class ChunkText:
    """A text that stands for a chunk, or for a part of it."""

    chunk_id: int
    text: str


@dataclass(frozen=True, slots=True)
class LineText:
    """What a descriptive line says, or one of its sentences."""

    number: int
    """Of the line, counted from 0 through all documents."""
    text: str


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts of an index that are embedded. The vectors of `parts` come with those of their word pieces."""

    parts: list[ChunkText]
    """In order of their chunks."""
    summaries: list[ChunkText]
    lines: list[LineText]
    """In order of their lines."""

    @property
    def with_pieces(self) -> list[str]:
        return [part.text for part in self.parts]

    @property
    def without_pieces(self) -> list[str]:
        return [*(summary.text for summary in self.summaries), *(line.text for line in self.lines)]


def texts_of(documents: Sequence[Document], chunks: Sequence[Prepared], encoder: Encoder) -> Texts:
    """Return what is embedded of the searchable chunks of documents, cut to what the encoder reads."""
    searchable = [prepared for prepared in chunks if prepared.chunk.searchable]
    return Texts(
        parts=[ChunkText(p.chunk.id, part) for p in searchable for part in parts_of(p, encoder)],
        summaries=[ChunkText(p.chunk.id, summary_of(p, encoder)) for p in searchable],
        lines=list(_lines(documents, searchable)),
    )


def parts_of(prepared: Prepared, encoder: Encoder) -> list[str]:
    """Return a chunk's text in parts that the encoder reads whole, each below a line that says where the chunk stands.

    A part consists of whole lines; only a line that is longer than a part is cut. The first line takes at most a third
    of what the encoder reads.
    """
    text = prepared.text if prepared.chunk.kind == "code" else prepared.prose
    budget = encoder.max_pieces - MARKERS - 2  # the line feeds
    place = _context(prepared, encoder, budget // 3)
    room = budget - encoder.count_pieces(place)
    parts: list[list[str]] = [[]]
    used = 0
    for line in _fitting(text.splitlines(), encoder, room):
        size = encoder.count_pieces(line) + 1
        if used + size > room and parts[-1]:
            parts.append([])
            used = 0
        parts[-1].append(line)
        used += size
    return [place + "\n" + "\n".join(part) for part in parts]


def summary_of(prepared: Prepared, encoder: Encoder) -> str:
    """Return what a chunk is about in one line: its headings spelled as words, and the beginning of its prose."""
    names = " ".join(prepared.chunk.heading_path[1:][-2:]) or " ".join((*prepared.context[-1:], prepared.title))
    spelled = HUMP.sub(" ", names.replace("_", " "))
    summary = f"{spelled}: {' '.join(prepared.prose.split())[:MAX_SUMMARY_CHARS]}"
    while encoder.count_pieces(summary) > encoder.max_pieces - MARKERS:
        summary = summary[: len(summary) * 3 // 4]
    return summary


def _context(prepared: Prepared, encoder: Encoder, max_pieces: int) -> str:
    """Return question, headings and enclosing definitions in one line, identifiers spelled as words."""
    above = [HUMP.sub(" ", name) for name in prepared.context]
    words = " > ".join((*above, prepared.title, *prepared.chunk.heading_path[1:])).replace("_", " ").split(" ")
    while encoder.count_pieces(" ".join(words)) > max_pieces and len(words) > 1:
        words.pop(0)  # the innermost definition stands last and is the most specific
    return " ".join(words)


def _fitting(lines: Sequence[str], encoder: Encoder, max_pieces: int) -> Iterator[str]:
    """Yield the lines that are not blank; those with too many word pieces are halved, at a space if there is one."""
    waiting = [line.strip() for line in reversed(lines) if line.strip()]
    while waiting:
        line = waiting.pop()
        if len(line) > 1 and encoder.count_pieces(line) + 1 > max_pieces:
            middle = max(line.rfind(" ", 1, len(line) // 2 + 1), 0) or len(line) // 2
            waiting += [line[middle:], line[:middle]]
        else:
            yield line


def _lines(documents: Sequence[Document], chunks: Sequence[Prepared]) -> Iterator[LineText]:
    """Yield what the descriptive lines of chunks say: a comment of code whole, prose sentence by sentence."""
    is_code: dict[tuple[str, int], bool] = {}
    for chunk in (prepared.chunk for prepared in chunks):
        for number in range(chunk.span.start, chunk.span.end + 1):
            is_code[chunk.source, number] = is_code.get((chunk.source, number), False) or chunk.kind == "code"
    offset = 0
    for document in documents:
        lines = document.lines
        for number, line in enumerate(lines, 1):
            code = is_code.get((document.source, number))
            if code is None or (code and not is_descriptive(line)):
                continue
            line = without_data_uris(line)
            for sentence in [line] if code else sentences(line):
                if words := words_of_line(sentence):
                    yield LineText(offset + number - 1, words)
        offset += len(lines)
