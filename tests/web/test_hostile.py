"""Hostile markdown in the corpus, on the page and in the source view: shown, and nothing of it runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from assistant.render import passage_html
from index import Document, Index, Span
from web import create_app
from web.settings import Settings

HOSTILE = """\
# <script>window.harmed = 1</script>

<img src=x onerror="window.harmed = 1"> <svg onload="window.harmed = 1"></svg>
<iframe src="javascript:parent.harmed = 1"></iframe>
<style>* { display: none }</style>

[press me](javascript:window.harmed=1) and [me](data:text/html,<script>window.harmed=1</script>)

![pixel](https://tracker.example/pixel.png)

```html"onmouseover="window.harmed=1
<script>window.harmed = 1</script>
</code></pre><script>window.harmed = 1</script>
```
"""
NAME = "<img src=x onerror=window.harmed=1>.md"


@pytest.fixture
def address(index: Index, run_app: Any, tmp_path: Path) -> str:
    """An application over the hostile text, every answer of which is all of it."""
    file = tmp_path / "hostile.md"
    file.write_text(HOSTILE, encoding="utf-8")
    document = Document(NAME, str(file), HOSTILE, sha256(HOSTILE.encode()).hexdigest())
    end = len(document.lines)

    def ask(question: str, history: Sequence[str], limit: int, explain: bool) -> dict[str, Any]:
        title = "<script>window.harmed = 1</script>"
        citation = {"source": NAME, "start_line": 1, "end_line": end, "question": title, "heading_path": [title, title]}
        citation |= {"sha256": "", "verified": True, "url": f"/source/{NAME}?lines=1-{end}"}
        html = passage_html(HOSTILE, "prose", "", 1, [Span(1, end)])
        passage = {"rank": 1, "score": 1.0, "kind": "prose", "language": title, "text": HOSTILE, "html": html}
        passage |= {"highlights": [[1, end]], "tokens": 1, "citation": citation}
        answer = {"question": question, "query": title, "verdict": "nearby", "confidence": 0.5, "passages": [passage]}
        return answer | {"related_questions": [{"title": title, "url": "javascript:window.harmed=1"}], "took_ms": 1.0}

    app = create_app(replace(index, documents={NAME: document}, questions=[], chunks=[]), Settings())
    app.extensions["citewell"].ask = ask
    url: str = run_app(app)
    return url


def test_nothing_runs_and_nothing_is_fetched(page: Page, address: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{address}/?q=<script>window.harmed=1</script>")
    expect(page.locator(".passage")).to_contain_text('<img src=x onerror="window.harmed = 1">')
    for link in page.locator(".passage .body a").all():
        link.click()
    page.locator(".cite").click()
    expect(page.locator(".panel .marked").first).to_be_visible()
    page.locator(".related a").click()
    page.goto(f"{address}/source/{NAME}?lines=1-3")
    expect(page.locator("main")).to_contain_text('<svg onload="window.harmed = 1">')
    assert page.evaluate("window.harmed") is None
    assert [url for url in fetched if not url.startswith(address)] == []
