"""The notes themselves over HTTP."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.web.routes.problem import problem


def test_a_citation_leads_back_to_its_passage(small: FlaskClient) -> None:
    cited = small.get("/api/v1/ask", query_string={"question": "how hot is the water"}).get_json()["passages"][0]
    place = {name: cited["citation"][name] for name in ("source", "start_line", "end_line")}
    quoted = small.get("/api/v1/passage", query_string=place).get_json()
    same = ("kind", "language", "text", "citation")
    assert {name: quoted[name] for name in same} == {name: cited[name] for name in same}


@pytest.mark.parametrize(
    ("place", "code", "field"),
    [
        ({"source": "nothing.md", "start_line": 1}, "unknown_source", "source"),
        ({"source": "tea.md", "start_line": 100}, "unknown_lines", "start_line"),
        ({"source": "tea.md", "start_line": 1, "end_line": 100}, "unknown_lines", "end_line"),
        ({"source": "tea.md", "start_line": 3, "end_line": 1}, "unknown_lines", "start_line"),
    ],
)
def test_what_the_notes_do_not_have_is_not_found(
    small: FlaskClient, place: dict[str, object], code: str, field: str
) -> None:
    response = small.get("/api/v1/passage", query_string=place)
    assert response.status_code == 404
    assert (problem(response)["code"], problem(response)["field"]) == (code, field)


def test_sources_are_listed_with_what_they_hold(small: FlaskClient) -> None:
    fridge, tea = sorted(small.get("/api/v1/sources").get_json(), key=lambda source: source["source"])
    assert (fridge["source"], tea["source"]) == ("storage/fridge.md", "tea.md")
    assert (tea["title"], tea["questions"], tea["lines"], tea["verified"]) == ("All about tea", 2, 17, True)
    assert fridge["url"] == "/source/storage/fridge.md?lines=1-5"


def test_related_questions_have_the_citation_of_their_answer(small: FlaskClient) -> None:
    found = small.get("/api/v1/related", query_string={"question": "how long does tea brew", "limit": 1}).get_json()
    assert [(each["title"], each["difficulty"]) for each in found] == [("Q1: How long does it brew?", "Easy")]
    assert found[0]["citation"]["url"] == "/source/tea.md?lines=6-10"


@pytest.mark.parametrize("path", ["questions", "suggest?q=brew", "sources", "ask?question=milk"])
def test_the_paths_without_a_version_are_the_same(small: FlaskClient, path: str) -> None:
    with_version, without = (small.get(f"{prefix}/{path}").get_json() for prefix in ("/api/v1", "/api"))
    for answer in (with_version, without):
        if isinstance(answer, dict):
            del answer["took_ms"]
    assert with_version == without
