"""The study page and its API, by Flask's test client."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from citewell.assistant import Progress, Settings
from citewell.index import load_index
from citewell.web import create_app
from tests.conftest import Ingest
from tests.web.routes.problem import problem

NOTES = {
    "ships/a.md": "# Ships\n\n## Hull\n\n### Q1: What is a keel?\n\n**Difficulty:** Easy\n\n"
    "The *backbone*, see [b](b.md).\n\n"
    "### Q2: What is a plank?\n\n**Difficulty:** Hard\n\nA board of the hull.\n",
    "ships/b.md": "# Rig\n\n## Q1: What is a mast?\n\nA pole.\n",
    "tea/c.md": "# Tea\n\n## Q1: How long does green tea brew?\n\nTwo minutes.\n",
}


@pytest.fixture
def student(ingested: Ingest) -> FlaskClient:
    return create_app(load_index(ingested(NOTES)), Settings()).test_client()


def sitting(student: FlaskClient, query: str = "") -> Any:
    response = student.get(f"/api/study{query}")
    assert response.status_code == 200
    return response.get_json()


def rate(student: FlaskClient, card: dict[str, Any], rating: int) -> int:
    body = {"key": card["key"], "rating": rating, "reviews": card["reviews"]}
    return student.post("/api/study", json=body).status_code


def test_a_sitting_has_the_card_to_answer_and_the_counts(student: FlaskClient) -> None:
    found = sitting(student)
    assert found["counts"] == {"due": 0, "new": 4, "later": 0}
    assert (found["streak"], found["next_in"], len(found["forecast"])) == (0, None, 14)
    card = found["card"]
    assert (card["title"], card["section"], card["difficulty"]) == ("What is a keel?", "Hull", "Easy")
    assert (card["place"], card["url"]) == ("ships/a.md:5-9", "/source/ships/a.md?lines=5-9")
    assert "<em>backbone</em>" in card["answer"]
    assert 'href="/source/ships/b.md?lines=1-1"' in card["answer"]
    assert "What is a keel" not in card["answer"]
    assert "Difficulty" not in card["answer"]
    assert card["intervals"] == ["1 min", "6 min", "10 min", "8 days"]


def test_a_rating_brings_the_next_card(student: FlaskClient) -> None:
    first = sitting(student)["card"]
    assert rate(student, first, 4) == 201
    after = sitting(student)
    assert after["card"]["title"] == "What is a plank?"
    assert after["counts"] == {"due": 0, "new": 3, "later": 1}
    assert (after["streak"], after["next_in"], sum(after["forecast"])) == (1, "8 days", 1)


def test_what_is_done_has_no_card(student: FlaskClient) -> None:
    for _ in range(4):
        assert rate(student, sitting(student)["card"], 4) == 201
    assert sitting(student)["card"] is None


@pytest.mark.parametrize(
    ("query", "new"),
    [
        ("?q=mast", 1),
        ("?corpus=tea", 1),
        ("?section=Hull", 2),
        ("?difficulty=hard", 1),
        ("?section=Hull&difficulty=hard", 1),
        ("?q=difficulty:easy", 1),
        ("?corpus=coffee", 0),
        ("?q=%ff%00", 0),
    ],
)
def test_a_scope_is_chosen_by_the_query(student: FlaskClient, query: str, new: int) -> None:
    assert sitting(student, query)["counts"]["new"] == new


def test_skipped_cards_are_left_out(student: FlaskClient) -> None:
    first = sitting(student)["card"]
    found = sitting(student, f"?skip={first['key']},nonsense")
    assert found["card"]["title"] == "What is a plank?"
    assert found["counts"]["new"] == 4


def test_a_card_that_was_rated_elsewhere_is_not_rated_twice(student: FlaskClient) -> None:
    card = sitting(student)["card"]
    assert rate(student, card, 4) == 201
    response = student.post("/api/study", json={"key": card["key"], "rating": 1, "reviews": 0})
    assert (response.status_code, problem(response)["code"]) == (409, "reviewed_meanwhile")
    assert sitting(student)["next_in"] == "8 days"


def test_a_rating_is_taken_back_and_its_card_shown_again(student: FlaskClient) -> None:
    card = sitting(student)["card"]
    assert rate(student, card, 4) == 201
    body = {"key": card["key"], "reviews": 1}
    assert student.post("/api/study/undo", json=body).status_code == 200
    found = sitting(student, f"?card={card['key']}")
    assert (found["card"], found["counts"]["new"]) == (card, 4)
    response = student.post("/api/study/undo", json=body)
    assert (response.status_code, problem(response)["code"]) == (409, "reviewed_meanwhile")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"key": "0" * 16, "rating": 3, "reviews": 0}, 404, "unknown_card"),
        ({"key": "0" * 16, "rating": 9, "reviews": 0}, 400, "bad_rating"),
        ([], 400, "not_an_object"),
    ],
)
def test_other_ratings_are_refused(student: FlaskClient, body: Any, status: int, code: str) -> None:
    response = student.post("/api/study", json=body)
    assert (response.status_code, problem(response)["code"]) == (status, code)


def test_a_page_of_another_site_cannot_rate(student: FlaskClient) -> None:
    card = sitting(student)["card"]
    response = student.post(
        "/api/study",
        json={"key": card["key"], "rating": 1, "reviews": 0},
        headers={"Origin": "http://elsewhere.example"},
    )
    assert response.status_code == 403


def test_a_damaged_progress_is_a_problem_and_is_left_alone(ingested: Ingest) -> None:
    index = load_index(ingested(NOTES))
    file = Progress.beside(index.index_dir).file
    file.write_bytes(b"no database" * 100)
    response = create_app(index, Settings()).test_client().get("/api/study")
    assert (response.status_code, problem(response)["code"]) == (500, "progress_unusable")
    assert str(file) not in response.text
    assert file.read_bytes() == b"no database" * 100


def test_the_page_offers_what_the_notes_have(student: FlaskClient) -> None:
    page = student.get("/study?q=mast&difficulty=hard").text
    assert 'value="mast"' in page
    assert "<option selected>Hard</option>" in page
    assert "<option>ships</option>" in page
    assert "<option>Hull</option>" in page


def test_what_is_typed_is_shown_as_text(student: FlaskClient) -> None:
    assert "<script>alert" not in student.get('/study?q="><script>alert(1)</script>').text
