"""Notes with links, images, callouts and formulas in a browser."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from citewell.assistant import Settings
from citewell.index import load_index
from citewell.web import create_app
from tests.conftest import Ingest
from tests.web.conftest import RunApp, ask
from tests.web.page.test_accessibility import violations

PNG = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
NOTES = {
    "quay.md": """\
---
status: draft
---

# Q1: Where is the quay?

The quay is behind the barn, see [[barn#Colours|the barn]].

![plan of the quay](plan.png)

> [!warning] Mind the tide
> It turns at noon.

$$
depth = 2^n
$$
""",
    "barn.md": "# Barn\n\nIt stands.\n\n## Colours\n\nIt is red.\n",
}


@pytest.fixture
def address(ingested: Ingest, run_app: RunApp, tmp_path: Path) -> str:
    index_dir = ingested(NOTES)
    (tmp_path / "notes" / "plan.png").write_bytes(PNG)
    return run_app(create_app(load_index(index_dir), Settings(feedback=tmp_path / "votes")))


def test_a_link_in_a_passage_opens_the_other_note_beside_the_chat(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "where is the quay behind the barn")
    page.locator(".passage a.note-link").first.click()
    expect(page.locator(".panel .marked")).to_have_text("Colours")
    expect(page.locator(".panel .place")).to_have_text("the barn")


def test_the_source_shows_the_note_as_it_is_meant(page: Page, address: str) -> None:
    page.goto(f"{address}/source/quay.md")
    expect(page.locator(".front-matter td")).to_have_text("draft")
    expect(page.locator(".callout-warning .callout-title")).to_have_text("Mind the tide")
    expect(page.locator("math msup")).to_be_visible()
    image = page.get_by_role("img", name="plan of the quay")
    image.scroll_into_view_if_needed()
    expect(image).to_have_js_property("naturalWidth", 1)
    page.locator("a.note-link").click()
    expect(page.locator(".marked")).to_have_text("Colours")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: Page, address: str, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{address}/source/quay.md?lines=12")
    assert violations(page) == []
