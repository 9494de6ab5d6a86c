"""The study page in a real browser."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from citewell.assistant import Progress, Settings
from citewell.index import Index, load_index
from citewell.web import create_app
from tests.conftest import Ingest
from tests.web.conftest import RunApp
from tests.web.page.test_accessibility import violations

LONG = "\n".join(f"print({number})" for number in range(1, 101))
NOTES = {
    "ships/a.md": "# Ships\n\n## Hull\n\n### Q1: What is a keel?\n\n**Difficulty:** Easy\n\nThe *backbone*.\n\n"
    f"### Q2: What is a plank?\n\n**Difficulty:** Hard\n\nA board.\n\n```python\n{LONG}\n```\n",
    "tea/b.md": "# Tea\n\n## Q1: How long does green tea brew?\n\nTwo minutes.\n",
}


@pytest.fixture
def small(ingested: Ingest) -> Index:
    return load_index(ingested(NOTES))


@pytest.fixture
def study(small: Index, run_app: RunApp) -> str:
    """The address of the study page of three questions."""
    return run_app(create_app(small, Settings())) + "/study"


def question(page: Page) -> Any:
    return page.locator("#card h2")


def figures(page: Page) -> list[str]:
    return page.locator(".figures dd").all_inner_texts()


def rated(index: Index) -> int:
    return len(Progress.beside(index.index_dir).review_times())


def test_everything_is_studied_with_the_keyboard_alone(page: Page, study: str, small: Index) -> None:
    page.goto(study)
    expect(question(page)).to_be_focused()
    expect(question(page)).to_have_text("What is a keel?")
    expect(page.get_by_text("The backbone.")).to_have_count(0)
    page.keyboard.press("3")  # not before the answer is shown
    page.keyboard.press("Space")
    expect(page.get_by_text("The backbone.")).to_be_visible()
    expect(page.get_by_role("button", name="Again")).to_be_visible()
    page.keyboard.press("4")
    expect(question(page)).to_have_text("What is a plank?")
    expect(question(page)).to_be_focused()
    page.keyboard.press("n")
    expect(question(page)).to_have_text("How long does green tea brew?")
    page.keyboard.press("Space")
    page.keyboard.press("4")
    expect(question(page)).to_have_text("Nothing is left to study now")
    assert figures(page) == ["0", "1", "2", "1"]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(question(page)).to_have_text("What is a plank?")
    assert rated(small) == 2


def test_everything_is_studied_with_the_mouse_alone(page: Page, study: str, small: Index) -> None:
    page.goto(study)
    page.get_by_role("button", name="Skip").click()
    expect(question(page)).to_have_text("What is a plank?")
    page.get_by_role("button", name="Show the answer").click()
    expect(page.get_by_text("A board.")).to_be_visible()
    page.get_by_role("button", name="Good").click()
    expect(question(page)).to_have_text("How long does green tea brew?")
    assert figures(page) == ["0", "2", "1", "1"]
    assert rated(small) == 1


def test_a_rating_is_taken_back_by_key_and_by_button(page: Page, study: str, small: Index) -> None:
    page.goto(study)
    expect(question(page)).to_have_text("What is a keel?")
    for by_key in (True, False):
        page.keyboard.press("Space")
        page.keyboard.press("4")
        expect(question(page)).to_have_text("What is a plank?")
        expect(page.get_by_text("Rated: Easy.")).to_be_visible()
        if by_key:
            page.keyboard.press("u")
        else:
            page.get_by_role("button", name="Undo").click()
        expect(question(page)).to_have_text("What is a keel?")
        expect(page.get_by_text("Rated: Easy.")).to_have_count(0)
        assert rated(small) == 0


def test_the_progress_is_there_after_a_reload(page: Page, study: str) -> None:
    page.goto(study)
    expect(question(page)).to_have_text("What is a keel?")
    page.keyboard.press("Space")
    page.keyboard.press("4")
    expect(question(page)).to_have_text("What is a plank?")
    page.reload()
    expect(question(page)).to_have_text("What is a plank?")
    name = page.locator(".forecast svg").get_attribute("aria-label")
    assert name
    assert name.endswith(": 1")


def test_a_long_answer_is_unfolded_on_demand(page: Page, study: str) -> None:
    page.goto(f"{study}?q=plank")
    expect(question(page)).to_have_text("What is a plank?")
    page.keyboard.press("Space")
    last = page.locator("[data-line]", has_text="print(100)")
    expect(last).not_to_be_in_viewport()
    page.get_by_role("button", name="Show all").click()
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()
    expect(page.get_by_role("button", name="Hard")).to_be_in_viewport()


def test_the_source_opens_beside_the_question_and_gives_the_focus_back(page: Page, study: str) -> None:
    page.goto(study)
    expect(question(page)).to_have_text("What is a keel?")
    page.keyboard.press("s")
    expect(page.locator(".panel .marked").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".panel")).to_be_hidden()
    page.keyboard.press("Space")
    expect(page.get_by_text("The backbone.")).to_be_visible()


def test_questions_are_chosen_by_subject_corpus_section_and_difficulty(page: Page, study: str) -> None:
    page.goto(study)
    page.get_by_label("Notes").select_option("ships")
    page.get_by_label("Difficulty").select_option("Hard")
    page.get_by_role("button", name="Choose").click()
    expect(question(page)).to_have_text("What is a plank?")
    assert figures(page)[1] == "1"
    page.goto(study)
    page.get_by_role("searchbox").fill("green tea")
    page.keyboard.press("Enter")
    expect(question(page)).to_have_text("How long does green tea brew?")
    page.get_by_label("Section").select_option("Hull")
    page.get_by_role("button", name="Choose").click()
    expect(question(page)).to_have_text("No question of the notes matches")
    page.get_by_role("link", name="Study all questions").click()
    expect(question(page)).to_have_text("What is a keel?")


def test_what_is_typed_into_a_field_rates_nothing(page: Page, study: str, small: Index) -> None:
    page.goto(study)
    expect(question(page)).to_be_focused()
    page.keyboard.press("Space")
    page.get_by_role("searchbox").press_sequentially("n 1234 s")
    expect(question(page)).to_have_text("What is a keel?")
    assert rated(small) == 0


def test_a_key_that_is_pressed_twice_rates_once(page: Page, study: str, small: Index) -> None:
    page.goto(study)
    expect(question(page)).to_have_text("What is a keel?")
    page.keyboard.press("Space")
    page.evaluate(
        "() => { for (let i = 0; i < 2; i++)"
        " document.body.dispatchEvent(new KeyboardEvent('keydown', {key: '4', bubbles: true})) }"
    )
    expect(question(page)).to_have_text("What is a plank?")
    assert rated(small) == 1


def test_a_card_that_was_rated_in_another_window_is_not_rated_twice(page: Page, study: str, small: Index) -> None:
    page.goto(study)
    expect(question(page)).to_have_text("What is a keel?")
    other = page.context.new_page()
    other.goto(study)
    for window in (other, page):
        expect(question(window)).to_have_text("What is a keel?")
        window.keyboard.press("Space")
        window.keyboard.press("4")
        expect(question(window)).to_have_text("What is a plank?")
    expect(page.get_by_text("rated in another window")).to_be_visible()
    assert rated(small) == 1


def test_a_rating_that_is_not_stored_stays_on_the_screen(page: Page, study: str, small: Index) -> None:
    page.goto(study)
    expect(question(page)).to_have_text("What is a keel?")
    page.keyboard.press("Space")
    page.context.set_offline(True)
    page.keyboard.press("4")
    expect(page.get_by_text("nothing was stored")).to_be_visible()
    expect(question(page)).to_have_text("What is a keel?")
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    expect(question(page)).to_have_text("What is a plank?")
    expect(page.get_by_text("nothing was stored")).to_have_count(0)
    assert rated(small) == 1


def test_the_page_loads_nothing_from_other_hosts_and_keeps_its_policy(page: Page, study: str) -> None:
    complaints: list[str] = []
    hosts: set[str] = set()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.goto(study)
    expect(question(page)).to_have_text("What is a keel?")
    page.keyboard.press("Space")
    page.keyboard.press("4")
    expect(page.locator(".forecast")).to_be_visible()
    assert complaints == []
    assert hosts == {study.split("/")[2]}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(page: Page, study: str, scheme: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(study)
    expect(question(page)).to_have_text("What is a keel?")
    assert violations(page) == []
    page.keyboard.press("Space")
    page.keyboard.press("4")
    expect(question(page)).to_have_text("What is a plank?")
    page.keyboard.press("Space")
    expect(page.get_by_text("A board.")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.keyboard.press("n")
    expect(question(page)).to_have_text("How long does green tea brew?")
    page.keyboard.press("n")
    expect(question(page)).to_have_text("Nothing is left to study now")
    assert violations(page) == []


def test_without_javascript_the_page_says_what_to_do(page: Page, study: str) -> None:
    context = page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    plain = context.new_page()
    plain.goto(study)
    expect(plain.get_by_text("citewell study")).to_be_visible()
    context.close()


def test_the_chat_page_leads_to_it(page: Page, study: str) -> None:
    page.goto(study.removesuffix("/study"))
    page.get_by_role("link", name="Study them").click()
    expect(question(page)).to_have_text("What is a keel?")
