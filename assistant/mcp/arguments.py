"""The arguments of each tool, as models that validate them and make their JSON schema."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic.json_schema import GenerateJsonSchema

from citewell.assistant.limits import DEFAULT_MCP_TOKENS, MAX_HISTORY_TURNS, MAX_MCP_TOKENS, MAX_QUESTION_CHARS

MIN_TOKENS = 100
MAX_LISTED = 50
"""Questions in one answer of `list_questions`."""

QuestionText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_QUESTION_CHARS)]


class Arguments(BaseModel):
    """The arguments of a call. Unknown ones are refused, so that a model learns of its mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @classmethod
    def schema_of(cls) -> dict[str, Any]:
        """Return the JSON schema, without the titles that only repeat the names: every client pays for its tokens."""
        schema = cls.model_json_schema(schema_generator=_WithoutTitles)
        return {name: value for name, value in schema.items() if name not in ("title", "description")}


class SearchArguments(Arguments):
    query: QuestionText = Field(description="A question in plain words, a name or keywords.")


class FetchArguments(Arguments):
    id: str = Field(
        min_length=1,
        max_length=MAX_QUESTION_CHARS,
        description="An id from `search`, `ask` or `list_questions`, such as notes.md:12-20.",
    )


class AskArguments(Arguments):
    question: QuestionText = Field(description="The question in plain words, or a follow-up to those in `history`.")
    history: list[QuestionText] = Field(
        default=[], max_length=MAX_HISTORY_TURNS, description="Earlier questions, oldest first."
    )
    max_tokens: int = Field(
        default=DEFAULT_MCP_TOKENS,
        ge=MIN_TOKENS,
        le=MAX_MCP_TOKENS,
        description="Passages after the first are quoted while the answer stays below this, else only named.",
    )


class ListQuestionsArguments(Arguments):
    text: str = Field(
        default="",
        max_length=MAX_QUESTION_CHARS,
        description="Words that the question must have, or filters such as `difficulty:hard`.",
    )
    offset: int = Field(default=0, ge=0, description="How many matching questions to pass over.")
    limit: int = Field(default=15, ge=1, le=MAX_LISTED, description="Most questions to return.")


class _WithoutTitles(GenerateJsonSchema):
    def field_title_should_be_set(self, schema: Any) -> bool:
        return False
