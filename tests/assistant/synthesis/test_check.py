"""The check of generated sentences."""

from __future__ import annotations

import pytest

from citewell.assistant.synthesis.check import checked
from citewell.assistant.types import Citation, Passage
from citewell.index import Analyser

TEXT = "Set `max_retries=3` in RetryHandler.\nIt waits 1.5 seconds, e.g. after a timeout; see https://a.example/retry."
CITED = Citation("a.md", 1, 2, "Q1: How are calls retried?", ("Q1: How are calls retried?",), "", True)
PASSAGE = Passage(1, 1.0, "prose", "", TEXT, "", (), 20, CITED)

CASES = [
    ("RetryHandler waits 1.5 seconds after a timeout [1].", ["RetryHandler waits 1.5 seconds after a timeout."]),
    ("Calls are retried after a timeout. [1]", ["Calls are retried after a timeout."]),
    ("Set `max_retries=3` [1]\nIt waits [1]", ["Set `max_retries=3`", "It waits"]),
    ("It waits, e.g. after a timeout [1].", ["It waits, e.g. after a timeout."]),
    ("It waits 15 seconds after a timeout [1].", []),
    ("It waits 1.50 seconds after a timeout [1].", []),
    ("Set `max_retries=4` in RetryHandler [1].", []),
    ("Set retry_handler after a timeout [1].", []),
    ("See https://b.example/retry after a timeout [1].", []),
    ("It does not wait after a timeout [1].", []),
    ("It waits after a timeout [2].", []),
    ("It waits after a timeout [1][2].", []),
    ("It waits after a timeout.", []),
    ("[1]", []),
]


@pytest.mark.parametrize(("reply", "kept"), CASES)
def test_a_sentence_is_kept_when_its_passage_bears_it_out(reply: str, kept: list[str]) -> None:
    sentences, _ = checked(reply, [PASSAGE], Analyser().terms)
    assert [sentence.text for sentence in sentences] == kept
