"""Time how long a long source takes to open at a line in a browser that is slowed down to a phone's speed."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

from playwright.sync_api import Page, sync_playwright
from werkzeug.serving import make_server

from citewell.assistant.settings import Settings
from citewell.index import Index
from citewell.web import create_app
from tests.web.conftest import CHROMIUM, QUIET, QUIETER

OPENINGS = 9
"""Openings of each kind, each at another line."""
SLOWDOWN = 4
"""How many times slower than here scripts, layout and painting are: about a phone of the middle class."""
PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
WHEN_SEEN = """const when = (selector, done) => {
  const top = document.querySelector(selector)?.getBoundingClientRect().top;
  if (top >= 0 && top < innerHeight) requestAnimationFrame(() => setTimeout(() => done(performance.now())));
  else requestAnimationFrame(() => when(selector, done));
}"""
ON_PAGE = f"{WHEN_SEEN}; when('.marked, .error h1', (at) => (window.seenAt = at))"
IN_PANEL = f"""async (address) => {{
  {WHEN_SEEN};
  const link = Object.assign(document.createElement("a"), {{ className: "cite", href: address }});
  document.querySelector("main").append(link);
  const start = performance.now();
  link.click();
  return (await new Promise((done) => when(".panel .marked", done))) - start;
}}"""


def time_source_page(index: Index) -> Iterator[tuple[str, list[float]]]:
    """Return what was timed, with the milliseconds of each opening until the cited line is painted.

    The static files are in the browser's cache, as they are after the first page.
    """
    document = max(index.documents.values(), key=lambda document: len(document.lines))
    step = len(document.lines) // (OPENINGS + 1)
    addresses = [
        f"/source/{document.source}?lines={line}-{line + 4}" for line in range(step, OPENINGS * step + 1, step)
    ]
    with _served(index) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *QUIETER])
        page = browser.new_context().new_page()
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        page.goto(server + addresses[0], wait_until="networkidle")
        page.add_init_script(ON_PAGE)
        yield "  a page without content, on a slow phone", [_open(page, server + "/nothing") for _ in addresses]
        yield "  a source at its line, on a slow phone", [_open(page, server + address) for address in addresses]
        page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
        yield "  the same beside the chat, as slow", [_open_beside(page, server, address) for address in addresses]
        browser.close()


def _open(page: Page, address: str) -> float:
    page.goto(address, wait_until="load")
    seen: float = page.evaluate(
        "new Promise((done) => { const look = () => (window.seenAt ? done(seenAt) : setTimeout(look, 50)); look(); })"
    )
    return seen


def _open_beside(page: Page, server: str, address: str) -> float:
    page.goto(server)
    page.locator("#connection[data-state=open]").wait_for()  # its scripts have run
    taken: float = page.evaluate(IN_PANEL, address)
    return taken


@contextmanager
def _served(index: Index) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, create_app(index, Settings(index_dir=index.index_dir)), threaded=True)
    server.daemon_threads = True  # type: ignore[attr-defined]
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
