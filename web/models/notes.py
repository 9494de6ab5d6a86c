"""Requests for the notes themselves, and what they return: questions, suggestions, sources and lines."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, NonNegativeInt, PositiveInt

from citewell.assistant import limits
from citewell.web.models import examples
from citewell.web.models.answer import Citation, ResponseModel
from citewell.web.models.question import AskedQuestion, RequestModel, WellFormed

MAX_LINE = 999_999_999
Line = Annotated[int, Field(ge=1, le=MAX_LINE)]


class SuggestQuery(RequestModel):
    """The query string of `GET /api/v1/suggest`."""

    q: Annotated[str, WellFormed] = Field(default="", description="What was typed so far.", examples=["decorat"])


class PassageQuery(RequestModel):
    """The query string of `GET /api/v1/passage`: the place that a citation names."""

    source: str = Field(description="The file, as its citation names it.", examples=["python.md"])
    start_line: Line = Field(description="The first line.", examples=[12])
    end_line: Line | None = Field(default=None, description="The last line, inclusive; without it, one line is quoted.")


class RelatedQuery(AskedQuestion):
    """The query string of `GET /api/v1/related`."""

    limit: int = Field(
        default=limits.DEFAULT_PASSAGES, ge=1, le=limits.MAX_PASSAGES, description="Most questions to return."
    )


class Question(ResponseModel):
    """A question of the notes, from its own line to the end of its answer."""

    title: str
    source: str
    start_line: PositiveInt
    end_line: PositiveInt
    difficulty: str | None
    section: str | None
    answered: bool = Field(default=True, description="False where no answer follows it.")
    is_question: bool = Field(default=True, description="False for a section that is listed.")


class RelatedQuestion(ResponseModel):
    """A question of the notes near to the one that was asked. The citation has the lines of its whole answer."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.RELATED]})

    title: str
    difficulty: str | None
    section: str | None
    citation: Citation


class Suggestion(ResponseModel):
    """A question or definition of the notes that begins as what was typed."""

    text: str
    kind: Literal["question", "definition"]
    detail: str = Field(description="The difficulty of a question; the question whose answer holds a definition.")
    source: str
    start_line: PositiveInt
    end_line: PositiveInt
    url: str = Field(description="The page with the whole answer.")


class Source(ResponseModel):
    """A file of the notes, as it was ingested."""

    source: str = Field(description="Its path below the folder of the notes; citations name it.")
    title: str = Field(description="From its front matter; empty without one.")
    language: str = Field(description="ISO 639-1 code of the language of its prose; empty when unknown.")
    lines: NonNegativeInt
    questions: NonNegativeInt = Field(description="Questions and sections that `questions` lists of it.")
    sha256: str = Field(description="Of its bytes.")
    verified: bool = Field(description="Whether the file on disk still has these bytes.")
    url: str = Field(description="The page that shows it.")
