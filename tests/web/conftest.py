"""A running application and a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Thread

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, expect, sync_playwright
from werkzeug.serving import BaseWSGIServer, make_server

from citewell.assistant import Settings
from citewell.index import Index
from citewell.web import create_app

CHROMIUM = "/usr/bin/chromium"
QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
QUIETER = ("--disable-component-update", "--disable-sync")

expect.set_options(timeout=20_000)  # milliseconds; on a busy machine, five seconds are too few for a page

RunApp = Callable[[Flask], str]


@pytest.fixture(scope="session")
def app(index: Index, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return create_app(index, Settings(feedback=tmp_path_factory.mktemp("votes") / "feedback.jsonl"))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def run_app() -> Iterator[RunApp]:
    """Return a function that runs an application on a free port until the session ends, and returns its address."""
    servers: list[BaseWSGIServer] = []

    def run(app: Flask) -> str:
        server = make_server("127.0.0.1", 0, app, threaded=True)
        server.daemon_threads = True  # type: ignore[attr-defined]
        Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield run
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def server(app: Flask, run_app: RunApp) -> str:
    return run_app(app)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *QUIETER])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on which any script error fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def ask(page: Page, question: str) -> None:
    """Type a question and wait until it is answered."""
    page.get_by_label("Your question").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".turn").last).not_to_have_attribute("aria-busy", "true")
