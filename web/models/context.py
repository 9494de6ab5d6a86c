"""A context for a language model, as it is asked for and returned."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field, NonNegativeInt, PositiveInt, WithJsonSchema
from pydantic.functional_validators import AfterValidator
from pydantic_core import PydanticCustomError

from citewell.assistant import Verdict, limits
from citewell.index import DEFAULT_ENCODING, Kind, encodings
from citewell.web.models import examples
from citewell.web.models.answer import Citation, ResponseModel, TableHeader
from citewell.web.models.question import AskedQuestion


def _check_encoding(name: str) -> str:
    if name not in encodings():
        raise PydanticCustomError("encoding", f"should be one of {', '.join(encodings())}")
    return name


Encoding = Annotated[str, AfterValidator(_check_encoding), WithJsonSchema({"type": "string", "enum": [*encodings()]})]


class ContextRequest(AskedQuestion):
    """The body of `POST /api/v1/context`."""

    max_tokens: int = Field(
        default=limits.DEFAULT_CONTEXT_TOKENS,
        ge=limits.MIN_CONTEXT_TOKENS,
        le=limits.MAX_CONTEXT_TOKENS,
        description="Most tokens that the text may have.",
    )
    encoding: Encoding = Field(default=DEFAULT_ENCODING, description="How tokens are counted, as in tiktoken.")
    limit: int = Field(
        default=limits.DEFAULT_PASSAGES, ge=1, le=limits.MAX_PASSAGES, description="Most passages to pack."
    )


class Piece(ResponseModel):
    """Lines of a source, verbatim: a passage, a part of one, or several neighbours."""

    number: PositiveInt = Field(description="As in `[1]`, by which the model can cite it.")
    kind: Kind
    language: str = Field(description="Of code, in lower case; empty when unknown.")
    text: str = Field(description="Exactly the cited lines, joined by line feeds.")
    tokens: NonNegativeInt = Field(description="Of the text alone, in the encoding of the context.")
    citation: Citation
    header: TableHeader | None = None


class Context(ResponseModel):
    """The passages of an answer, packed for a language model."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.CONTEXT]})

    question: str = Field(description="As it was asked.")
    query: str = Field(description="What was searched.")
    verdict: Verdict
    confidence: float = Field(ge=0, le=1, description="Probability that the passages answer the question.")
    text: str = Field(
        description="What to give to the model: the pieces below their citations, then what was left out."
    )
    tokens: NonNegativeInt = Field(description="Of the text; at most `max_tokens`.")
    max_tokens: PositiveInt
    encoding: str
    passages: list[Piece] = Field(description="Best first.")
    left_out: list[Citation] = Field(description="The lines of the answer's passages that did not fit.")
