"""Ratings as they are decoded."""

from __future__ import annotations

from typing import Any

import pytest

from citewell.web.models.errors import RequestError, decode
from citewell.web.models.review import REVIEW_REQUEST

REVIEW = {"key": "0123456789abcdef", "rating": 3, "reviews": 0}


def test_a_rating_is_decoded() -> None:
    review = decode(REVIEW_REQUEST, REVIEW)
    assert (review.key, review.rating, review.reviews) == ("0123456789abcdef", 3, 0)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"rating": 0}, "bad_rating"),
        ({"rating": 5}, "bad_rating"),
        ({"rating": "3"}, "bad_rating"),
        ({"reviews": -1}, "bad_reviews"),
        ({"key": "x" * 65}, "bad_key"),
        ({"key": 7}, "bad_key"),
    ],
)
def test_what_is_no_rating_is_refused(changed: dict[str, Any], code: str) -> None:
    with pytest.raises(RequestError) as refused:
        decode(REVIEW_REQUEST, REVIEW | changed)
    assert refused.value.code == code
