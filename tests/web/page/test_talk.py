"""How sure an answer is, what was made of the question, and replies to what was no question."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.web.conftest import ask

RETRY = "how do I retry a flaky call with growing pauses?"
NEARBY = "how do I tune nginx gzip?"
GIL = "what is the GIL"


def test_an_answer_says_how_sure_it_is(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, GIL)
    expect(page.locator(".verdict h3")).to_have_text("Answers this")
    ask(page, NEARBY)
    expect(page.locator(".verdict h3").last).to_have_text("Nearby")


@pytest.mark.parametrize(("confidence", "said"), [(0.7, "Answers this"), (0.69, "Probably answers this")])
def test_the_words_follow_the_confidence(page: Page, server: str, confidence: float, said: str) -> None:
    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, json=response.json() | {"verdict": "answered", "confidence": confidence})

    page.route("**/api/ask", answer)
    page.add_init_script(
        "window.WebSocket = class extends EventTarget {"
        " constructor() { super(); this.readyState = 3; setTimeout(() => this.dispatchEvent(new Event('close'))); }"
        " close() {} static OPEN = 1 }"
    )
    page.goto(server)
    ask(page, GIL)
    expect(page.locator(".verdict h3")).to_have_text(said)
    page.unroute_all()


def test_a_respelled_word_is_named_and_searched_as_typed_by_a_click_or_a_key(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, "how does midleware work")
    expect(page.locator(".searched")).to_have_text("Searched for how does middleware work")
    page.get_by_role("button", name="Search for “midleware” instead").click()
    expect(page.locator(".searched")).to_have_count(0)
    expect(page.locator(".turn")).to_have_count(1)
    ask(page, "how does midleware work")
    expect(page.locator(".searched")).to_have_count(1)
    page.keyboard.press("Control+z")
    expect(page.locator(".searched")).to_have_count(0)


def test_small_talk_gets_a_reply_that_shows_what_can_be_asked(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, "hello")
    expect(page.locator(".reply")).to_contain_text("Hello")
    expect(page.locator(".passage")).to_have_count(0)
    expect(page.locator("#subject")).to_be_hidden()
    page.locator(".turn .examples").get_by_role("link", name="list questions").click()
    expect(page.locator(".turn").last.locator(".related a")).to_have_count(20)
    page.locator(".turn").last.get_by_role("link", name=re.compile("Global Interpreter Lock")).click()
    expect(page.locator(".panel h2.place")).to_contain_text("Global Interpreter Lock")


def test_the_number_of_a_question_opens_its_whole_answer(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, "Q11")
    expect(page.locator(".panel h2.place")).to_contain_text("Global Interpreter Lock")
    expect(page.locator("#subject")).to_contain_text("Global Interpreter Lock")
    page.reload()
    expect(page.locator(".opens")).to_contain_text("Global Interpreter Lock")
    expect(page.locator(".panel")).to_be_hidden()


def test_on_a_phone_the_number_of_a_question_opens_the_page_of_its_answer(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(server)
    page.get_by_label("Your question").fill("Q11")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/answer/.*\?lines="))
    page.go_back()
    expect(page.locator(".asked")).to_have_text("Q11")


def test_what_the_next_question_is_about_can_be_removed_and_changed(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, "rate limit a login endpoint")
    expect(page.locator("#subject .text")).to_have_text("rate limit a login endpoint")
    ask(page, "and in Flask?")
    expect(page.locator(".turn").last.locator(".searched")).to_contain_text("rate limit a login endpoint")
    page.get_by_role("button", name="Ask the next question without this context").click()
    expect(page.locator("#subject")).to_be_hidden()
    expect(page.get_by_label("Your question")).to_be_focused()
    page.reload()
    expect(page.locator(".turn")).to_have_count(2)
    expect(page.locator("#subject")).to_be_hidden()
    ask(page, GIL)
    page.locator("#subject .text").click()
    page.get_by_label("Change what the next question is about").fill("testing with pytest")
    page.keyboard.press("Enter")
    expect(page.locator("#subject .text")).to_have_text("testing with pytest")
    ask(page, "and in Flask?")
    expect(page.locator(".turn").last.locator(".searched")).to_contain_text("testing with pytest")


def test_a_pasted_traceback_is_shown_folded(page: Page, server: str) -> None:
    page.goto(server)
    frames = "".join(f'  File "app.py", line {n}, in step_{n}\n    step_{n + 1}()\n' for n in range(40))
    ask(page, f"Traceback (most recent call last):\n{frames}ValueError: too many values to unpack")
    asked = page.locator(".asked")
    expect(asked).to_have_class("asked pasted")
    assert asked.evaluate("node => node.clientHeight") < 150
    expect(page.locator(".searched")).to_contain_text("ValueError")


def test_notices_are_shown(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, "in:react hooks")
    expect(page.locator(".notice")).to_contain_text("no corpus or folder “react”")


def test_related_questions_never_list_only_the_one_being_read(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, GIL)
    related = page.locator(".related a").all_inner_texts()
    read = page.locator(".path").first.inner_text()
    assert not related or any(title not in read for title in related)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_suggestion_says_where_it_leads_and_is_readable(page: Page, server: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(server)
    page.get_by_label("Your question").press_sequentially("decorat")
    question = page.get_by_role("option", name=re.compile("What are Python decorators")).first
    expect(question).to_contain_text("Opens the whole answer · Medium")
    expect(page.locator(".suggestions .definition").first).to_contain_text("Asks for it, in: ")
    for part in page.locator(".suggestions span").all():
        assert part.evaluate("span => span.scrollWidth <= span.parentElement.clientWidth")
        assert part.evaluate("span => getComputedStyle(span).textOverflow") == "clip"


def test_a_passage_is_copied_with_its_citation(page: Page, server: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    page.goto(server)
    ask(page, RETRY)
    page.get_by_role("button", name="Copy with citation").first.click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"`{page.locator('.place').first.inner_text()}` · Q14")
    assert "```python" in copied


def test_on_paper_everything_is_unfolded_and_without_controls(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, RETRY)
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Copy", exact=True).first).to_be_hidden()
    expect(page.locator(".composer")).to_be_hidden()
    expect(page.locator(".bar")).to_be_hidden()
    for body in page.locator(".passage .body").all():
        assert body.evaluate("body => body.scrollHeight <= body.clientHeight + 1")
        assert body.evaluate("body => body.scrollWidth <= body.clientWidth")


def test_a_request_to_be_quizzed_opens_study_mode(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, "quiz me on decorators")
    page.get_by_role("link", name="Start studying").click()
    expect(page).to_have_url(re.compile(r"/study\?q=decorators$"))
    expect(page.locator("#card h2")).to_contain_text("decorator")
