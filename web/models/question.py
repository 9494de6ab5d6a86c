"""A question as a client sends it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from citewell.assistant import Filters, limits, parse_date


def _replace_surrogates(value: Any) -> Any:
    r"""Replace each half of a character, such as `"\ud800"`: JSON can hold one, UTF-8 cannot."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _last_turns(history: list[str]) -> list[str]:
    return [turn for turn in history[-limits.MAX_HISTORY_TURNS :] if turn]


def _check_date(text: str) -> str:
    if text and parse_date(text) is None:
        raise PydanticCustomError("filter_date", "should be a date such as 2026-01-31, 2026-01 or 2026")
    return text


WellFormed = BeforeValidator(_replace_surrogates)
NOT_BLANK = {"pattern": r"[^\s\u0085]"}
"""What JSON Schema has to say that `strip_whitespace` with `min_length` says here."""
QuestionText = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=limits.MAX_QUESTION_CHARS),
    WellFormed,
    Field(json_schema_extra=NOT_BLANK),
]
Turn = Annotated[str, StringConstraints(strip_whitespace=True, max_length=limits.MAX_QUESTION_CHARS), WellFormed]
FilterText = Annotated[str, StringConstraints(strip_whitespace=True, max_length=limits.MAX_FILTER_CHARS), WellFormed]
FilterTexts = Annotated[list[FilterText], Field(max_length=limits.MAX_FILTERS)]
FilterFields = Annotated[dict[FilterText, FilterText], Field(max_length=limits.MAX_FILTERS)]
DATE_SCHEMA = {
    "anyOf": [
        {"const": ""},
        {"type": "string", "format": "date"},
        {"type": "string", "pattern": r"^[1-9]\d{3}(-(0[1-9]|1[0-2]))?$"},
    ]
}
FilterDate = Annotated[str, AfterValidator(_check_date), WithJsonSchema(DATE_SCHEMA)]
History = Annotated[list[Turn], AfterValidator(_last_turns)]


class RequestModel(BaseModel):
    """A message from a client. Values are not converted: `"5"` and `true` are no numbers."""

    model_config = ConfigDict(strict=True, frozen=True)


class FiltersModel(RequestModel):
    """What every passage must have, or must not have."""

    model_config = ConfigDict(extra="forbid")

    corpus: FilterText = Field(default="", alias="in", description="A corpus, or a folder of the notes.")
    file: FilterText = Field(default="", description="A part of the path of the file.")
    difficulty: FilterText = Field(default="", description="The difficulty of the question that is answered.")
    phrases: FilterTexts = Field(default=[], description="Phrases in the passage or its headings.")
    without: FilterTexts = Field(default=[], description="Words of which no inflected form is in the passage.")
    fields: FilterFields = Field(default={}, description="Values of the note's front matter; `tag` names any tag.")
    after: FilterDate = Field(default="", description="The first day, month or year that the note may be of.")
    recent_first: bool = Field(default=False, description="Whether passages of the latest notes come first.")

    def to_filters(self) -> Filters:
        return Filters(
            self.corpus,
            self.file,
            self.difficulty,
            tuple(self.phrases),
            tuple(self.without),
            tuple((name.lower(), value) for name, value in self.fields.items()),
            self.after,
            self.recent_first,
        )


class AskedQuestion(RequestModel):
    """A question and the questions before it."""

    question: QuestionText = Field(
        description="The question, with or without filters in its text.", examples=["what is the GIL"]
    )
    history: History | None = Field(default=None, description="Earlier questions, oldest first, for a follow-up.")


class AskQuery(AskedQuestion):
    """The query string of `GET /api/v1/ask`. Filters are written in the question there."""

    limit: int = Field(
        default=limits.DEFAULT_PASSAGES, ge=1, le=limits.MAX_PASSAGES, description="Most passages to return."
    )
    explain: bool = Field(default=False, description="Whether passages carry the features they were ranked by.")
    literal: bool = Field(default=False, description="Whether filters in the question's text are searched as words.")
    as_typed: bool = Field(default=False, description="Whether words are searched as typed, without spelling repair.")


class AskRequest(AskQuery):
    """The body of `POST /api/v1/ask`."""

    filters: FiltersModel = Field(
        default_factory=FiltersModel, description="Filters besides those in the question's text."
    )


ASK_REQUEST = TypeAdapter(AskRequest)
