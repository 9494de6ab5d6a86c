"""What clients of the OpenAI-shaped API send. Fields that steer a language model are accepted and ignored."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from citewell.assistant import limits
from citewell.web.models.errors import RequestError, decode
from citewell.web.models.question import ASK_REQUEST, AskRequest

MAX_MESSAGES = 1_000
"""Of a conversation; only the last questions are read."""


class ContentPart(BaseModel):
    """A part of a message; only text is read."""

    model_config = ConfigDict(frozen=True)

    type: str
    text: str = ""


class Message(BaseModel):
    """A message of the conversation."""

    model_config = ConfigDict(frozen=True)

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[ContentPart] | None = None

    @property
    def text(self) -> str:
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content if part.type == "text")
        return self.content or ""


class StreamOptions(BaseModel):
    """What a stream sends besides the answer."""

    model_config = ConfigDict(frozen=True)

    include_usage: bool = False


class ChatRequest(BaseModel):
    """The body of `POST /v1/chat/completions`."""

    model_config = ConfigDict(frozen=True)

    model: str
    messages: list[Message] = Field(min_length=1, max_length=MAX_MESSAGES)
    stream: bool = False
    stream_options: StreamOptions | None = None

    def asked(self) -> AskRequest:
        """Return the last question of the user after those before it. Raise `RequestError` where there is none."""
        questions = [message.text for message in self.messages if message.role == "user"]
        if not questions:
            raise RequestError("no_question", "`messages` has no message of the user.", "messages")
        earlier = [text[: limits.MAX_QUESTION_CHARS] for text in questions[:-1]]
        return decode(ASK_REQUEST, {"question": questions[-1], "history": earlier})


CHAT_REQUEST = TypeAdapter(ChatRequest)
