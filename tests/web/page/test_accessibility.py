"""Accessibility: axe-core on every view in both themes, and checks that axe-core does not make."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import ask

AXE = Path(__file__).with_name("axe.min.js").read_text(encoding="utf-8")
# The source view has thousands of lines alike: one listing and forty lines of it are looked at, and all that is prose.
FEWER = """() => {
    const listings = [...document.querySelectorAll(".source pre.code")];
    const kept = listings.find(listing => listing.querySelector(".marked")) ?? listings[0];
    listings.filter(listing => listing !== kept).forEach(listing => listing.remove());
    const lines = [...(kept?.querySelectorAll(".line") ?? [])];
    const first = Math.max(0, lines.findIndex(line => line.matches(".marked")) - 10);
    lines.filter((_, i) => i < first || i >= first + 40).forEach(line => line.remove());
}"""
RETRY = "how do I retry a flaky call with growing pauses?"


def violations(page: Page) -> list[str]:
    page.evaluate(AXE)  # by the debugger: the page's policy lets no script in
    page.evaluate(FEWER)
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{v['id']}: {node['html'][:200]}" for v in found["violations"] for node in v["nodes"]]


def empty(page: Page, server: str) -> None:
    page.goto(server)


def suggestions(page: Page, server: str) -> None:
    page.goto(server)
    page.get_by_label("Your question").press_sequentially("decorat")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")


def answer(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, RETRY)
    page.get_by_label("This answers my question").first.click()
    expect(page.get_by_text("Thank you, saved")).to_be_visible()


def not_covered(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, "how do I bake sourdough bread?")


def nearby(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, "how do I tune nginx gzip?")
    expect(page.locator(".verdict.nearby")).to_be_visible()


def reply(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, "list questions")


def respelled(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, "how does midleware work")
    page.get_by_role("button", name="Edit").click()
    page.locator("#subject .text").click()


def without_scripts(page: Page, server: str) -> None:
    page.goto(f"{server}/ask?q=how+does+midleware+work")


def history(page: Page, server: str) -> None:
    answer(page, server)
    page.get_by_role("button", name="History").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def panel(page: Page, server: str) -> None:
    answer(page, server)
    page.locator(".cite").first.click()
    expect(page.locator(".panel .marked").first).to_be_visible()


def source(page: Page, server: str) -> None:
    page.goto(f"{server}/source/python-django-interview-questions.md?lines=10064-10085")


def whole_answer(page: Page, server: str) -> None:
    page.goto(f"{server}/answer/python-django-interview-questions.md?lines=10064-10085")


def error(page: Page, server: str) -> None:
    page.goto(f"{server}/nothing")


VIEWS: list[Callable[[Page, str], None]] = [
    empty,
    suggestions,
    answer,
    nearby,
    not_covered,
    reply,
    respelled,
    without_scripts,
    history,
    panel,
    source,
    whole_answer,
    error,
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_axe_finds_nothing(page: Page, server: str, view: Callable[[Page, str], None], scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    view(page, server)
    assert violations(page) == []


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
@pytest.mark.parametrize("width", [360, 640])  # a phone; 1280 pixels at 200 %
def test_nothing_scrolls_sideways(page: Page, server: str, view: Callable[[Page, str], None], width: int) -> None:
    if view is not panel:  # there is none on a small screen
        page.set_viewport_size({"width": width, "height": 700})
        view(page, server)
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_theme_follows_the_system_until_it_is_switched(page: Page, server: str) -> None:
    def ground() -> Any:
        return page.evaluate("getComputedStyle(document.body).backgroundColor")

    page.emulate_media(color_scheme="dark")
    page.goto(server)
    dark = ground()
    page.emulate_media(color_scheme="light")
    assert ground() != dark
    for _ in range(2):
        page.locator("#theme").click()
    expect(page.locator("#theme")).to_have_attribute("aria-label", "Theme: dark")
    assert ground() == dark
    page.reload()
    assert ground() == dark


def test_reduced_motion_is_honoured(page: Page, server: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(server)
    ask(page, RETRY)
    assert page.evaluate("document.getAnimations().length") == 0


def test_everything_is_reached_by_keyboard(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, RETRY)
    expect(page.get_by_label("Your question")).to_be_focused()
    page.locator(".cite").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".panel .source")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".panel")).to_be_hidden()
    expect(page.locator(".cite").first).to_be_focused()
