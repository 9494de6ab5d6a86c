"""The page without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, expect

RETRY = "how do I retry a flaky call with growing pauses?"


@pytest.fixture
def plain(browser: Browser, server: str) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, base_url=server, viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def test_a_question_is_answered_and_its_citation_opens_the_source_at_its_lines(plain: Page) -> None:
    plain.goto("/")
    expect(plain.get_by_role("button", name="History")).to_be_hidden()
    plain.get_by_label("Your question").fill(RETRY)
    plain.get_by_role("button", name="Ask").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text(RETRY)
    expect(plain.get_by_role("heading", level=2)).to_have_text(re.compile("^(Answers|Probably answers) this$"))
    plain.locator(".cite").first.click()
    expect(plain.locator(".marked").first).to_be_visible()
    plain.get_by_role("link", name=re.compile(r"^Lines \d+-\d+$")).last.click()
    expect(plain.locator(".source .line").first).to_be_visible()


def test_a_follow_up_keeps_its_context(plain: Page) -> None:
    plain.goto("/ask?q=rate+limit+a+login+endpoint")
    plain.get_by_label("Your question").fill("and in Flask?")
    plain.get_by_role("button", name="Ask").click()
    expect(plain.locator(".searched")).to_contain_text("rate limit a login endpoint")


def test_a_shared_link_leads_to_the_answer(plain: Page) -> None:
    plain.goto("/?q=what+is+the+GIL")
    expect(plain).to_have_url(re.compile(r"/ask\?q=what%20is%20the%20GIL$"))
    expect(plain.locator(".passage").first).to_be_visible()


def test_a_question_of_the_list_opens_its_whole_answer(plain: Page) -> None:
    plain.goto("/")
    plain.get_by_role("link", name=re.compile("Global Interpreter Lock")).click()
    expect(plain.get_by_role("heading", level=1)).to_contain_text("Global Interpreter Lock")


@pytest.mark.parametrize(
    ("question", "status", "text"),
    [
        ("hello", 200, 'class="reply"'),
        ("how do I bake sourdough bread?", 200, "The notes do not cover this"),
        ("<script>alert(1)</script>", 200, "&lt;script&gt;"),
        ("x" * 4_001, 400, "4000 characters"),
        ("", 302, ""),
        ("Q11", 302, "/answer/"),
    ],
)
def test_every_question_gets_a_page(client: FlaskClient, question: str, status: int, text: str) -> None:
    response = client.get("/ask", query_string={"q": question})
    assert response.status_code == status
    assert text in response.text + response.headers.get("Location", "")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_scrolls_sideways(plain: Page, scheme: Literal["light", "dark"]) -> None:
    plain.emulate_media(color_scheme=scheme)
    plain.goto("/ask?q=what+is+the+GIL")
    box = plain.locator("html").bounding_box()
    assert box
    assert box["width"] == 360
