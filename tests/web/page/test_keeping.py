"""Suggestions, conversations, votes and links of the chat page."""

from __future__ import annotations

import json
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from citewell.assistant import Settings
from citewell.index import Index
from citewell.web import create_app
from tests.web.conftest import RunApp, ask

SOURCE = "python-django-interview-questions.md"
RETRY = "how do I retry a flaky call with growing pauses?"


def test_a_suggestion_is_chosen_by_arrow_and_enter(page: Page, server: str) -> None:
    page.goto(server)
    field = page.get_by_label("Your question")
    field.press_sequentially("garbage")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page.locator(".panel h2.place")).to_contain_text("garbage collection")
    expect(page.locator(".suggestions")).to_be_hidden()
    expect(field).to_have_value("")
    page.keyboard.press("Escape")
    expect(field).to_be_focused()


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


def test_more_lines_are_shown_around_a_passage(page: Page, server: str) -> None:
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
    expect(page.get_by_text("No conversations yet")).to_be_visible()


def test_a_conversation_is_exported_with_its_citations(page: Page, server: str) -> None:
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


def test_a_definition_beside_the_passage_is_asked_by_a_click(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, "retry_with_backoff")
    chip = page.locator(".turn [data-ask]").first
    words = chip.inner_text()
    chip.click()
    expect(page.locator(".asked").last).to_have_text(words)


def test_a_vote_and_its_note_are_kept(page: Page, index: Index, run_app: RunApp, tmp_path: Path) -> None:
    file = tmp_path / "votes" / "feedback.jsonl"
    page.goto(run_app(create_app(index, Settings(feedback=file))))
    ask(page, RETRY)
    page.get_by_label("This answers my question").first.click()
    expect(page.get_by_text("Thank you, saved").first).to_be_visible()
    note = page.get_by_label("What was missing or helpful?").first
    note.fill("just what I needed")
    page.keyboard.press("Enter")
    expect(note).to_be_hidden()
    first, second = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
    assert (first["query"], first["vote"], first["source"], first["note"]) == (RETRY, "up", SOURCE, "")
    assert second["note"] == "just what I needed"
    assert second["lines"] == first["lines"]
