"""Requests and frames that do not fit their models: the code, and a message that names the field."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from citewell.web.models.errors import RequestError, decode
from citewell.web.models.question import ASK_REQUEST
from citewell.web.models.socket_frames import CLIENT_FRAME, FRAME_ID
from citewell.web.models.vote import VOTE_REQUEST

ASK = {"question": "why"}
VOTE = {**ASK, "source": "a.md", "lines": [1, 2], "vote": "up"}


@pytest.mark.parametrize(
    ("model", "message", "code", "words"),
    [
        (ASK_REQUEST, {}, "no_question", "`question` is required."),
        (ASK_REQUEST, {"question": 7}, "no_question", "`question` should be a valid string."),
        (ASK_REQUEST, {"question": " "}, "empty_question", "`question` is empty."),
        (ASK_REQUEST, {"question": "x" * 4_001}, "question_too_long", "at most 4000 characters, not 4,001."),
        (ASK_REQUEST, ASK | {"limit": True}, "bad_limit", "`limit` should be a valid integer."),
        (ASK_REQUEST, ASK | {"limit": 21}, "bad_limit", "`limit` should be less than or equal to 20."),
        (ASK_REQUEST, ASK | {"explain": 1}, "bad_explain", "`explain` should be a valid boolean."),
        (ASK_REQUEST, ASK | {"history": "a"}, "bad_history", "`history` should be a valid list."),
        (ASK_REQUEST, ASK | {"history": ["a", 1]}, "bad_history", "`history.1` should be a valid string."),
        (ASK_REQUEST, ASK | {"filters": None}, "bad_filters", "`filters` should be"),
        (ASK_REQUEST, ASK | {"filters": {"corpus": "a"}}, "bad_filters", "`filters.corpus` is not a known field."),
        (ASK_REQUEST, ASK | {"filters": {"in": "x" * 201}}, "bad_filters", "`filters.in` should have at most 200"),
        (ASK_REQUEST, ASK | {"filters": {"without": ["x"] * 11}}, "bad_filters", "`filters.without` should have"),
        (VOTE_REQUEST, VOTE | {"question": ""}, "empty_question", "`question`"),
        (VOTE_REQUEST, VOTE | {"vote": "sideways"}, "bad_vote", "`vote` should be 'up' or 'down'."),
        (VOTE_REQUEST, VOTE | {"lines": [1]}, "bad_lines", "`lines` should have at least 2"),
        (VOTE_REQUEST, VOTE | {"lines": [0, 1]}, "bad_lines", "`lines.0` should be greater than 0."),
        (VOTE_REQUEST, VOTE | {"lines": [True, 1]}, "bad_lines", "`lines.0` should be a valid integer."),
        (VOTE_REQUEST, VOTE | {"source": 7}, "bad_vote", "`source` should be"),
        (VOTE_REQUEST, VOTE | {"note": "x" * 2_001}, "note_too_long", "not 2,001."),
        (FRAME_ID, {"id": True}, "bad_id", "`id` should be a whole number or a string of at most 64 characters."),
        (FRAME_ID, {"id": "x" * 65}, "bad_id", "`id` should be"),
    ],
)
def test_the_error_names_the_field(model: TypeAdapter[Any], message: object, code: str, words: str) -> None:
    with pytest.raises(RequestError) as raised:
        decode(model, message)
    assert raised.value.code == code
    assert words in str(raised.value)


@pytest.mark.parametrize(
    ("message", "code", "words"),
    [
        ({}, "no_type", '`type` is required: "ask" or "reset".'),
        ({"type": "sing"}, "unknown_type", '`type` should be "ask" or "reset".'),
        ({"type": "ask"}, "no_question", "`question` is required."),
        ({"type": "ask", "question": "why", "filters": {"in": 1}}, "bad_filters", "`filters.in` should be"),
    ],
)
def test_the_error_of_a_frame_names_the_field_without_its_type(message: object, code: str, words: str) -> None:
    with pytest.raises(RequestError, match="`") as raised:
        decode(CLIENT_FRAME, message, tagged=True)
    assert raised.value.code == code
    assert words in str(raised.value)
