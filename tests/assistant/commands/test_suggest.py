"""`citewell suggest`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.assistant.commands.program import run


def test_text_is_one_suggestion_a_line(index_path: Path) -> None:
    lines = run("suggest", "python", "decorat", "--index", index_path).stdout.splitlines()
    assert any("decorators" in line for line in lines)


def test_json_is_the_list_of_the_http_api(index_path: Path) -> None:
    found = json.loads(run("suggest", "decoratr", "--json", "--index", index_path).stdout)
    assert found
    keys = {"text", "kind", "detail", "source", "start_line", "end_line"}
    assert all(set(suggestion) == keys for suggestion in found)


def test_nothing_similar_prints_nothing(index_path: Path) -> None:
    result = run("suggest", "zzzzqqq", "--index", index_path)
    assert (result.exit_code, result.stdout) == (0, "")
