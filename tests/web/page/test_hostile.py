"""Notes with hostile markup are shown as they are written, and nothing in them runs.

Every view is also opened without the content security policy, which tests the sanitising on its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from citewell.assistant import Settings
from citewell.index import Encoder, ingest, load_index
from citewell.web import create_app
from tests.web.conftest import RunApp, ask

HARM = "window.harmed=1"
MARKUP = [
    f"<script>{HARM}</script>",
    f"<img src=x onerror={HARM}>",
    f'<svg onload="{HARM}"><script>{HARM}</script></svg>',
    f'<iframe src="javascript:parent.harmed=1" srcdoc="<script>parent.{HARM}</script>"></iframe>',
    f"<style onload={HARM}>* {{ display: none }}</style>",
    f'<a href="javascript:{HARM}" style="position: fixed; inset: 0">press</a>',
    f"<details open ontoggle={HARM}></details>",
    f"<math><mtext><style><img src=x onerror={HARM}></style></mtext></math>",
    f"</code></pre></textarea></title><script>{HARM}</script>",
    f"<input autofocus onfocus={HARM}>",
]
LINKS = [
    f"[press](javascript:{HARM})",
    f"[press](  JaVaScRiPt:{HARM})",
    f"[press](&#106;avascript:{HARM})",
    f"[press](vbscript:{HARM})",
    f"[press](data:text/html,<script>{HARM}</script>)",
    "[press][javascript:window.harmed=1]",
    f"![pixel](https://tracker.example/pixel.png) ![pixel](javascript:{HARM})",
    "![pixel](//tracker.example/pixel.svg)",
]
FILE = f'"><img src=x onerror={HARM}>.md'
TITLE = f"Why does the gateway <img src=x onerror={HARM}> refuse a <script>{HARM}</script> request?"
CLASS = f'class="x" onmouseover="{HARM}"'
CORPUS = "\n\n".join(
    [
        f"# Gateways <svg onload={HARM}>",
        f"## Refusals <script>{HARM}</script>",
        f"### Q1: {TITLE}",
        f"**Difficulty:** Hard <img src=x onerror={HARM}>",
        "The gateway refuses a request when its signature does not match.",
        *MARKUP,
        *LINKS,
        f"[javascript:window.harmed=1]: javascript:{HARM}",
        *(f"#### Refused {markup}" for markup in MARKUP),
        "\n".join(f"- {markup}\n  1. {link}" for markup, link in zip(MARKUP, LINKS * 2, strict=False)),
        "| refused | why |\n|---|---|\n" + "\n".join(f"| {text} | {HARM} |" for text in (*MARKUP, *LINKS)),
        "\n".join(f"> {markup}" for markup in MARKUP),
        "\n\n".join(f"> [!{markup}] {markup}\n> {markup}" for markup in MARKUP),
        "\n\n".join(f'!!! note "{markup}"\n    {markup}' for markup in MARKUP),
        "\n\n".join(f"[[{markup}|{markup}]] ![[{markup}.png]] [press]({quote(markup)})" for markup in MARKUP),
        "\n".join(["```html " + CLASS, *MARKUP, "```"]),
        "\n".join(["```" + '"onmouseover="' + HARM, *MARKUP, "```"]),
        "\n".join(["```javascript", *(f"/* {m} */ function gate{n}() {{}}" for n, m in enumerate(MARKUP)), "```"]),
        "\n".join(f"    {markup}" for markup in MARKUP),
        "### Q2: How is a request signed?\n\nWith the key of its sender.",
    ]
)
EVENTS = ["error", "load", "toggle", "focus", "mouseover", "click", "begin"]
LET_IN = """() => [...document.querySelectorAll("*")].filter(node =>
    (node.matches("script, style, link, svg, math, img, iframe, object, embed, base, form, details, input")
        && node.closest(".body, .source, .suggestions, #questions, .examples, .drawer ul, .path, .asked, .hero"))
    || [...node.attributes].some(({ name, value }) =>
        name.startsWith("on")
        || /^(href|src|action|srcdoc)$/.test(name) && /^\\s*(javascript|vbscript|data):/i.test(value))
).map(node => node.outerHTML.slice(0, 200))"""


@pytest.fixture(scope="module")
def address(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory, run_app: RunApp) -> str:
    """A server of the hostile corpus."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "notes").mkdir()
    (folder / "notes" / FILE).write_text(CORPUS, encoding="utf-8")
    ingest([folder / "notes"], folder / "index", encoder)
    return run_app(create_app(load_index(folder / "index"), Settings(feedback=folder / "votes.jsonl")))


@pytest.fixture(params=[False, True], ids=["with its policy", "without a policy"])
def watched(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """A page that fails the test when a script runs, a request goes to another host or an event finds a handler."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, bypass_csp=request.param)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page.on("console", lambda message: wrong.append(message.text) if "Content Security" in message.text else None)
    page.on("request", lambda r: None if r.url.startswith(address) else wrong.append(r.url))
    yield page
    check(page)
    context.close()
    assert wrong == []


def check(page: Page) -> None:
    """Check that no dangerous element is in the page, then fire every event that an attribute could handle."""
    assert page.evaluate(LET_IN) == []
    page.evaluate(
        "events => document.querySelectorAll('.body *, .source *, .suggestions *, .path *, .asked *')"
        ".forEach(node => events.forEach(name => node.dispatchEvent(new Event(name))))",
        EVENTS,
    )
    assert page.evaluate("window.harmed") is None


def test_the_list_of_questions_and_the_examples(watched: Page, address: str) -> None:
    watched.goto(address)
    expect(watched.locator("#questions li a").first).to_contain_text(TITLE)
    expect(watched.locator("#questions h3")).to_contain_text("<script>")
    expect(watched.locator(".examples a").first).to_be_visible()
    watched.get_by_label("Filter the questions").fill("how signed")
    expect(watched.locator("#questions li:visible")).to_have_count(1)


def test_the_suggestions(watched: Page, address: str) -> None:
    watched.goto(address)
    watched.get_by_label("Your question").press_sequentially("gateway refuse")
    expect(watched.get_by_role("option").first).to_contain_text(TITLE)
    check(watched)
    watched.keyboard.press("ArrowDown")
    watched.keyboard.press("Enter")
    expect(watched.locator(".panel h2.place")).to_have_text(TITLE)
    expect(watched.locator(".panel .source")).to_contain_text("<script>")
    check(watched)


@pytest.mark.parametrize("page_of", ["ask?q={title}", "answer/{file}?lines=1-3", "?q={title}&after={title}"])
def test_the_other_pages(watched: Page, address: str, page_of: str) -> None:
    watched.goto(f"{address}/{page_of.format(title=quote(TITLE, safe=''), file=quote(FILE))}")
    expect(watched.locator("body")).to_contain_text("<script>")
    check(watched)


def test_an_answer_and_all_that_is_around_it(watched: Page, address: str) -> None:
    watched.goto(f"{address}/?q={quote(TITLE)}")
    passage = watched.locator(".passage").first
    expect(passage.locator(".place")).to_contain_text(FILE)
    expect(passage.locator(".path")).to_contain_text("<script>")
    check(watched)
    more = passage.get_by_role("button", name="Show more around it")
    while more.count():
        before = passage.locator(".place").inner_text()
        more.click()
        expect(passage.locator(".place")).not_to_have_text(before)
    for text in MARKUP:
        expect(passage.locator(".body")).to_contain_text(text)
    for link in passage.locator(".body a").all():
        link.click(no_wait_after=True)
    ask(watched, "how do I bake sourdough bread?")
    expect(watched.locator(".turn").last.locator(".verdict")).to_be_visible()


def test_the_source_beside_the_chat(watched: Page, address: str) -> None:
    watched.goto(f"{address}/?q={quote(TITLE)}")
    watched.locator(".cite").first.click()
    expect(watched.locator(".panel .marked").first).to_be_visible()
    expect(watched.locator(".panel option").first).to_contain_text(TITLE)
    for text in MARKUP:
        expect(watched.locator(".panel .source")).to_contain_text(text)


def test_the_source_as_a_page(watched: Page, address: str) -> None:
    watched.goto(f"{address}/source/{quote(FILE)}?lines=1-{CORPUS.count(chr(10)) + 1}")
    expect(watched.locator("h1.corpus")).to_have_text(FILE)
    expect(watched.locator("#outline li a").first).to_contain_text(TITLE)
    for text in MARKUP:
        expect(watched.locator("#document")).to_contain_text(text)
    for link in watched.locator("#document a").all():
        link.click(no_wait_after=True)


def test_a_stored_conversation(watched: Page, address: str) -> None:
    watched.goto(f"{address}/?q={quote(TITLE)}")
    expect(watched.locator(".passage").first).to_be_visible()
    watched.reload()
    watched.get_by_role("button", name="History").click()
    expect(watched.locator(".drawer .open .title").first).to_have_text(TITLE)
    check(watched)
    watched.locator(".drawer .open").first.click()
    expect(watched.locator(".passage").first).to_be_visible()


@pytest.mark.parametrize("path", [f"source/{quote(MARKUP[1])}", quote(MARKUP[0]), f"source/{quote(FILE)}?lines=<svg>"])
def test_an_unknown_url(watched: Page, address: str, path: str) -> None:
    watched.goto(f"{address}/{path}")
    expect(watched.locator("h1")).to_be_visible()
