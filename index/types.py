"""The types of the whole package. This module imports no other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

READABLE = 60  # lines, one or two screens: a longer chunk that only holds others is not a passage itself

Kind = Literal["prose", "list", "table", "code"]
Defines = Literal["", "class", "function"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Lines of a file: 1-based, both ends included."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start + 1

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: Span) -> int:
        """Return how many lines both have."""
        return max(0, min(self.end, other.end) - max(self.start, other.start) + 1)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields that a document begins with."""

    title: str = ""
    aliases: tuple[str, ...] = ()
    """Other names of the document."""
    tags: tuple[str, ...] = ()
    description: str = ""
    difficulty: str = ""
    fields: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Every field with its values as text, its name in lower case."""


@dataclass(frozen=True, slots=True)
class Document:
    """One markdown file as it was read."""

    source: str
    """The path below the folder that was ingested, with forward slashes; citations name it."""
    path: str
    """The absolute path that it was read from."""
    text: str
    sha256: str
    """Of the file's bytes."""
    encoding: str = "utf-8-sig"
    """The encoding of its bytes."""
    front_matter: FrontMatter = FrontMatter()
    language: str = ""
    """ISO 639-1 code of the language of its prose; empty until ingestion has detected it."""

    @property
    def lines(self) -> list[str]:
        return split_lines(self.text)


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the corpus, from its own line to the end of its answer."""

    title: str
    source: str
    span: Span
    difficulty: str | None = None
    section: str | None = None
    listed: bool = True
    """False for a section beside the questions of a document."""
    is_question: bool = True
    """Whether it asks or is a question by its form. A section that is listed without is counted as a section."""
    answered: bool = True
    """Whether an answer follows it, more than a placeholder such as `TODO`."""
    above: tuple[str, ...] = ()
    """The titles of the headings above it, the document's title first."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that titles what follows it: a markdown heading, or a bold line on its own."""

    level: int
    """1-6 for headings; below them `BOX` for the title of a box or of `<details>`, then `BOLD` for a bold line."""
    title: str
    span: Span
    in_list: bool = False
    """Whether it stands inside an item of an ordered list."""
    is_question: bool = False
    """Whether its form alone makes it a question: a label, a flashcard, a box of that type."""
    box_end: int | None = None
    """The last line of the box that it titles; None where it titles none, or one that is never closed."""


BOX, BOLD = 7, 8


@dataclass(frozen=True, slots=True)
class Block:
    """One markdown block that is not boilerplate, as the parser saw it."""

    kind: Kind
    span: Span
    language: str = ""
    """Of a fence, as it names itself, in lower case."""
    body: Span | None = None
    """The lines between the fences, for code; None when there are none."""
    leads: bool = False
    """Whether it is a paragraph that introduces the next block, by ending in a colon."""


@dataclass(frozen=True, slots=True)
class Section:
    """A question and the elements of its answer, in order."""

    question: Question
    elements: tuple[Heading | Block, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of a code listing that can be read alone. Units form a tree: a class holds its methods."""

    span: Span
    kind: Literal["class", "function", "section", "statements", "file"]
    name: str = ""
    """What is defined (`retry`), the title in a comment (`Test 3: bulk insert`), a file (`Dockerfile`), or nothing."""
    language: str = ""
    children: tuple[Unit, ...] = ()
    """In order; together they hold every non-blank line of this unit exactly once. Empty for a leaf."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """The indexed unit, inside one question."""

    id: int
    """Its place in the index, from 0."""
    source: str
    span: Span
    kind: Kind
    question: str
    """Title of the question it belongs to."""
    heading_path: tuple[str, ...]
    """From the question down to the definition inside the listing."""
    language: str
    symbol: str
    """The definition it is, dotted (`RetryHandler.retry_with_backoff`), or nothing."""
    tokens: int
    """As tiktoken's cl100k_base counts them."""
    sha256: str
    """Of `text`, UTF-8."""
    parent: int | None = None
    """The chunk that holds this one: the class of a method, the listing of a class, the section of a listing."""
    searchable: bool = True
    """False for what only holds others: a section or listing too long to be read as one passage."""
    defines: Defines = ""
    """What it is all of: the class or function that `symbol` names. Nothing for a part of one, or for other text."""
    above: tuple[str, ...] = ()
    """The titles of the headings above its question, the document's title first."""
    header: Span | None = None
    """The header of the table that its rows belong to, where it lies outside `span`; to be shown above them."""


def split_lines(text: str) -> list[str]:
    """Return the lines of a text as citations count them.

    A line ends at LF or CRLF, and at nothing else: a CR, a form feed or U+2028 inside a line is part of it. Only in a
    text without any LF does a CR end a line, as on old Macintosh computers.
    """
    text = text.replace("\r\n", "\n")
    if "\n" not in text:
        text = text.replace("\r", "\n")
    lines = text.split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def text_of(lines: Sequence[str], span: Span) -> str:
    """Return the lines of a span, joined by line feeds."""
    return "\n".join(lines[span.start - 1 : span.end])


def digest(text: str) -> str:
    """Return the sha256 of a text in UTF-8."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
