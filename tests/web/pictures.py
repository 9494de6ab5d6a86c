"""Take the pictures in docs/ again: every view at 1280 and 360 pixels, in both themes. Run by `make pictures`."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Thread
from typing import Literal

from playwright.sync_api import Page, expect, sync_playwright
from werkzeug.serving import make_server

from citewell.assistant import Settings
from citewell.index import load_index
from citewell.web import create_app
from tests.conftest import ROOT
from tests.web.conftest import CHROMIUM, QUIET, QUIETER, ask

DOCS = ROOT / "docs"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SIZES = ((1280, 860), (360, 740))


def empty(page: Page) -> None:
    page.wait_for_timeout(300)


def chat(page: Page) -> None:
    ask(page, "how do I retry a flaky call with growing pauses?")
    page.wait_for_timeout(500)


def nearby(page: Page) -> None:
    ask(page, "how do I tune nginx gzip?")
    page.wait_for_timeout(500)


def source(page: Page) -> None:
    chat(page)
    page.locator(".cite").first.click()
    expect(page.locator(".marked").first).to_be_visible()
    page.wait_for_timeout(500)


VIEWS: tuple[Callable[[Page], None], ...] = (empty, chat, nearby, source)


def main() -> None:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    app = create_app(load_index(Settings.from_env().index_dir), Settings())
    server = make_server("127.0.0.1", 0, app, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *QUIETER])
        for view in VIEWS:
            for width, height in SIZES:
                for scheme in SCHEMES:
                    context = browser.new_context(
                        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
                    )
                    page = context.new_page()
                    page.goto(f"http://127.0.0.1:{server.server_port}")
                    view(page)
                    page.screenshot(path=DOCS / f"{view.__name__}-{width}-{scheme}.png")
                    context.close()
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
