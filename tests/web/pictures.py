"""Take the pictures in docs/ again: every view at 1280 and 360 pixels, in both themes. Run by `make pictures`."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from threading import Thread
from typing import Literal

from flask import Flask
from playwright.sync_api import Page, expect, sync_playwright
from werkzeug.serving import make_server

from citewell.assistant import Answer, QuestionLog, Settings, Vote, append_vote
from citewell.assistant.types import Verdict
from citewell.index import load_index
from citewell.web import create_app
from citewell.web.service import NAME
from tests.conftest import ROOT
from tests.web.conftest import CHROMIUM, QUIET, QUIETER, ask

EXAMPLES: tuple[tuple[str, Verdict], ...] = (
    ("what is the GIL", "answered"),
    ("retry a flaky call", "answered"),
    ("how do I mock a payment", "answered"),
    ("rate limit a login endpoint", "answered"),
    ("tune nginx gzip", "nearby"),
    ("deploy to kubernetes", "nearby"),
    ("rotate the signing keys", "not_covered"),
)
VOTES: tuple[tuple[Literal["up", "down"], str, str], ...] = (
    ("down", "how do I stack two decorators", "does not say which one runs first"),
    ("down", "decorators with arguments", ""),
    ("up", "what are decorators", ""),
)
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
    app = example_app()
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
        page = browser.new_page(viewport={"width": 1000, "height": 900})
        page.goto(f"http://127.0.0.1:{server.server_port}/admin/insights")
        page.screenshot(path=DOCS / "insights.png")
        browser.close()
    server.shutdown()


def example_app() -> Flask:
    """Return the application, with questions and votes of a month for the page of insights."""
    folder = Path(mkdtemp())
    index = load_index(Settings.from_env().index_dir)
    app = create_app(index, Settings(feedback=folder / "votes.jsonl", keep_questions=1_000))
    app.extensions[NAME].question_log = log = QuestionLog(folder / "questions.sqlite", 1_000)
    draw = Random(0)
    for minutes in sorted(draw.randrange(30 * 24 * 60) for _ in range(200)):
        query, verdict = draw.choice(EXAMPLES)
        at = datetime.now(UTC) - timedelta(days=30) + timedelta(minutes=minutes)
        log.add(Answer(query, query, verdict, 0.5, (), (), 0.0), at)
    for way, query, note in VOTES:
        source, span = index.questions[2].source, index.questions[2].span
        vote = Vote(query, (), source, (span.start, span.start + 20), way, note, datetime.now(UTC).isoformat())
        append_vote(vote, folder / "votes.jsonl")
    return app


if __name__ == "__main__":
    main()
