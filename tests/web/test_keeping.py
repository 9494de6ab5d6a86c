"""What the page keeps, suggests and leads on to."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from playwright.sync_api import Page, expect

from citewell.assistant.commands.cli import main
from citewell.index import Index
from citewell.web import create_app
from citewell.web.settings import Settings
from tests.web.conftest import RunApp, ask

SOURCE = "python-django-interview-questions.md"
RETRY = "how do I retry a flaky call with growing pauses?"


@pytest.mark.parametrize("typed", ["decorator", "decoratr", "python decorators", "decorat"])
def test_a_question_is_suggested_however_it_is_typed(client: FlaskClient, typed: str) -> None:
    found = client.get("/api/suggest", query_string={"q": typed}).get_json()
    assert any("decorators" in suggestion["text"] for suggestion in found)
    assert len(found) <= 7


@pytest.mark.parametrize("typed", ["", "   ", "zzzzqqq", "x" * 5_000, "\x00", "!!"])
def test_nothing_is_suggested_for_nothing(client: FlaskClient, typed: str) -> None:
    assert client.get("/api/suggest", query_string={"q": typed}).get_json() == []


def test_a_suggestion_is_chosen_by_arrow_and_enter(page: Page, server: str) -> None:
    page.goto(server)
    field = page.get_by_label("Your question")
    field.press_sequentially("garbage")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page.locator(".asked")).to_contain_text("garbage collection")
    expect(page.get_by_role("option")).to_have_count(0)


def test_escape_closes_the_suggestions_before_it_clears(page: Page, server: str) -> None:
    page.goto(server)
    field = page.get_by_label("Your question")
    field.press_sequentially("garbage")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(field).to_have_value("garbage")
    page.keyboard.press("Escape")
    expect(field).to_have_value("")


def test_a_passage_grows_until_there_is_no_more(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, RETRY)
    place = page.locator(".place").first
    before = place.inner_text()
    page.get_by_role("button", name="Show more around it").first.click()
    expect(place).not_to_have_text(before)
    first, last = (int(line) for line in re.findall(r"\d+", before.rsplit(":", 1)[1]))
    grown = [int(line) for line in re.findall(r"\d+", place.inner_text().rsplit(":", 1)[1])]
    assert grown[0] <= first <= last <= grown[1]
    expect(page.locator(".cite").first).to_have_attribute("href", f"/source/{SOURCE}?lines={grown[0]}-{grown[1]}")


def test_growing_ends_with_the_whole_answer(client: FlaskClient, index: Index) -> None:
    question = next(q for q in index.questions if q.span.start <= 7730 <= q.span.end)
    lines, steps = "7730-7735", 0
    while larger := client.get(f"/api/around/{SOURCE}?lines={lines}").get_json()["larger"]:
        assert larger["text"] == "\n".join(index.lines[SOURCE][larger["start_line"] - 1 : larger["end_line"]])
        lines, steps = f"{larger['start_line']}-{larger['end_line']}", steps + 1
        last = larger
    assert last["start_line"] <= question.span.start
    assert last["end_line"] >= question.span.end
    assert last["more"] is False
    assert 2 <= steps <= 12


@pytest.mark.parametrize(("path", "status"), [("nothing.md?lines=1-2", 404), (SOURCE, 400), (f"{SOURCE}?lines=x", 400)])
def test_nothing_is_around_what_is_not_there(client: FlaskClient, path: str, status: int) -> None:
    assert client.get(f"/api/around/{path}").status_code == status


def test_a_conversation_is_kept_found_reopened_and_deleted(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, RETRY)
    ask(page, "what is the GIL")
    page.reload()
    page.get_by_role("button", name="History").click()
    search = page.get_by_label("Search the history")
    search.fill("zzz")
    expect(page.locator(".drawer .open")).to_have_count(0)
    search.fill("flaky gil")
    page.locator(".drawer .open").click()
    expect(page.locator(".asked")).to_have_text([RETRY, "what is the GIL"])
    expect(page.locator(".passage").first).to_be_visible()
    page.get_by_role("button", name="History").click()
    page.get_by_role("button", name=f"Delete: {RETRY}").click()
    expect(page.locator(".drawer .open")).to_have_count(0)
    page.reload()
    page.get_by_role("button", name="History").click()
    expect(page.get_by_text("Nothing kept yet")).to_be_visible()


def test_a_conversation_is_taken_away_with_its_citations(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, RETRY)
    place = page.locator(".place").first.inner_text()
    page.get_by_role("button", name="History").click()
    with page.expect_download() as markdown:
        page.get_by_role("button", name="Markdown").click()
    text = Path(markdown.value.path()).read_text(encoding="utf-8")
    assert f"## {RETRY}" in text
    assert f"[1] `{place}`" in text
    with page.expect_download() as exported:
        page.get_by_role("button", name="JSON").click()
    kept = json.loads(Path(exported.value.path()).read_text(encoding="utf-8"))
    assert kept["turns"][0]["question"] == RETRY


def test_a_link_to_the_question_is_shared(page: Page, server: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    page.goto(server)
    ask(page, "what is the GIL")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    page.goto(page.evaluate("navigator.clipboard.readText()"))
    expect(page.locator(".asked")).to_have_text("what is the GIL")


def test_a_new_topic_forgets_the_context(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, "what is the GIL")
    page.get_by_role("button", name="New topic").click()
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.get_by_label("Your question")).to_be_focused()
    ask(page, RETRY)
    expect(page.locator(".searched")).to_have_count(0)


def test_a_follow_up_chip_asks(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, "what is the GIL")
    chip = page.locator(".turn [data-ask]").first
    words = chip.inner_text()
    chip.click()
    expect(page.locator(".asked").last).to_have_text(words)


def test_a_vote_and_its_note_are_kept(page: Page, index: Index, run_app: RunApp, tmp_path: Path) -> None:
    file = tmp_path / "votes" / "feedback.jsonl"
    page.goto(run_app(create_app(index, Settings(feedback=file))))
    ask(page, RETRY)
    page.get_by_label("This answers my question").first.click()
    expect(page.get_by_text("Thank you, kept").first).to_be_visible()
    note = page.get_by_label("What was missing, or good?").first
    note.fill("just what I needed")
    page.keyboard.press("Enter")
    expect(note).to_be_hidden()
    first, second = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
    assert (first["query"], first["vote"], first["source"], first["note"]) == (RETRY, "up", SOURCE, "")
    assert second["note"] == "just what I needed"
    assert second["lines"] == first["lines"]


def test_what_was_voted_for_is_measured_by_eval(index: Index, tmp_path: Path) -> None:
    file = tmp_path / "feedback.jsonl"
    client = create_app(index, Settings(feedback=file)).test_client()
    asked = [(RETRY, [], "up"), ("and in code?", [RETRY], "up"), ("what is the GIL", [], "down")]
    for question, history, vote in asked:
        answer = client.post("/api/ask", json={"question": question, "history": history}).get_json()
        cited = answer["passages"][0]["citation"]
        place = {"source": cited["source"], "lines": [cited["start_line"], cited["end_line"]]}
        voted = {"question": question, "history": history, "vote": vote, **place}
        assert client.post("/api/feedback", json=voted).status_code == 201
    with file.open("a", encoding="utf-8") as lines:
        lines.write('{"query": "best recipe for a tomato and basil soup", "kind": "offtopic"}\n')
    done = CliRunner().invoke(main, ["eval", str(file), "--json", "--index", str(index.index_dir)])
    measured = json.loads(done.stdout)
    assert measured["answerable"]["vote"]["n"] == 2
    assert measured["answerable"]["vote"]["best@1"] == 1
    assert measured["unanswerable_declined"]["offtopic"]["n"] == 1


@pytest.mark.parametrize(
    "change",
    [
        {"vote": "sideways"},
        {"lines": [1]},
        {"lines": [0, 1]},
        {"lines": [True, 2]},
        {"source": "nothing.md"},
        {"source": 7},
        {"note": "x" * 3_000},
        {"note": 7},
        {"question": ""},
    ],
)
def test_a_bad_vote_is_refused(index: Index, tmp_path: Path, change: dict[str, object]) -> None:
    file = tmp_path / "feedback.jsonl"
    client = create_app(index, Settings(feedback=file)).test_client()
    vote: dict[str, object] = {"question": "why", "source": SOURCE, "lines": [1, 2], "vote": "up"}
    assert client.post("/api/feedback", json=vote | change).status_code == 400
    assert not file.exists()
