"""The size of the first paint."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Page, Response

TRANSFERRED = 100_000
UNCOMPRESSED = 300_000
REQUESTS = 30


def test_the_first_paint_is_small_and_loads_nothing_from_other_hosts(page: Page, server: str) -> None:
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))
    page.goto(server, wait_until="load")  # later requests fetch what the first click may need
    assert {urlsplit(response.url).netloc for response in responses} == {urlsplit(server).netloc}
    assert len(responses) <= REQUESTS
    assert sum(response.request.sizes()["responseBodySize"] for response in responses) < TRANSFERRED
    assert sum(len(response.body()) for response in responses) < UNCOMPRESSED
    assert [response.url for response in responses if not response.ok] == []
