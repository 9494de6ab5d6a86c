"""`citewell context`, and the page about it."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from tests.assistant.commands.program import run
from tests.conftest import ROOT, Ingest
from tests.fenced import fenced


@pytest.fixture
def boats(ingested: Ingest) -> Path:
    return ingested({"boats.md": "# Q1: What is a hull?\n\nThe body of a ship.\n\n# Q2: What is a mast?\n\nA spar.\n"})


def test_the_example_in_the_docs_is_true(boats: Path) -> None:
    command, printed = fenced(ROOT / "docs" / "context.md", "sh", "text")
    _, *arguments = shlex.split(command)
    result = run(*arguments, "--limit", "1", "--index", boats)
    assert result.exit_code == 0
    assert result.stdout == printed


def test_json_is_the_context_with_its_citations(boats: Path) -> None:
    found = json.loads(run("context", "what is a hull", "--json", "--index", boats).stdout)
    assert found["tokens"] <= found["max_tokens"]
    assert found["passages"][0]["citation"]["url"] == "/source/boats.md?lines=1-3"


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [("--encoding", "o200k_base", "is not installed; installed: cl100k_base"), ("--max-tokens", "10", "50<=x<=100000")],
)
def test_a_bad_option_is_one_line(boats: Path, option: str, value: str, said: str) -> None:
    result = run("context", "hull", option, value, "--index", boats)
    assert result.exit_code == 2
    assert said in result.stderr
