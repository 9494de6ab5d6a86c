"""The chat page in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from citewell.assistant import Settings
from citewell.index import Index
from citewell.web import create_app
from tests.web.conftest import RunApp, ask

QUESTION = "how do I retry a flaky call with growing pauses?"


def test_a_question_is_answered_and_its_citation_opens_the_marked_lines(page: Page, server: str) -> None:
    page.goto(server)
    expect(page.get_by_label("Your question")).to_be_focused()
    ask(page, QUESTION)
    passage = page.locator(".passage").first
    expect(passage.locator(".code .line").first).to_be_visible()
    first, last = re.search(r":(\d+)-(\d+)$", passage.locator(".place").inner_text()).groups()  # type: ignore[union-attr]
    address = passage.locator(".cite").get_attribute("href")
    assert address == f"/source/python-django-interview-questions.md?lines={first}-{last}"
    page.goto(server + address)
    expect(page.locator(f"#L{first}.marked")).to_be_in_viewport()
    expect(page.locator(f"#L{int(first) - 1}.marked")).to_have_count(0)


def test_a_follow_up_is_shown_below_the_first_question(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, "what is the GIL")
    ask(page, "how do I get around it?")
    expect(page.locator(".asked")).to_have_text(["what is the GIL", "how do I get around it?"])
    expect(page.locator(".turn").last).to_be_in_viewport()


def test_the_question_in_the_url_is_asked(page: Page, server: str) -> None:
    page.goto(f"{server}/?q=what+is+the+GIL")
    expect(page.locator(".asked")).to_have_text("what is the GIL")
    expect(page.locator(".passage").first).to_be_visible()


def test_a_question_that_is_not_covered_gets_a_verdict(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, "how do I bake sourdough bread?")
    expect(page.locator(".verdict")).to_be_visible()


def test_the_empty_page_lists_every_question_and_filters_them(page: Page, server: str) -> None:
    page.goto(server)
    questions = page.locator("#questions li:visible")
    expect(questions).to_have_count(20)
    page.get_by_label("Filter the questions").fill("garbage memory")
    expect(questions).to_have_count(1)
    page.get_by_label("Filter the questions").fill("zzz")
    expect(page.locator("#filter-none")).to_be_visible()
    page.get_by_label("Filter the questions").fill("garbage")
    questions.first.get_by_role("link").click()
    expect(page.locator(".panel h2.place")).to_contain_text("garbage collection")


def test_the_question_field_works_by_keyboard(page: Page, server: str) -> None:
    page.goto(server)
    field = page.get_by_label("Your question")
    field.fill("one line")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("and another")
    expect(field).to_have_value("one line\nand another")
    page.keyboard.press("Escape")
    expect(field).to_have_value("one line\nand another")
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    ask(page, "what is the GIL")
    page.keyboard.press("ArrowUp")
    expect(field).to_have_value("what is the GIL")
    for shortcut in ("/", "Control+k", "Meta+k"):
        page.locator("body").evaluate("document.activeElement.blur()")
        page.keyboard.press(shortcut)
        expect(field).to_be_focused()
    expect(field).to_have_value("what is the GIL")


def test_without_a_websocket_the_question_is_sent_over_http(page: Page, server: str) -> None:
    page.add_init_script(
        "WebSocket.prototype.constructor; window.WebSocket = class extends EventTarget {"
        " constructor() { super(); this.readyState = 3; setTimeout(() => this.dispatchEvent(new Event('close'))); }"
        " close() {} static OPEN = 1 }"
    )
    page.goto(f"{server}/?q=what+is+the+GIL")
    expect(page.locator(".passage").first).to_be_visible()
    expect(page.locator("#connection")).to_have_attribute("data-state", "http")


def test_with_all_websockets_in_use_the_question_is_sent_over_http(page: Page, index: Index, run_app: RunApp) -> None:
    page.goto(run_app(create_app(index, Settings(max_sockets=0))) + "/?q=what+is+the+GIL")
    expect(page.locator(".passage").first).to_be_visible()
    expect(page.locator("#connection")).to_have_attribute("data-state", "http")
    expect(page.locator(".turn")).to_have_count(1)


def test_a_question_asked_offline_is_answered_once_after_reconnecting(page: Page, server: str) -> None:
    page.goto(server)
    expect(page.locator("#connection")).to_have_attribute("data-state", "open")
    page.context.set_offline(True)
    expect(page.locator("#connection")).to_have_attribute("data-state", "offline")
    page.get_by_label("Your question").fill("what is the GIL")
    page.keyboard.press("Enter")
    page.wait_for_timeout(1_000)
    expect(page.locator(".passage")).to_have_count(0)
    page.context.set_offline(False)
    expect(page.locator(".passage").first).to_be_visible()
    expect(page.locator(".turn")).to_have_count(1)


def test_copying_gives_exactly_the_source(page: Page, server: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    page.goto(server)
    ask(page, QUESTION)
    answer = page.evaluate(
        "question => fetch('/api/ask', {method: 'POST', headers: {'Content-Type': 'application/json'},"
        " body: JSON.stringify({question})}).then(response => response.json())",
        QUESTION,
    )
    page.get_by_role("button", name="Copy", exact=True).first.click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == answer["passages"][0]["text"]


@pytest.mark.parametrize("path", ["/", "/source/python-django-interview-questions.md?lines=7727-7731", "/nothing"])
def test_no_page_violates_its_content_security_policy_or_scrolls_sideways(page: Page, server: str, path: str) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if "Content Security" in message.text else None)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(server + path)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert complaints == []
