"""The frames of the WebSocket."""

from __future__ import annotations

from typing import Any

import pytest

from citewell.web.models.errors import RequestError, decode
from citewell.web.models.socket_frames import CLIENT_FRAME, FRAME_ID, AskFrame, ResetFrame, error_frame, parse_frame


@pytest.mark.parametrize(
    ("frame", "code"),
    [(b"{}", "binary"), ("", "not_json"), ("{", "not_json"), ("[" * 100_000, "not_json"), ("[]", "not_an_object")],
)
def test_a_frame_is_a_text_with_a_json_object(frame: str | bytes, code: str) -> None:
    with pytest.raises(RequestError) as raised:
        parse_frame(frame)
    assert raised.value.code == code


def test_the_type_decides_the_model() -> None:
    asked = decode(CLIENT_FRAME, {"type": "ask", "id": 1, "question": "why"}, tagged=True)
    assert isinstance(asked, AskFrame)
    assert (asked.id, asked.question, asked.limit) == (1, "why", 5)
    assert isinstance(decode(CLIENT_FRAME, {"type": "reset"}, tagged=True), ResetFrame)


@pytest.mark.parametrize("id", [None, 0, -7, 10**30, "", "x" * 64])
def test_an_id_is_kept_as_it_was_sent(id: Any) -> None:
    kept = decode(FRAME_ID, {"id": id}).id
    assert (kept, type(kept)) == (id, type(id))


def test_an_error_is_sent_with_its_code_and_message() -> None:
    sent = {"type": "error", "id": "1", "error": {"code": "no_type", "message": "which?"}}
    assert error_frame("1", "no_type", "which?").model_dump() == sent
