"""Packing the passages of an answer under a budget of tokens."""

from __future__ import annotations

import json

import pytest

from citewell.assistant.context.pack import pack
from citewell.assistant.context.types import Context
from citewell.assistant.pipeline import answer
from citewell.index import Index, count_tokens, digest, ingest, load_index
from tests.hash_encoder import HashEncoder

STEPS = "\n".join(f"    step_{number}(\n        boat,\n        sail,\n    )" for number in range(20))
LAUNCH = f'def launch(boat, sail):\n    """Launch a boat."""\n{STEPS}\n    hoist_the_mainsail(boat)\n'
ROWS = "\n".join(f"| rope {number} | {number} m |" for number in range(30))
NOTES = {
    "boats.md": "# Q1: What is a hull?\n\nThe body of a ship.\n\n# Q2: How do I launch a boat?\n\n"
    f"Use `launch`:\n\n```python\n{LAUNCH}```\n\n# Q3: How long are ropes?\n\n| rope | length |\n|---|---|\n{ROWS}\n\n"
    "# Q4: What are knots?\n\n## Bowline knot\n\nThe bowline knot makes a loop.\n\n"
    "## Reef knot\n\nThe reef knot joins two ends.\n",
    "odd.md": "# Q1: How is a fence fenced?\n\nWith a fence:\n\n````markdown\n```python\nfence()\n```\n````\n",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("context")
    for name, text in NOTES.items():
        (folder / "notes").mkdir(exist_ok=True)
        (folder / "notes" / name).write_text(text)
    ingest([folder / "notes"], folder / "index", HashEncoder())
    return load_index(folder / "index")


def packed(index: Index, question: str, max_tokens: int, limit: int = 5) -> Context:
    return pack(answer(question, (), index, limit, html=False), index, max_tokens)


QUESTIONS = [
    "what is a hull",
    "how do I launch a boat",
    "hoist the mainsail",
    "how long is rope 17",
    "bowline knot and reef knot",
    "how is a fence fenced",
]


@pytest.mark.parametrize("max_tokens", [50, 90, 150, 300, 2_000])
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_context_is_verbatim_and_within_its_budget(index: Index, question: str, max_tokens: int) -> None:
    found = packed(index, question, max_tokens)
    assert found.tokens == count_tokens(found.text) <= max_tokens
    assert [piece.number for piece in found.passages] == [*range(1, len(found.passages) + 1)]
    for piece in found.passages:
        cited = piece.citation
        lines = index.lines[cited.source][cited.start_line - 1 : cited.end_line]
        assert piece.text == "\n".join(lines)
        assert cited.sha256 == digest(piece.text)
        assert cited.verified
        assert f"[{piece.number}] {cited}" in found.text
        assert piece.text in found.text


@pytest.mark.parametrize("max_tokens", [60, 120, 200])
def test_no_statement_is_cut(index: Index, max_tokens: int) -> None:
    found = packed(index, "hoist the mainsail", max_tokens)
    assert found.passages
    for piece in found.passages:
        assert piece.text.count("(") == piece.text.count(")")


def test_a_short_budget_keeps_the_lines_that_answer(index: Index) -> None:
    found = packed(index, "rope 17", 90, limit=1)
    (piece,) = found.passages
    assert "| rope 17 |" in piece.text
    assert piece.header
    assert "| rope | length |\n|---|---|\n| rope" in found.text


def test_what_was_left_out_is_named(index: Index) -> None:
    found = packed(index, "rope 17", 120, limit=1)
    (piece,) = found.passages
    shown = {*range(piece.citation.start_line, piece.citation.end_line + 1)}
    left = {line for cited in found.left_out for line in range(cited.start_line, cited.end_line + 1)}
    rows = {number for number, line in enumerate(index.lines["boats.md"], 1) if line.startswith("| rope ")}
    assert rows <= shown | left
    assert not shown & left
    assert found.text.splitlines()[-1].startswith("Left out: boats.md:")
    assert not packed(index, "rope 17", 2_000, limit=1).left_out


def test_neighbours_are_merged(index: Index) -> None:
    found = packed(index, "bowline knot, reef knot", 500)
    both = [piece for piece in found.passages if "bowline" in piece.text and "reef knot joins" in piece.text]
    assert len(both) == 1
    assert both[0].citation.heading_path == ("Q4: What are knots?",)


def test_a_listing_that_holds_fences_is_fenced_by_longer_ones(index: Index) -> None:
    assert "````" in packed(index, "how is a fence fenced", 500, limit=1).text


def test_what_is_not_covered_is_said(index: Index) -> None:
    found = packed(index, "best recipe -hull -boat -rope -knot -fence", 100)
    assert (found.text, found.passages) == ("The notes do not cover this.", ())


def test_json_has_the_whole_citation(index: Index) -> None:
    encoded = json.loads(json.dumps(packed(index, "what is a hull", 100).to_dict(lambda *place: f"/{place}")))
    fields = {"source", "start_line", "end_line", "question", "heading_path", "sha256", "verified", "url"}
    for place in (*(piece["citation"] for piece in encoded["passages"]), *encoded["left_out"]):
        assert set(place) == fields
