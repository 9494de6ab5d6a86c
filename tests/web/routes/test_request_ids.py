"""The id of a request."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.web.routes.problem import problem


@pytest.mark.parametrize(("given", "kept"), [("a-1.b", True), ("", False), ("a b", False), ("x" * 129, False)])
def test_an_id_is_sent_back_or_made(client: FlaskClient, given: str, kept: bool) -> None:
    response = client.get("/api/v1/nothing", headers={"X-Request-Id": given})
    answered = response.headers["X-Request-Id"]
    assert (answered == given) is kept
    assert problem(response)["request_id"] == answered


def test_every_request_has_its_own(client: FlaskClient) -> None:
    assert len({client.get("/healthz").headers["X-Request-Id"] for _ in range(3)}) == 3
