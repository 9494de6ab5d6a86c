"""One conversation has one address, and everything leads back to it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import ask

FILE = "python-django-interview-questions.md"
RETRY = "how do I retry a flaky call with growing pauses?"
GIL = "what is the GIL"
PHONE = {"width": 360, "height": 740}
ADDRESS = re.compile(r"/c/[\w-]+$")


def top_of_second(page: Page) -> float:
    top: float = page.locator(".asked").nth(1).evaluate("node => node.getBoundingClientRect().top")
    return top


def expect_second_at(page: Page, top: float) -> None:
    expect(page.locator(".asked")).to_have_text([RETRY, GIL])
    assert abs(top_of_second(page) - top) < 4


def begin(page: Page, server: str) -> float:
    """Ask two questions, scroll somewhere between them and return where the second is on the screen."""
    page.goto(server)
    ask(page, RETRY)
    expect(page).to_have_url(ADDRESS)
    ask(page, GIL)
    page.wait_for_load_state("networkidle")  # the definitions beside the passage stand
    page.mouse.wheel(0, -260)
    page.wait_for_timeout(400)
    return top_of_second(page)


def test_a_reload_shows_the_conversation_where_it_was(page: Page, server: str) -> None:
    top = begin(page, server)
    page.reload()
    expect_second_at(page, top)


def test_back_and_forward_lead_through_conversations(page: Page, server: str) -> None:
    begin(page, server)
    first = page.url
    page.get_by_role("button", name="New topic").click()
    expect(page).to_have_url(f"{server}/")
    ask(page, "Q2")
    second = page.url
    assert second != first
    page.go_back()
    expect(page.locator(".turn")).to_have_count(0)
    page.go_back()
    expect(page).to_have_url(first)
    expect(page.locator(".asked")).to_have_text([RETRY, GIL])
    page.go_forward()
    page.go_forward()
    expect(page).to_have_url(second)
    expect(page.locator(".asked")).to_have_text("Q2")


@pytest.mark.parametrize("return_by", ["back", "link"])
def test_the_full_page_of_a_citation_leads_back(page: Page, server: str, return_by: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    top = begin(page, server)
    address = page.url
    page.locator(".turn").nth(1).locator(".cite").first.evaluate("link => link.click()")
    expect(page).to_have_url(re.compile("/source/"))
    if return_by == "back":
        page.go_back()
    else:
        back = page.get_by_role("link", name="Ask a question")
        expect(back).to_have_attribute("href", urlsplit(address).path)
        back.click()
    expect(page).to_have_url(address)
    expect_second_at(page, top)


def test_a_link_with_a_question_asks_once(page: Page, server: str) -> None:
    page.goto(f"{server}/?q=what+is+the+GIL")
    expect(page.locator(".passage").first).to_be_visible()
    expect(page).to_have_url(ADDRESS)
    page.reload()
    expect(page.locator(".passage").first).to_be_visible()
    expect(page.locator(".asked")).to_have_text(GIL)
    page.get_by_role("button", name="History").click()
    expect(page.locator(".drawer .open")).to_have_count(1)


def test_the_link_to_a_follow_up_carries_its_context(page: Page, server: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    page.goto(server)
    ask(page, "rate limit a login endpoint")
    ask(page, "and in Flask?")
    searched = page.locator(".turn").last.locator(".searched").inner_text()
    page.get_by_role("button", name="Copy link").last.click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert parse_qs(urlsplit(link).query) == {"q": ["and in Flask?"], "after": ["rate limit a login endpoint"]}
    page.goto(link)
    expect(page.locator(".asked")).to_have_text("and in Flask?")
    expect(page.locator(".searched")).to_have_text(searched)


def test_an_unknown_conversation_leads_to_the_start_page(page: Page, server: str) -> None:
    page.goto(f"{server}/c/nothing")
    expect(page).to_have_url(f"{server}/")
    expect(page.get_by_text("This conversation is not in this browser.")).to_be_visible()
    expect(page.locator("#questions")).to_be_visible()


def test_a_conversation_is_renamed_and_pinned(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, GIL)
    page.get_by_role("button", name="New topic").click()
    ask(page, RETRY)
    page.get_by_role("button", name="History").click()
    titles = page.locator(".drawer .title")
    expect(titles).to_have_text([RETRY, GIL])
    page.get_by_role("button", name="Rename").last.click()
    page.get_by_label("Title of the conversation").fill("the lock")
    page.keyboard.press("Enter")
    expect(titles).to_have_text([RETRY, "the lock"])
    page.get_by_role("button", name="Pin", exact=True).last.click()
    expect(titles).to_have_text(["the lock", RETRY])
    page.reload()
    page.get_by_role("button", name="History").click()
    expect(titles).to_have_text(["the lock", RETRY])
    expect(page.locator(".drawer .when").first).to_contain_text("Pinned")


def test_a_deleted_conversation_comes_back_by_undo(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, GIL)
    address = page.url
    page.get_by_role("button", name="History").click()
    page.get_by_role("button", name=f"Delete: {GIL}").click()
    expect(page.locator(".drawer .open")).to_have_count(0)
    expect(page).to_have_url(f"{server}/")
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    page.locator(".drawer .open").click()
    expect(page).to_have_url(address)
    expect(page.locator(".asked")).to_have_text(GIL)


def test_a_question_is_edited_and_asked_again(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, "what is a generator")
    ask(page, GIL)
    page.get_by_role("button", name="Edit").first.click()
    field = page.get_by_label("Edit the question")
    expect(field).to_have_value("what is a generator")
    field.fill(RETRY)
    page.keyboard.press("Enter")
    expect(page.locator(".asked")).to_have_text([RETRY, GIL])
    expect(page.locator(".turn").first).not_to_have_attribute("aria-busy", "true")
    expect(page.locator(".turn").first.locator(".path").first).to_contain_text("error handling")
    page.reload()
    expect(page.locator(".asked")).to_have_text([RETRY, GIL])
    page.get_by_role("button", name="Edit").first.click()
    page.keyboard.press("Escape")
    expect(page.locator(".asked")).to_have_text([RETRY, GIL])


def test_an_export_holds_every_turn(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, GIL)
    ask(page, "hello")
    page.get_by_role("button", name="History").click()
    with page.expect_download() as markdown:
        page.get_by_role("button", name="Markdown").click()
    text = Path(markdown.value.path()).read_text(encoding="utf-8")
    assert f"## {GIL}" in text
    assert "## hello\n\nHello." in text


def test_conversations_of_an_earlier_version_are_taken_over_once(page: Page, server: str) -> None:
    page.goto(server)
    page.evaluate(
        """async (questions) => {
          const answer = async (question) => (await fetch("/api/ask", {
            method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify({question})
          })).json();
          const turns = [];
          for (const question of questions) turns.push({question, answer: await answer(question)});
          const kept = [{id: "1700000000000-old", title: questions[0], at: "2026-01-31T10:00:00.000Z", turns}];
          localStorage.setItem("citewell.conversations", JSON.stringify(kept));
        }""",
        [GIL, "why?"],
    )
    page.reload()
    expect(page.locator("#connection")).to_have_attribute("data-state", "open")
    page.get_by_role("button", name="History").click()
    page.locator(".drawer .open").click()
    expect(page).to_have_url(f"{server}/c/1700000000000-old")
    expect(page.locator(".asked")).to_have_text([GIL, "why?"])
    expect(page.locator(".passage").first).to_be_visible()
    assert page.evaluate("localStorage.getItem('citewell.conversations')") is None
    page.get_by_role("button", name="History").click()
    page.get_by_role("button", name=f"Delete: {GIL}").click()
    expect(page.locator(".drawer .deleted")).not_to_be_empty()  # once it is stored
    page.reload()
    page.get_by_role("button", name="History").click()
    expect(page.get_by_text("No conversations yet")).to_be_visible()
