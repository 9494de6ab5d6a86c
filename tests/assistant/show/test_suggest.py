"""Suggestions for an unfinished question."""

from __future__ import annotations

import pytest

from citewell.assistant.show.suggest import MAX_QUESTIONS, MAX_SUGGESTIONS, Suggestions
from citewell.index import Index, load_index
from tests.conftest import Ingest


@pytest.mark.parametrize("typed", ["decorator", "decoratr", "python decorators", "decorat"])
def test_a_question_is_suggested_however_it_is_typed(index: Index, typed: str) -> None:
    found = Suggestions(index).match(typed)
    assert any("decorators" in suggestion.text for suggestion in found)
    assert len(found) <= MAX_SUGGESTIONS
    assert sum(suggestion.kind == "question" for suggestion in found) <= MAX_QUESTIONS


@pytest.mark.parametrize("typed", ["", "   ", "zzzzqqq", "x" * 5_000, "\x00", "!!"])
def test_nothing_matches_nonsense(index: Index, typed: str) -> None:
    assert Suggestions(index).match(typed) == []


def test_definitions_inside_a_function_are_not_suggested(ingested: Ingest) -> None:
    steps = "".join(f"\n            step_{n}(arguments)" for n in range(30))  # long enough to be cut
    listing = f"""
def retry(times):
    def decorator(function):
        def wrapper(*arguments):{steps}

        return wrapper

    return decorator


class Client:
    class Options:
        timeout = 3
        retries = 5

    def connect(self):
        def dial(arguments):{steps}

        return dial(self.number)
"""
    index = load_index(ingested({"a.md": f"## Q1: How do I retry?\n\n```python{listing}```\n"}))
    suggestions = Suggestions(index)
    assert {chunk.symbol for chunk in index.chunks} >= {"retry.decorator", "Client.connect.dial"}
    suggested = {s.text for word in ("retry", "client", "wrapper", "dial") for s in suggestions.match(word)}
    assert suggested == {"How do I retry?", "retry", "Client", "Client.Options", "Client.connect"}
