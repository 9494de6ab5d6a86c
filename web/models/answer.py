"""Answers as the HTTP API returns them. Each model is the contract: a field that it does not name is an error."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, NonNegativeFloat, NonNegativeInt, PositiveInt

from citewell.assistant import ReplyKind, Verdict
from citewell.index import Kind
from citewell.web.models import examples

LineSpan = Annotated[list[PositiveInt], Field(min_length=2, max_length=2)]


class ResponseModel(BaseModel):
    """What the server returns. A field with a default is left out where it would say nothing."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class Citation(ResponseModel):
    """Where a passage is, so that anyone can check it."""

    source: str = Field(description="The file, by its path below the folder of the notes.")
    start_line: PositiveInt = Field(description="The first line, counted from 1.")
    end_line: PositiveInt = Field(description="The last line, inclusive.")
    question: str = Field(description="The question of the notes that the lines answer; empty outside of any.")
    heading_path: list[str] = Field(description="From the question down to the definition inside the listing.")
    sha256: str = Field(description="Of the lines, joined by line feeds, in UTF-8.")
    verified: bool = Field(description="Whether the file held exactly these lines when the answer was made.")
    url: str = Field(description="The page of this server that shows the source at these lines.")
    editor_url: str = Field(default="", description="Opens the lines in an editor; only for requests of this machine.")


class Place(ResponseModel):
    """Another place with nearly the same text as a passage."""

    source: str
    start_line: PositiveInt
    end_line: PositiveInt
    url: str


class TableHeader(ResponseModel):
    """The header of the table that the rows of a passage belong to. It stands in the file above the passage."""

    start_line: PositiveInt
    end_line: PositiveInt
    text: str


class QuotedLines(ResponseModel):
    """Lines of a source, verbatim."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.QUOTED_LINES]})

    kind: Kind
    language: str = Field(description="Of code, in lower case; empty when unknown.")
    text: str = Field(description="Exactly the cited lines, joined by line feeds.")
    html: str = Field(description="The same as safe HTML.")
    citation: Citation


class Passage(QuotedLines):
    """A passage of an answer."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.PASSAGE]})

    rank: PositiveInt = Field(description="1 for the best.")
    score: float = Field(description="The ranker's: it compares passages of one answer only.")
    highlights: list[LineSpan] = Field(description="First and last line of each part that answers.")
    tokens: NonNegativeInt = Field(description="As tiktoken's cl100k_base counts them.")
    also_in: list[Place] = []
    header: TableHeader | None = None
    explanation: dict[str, float] = Field(default={}, description="The ranker's features, if `explain` asks for them.")


class LinkedQuestion(ResponseModel):
    """A question of the notes, and the page that shows its answer in the source."""

    title: str
    url: str


class Repair(ResponseModel):
    """A word that was searched in another spelling."""

    typed: str
    searched: str


class Reply(ResponseModel):
    """The reply to what was no question."""

    kind: ReplyKind
    text: str
    suggestions: list[str] = Field(description="What can be sent as the next question.")
    questions: list[LinkedQuestion]
    study: str = Field(default="", description="The subject to be quizzed on, where that was asked for.")


class AnswerVerdict(ResponseModel):
    """What an answer says before its passages; in a stream, the event `verdict`."""

    question: str = Field(description="As it was asked.")
    query: str = Field(description="What was searched.")
    verdict: Verdict
    confidence: float = Field(ge=0, le=1, description="Probability that the passages answer the question.")
    excluded: list[str] = Field(default=[], description="Words that passages must not have.")
    reply: Reply | None = None
    repaired: list[Repair] = []
    subject: str = Field(default="", description="What a follow-up was understood to be about.")
    notices: list[str] = Field(default=[], description="Sentences for people.")
    opens: LinkedQuestion | None = Field(default=None, description="The question whose number was typed.")
    pasted_lines: NonNegativeInt = Field(default=0, description="Lines of pasted code; `query` is what was searched.")


class AnswerEnd(ResponseModel):
    """What an answer says after its passages; in a stream, the event `done`."""

    related_questions: list[LinkedQuestion]
    took_ms: NonNegativeFloat = Field(description="Milliseconds that the server needed.")


class Answer(AnswerVerdict, AnswerEnd):
    """The answer to a question."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.ANSWER]})

    passages: list[Passage] = Field(description="Best first; none when the verdict is `not_covered`.")
