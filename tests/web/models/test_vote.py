"""Votes as they are decoded."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from citewell.web.models.errors import decode
from citewell.web.models.vote import VOTE_REQUEST

VOTE = {"question": "why", "source": "a.md", "lines": [1, 2], "vote": "down"}


def test_a_vote_without_note_and_history() -> None:
    vote = decode(VOTE_REQUEST, VOTE).to_vote()
    assert (vote.query, vote.context, vote.source, vote.lines) == ("why", (), "a.md", (1, 2))
    assert (vote.vote, vote.note) == ("down", "")
    assert datetime.now(UTC) - datetime.fromisoformat(vote.at) < timedelta(minutes=1)


def test_a_file_name_that_is_no_utf_8_can_be_voted_on() -> None:
    assert decode(VOTE_REQUEST, VOTE | {"source": "caf\udce9.md"}).to_vote().source == "caf\udce9.md"
