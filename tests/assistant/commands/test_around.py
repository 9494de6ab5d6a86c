"""`citewell around`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from citewell.index import load_index
from tests.assistant.commands.program import run
from tests.conftest import Ingest

NOTES = """# Q1: How is a valve built?

Of two functions.

```python
def open_valve(valve):
    valve.turn(90)
    return valve


def close_valve(valve):
    valve.turn(-90)
    return valve
```
"""


@pytest.fixture
def valves(ingested: Ingest) -> Path:
    return ingested({"sub/a.md": NOTES})


def test_text_is_the_next_larger_part_with_line_numbers(valves: Path) -> None:
    lines = run("around", "sub/a.md:6-8", "--index", valves).stdout.splitlines()
    assert lines[0] == "sub/a.md:6-13"
    assert lines[1] == " 6  def open_valve(valve):"
    assert lines[-1] == "Beside it: close_valve"


def test_a_whole_answer_has_nothing_around_it(valves: Path) -> None:
    found = run("around", "sub/a.md:1-14", "--index", valves)
    assert found.exit_code == 0
    assert found.stdout == "There is nothing larger around sub/a.md:1-14.\n"


def test_json_is_the_object_of_the_http_api(valves: Path) -> None:
    found = json.loads(run("around", "sub/a.md:7", "--json", "--index", valves).stdout)
    assert set(found) == {"larger", "siblings"}
    lines = load_index(valves).lines["sub/a.md"]
    assert found["larger"]["text"] == "\n".join(lines[found["larger"]["start_line"] - 1 : found["larger"]["end_line"]])
    assert "marked" in found["larger"]["html"]


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("sub/a.md", "is not a citation; write it like notes.md:12-20"),
        ("sub/a.md:3-", "is not a citation"),
        ("b.md:1-2", "the index has no source 'b.md'"),
        ("sub/a.md:3-2", "sub/a.md has lines 1 to 14, not 3-2"),
        ("sub/a.md:0", "sub/a.md has lines 1 to 14, not 0-0"),
        ("sub/a.md:9-99", "sub/a.md has lines 1 to 14, not 9-99"),
    ],
)
def test_a_place_that_is_not_in_the_index_is_a_usage_error(valves: Path, place: str, message: str) -> None:
    result = run("around", place, "--index", valves)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
