"""Whole answers, parts of a source and lines to cite, in a browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from citewell.index import Index
from tests.web.conftest import ask

FILE = "python-django-interview-questions.md"
RETRY = "how do I retry a flaky call with growing pauses?"
PHONE = {"width": 360, "height": 740}


def lines_in(page: Page, place: str) -> list[int]:
    lines: list[int] = page.locator(f"{place} .line").evaluate_all("all => all.map(line => Number(line.dataset.line))")
    return lines


def top_of(page: Page, line: int) -> float:
    top: float = page.locator(f"#L{line}").evaluate("line => line.getBoundingClientRect().top")
    return top


def test_a_question_of_the_list_opens_its_whole_answer_beside_it(page: Page, server: str, index: Index) -> None:
    page.goto(server)
    page.get_by_role("link", name=re.compile("Global Interpreter Lock")).click()
    question = next(question for question in index.questions if "Global Interpreter Lock" in question.title)
    expect(page.locator(".panel .source")).to_be_focused()
    expect(page.locator(".panel h2.place")).to_contain_text("Global Interpreter Lock")
    expect(page.locator(f".panel #L{question.span.start}")).to_be_in_viewport()
    expect(page.locator(".panel .part-link")).to_have_count(0)  # the rest has followed
    lines = lines_in(page, ".panel")
    assert (lines[0], question.span.end - lines[-1] < 3) == (question.span.start, True)
    assert len(lines) == len(set(lines))
    page.locator(".panel").get_by_role("link", name=re.compile("^Next")).click()
    expect(page.locator(".panel h2.place")).to_contain_text("logging and monitoring")
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name=re.compile("Global Interpreter Lock"))).to_be_focused()


def test_on_a_phone_a_question_opens_the_page_of_its_whole_answer(page: Page, server: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(server)
    page.get_by_role("link", name=re.compile("Global Interpreter Lock")).click()
    expect(page).to_have_url(re.compile(rf"/answer/{FILE}\?lines="))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Global Interpreter Lock")
    page.get_by_role("link", name=re.compile("^Previous")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("caching")
    page.locator("#outline").get_by_role("link").last.click()
    expect(page.locator(".marked").first).to_be_in_viewport()


def test_the_passage_that_was_found_is_marked_in_the_whole_answer(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, RETRY)
    place = page.locator(".place").first.inner_text()
    first, last = map(int, place.rsplit(":", 1)[1].split("-"))
    page.get_by_role("link", name="Whole answer").first.click()
    expect(page.locator(f".panel #L{first}.marked")).to_be_in_viewport()
    marked = page.locator(".panel .marked").evaluate_all("all => all.map(line => Number(line.dataset.line))")
    assert marked == list(range(first, last + 1))


def test_a_related_question_opens_its_whole_answer(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, RETRY)
    related = page.locator(".related a").last
    title = related.inner_text()
    related.click()
    expect(page.locator(".panel h2.place")).to_have_text(title)
    expect(page.locator(".asked")).to_have_count(1)


def test_a_source_opens_with_the_part_around_the_citation(page: Page, server: str) -> None:
    page.route("**/*part=*", lambda route: route.abort())  # the rest cannot be fetched
    page.goto(f"{server}/source/{FILE}?lines=7727-7731")
    expect(page.locator("#L7727")).to_be_in_viewport()
    assert len(lines_in(page, "#document")) < 400
    expect(page.get_by_role("link", name=re.compile(r"^Lines \d+-7[67]\d\d$"))).to_have_count(1)
    page.unroute_all()


def test_the_rest_of_a_source_follows_without_moving_the_citation(page: Page, server: str) -> None:
    page.goto(f"{server}/source/{FILE}?lines=7727-7731")
    before = top_of(page, 7727)
    expect(page.locator(".part-link")).to_have_count(0)
    assert abs(top_of(page, 7727) - before) < 20  # less than a line
    lines = lines_in(page, "#document")
    assert len(lines) == len(set(lines))
    assert lines == sorted(lines)
    assert (lines[0], lines[-1] > 12_480) == (1, True)
    assert page.locator("#document > .continued").count() == 0


def test_on_a_phone_the_cited_lines_are_on_the_first_screen_before_any_script_runs(page: Page, server: str) -> None:
    """So the first paint shows them; tests/bench measures when that is."""
    context = page.context.browser.new_context(java_script_enabled=False, viewport=PHONE)  # type: ignore
    plain = context.new_page()
    for lines in ("7727-7731", "12001", "1"):
        plain.goto(f"{server}/source/{FILE}?lines={lines}")
        box = plain.locator(".marked").first.bounding_box()
        assert box
        assert box["y"] + box["height"] < PHONE["height"], lines
    context.close()


def test_what_followed_is_found_and_selected_as_it_is_in_the_file(page: Page, server: str, index: Index) -> None:
    page.goto(f"{server}/source/{FILE}?lines=7727-7731")
    expect(page.locator(".part-link")).to_have_count(0)
    far = index.lines[FILE][8057].strip()
    assert page.evaluate("text => window.find(text)", far)
    expect(page.locator("#L8058")).to_be_in_viewport()
    selected = page.evaluate(
        "([first, last]) => { const range = document.createRange();"
        " range.setStartBefore(document.getElementById(first)); range.setEndAfter(document.getElementById(last));"
        " getSelection().removeAllRanges(); getSelection().addRange(range); return getSelection().toString(); }",
        ["L8058", "L8062"],
    )
    assert [line for line in selected.split("\n") if line] == index.lines[FILE][8057:8062]


def test_line_numbers_are_links_and_a_range_is_copied_as_a_citation(page: Page, server: str, index: Index) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    page.goto(f"{server}/source/{FILE}?lines=7700")
    expect(page.locator(".part-link")).to_have_count(0)  # a page that is still loading may miss "Copied"
    numbers = page.locator("#L7727 .line-link"), page.locator("#L7731 .line-link")
    assert numbers[0].evaluate("link => link.href") == f"{server}/source/{FILE}?lines=7727"
    numbers[0].click()
    numbers[1].click(modifiers=["Shift"])
    expect(page.locator("#lines")).to_have_text("Lines 7727-7731")
    page.get_by_role("button", name="Copy citation").click()
    expect(page.locator("#lines + button")).to_have_text("Copied")  # by role, a look at 12,000 lines takes too long
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"`{FILE}:7727-7731` · Q14")
    assert "\n".join(index.lines[FILE][7726:7731]) in copied


def test_lines_are_opened_and_cited_by_keyboard(page: Page, server: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    page.goto(f"{server}/source/{FILE}")
    page.get_by_label("Go to lines").press_sequentially("8058-8060")
    page.keyboard.press("Enter")
    expect(page.locator("#L8058.marked")).to_be_in_viewport()
    page.get_by_role("button", name="Copy citation").press("Enter")
    expect(page.locator("#lines + button")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith(f"`{FILE}:8058-8060`")


def test_a_range_is_marked_and_copied_in_the_panel(page: Page, server: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    page.goto(server)
    ask(page, RETRY)
    page.locator(".cite").first.click()
    expect(page.locator(".panel .marked").first).to_be_in_viewport()
    expect(page.locator(".panel .part-link")).to_have_count(0)
    page.locator(".panel .marked .line-link").nth(1).click()
    page.locator(".panel .marked .line-link").first.click()
    place = page.locator(".panel h2.place")
    expect(place).to_have_text(re.compile(rf"^{FILE}:\d+$"))
    page.get_by_role("button", name="Copy citation").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").startswith(f"`{place.inner_text()}")


def test_what_is_around_a_passage_grows_in_steps_and_shrinks_again(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, RETRY)
    passage = page.locator(".passage").first
    place = passage.locator(".place")
    more = passage.get_by_role("button", name="Show more around it")
    less = passage.get_by_role("button", name="Show less")
    expect(less).to_be_hidden()
    seen = [place.inner_text()]
    for _ in range(3):
        more.click()
        expect(place).not_to_have_text(seen[-1])
        seen.append(place.inner_text())
        first, last = map(int, seen[-1].rsplit(":", 1)[1].split("-"))
        assert passage.locator(".line").first.get_attribute("data-line") == str(first)
        assert last - first < 250
    expect(passage.locator(".marked").first).to_be_visible()
    for before in reversed(seen[:-1]):
        less.click()
        expect(place).to_have_text(before)
    expect(less).to_be_hidden()
    expect(more).to_be_focused()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_of_an_answer_does_not_scroll_sideways(page: Page, server: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"{server}/answer/{FILE}?lines=7727-7731")
    expect(page.locator(".part-link")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") == width
