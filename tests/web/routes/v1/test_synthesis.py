"""Generated text over HTTP, on the page, and the page about it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from citewell.assistant import Settings
from citewell.index import Index
from citewell.web import create_app
from tests.assistant.synthesis.scripted import REPLIES, scripted
from tests.conftest import ROOT
from tests.fenced import fenced

ASKED = {"question": "where is the milk"}


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(REPLIES, "honest", "The milk is in the fridge [1]. The milk is in the cellar [1].")


@pytest.mark.usefixtures("said")
def test_a_model_writes_over_the_passages(small_index: Index, tmp_path: Path) -> None:
    with scripted() as endpoint:
        settings = Settings(feedback=tmp_path / "votes", llm=endpoint.url, llm_model="honest")
        client = create_app(small_index, settings).test_client()
        found = client.post("/api/v1/synthesis", json=ASKED).get_json()
        assert found["sentences"] == [{"text": "The milk is in the fridge.", "passages": [1]}]
        assert (found["model"], found["dropped"], found["problem"]) == ("honest", 1, "")
        assert 'data-llm-model="honest"' in client.get("/").text


def test_without_a_model_there_is_no_endpoint(small: FlaskClient) -> None:
    assert small.post("/api/v1/synthesis", json=ASKED).status_code == 404
    assert "data-llm-model" not in small.get("/").text


def test_the_settings_in_the_docs_are_settings() -> None:
    (settings,) = fenced(ROOT / "docs" / "synthesis.md", "sh")
    names = dict(line.removeprefix("export ").split("=", 1) for line in settings.splitlines() if "export" in line)
    program = "from citewell.assistant import Settings; print(Settings.from_env().llm)"
    done = subprocess.run([sys.executable, "-c", program], env=os.environ | names, capture_output=True, text=True)
    assert done.stdout.strip() == names["CITEWELL_LLM"], done.stderr
