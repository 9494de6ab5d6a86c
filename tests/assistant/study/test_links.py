"""The address of the study page for a subject."""

from __future__ import annotations

import pytest

from citewell.assistant import study_link
from citewell.index import Index


@pytest.mark.parametrize(
    ("subject", "url"),
    [
        ("decorators", "/study?q=decorators"),
        ("the GIL & threads", "/study?q=the%20GIL%20%26%20threads"),
        (" ", "/study"),
    ],
)
def test_a_subject_of_the_notes_has_a_page(index: Index, subject: str, url: str) -> None:
    found = study_link(subject, index)
    assert found
    assert found.url == url
    assert 1 <= found.questions <= 20


def test_a_subject_that_is_not_in_the_notes_has_none(index: Index) -> None:
    assert study_link("sourdough bread", index) is None
