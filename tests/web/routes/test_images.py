"""Images and links of the notes, as the pages and the API have them."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from citewell.assistant import Settings
from citewell.index import load_index
from citewell.web import create_app
from tests.conftest import Ingest

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 100
NOTES = {
    "a.md": "# Q1: Where is the quay?\n\nThe quay is behind the barn; see [[b|the barn]] and ![plan](plan.png).\n",
    "b.md": "# Barn\n\nIt is red.\n",
}


@pytest.fixture
def notes_client(ingested: Ingest, tmp_path: Path) -> FlaskClient:
    index_dir = ingested(NOTES)
    (tmp_path / "notes" / "plan.png").write_bytes(PNG)
    return create_app(load_index(index_dir), Settings(feedback=tmp_path / "votes")).test_client()


def check_urls(client: FlaskClient, html: str) -> None:
    """Check that the HTML has a link to the other note and an image, and that both can be fetched."""
    (link,) = re.findall(r'<a class="note-link" href="([^"]*)"', html)
    (image,) = re.findall(r'<img class="image" src="([^"]*)" alt="plan"', html)
    assert client.get(unescape(link)).status_code == 200
    response = client.get(unescape(image))
    assert (response.data, response.mimetype) == (PNG, "image/png")
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert client.get(unescape(image), headers={"If-None-Match": response.headers["ETag"]}).status_code == 304


def test_an_answer_and_a_source_page_lead_to_them(notes_client: FlaskClient) -> None:
    answer = notes_client.post("/api/ask", json={"question": "where is the quay behind the barn"}).get_json()
    check_urls(notes_client, answer["passages"][0]["html"])
    check_urls(notes_client, notes_client.get("/source/a.md").text)
    larger = notes_client.get("/api/around/a.md?lines=3").get_json()["larger"]
    assert larger is None or "data-target" not in larger["html"]


@pytest.mark.parametrize(
    "url", ["/image/a.md", "/image/a.md?name=b.png", "/image/no.md?name=plan.png", "/image/a.md?name=../x.png"]
)
def test_nothing_else_is_sent(notes_client: FlaskClient, url: str) -> None:
    assert notes_client.get(url).status_code == 404
