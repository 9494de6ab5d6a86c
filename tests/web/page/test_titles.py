"""The page takes the numbers off titles as the index does."""

from __future__ import annotations

from playwright.sync_api import Page

from citewell.index import without_number

TITLES = [
    "Q1: What is a fuse?",
    "Q1 - What",
    "Question 7) Explain relays",
    "Q#3: What",
    "Q:What",
    "Q. What is heat?",
    "3. What",
    "3.What",
    "12: What",
    "3.11 release notes",
    "99.9% availability",
    "0.16.1",
    "09:30 Standup",
    "2FA",
    "Q-learning",
    "Q.E.D.",
    "Q1 results",
    "Was heißt „Größe“? ",
    "",
]
STRIP = """titles => import(document.querySelector("link[rel=icon]").href.replace("icon.svg", "titles.js"))
    .then(({ withoutNumber }) => titles.map(withoutNumber))"""


def test_the_rules_are_those_of_the_index(page: Page, server: str) -> None:
    page.goto(f"{server}/nothing")
    assert page.evaluate(STRIP, TITLES) == [without_number(title) for title in TITLES]
