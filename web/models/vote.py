"""A vote on a passage as a client sends it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import Field, InstanceOf, PositiveInt, StringConstraints, TypeAdapter

from citewell.assistant import Vote, limits
from citewell.web.models.question import AskedQuestion, WellFormed

Note = Annotated[str, StringConstraints(max_length=limits.MAX_NOTE_CHARS), WellFormed]


class VoteRequest(AskedQuestion):
    """The body of `POST /api/feedback`: whether a passage answers a question."""

    source: InstanceOf[str] = Field(description="The file of the passage, as its citation names it.")
    lines: list[PositiveInt] = Field(min_length=2, max_length=2, description="First and last line of the passage.")
    vote: Literal["up", "down"]
    note: Note | None = None

    def to_vote(self) -> Vote:
        first, last = self.lines
        return Vote(
            query=self.question,
            context=tuple(self.history or ()),
            source=self.source,
            lines=(first, last),
            vote=self.vote,
            note=self.note or "",
            at=datetime.now(UTC).isoformat(timespec="seconds"),
        )


VOTE_REQUEST = TypeAdapter(VoteRequest)
