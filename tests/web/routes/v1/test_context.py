"""Contexts for language models over HTTP."""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.web.routes.problem import problem

ASKED = {"question": "how hot is the water", "max_tokens": 100}


def test_a_context_is_packed_under_its_budget(small: FlaskClient) -> None:
    found = small.post("/api/v1/context", json=ASKED).get_json()
    assert found["tokens"] <= found["max_tokens"] == 100
    piece = found["passages"][0]
    assert f"[1] tea.md:{piece['citation']['start_line']}-" in found["text"]
    assert piece["text"] in found["text"]
    assert piece["citation"]["url"].startswith("/source/tea.md?lines=")


def test_an_encoding_that_is_not_installed_is_a_problem_of_its_field(small: FlaskClient) -> None:
    response = small.post("/api/v1/context", json=ASKED | {"encoding": "o200k_base"})
    assert problem(response)["detail"] == "`encoding` should be one of cl100k_base."
    assert problem(response)["field"] == "encoding"
