"""Words that name an aspect of a subject, and no subject."""

from __future__ import annotations

import pytest

from citewell.assistant.ask.relational_nouns import names_no_subject
from citewell.index import terms


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what are the benefits", True),
        ("disadvantages?", True),
        ("best practices", True),
        ("can you show me an example please", True),
        ("what are the main differences", True),
        ("what are the benefits of caching", False),
        ("example Dockerfile", False),
        ("threads?", False),
    ],
)
def test_an_aspect_alone_is_no_subject(question: str, expected: bool) -> None:
    assert names_no_subject(terms(question)) is expected
