"""Errors as the HTTP API returns them."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from citewell.web.models.answer import ResponseModel


class Problem(ResponseModel):
    """A problem document, as RFC 9457 has them."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "about:blank",
                    "title": "Bad Request",
                    "status": 400,
                    "detail": "`limit` should be less than or equal to 20.",
                    "code": "bad_limit",
                    "field": "limit",
                    "request_id": "5f0c7a3e9d1b4c2f8e6a0b1d2c3e4f50",
                }
            ]
        }
    )

    type: Literal["about:blank"]
    title: str = Field(description="The name of the HTTP status.")
    status: int = Field(ge=400, le=599)
    detail: str = Field(description="A sentence for people.")
    code: str = Field(description="For programs; it stays the same when the sentence changes.")
    field: str = Field(default="", description="The field or parameter that is wrong, such as `filters.after`.")
    request_id: str = Field(description="The `X-Request-Id` of this response; the server's log names it.")
