"""Sessions end: after their time, with the log-out, and the oldest when there are too many."""

from __future__ import annotations

import pytest

from citewell.web.access import sessions as module
from citewell.web.access.sessions import SESSION_SECONDS, Sessions


def test_a_session_ends_after_its_time() -> None:
    now = [0.0]
    sessions = Sessions(lambda: now[0])
    id = sessions.open("digest")
    now[0] = SESSION_SECONDS - 1
    assert sessions.token_of(id) == "digest"
    now[0] = SESSION_SECONDS
    assert sessions.token_of(id) is None


def test_a_closed_session_and_an_unknown_one_are_none() -> None:
    sessions = Sessions()
    id = sessions.open("digest")
    sessions.close(id)
    sessions.close(id)
    assert sessions.token_of(id) is sessions.token_of("") is sessions.token_of("other") is None


def test_of_too_many_sessions_the_oldest_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_SESSIONS", 2)
    sessions = Sessions()
    ids = [sessions.open(digest) for digest in ("a", "b", "c")]
    assert [sessions.token_of(id) for id in ids] == [None, "b", "c"]
