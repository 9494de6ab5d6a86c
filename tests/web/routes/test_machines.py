"""llms.txt, markdown and the description for browsers, as programs read them."""

from __future__ import annotations

import re
import subprocess
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from citewell.index import Index
from tests.docs_examples import blocks
from tests.web.conftest import RunApp
from tests.web.routes.conftest import FRIDGE, TEA

OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
MARKDOWN = {"Accept": "text/markdown, text/html;q=0.5"}
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def test_llms_txt_leads_to_every_document_and_question(small: FlaskClient, small_index: Index) -> None:
    answer = small.get("/llms.txt")
    assert answer.content_type == "text/plain; charset=utf-8"
    assert answer.text.startswith(f"# {small_index.manifest.name}\n\n> ")
    links = dict(re.findall(r"(?m)^- \[(.+)\]\((http://localhost/\S+)\)", answer.text))
    assert set(links) == {
        "All about tea",
        "storage/fridge.md",
        "How long does it brew?",
        "How hot is the water?",
        "Where is the milk?",
    }
    read = {title: small.get(link.removeprefix("http://localhost")).text for title, link in links.items()}
    assert read["All about tea"] == TEA
    assert read["storage/fridge.md"] == FRIDGE
    assert read["Where is the milk?"] == "## Where is the milk?\n\nThe milk is in the fridge.\n"


@pytest.mark.parametrize(
    ("address", "headers", "media_type"),
    [
        ("/source/tea.md", MARKDOWN, "text/markdown"),
        ("/source/tea.md", BROWSER, "text/html"),
        ("/source/tea.md", {"Accept": "*/*"}, "text/html"),
        ("/source/tea.md", {}, "text/html"),
        ("/answer/tea.md?lines=8-8", MARKDOWN, "text/markdown"),
        ("/markdown/tea.md", BROWSER, "text/markdown"),
    ],
)
def test_markdown_is_for_those_who_ask_for_it(
    small: FlaskClient, address: str, headers: dict[str, str], media_type: str
) -> None:
    answer = small.get(address, headers=headers)
    assert (answer.status_code, answer.mimetype) == (200, media_type)
    if media_type == "text/markdown":
        assert "Accept" in answer.headers["Vary"]
        assert small.get(address, headers=headers | {"If-None-Match": answer.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize("page", ["/source/tea.md", "/source/tea.md?lines=10-10", "/answer/tea.md?lines=10-10"])
def test_a_page_names_its_markdown(small: FlaskClient, page: str) -> None:
    link = BeautifulSoup(small.get(page).text, "html.parser").select_one("link[rel=alternate][type='text/markdown']")
    assert link
    assert "Two minutes." in small.get(str(link["href"])).text


@pytest.mark.parametrize(
    ("address", "status"),
    [("/markdown/none.md", 404), ("/markdown/../tea.md", 404), ("/markdown/tea.md?lines=99", 400)],
)
def test_nothing_else_is_read(small: FlaskClient, address: str, status: int) -> None:
    assert small.get(address).status_code == status


def test_the_address_bar_of_a_browser_can_ask(small: FlaskClient) -> None:
    head = BeautifulSoup(small.get("/").text, "html.parser").head
    assert head
    (link,) = head.select("link[rel=search]")
    answer = small.get(str(link["href"]))
    assert answer.mimetype == link["type"] == "application/opensearchdescription+xml"
    urls = {
        url.attrib["type"]: url.attrib["template"].replace("{searchTerms}", "brew")
        for url in ElementTree.fromstring(answer.data).iter(f"{OPENSEARCH}Url")
    }
    assert urls["text/html"] == "http://localhost/?q=brew"
    suggested = urlsplit(urls["application/x-suggestions+json"])
    typed, texts = small.get(f"{suggested.path}?{suggested.query}").get_json()
    assert (typed, texts) == ("brew", ["How long does it brew?"])


def test_the_examples_in_the_docs_run(small_app: Flask, run_app: RunApp) -> None:
    address = run_app(small_app)
    (commands,) = blocks("machines.md", "sh")
    commands = commands.replace("http://127.0.0.1:8000", address).replace("python-django-interview-questions", "tea")
    commands = commands.replace("lines=5345-5361", "lines=6-10")
    done = subprocess.run(["sh", "-ec", commands], capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout.startswith("# ")
    assert done.stdout.endswith(TEA)
    assert done.stdout.count("Two minutes.") == 2
