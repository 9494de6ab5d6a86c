"""A rating of a card as the study page sends it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, TypeAdapter

from citewell.assistant import Rating
from citewell.web.models.question import RequestModel, WellFormed

MAX_KEY_CHARS = 64


CardKey = Annotated[str, StringConstraints(max_length=MAX_KEY_CHARS), WellFormed]


class ReviewRequest(RequestModel):
    """The body of `POST /api/study`."""

    key: CardKey = Field(description="The card, as `GET /api/study` names it.")
    rating: int = Field(ge=Rating.AGAIN, le=Rating.EASY, description="1 again, 2 hard, 3 good, 4 easy.")
    reviews: int = Field(ge=0, description="How often the card had been rated when it was shown.")


class UndoRequest(RequestModel):
    """The body of `POST /api/study/undo`."""

    key: CardKey = Field(description="The card whose last rating is taken back.")
    reviews: int = Field(ge=1, description="How often it had been rated with that rating.")


REVIEW_REQUEST = TypeAdapter(ReviewRequest)
UNDO_REQUEST = TypeAdapter(UndoRequest)
