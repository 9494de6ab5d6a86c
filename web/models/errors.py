"""What is wrong with a message from a client, as a code for programs and a sentence for people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

T = TypeVar("T")
CODES = {
    ("question", "string_too_long"): "question_too_long",
    ("question", "string_too_short"): "empty_question",
    ("note", "string_too_long"): "note_too_long",
    ("", "union_tag_not_found"): "no_type",
    ("", "union_tag_invalid"): "unknown_type",
}
"""(field, pydantic's type of error) -> code. Other errors have the code of their field."""
FIELD_CODES = {"question": "no_question", "source": "bad_vote", "note": "bad_vote"}
"""Fields whose code is not `bad_` and their name."""
PROBLEMS = {
    "missing": "is required",
    "string_too_short": "is empty",
    "extra_forbidden": "is not a known field",
    "union_tag_not_found": '`type` is required: "ask" or "reset"',
    "union_tag_invalid": '`type` should be "ask" or "reset"',
}
"""Where pydantic's wording does not continue "The field `name` ..."."""


class RequestError(ValueError):
    """A message does not fit its model."""

    def __init__(self, code: str, message: str, field: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.field = field
        """The field that does not fit, such as `filters.after`; empty when it is the whole message."""


def decode(model: TypeAdapter[T], value: object, *, tagged: bool = False) -> T:
    """Check a message against its model. Raise `RequestError` for the first field that does not fit.

    `tagged` is for a discriminated union, of which pydantic puts the tag before the field's name.
    """
    try:
        return model.validate_python(value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise _request_error(first, first["loc"][1:] if tagged else first["loc"]) from error


def _request_error(error: ErrorDetails, path: Sequence[str | int]) -> RequestError:
    field = str(path[0]) if path else ""
    code = CODES.get((field, error["type"])) or FIELD_CODES.get(field, f"bad_{field}")
    name = ".".join(map(str, path))
    return RequestError(code, f"`{name}` {_problem(error)}." if name else f"{_problem(error)}.", name)


def _problem(error: ErrorDetails) -> str:
    problem = PROBLEMS.get(error["type"]) or re.sub(r"^(Input|List|String) (?=should)", "", error["msg"])
    return f"{problem}, not {len(error['input']):,}" if error["type"] == "string_too_long" else problem
