"""Numbers and citations as people type them; `citewell show` tests the rest."""

from __future__ import annotations

import pytest

from citewell.assistant.show.places import title_number


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Q11: What is the GIL?", 11),
        ("Question 7) Why?", 7),
        ("3. What is a mast?", 3),
        ("12) What is a boom?", 12),
        ("What is HTTP/2?", None),
        ("3.11 release notes", None),
        ("Q: What is 3 + 4?", None),
    ],
)
def test_a_title_has_the_number_that_it_begins_with(title: str, number: int | None) -> None:
    assert title_number(title) == number
