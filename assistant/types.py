"""What the assistant returns. `Answer.to_dict()` is the contract that every adapter encodes."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from citewell.assistant.ask.filters import NONE, Filters
from citewell.index import Chunk, Kind, Span

Verdict = Literal["answered", "nearby", "not_covered"]


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched."""

    text: str
    """Self-contained and spelled right."""
    typed: str
    """As the person typed it."""
    terms: tuple[str, ...]
    """Lexical terms of `text`."""
    wants_words: bool = False
    """Whether an explanation is asked for, by the form of the question."""
    filters: Filters = NONE
    """What passages must have."""

    @property
    def shown(self) -> str:
        """What is searched, as a person would type it."""
        return f"{self.text} {self.filters}".strip()


@dataclass(slots=True)
class Hit:
    """A chunk with what speaks for it."""

    chunk: Chunk
    features: dict[str, float]
    """Evidence by name, as `ask --explain` shows it."""
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a passage stands, so that anyone can check it."""

    source: str
    start_line: int
    end_line: int
    question: str
    heading_path: tuple[str, ...]
    sha256: str
    """Of the passage's text."""
    verified: bool
    """Whether the file holds these very lines now."""
    url: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where the same can be read too."""

    source: str
    start_line: int
    end_line: int
    url: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines of the source, verbatim."""

    rank: int
    score: float
    """The ranker's, to compare the passages of one answer by; `confidence` is what can be compared between answers."""
    kind: Kind
    language: str
    text: str
    html: str
    highlights: tuple[tuple[int, int], ...]
    """Spans of file lines inside the passage that answer."""
    tokens: int
    citation: Citation
    also_in: tuple[Place, ...] = ()
    """Other places that say the same, nearly word for word."""
    explanation: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RelatedQuestion:
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A question's answer: passages best first, none when the verdict is `not_covered`."""

    question: str
    query: str
    verdict: Verdict
    confidence: float
    passages: tuple[Passage, ...]
    related_questions: tuple[RelatedQuestion, ...]
    took_ms: float

    def to_dict(self) -> dict[str, Any]:
        """The answer as JSON types. `explanation` is there only when it was asked for, `also_in` when there is any."""
        encoded = asdict(self)
        for passage in encoded["passages"]:
            passage["highlights"] = [list(span) for span in passage["highlights"]]
            passage["citation"]["heading_path"] = list(passage["citation"]["heading_path"])
            passage["also_in"] = list(passage["also_in"])
            if not passage["also_in"]:
                del passage["also_in"]
            if not passage["explanation"]:
                del passage["explanation"]
        encoded["passages"] = list(encoded["passages"])
        encoded["related_questions"] = list(encoded["related_questions"])
        return encoded


def url_of(source: str, span: Span) -> str:
    """The source view's address, opened at a span."""
    from urllib.parse import quote

    return f"/source/{quote(source)}?lines={span.start}-{span.end}"
