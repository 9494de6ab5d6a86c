"""What a language model wrote over the passages of an answer."""

from __future__ import annotations

from pydantic import Field, NonNegativeInt, PositiveInt

from citewell.web.models.answer import ResponseModel


class Sentence(ResponseModel):
    """A generated sentence that its passages bear out."""

    text: str = Field(description="Plain text, without the numbers of its passages.")
    passages: list[PositiveInt] = Field(min_length=1, description="The ranks of the passages it was checked against.")


class Synthesis(ResponseModel):
    """Generated sentences; the answer itself is the passages."""

    model: str = Field(description="The language model, as its endpoint names it.")
    sentences: list[Sentence] = Field(description="Empty when none passed the check.")
    dropped: NonNegativeInt = Field(description="Sentences that did not pass.")
    problem: str = Field(description="Why nothing was written; empty when the endpoint answered.")
