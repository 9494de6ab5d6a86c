"""What the assistant takes and returns. `Answer.to_dict()` is the JSON that every adapter sends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from citewell.index import Kind, Question

Verdict = Literal["answered", "nearby", "not_covered"]
ReplyKind = Literal[
    "greeting", "thanks", "goodbye", "agreement", "help", "topics", "questions", "next", "confused", "number", "noise",
    "filters", "no_subject", "study",
]  # fmt: skip
"""What was said instead of a question; `filters` and `questions` list questions of the notes."""
Refinement = Literal["another", "code", "why", "shorter"]
"""A follow-up that wants the passages of the question before it shown differently, instead of asking something new."""
Link = Callable[[str, int, int], str]
"""Make the URL of a source opened at a first and a last line."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What every passage must have or must not have, and the order of passages. An empty field filters nothing."""

    corpus: str = ""
    """The name of a corpus, or a folder: the first part of the source's path."""
    file: str = ""
    """A part of the source's path."""
    difficulty: str = ""
    """The difficulty of the question that the passage answers."""
    phrases: tuple[str, ...] = ()
    """Phrases in the passage or its headings, compared without regard to case and line breaks."""
    without: tuple[str, ...] = ()
    """Words of which no inflected form is in the passage."""
    fields: tuple[tuple[str, str], ...] = ()
    """Names and values of the document's front matter, such as ("status", "draft"); `tag` stands for all its tags."""
    after: str = ""
    """The first day, month or year that the document may be of: `2026-01-31`, `2026-01` or `2026`."""
    recent_first: bool = False
    """Whether the passages of an answer are ordered by the dates of their documents, the latest first."""

    def __str__(self) -> str:
        """Return the filters as a person types them."""
        named = [("in", self.corpus), ("file", self.file), ("difficulty", self.difficulty), *self.fields]
        named += [("after", self.after), ("sort", "recent" if self.recent_first else "")]
        parts = [f'{name}:"{value}"' if " " in value else f"{name}:{value}" for name, value in named if value]
        return " ".join([*parts, *(f'"{phrase}"' for phrase in self.phrases), *(f"-{word}" for word in self.without)])

    def __or__(self, other: Filters) -> Filters:
        """Return both combined; a corpus, file, difficulty or date of `other` replaces this one's."""
        return Filters(
            other.corpus or self.corpus,
            other.file or self.file,
            other.difficulty or self.difficulty,
            tuple(dict.fromkeys(self.phrases + other.phrases)),
            tuple(dict.fromkeys(self.without + other.without)),
            tuple(dict.fromkeys(self.fields + other.fields)),
            other.after or self.after,
            other.recent_first or self.recent_first,
        )


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Repair:
    """A word whose spelling was corrected."""

    typed: str
    searched: str


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for a question."""

    text: str
    """Self-contained, spelling corrected, without the filters."""
    typed: str
    """The question as it was typed, without the filters."""
    terms: tuple[str, ...]
    """Lexical terms of `text`, each once."""
    wants_explanation: bool = False
    """Whether the form of the question asks for an explanation rather than for code."""
    filters: Filters = NO_FILTERS
    words_alone: bool = False
    """Whether the encoder does not know the language of the query, so that its vectors mean nothing."""
    reply: ReplyKind | None = None
    """What was said, when it was no question and nothing is searched."""
    subject: str = ""
    """What the question is about by the questions before it; empty for a self-contained one."""
    constraint: str = ""
    """What a follow-up such as "and in Flask?" adds to its subject."""
    required: tuple[str, ...] = ()
    """The terms of the constraint: passages that have all of them come first."""
    aspect: tuple[str, ...] = ()
    """The terms of a follow-up such as "best practices?", which is about nothing but its subject."""
    refinements: tuple[Refinement, ...] = ()
    """How the last passages are to be shown, oldest first: `another`, then `code`."""
    within: Question | None = None
    """The only question of the notes whose answer is searched, because its number was typed."""
    repaired: tuple[Repair, ...] = ()
    uncertain: bool = False
    """Whether only repaired words, or the beginning of a pasted text, say what is asked: never `answered`."""
    notices: tuple[str, ...] = ()
    pasted_lines: int = 0
    """Lines of code, or of an error, of which only `text` is searched."""

    @property
    def refinement(self) -> Refinement | None:
        """The last of the refinements: the one that was typed now."""
        return self.refinements[-1] if self.refinements else None

    @property
    def shown(self) -> str:
        """The query and its filters, as a person would type them."""
        refinement = f" — {self.typed}" if self.refinements else ""
        return f"{self.text}{refinement} {self.filters}".strip()


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a passage is, so that anyone can check it."""

    source: str
    """The file, by its path below the ingested folder, with forward slashes."""
    start_line: int
    """1-based."""
    end_line: int
    """Inclusive."""
    question: str
    """Title of the question that the passage answers."""
    heading_path: tuple[str, ...]
    """From the question down to the definition inside the listing."""
    sha256: str
    """Of the passage's text."""
    verified: bool
    """Whether the file held exactly these lines when the answer was made."""

    def __str__(self) -> str:
        return f"{self.source}:{self.start_line}-{self.end_line}"

    def to_dict(self, link: Link) -> dict[str, Any]:
        """Return the citation as JSON types, with the URL that `link` makes."""
        url = link(self.source, self.start_line, self.end_line)
        return asdict(self) | {"heading_path": list(self.heading_path), "url": url}


@dataclass(frozen=True, slots=True)
class Place:
    """Another place with nearly the same text as a passage."""

    source: str
    start_line: int
    end_line: int

    def __str__(self) -> str:
        return f"{self.source}:{self.start_line}-{self.end_line}"


@dataclass(frozen=True, slots=True)
class Header:
    """The header of the table that a passage's rows belong to. It stands in the file above the passage."""

    start_line: int
    end_line: int
    text: str
    """Its lines, verbatim."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines of a source, verbatim."""

    rank: int
    """1 for the best."""
    score: float
    """The ranker's. It compares passages of one answer only; `Answer.confidence` compares answers."""
    kind: Kind
    language: str
    """Of code, in lower case; empty when unknown."""
    text: str
    html: str
    """Empty when it was not asked for."""
    highlights: tuple[tuple[int, int], ...]
    """First and last file line of each part of the passage that answers."""
    tokens: int
    """As tiktoken's cl100k_base counts them."""
    citation: Citation
    also_in: tuple[Place, ...] = ()
    explanation: dict[str, float] = field(default_factory=dict)
    """The ranker's features by name; empty when not asked for."""
    header: Header | None = None
    """For rows of a long table: its header, which is shown above them and is no part of `text`."""


@dataclass(frozen=True, slots=True)
class RelatedQuestion:
    """A question of the corpus near to the one that was asked."""

    title: str
    source: str
    start_line: int
    end_line: int
    """The last line of its answer."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The reply to what was said instead of a question: `hello`, `thanks`, `list questions`. Nothing was searched."""

    kind: ReplyKind
    text: str
    """One or two fixed sentences."""
    suggestions: tuple[str, ...]
    """What can be asked next; each works when it is sent as it is."""
    questions: tuple[RelatedQuestion, ...] = ()
    """Questions of the notes, when they were asked for."""
    study: str | None = None
    """The subject to be quizzed on, in study mode: `decorators`, empty for all; None when that was not asked for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question."""

    question: str
    """As it was asked."""
    query: str
    """What was searched, including the filters."""
    verdict: Verdict
    confidence: float
    """Probability, from 0 to 1, that the passages answer the question."""
    passages: tuple[Passage, ...]
    """Best first; none when the verdict is `not_covered`."""
    related_questions: tuple[RelatedQuestion, ...]
    took_ms: float
    excluded: tuple[str, ...] = ()
    """Words whose passages were left out, because the question has `-word` or the filters say so."""
    reply: Reply | None = None
    """The reply to what was no question; then there are no passages, and the verdict is `not_covered`."""
    repaired: tuple[Repair, ...] = ()
    """Words that were searched in another spelling than they were typed. `as_typed` asks without that."""
    subject: str = ""
    """What a follow-up was understood to be about, and what the next one will be; empty for other questions, which are
    their own subject. As the only question in `history`, it or another text takes the place of the conversation."""
    notices: tuple[str, ...] = ()
    """Sentences for people: a filter that matches nothing, a follow-up that no passage fits."""
    opens: RelatedQuestion | None = None
    """The question of the notes whose number was typed."""
    pasted_lines: int = 0
    """Lines of pasted code, of which only `query` was searched; 0 for a question in words."""
    stages_ms: dict[str, float] = field(default_factory=dict)
    """Milliseconds of each stage that made the answer: `understand`, `search` and `show`. No part of the JSON."""

    def to_dict(self, link: Link) -> dict[str, Any]:
        """Return the answer as JSON types, with the URLs that `link` makes.

        The fields from `excluded` on, and in a passage `header`, `explanation` and `also_in`, are there only where they
        are not empty. In `explanation`, `exact` is another name of `definition_match`.
        """
        encoded = asdict(self)
        del encoded["stages_ms"]
        encoded["passages"] = [_passage(passage, link) for passage in self.passages]
        encoded["related_questions"] = [_question(question, link) for question in self.related_questions]
        encoded["excluded"], encoded["notices"] = list(self.excluded), list(self.notices)
        encoded["repaired"] = list(encoded["repaired"])
        if self.reply:
            encoded["reply"]["suggestions"] = list(self.reply.suggestions)
            if self.reply.study is None:
                del encoded["reply"]["study"]
            encoded["reply"]["questions"] = [_question(question, link) for question in self.reply.questions]
        if self.opens:
            encoded["opens"] = _question(self.opens, link)
        return {key: value for key, value in encoded.items() if value or key not in OPTIONAL}


def _question(question: RelatedQuestion, link: Link) -> dict[str, str]:
    return {"title": question.title, "url": link(question.source, question.start_line, question.end_line)}


OPTIONAL = {"excluded", "reply", "repaired", "subject", "notices", "opens", "pasted_lines"}
"""Keys of an answer that are left out where they are empty."""
OPTIONAL_IN_PASSAGE = {"also_in", "explanation", "header"}
"""Keys of a passage that are left out where they are empty."""


def _passage(passage: Passage, link: Link) -> dict[str, Any]:
    encoded = asdict(passage) | {"citation": passage.citation.to_dict(link)}
    encoded["highlights"] = [list(span) for span in encoded["highlights"]]
    encoded["also_in"] = list(encoded["also_in"])
    for place in encoded["also_in"]:
        place["url"] = link(place["source"], place["start_line"], place["end_line"])
    if features := encoded["explanation"]:
        encoded["explanation"] = features | {"exact": features.get("definition_match", 0.0)}
    return {key: value for key, value in encoded.items() if value or key not in OPTIONAL_IN_PASSAGE}
