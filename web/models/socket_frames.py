"""The messages of a WebSocket: `AskFrame` and `ResetFrame` from the client, all others from the server."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, Field, TypeAdapter
from pydantic_core import PydanticCustomError

from citewell.assistant import limits
from citewell.web.models.errors import RequestError
from citewell.web.models.question import AskRequest, RequestModel


def _check_id(value: Any) -> Any:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    is_name = isinstance(value, str) and len(value) <= limits.MAX_FRAME_ID_CHARS
    if value is None or is_number or is_name:
        return value
    raise PydanticCustomError(
        "frame_id",
        "should be a whole number or a string of at most {most} characters",
        {"most": limits.MAX_FRAME_ID_CHARS},
    )


FrameId = Annotated[int | str | None, BeforeValidator(_check_id)]
"""Chosen by the client and sent back with the reply."""


class ClientFrame(RequestModel):
    """What every message from the client may carry."""

    id: FrameId = None


class AskFrame(AskRequest, ClientFrame):
    """A question. Without `history`, the questions asked before on this socket count as such."""

    type: Literal["ask"]


class ResetFrame(ClientFrame):
    """Forget the questions asked before on this socket; the server sends the same message back."""

    type: Literal["reset"]


class AnswerFrame(BaseModel):
    """The answer to an `AskFrame`."""

    type: Literal["answer"] = "answer"
    id: FrameId
    answer: dict[str, Any]


class FrameError(BaseModel):
    code: str
    message: str


class ErrorFrame(BaseModel):
    """What is wrong with a message; the socket stays open, unless the code is `busy`."""

    type: Literal["error"] = "error"
    id: FrameId
    error: FrameError


class IndexFrame(BaseModel):
    """A new index is served."""

    type: Literal["index"] = "index"
    documents: int


class IngestFrame(BaseModel):
    """How far the ingestion of changed notes is, in texts."""

    type: Literal["ingest"] = "ingest"
    done: int
    total: int


class IngestFailedFrame(BaseModel):
    """The changed notes were not read; the old index serves on."""

    type: Literal["ingest"] = "ingest"
    failed: Literal[True] = True


ServerFrame = AnswerFrame | ResetFrame | ErrorFrame
LiveFrame = IndexFrame | IngestFrame | IngestFailedFrame
"""What every open socket is told, whatever it asked."""
FRAME_ID = TypeAdapter(ClientFrame)
CLIENT_FRAME: TypeAdapter[AskFrame | ResetFrame] = TypeAdapter(
    Annotated[AskFrame | ResetFrame, Field(discriminator="type")]
)


def parse_frame(frame: str | bytes) -> dict[str, Any]:
    """Return the JSON object of a message. Raise `RequestError` when it is something else."""
    if isinstance(frame, bytes):
        raise RequestError("binary", "A message is text, not binary.")
    try:
        fields = json.loads(frame)
    except (ValueError, RecursionError) as error:
        raise RequestError("not_json", "The message is not JSON.") from error
    if not isinstance(fields, dict):
        raise RequestError("not_an_object", "The message is JSON, but not an object.")
    return fields


def error_frame(id: FrameId, code: str, message: str) -> ErrorFrame:
    return ErrorFrame(id=id, error=FrameError(code=code, message=message))
