"""Words that a question leaves out: the page says so, and takes them back by click or key."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from citewell.assistant import Settings
from citewell.index import load_index
from citewell.web import create_app
from tests.conftest import Ingest
from tests.web.conftest import RunApp, ask

NOTES = """# Boats

## How is a boat kept dry?

A boat is kept dry below a tarpaulin.

## How is a boat kept in winter?

A boat is kept in winter in the barn.
"""
QUESTION = "how is a boat kept -tarpaulin"
LEFT_OUT = "Left out: passages with “tarpaulin”."


@pytest.fixture
def answered(page: Page, ingested: Ingest, run_app: RunApp) -> Page:
    """A page with the answer to `QUESTION`."""
    page.goto(run_app(create_app(load_index(ingested({"boats.md": NOTES})), Settings())))
    ask(page, QUESTION)
    expect(page.locator(".excluded")).to_contain_text(LEFT_OUT)
    expect(page.locator(".log")).not_to_contain_text("below a tarpaulin")
    return page


def expect_all(page: Page) -> None:
    expect(page.locator(".log")).to_contain_text("below a tarpaulin")
    expect(page.locator(".excluded")).to_have_count(0)
    expect(page.locator(".asked")).to_have_text(QUESTION)
    expect(page.get_by_label("Your question")).to_be_focused()


def test_a_click_searches_for_the_word_instead(answered: Page) -> None:
    answered.get_by_role("button", name="Search for the word instead").click()
    expect_all(answered)
    answered.reload()
    answered.get_by_role("button", name="History").click()
    answered.locator(".drawer .open").click()
    expect_all(answered)


def test_a_key_does_too(answered: Page) -> None:
    answered.keyboard.press("Control+z")
    expect_all(answered)


def test_the_key_undoes_typing_while_something_is_typed(answered: Page) -> None:
    answered.keyboard.type("x")
    answered.keyboard.press("Control+z")
    expect(answered.get_by_label("Your question")).to_have_value("")
    expect(answered.locator(".excluded")).to_have_count(1)
