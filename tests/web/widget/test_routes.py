"""The chat in a page of another origin, as docs/widget.md has it, in a real browser."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from flask import Flask
from playwright.sync_api import Page, Response, expect

from citewell.assistant import Settings
from citewell.index import load_index
from citewell.web import create_app
from tests.conftest import ROOT, Ingest
from tests.web.conftest import RunApp

NOTES = {"a.md": "# Q1: What is a keel?\n\nThe backbone of a ship.\n\n# Q2: What is a mast?\n\nA pole for sails.\n"}
MAX_SCRIPT_BYTES = 2_500
"""Compressed; all that a page loads until the chat is opened."""
MAX_BYTES = 36_000
"""Compressed; with the chat in its frame, which are the scripts and styles of the chat page that show an answer."""
EXAMPLE = re.findall(r"```html\n(.*?)```", (ROOT / "docs" / "widget.md").read_text(encoding="utf-8"), re.DOTALL)[0]
LISTEN = """() => {
  window.told = [];
  for (const name of ["open", "close", "ask", "answered", "source", "copy", "feedback"])
    document.addEventListener(`citewell-${name}`, ({ detail }) => window.told.push([name, detail]));
}"""


@dataclass(frozen=True)
class Sites:
    """Addresses of a server of Citewell and of two other origins, of which it lists the first."""

    citewell: str
    listed: str
    other: str


@pytest.fixture
def sites(ingested: Ingest, run_app: RunApp) -> Sites:
    """The example of the documentation on two servers, with a policy that allows nothing but Citewell."""
    portal = Flask(__name__)

    @portal.get("/")
    def page() -> tuple[str, dict[str, str]]:
        policy = f"default-src 'none'; script-src {found.citewell}; frame-src {found.citewell}"
        html = EXAMPLE.replace("http://127.0.0.1:8000", found.citewell)
        return html, {"Content-Security-Policy": policy}

    listed, other = run_app(portal), run_app(portal)
    index = load_index(ingested(NOTES))
    citewell = run_app(create_app(index, Settings(index_dir=index.index_dir, origins=frozenset({listed}))))
    found = Sites(citewell, listed, other)
    return found


def test_a_page_of_a_listed_origin_asks_with_the_keyboard_alone_and_hears_what_happens(
    page: Page, sites: Sites
) -> None:
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.goto(sites.listed)
    page.evaluate(LISTEN)
    page.evaluate("getSelection().selectAllChildren(document.getElementById('text'))")
    page.keyboard.press("Control+Shift+K")
    chat = page.frame_locator("citewell-chat iframe")
    field = chat.get_by_label("Your question")
    expect(field).to_have_value("A generator gives its values one by one.")
    expect(field).to_be_focused()
    field.fill("what is a keel")
    page.keyboard.press("Enter")
    expect(chat.get_by_text("The backbone of a ship.")).to_be_visible()
    chat.get_by_role("button", name="This answers my question").first.click()
    expect(chat.get_by_text("Thank you, saved")).to_be_visible()
    field.focus()
    page.keyboard.press("Escape")
    expect(page.locator("citewell-chat dialog")).to_be_hidden()
    told = page.evaluate("window.told")
    assert [name for name, _ in told] == ["open", "ask", "answered", "feedback", "close"]
    assert told[1][1] == {"question": "what is a keel"}
    assert told[2][1]["citations"][0]["source"] == "a.md"
    assert hosts == {url.split("/")[2] for url in (sites.listed, sites.citewell)}


def test_an_element_of_the_page_opens_it_and_a_citation_opens_a_tab(page: Page, sites: Sites) -> None:
    page.goto(sites.listed)
    page.evaluate(LISTEN)
    page.get_by_role("button", name="Help").click()
    chat = page.frame_locator("citewell-chat iframe")
    expect(chat.get_by_label("Your question")).to_be_focused()
    chat.get_by_label("Your question").fill("what is a mast")
    chat.get_by_role("button", name="Ask", exact=True).click()
    with page.context.expect_page() as opened:
        chat.locator("a.cite").first.click()
    expect(opened.value.locator(".marked").first).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("button", name="Help")).to_be_focused()
    assert [name for name, _ in page.evaluate("window.told")] == ["open", "ask", "answered", "source", "close"]


def test_a_page_of_another_origin_cannot_show_it(page: Page, sites: Sites) -> None:
    page.goto(sites.other)
    with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
        page.get_by_role("button", name="Help").click()
    expect(page.locator("citewell-chat iframe")).to_be_visible()
    assert page.frame_locator("citewell-chat iframe").get_by_label("Your question").count() == 0


def test_only_listed_origins_may_frame_the_chat_and_nothing_may_frame_other_pages(sites: Sites, page: Page) -> None:
    policies = {
        path: page.request.get(sites.citewell + path).headers["content-security-policy"].split("; ")[-1]
        for path in ("/embed", "/", "/widget.js")
    }
    assert policies == {
        "/embed": f"frame-ancestors 'self' {sites.listed}",
        "/": "frame-ancestors 'none'",
        "/widget.js": "frame-ancestors 'none'",
    }


def test_other_origins_may_not_ask(page: Page, sites: Sites) -> None:
    """Neither over HTTP nor over a WebSocket; tests/web/routes/test_security.py has further origins."""
    socket = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "x"}
    for origin, status in ((sites.listed, 200), (sites.other, 403)):
        asked = page.request.post(
            f"{sites.citewell}/api/ask", data={"question": "what is a keel"}, headers={"Origin": origin}
        )
        assert asked.status == status
    assert page.request.get(f"{sites.citewell}/ws", headers=socket | {"Origin": sites.other}).status == 403


def test_what_a_page_loads_is_small(page: Page, sites: Sites) -> None:
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))
    page.goto(sites.listed)
    page.get_by_role("button", name="Help").click()
    expect(page.frame_locator("citewell-chat iframe").get_by_label("Your question")).to_be_focused()
    loaded = [response for response in responses if response.url.startswith(sites.citewell)]
    sizes = {each.url.rsplit("/", 1)[1]: each.request.sizes()["responseBodySize"] for each in loaded}
    assert sizes["widget.js"] < MAX_SCRIPT_BYTES
    assert sum(sizes.values()) < MAX_BYTES, sizes
