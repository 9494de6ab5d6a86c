"""Two tabs on one conversation, and a server that is away."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import ask

RETRY = "how do I retry a flaky call with growing pauses?"
GIL = "what is the GIL"
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def other(page: Page) -> Iterator[Page]:
    """A second tab of the same browser."""
    other = page.context.new_page()
    yield other
    other.close()


def test_turns_of_two_tabs_merge(page: Page, other: Page, server: str) -> None:
    page.goto(server)
    ask(page, GIL)
    other.goto(page.url)
    expect(other.locator(".asked")).to_have_text(GIL)
    ask(other, RETRY)
    expect(page.locator(".asked")).to_have_text([GIL, RETRY])
    ask(page, "what is a decorator")
    expect(other.locator(".asked")).to_have_text([GIL, RETRY, "what is a decorator"])
    for tab in (page, other):
        tab.reload()
        expect(tab.locator(".asked")).to_have_text([GIL, RETRY, "what is a decorator"])


def test_turns_asked_at_once_in_two_tabs_are_all_kept(page: Page, other: Page, server: str) -> None:
    page.goto(server)
    ask(page, GIL)
    other.goto(page.url)
    expect(other.locator(".asked")).to_have_text(GIL)
    for tab, question in ((page, RETRY), (other, "what is a decorator")):
        tab.get_by_label("Your question").fill(question)
        tab.keyboard.press("Enter")
    for tab in (page, other):
        expect(tab.locator(".asked")).to_have_text([GIL, RETRY, "what is a decorator"])
        expect(tab.locator("[aria-busy]")).to_have_count(0)


def test_an_edit_reaches_the_other_tab(page: Page, other: Page, server: str) -> None:
    page.goto(server)
    ask(page, GIL)
    other.goto(page.url)
    expect(other.locator(".passage").first).to_be_visible()
    page.get_by_role("button", name="Edit").click()
    page.get_by_label("Edit the question").fill(RETRY)
    page.keyboard.press("Enter")
    expect(other.locator(".asked")).to_have_text(RETRY)
    expect(other.locator(".path").first).to_contain_text("error handling")


def test_what_one_tab_deletes_stays_deleted(page: Page, other: Page, server: str) -> None:
    page.goto(server)
    ask(page, GIL)
    other.goto(page.url)
    expect(other.locator(".asked")).to_have_text(GIL)
    page.context.set_offline(True)
    other.get_by_label("Your question").fill(RETRY)
    other.keyboard.press("Enter")
    expect(other.get_by_text("Waiting for the server")).to_be_visible()
    page.get_by_role("button", name="History").click()
    page.get_by_role("button", name=f"Delete: {GIL}").click()
    expect(other.get_by_text("deleted in another tab")).to_be_visible()
    expect(other).to_have_url(f"{server}/")
    page.context.set_offline(False)
    expect(other.locator("#connection")).to_have_attribute("data-state", "open")
    other.wait_for_timeout(1_000)
    other.get_by_role("button", name="History").click()
    expect(other.get_by_text("No conversations yet")).to_be_visible()


def test_a_waiting_question_says_so_and_survives_a_reload(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, GIL)
    page.route("**/ws", lambda route: route.abort())
    page.context.set_offline(True)
    expect(page.locator("#connection")).to_have_attribute("data-state", "offline")
    page.get_by_label("Your question").fill(RETRY)
    page.keyboard.press("Enter")
    expect(page.locator(".turn").last).to_contain_text("Waiting for the server…")
    page.context.set_offline(False)
    page.reload()
    expect(page.locator(".asked")).to_have_text([GIL, RETRY])
    expect(page.locator("[aria-busy]")).to_have_count(0)
    expect(page.locator(".turn").last.locator(".passage").first).to_be_visible()
    page.unroute_all()


def test_a_citation_says_that_the_server_is_away_and_opens_when_it_is_back(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, GIL)
    address = page.url
    page.context.set_offline(True)
    expect(page.locator("#connection")).to_have_attribute("data-state", "offline")
    page.get_by_label("Your question").fill(RETRY)
    page.keyboard.press("Enter")
    page.locator(".cite").first.click()
    expect(page.locator(".panel")).to_contain_text("The server is away")
    expect(page).to_have_url(address)
    expect(page.locator(".asked")).to_have_text([GIL, RETRY])
    page.context.set_offline(False)
    expect(page.locator(".panel .marked").first).to_be_visible()
    expect(page.locator(".turn").last.locator(".passage").first).to_be_visible()


def test_on_a_phone_a_citation_says_that_the_server_is_away(page: Page, server: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(server)
    ask(page, GIL)
    address = page.url
    page.context.set_offline(True)
    expect(page.locator("#connection")).to_have_attribute("data-state", "offline")
    page.locator(".cite").first.click()
    expect(page.locator("#notice")).to_contain_text("The server is away")
    expect(page).to_have_url(address)


def test_a_draft_survives_escape_and_reload_and_recall(page: Page, server: str) -> None:
    page.goto(server)
    ask(page, GIL)
    field = page.get_by_label("Your question")
    field.press_sequentially("how do I cache")
    page.keyboard.press("Escape")
    expect(field).to_have_value("how do I cache")
    page.reload()
    expect(page.locator(".asked")).to_have_text(GIL)
    expect(field).to_have_value("how do I cache")
    page.keyboard.press("ArrowUp")
    expect(field).to_have_value(GIL)
    page.keyboard.press("ArrowUp")
    expect(field).to_have_value(GIL)
    page.keyboard.press("ArrowDown")
    expect(field).to_have_value("how do I cache")
    page.keyboard.press("Escape")
    expect(page.locator("#notice")).to_contain_text("Esc again clears")
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    page.reload()
    expect(field).to_have_value("")
