"""Answers and source pages in a browser."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.web.conftest import ask

SOURCE = "/source/python-django-interview-questions.md"
RETRY = "how do I retry a flaky call with growing pauses?"
NEARBY = "how do I tune nginx gzip?"
PHONE = {"width": 360, "height": 740}


def test_the_first_passage_is_whole_and_the_next_are_opened_in_place(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, RETRY)
    first, second = page.locator(".passage").nth(0), page.locator(".passage").nth(1)
    expect(first).not_to_have_class(re.compile("folded"))
    expect(second).to_have_class(re.compile("folded"))
    where = second.evaluate("node => node.getBoundingClientRect().top")
    opens = second.get_by_role("button", name=re.compile("Show all"))
    opens.evaluate("button => button.click()")  # the pointer would scroll it out from under the input first
    expect(second).not_to_have_class(re.compile("folded"))
    assert second.evaluate("node => node.getBoundingClientRect().top") == where
    second.get_by_role("button", name="Fold").click()
    expect(second).to_have_class(re.compile("folded"))


def test_the_lines_that_answer_are_marked_and_numbered_as_in_the_file(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, "retry_with_backoff")
    passage = page.locator(".passage").first
    start, end = map(int, re.findall(r"(\d+)-(\d+)$", passage.locator(".place").inner_text())[0])
    numbers = passage.locator(".code .line").evaluate_all("lines => lines.map(line => Number(line.dataset.line))")
    assert numbers == list(range(start, end + 1))
    expect(passage.locator(".code .marked").first).to_be_visible()


def test_what_was_searched_is_shown_only_when_it_differs(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, "what is the GIL")
    expect(page.locator(".searched")).to_have_count(0)
    ask(page, "how does midleware work")
    expect(page.locator(".turn").last.locator(".searched")).to_have_text("Searched for how does middleware work")


def test_a_nearby_answer_says_so_and_shows_its_passages(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, NEARBY)
    expect(page.locator(".verdict.nearby")).to_contain_text("No passage clearly answers this")
    expect(page.locator(".passage").first).to_be_visible()


def test_a_question_that_is_not_covered_offers_near_questions(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, "How do I bake bread with Python?")
    verdict = page.locator(".verdict.not_covered")
    expect(verdict).to_contain_text("The notes do not cover this")
    expect(page.locator(".passage")).to_have_count(0)
    nearest = page.locator(".related a").first
    title = nearest.inner_text()
    nearest.click()
    expect(page.locator(".panel h2.place")).to_have_text(title)


def test_the_layout_does_not_shift_while_an_answer_arrives(page: Page, server: str) -> None:
    page.add_init_script(
        "window.jumped = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => {"
        " if (!entry.hadRecentInput) window.jumped += entry.value; })).observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(server)
    page.wait_for_timeout(600)  # input within half a second excuses a shift
    page.evaluate("document.getElementById('question').value = 'what is the GIL'")
    page.evaluate("document.getElementById('ask').requestSubmit()")
    expect(page.locator(".passage").first).to_be_visible()
    page.wait_for_timeout(600)
    assert page.evaluate("window.jumped") < 0.1  # what Core Web Vitals call good


def test_a_citation_opens_the_source_beside_the_chat_and_closes_again(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, RETRY)
    chip = page.locator(".cite").first
    chip.click()
    expect(page.locator(".panel .marked").first).to_be_in_viewport()
    expect(page.locator(".passage").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".panel")).to_be_hidden()
    expect(chip).to_be_focused()


def test_on_a_small_screen_a_citation_opens_the_page_of_the_source(page: Page, server: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(server)
    ask(page, RETRY)
    address = page.locator(".cite").first.get_attribute("href")
    page.locator(".cite").first.click()
    expect(page).to_have_url(f"{server}{address}")
    expect(page.locator(".marked").first).to_be_in_viewport()


def test_the_outline_marks_the_current_question_and_links_to_the_others(page: Page, server: str) -> None:
    page.goto(f"{server}{SOURCE}?lines=5349-5350")
    current = page.locator("#outline [aria-current]")
    expect(current).to_contain_text("Global Interpreter Lock")
    page.locator("#outline a").first.click()
    expect(page).to_have_url(re.compile(r"\?lines=\d+-\d+$"))
    expect(page.locator(".marked").first).to_be_in_viewport()


def test_a_click_on_a_line_number_marks_the_line_and_with_shift_a_range(page: Page, server: str) -> None:
    page.goto(f"{server}{SOURCE}?lines=7727-7731")

    def press(number: int, shift: bool = False) -> None:
        box = page.locator(f"#L{number}").bounding_box()
        gutter = page.locator("#document").bounding_box()
        assert box
        assert gutter
        if shift:
            page.keyboard.down("Shift")
        page.mouse.click(gutter["x"] + 8, box["y"] + box["height"] / 2)
        if shift:
            page.keyboard.up("Shift")

    press(7729)
    expect(page).to_have_url(f"{server}{SOURCE}?lines=7729")
    press(7735, shift=True)
    expect(page).to_have_url(f"{server}{SOURCE}?lines=7729-7735")
    expect(page.locator("#lines")).to_have_text("Lines 7729-7735")
    page.reload()
    marked = page.locator(".marked").evaluate_all("lines => lines.map(line => Number(line.dataset.line))")
    assert marked == list(range(7729, 7736))
