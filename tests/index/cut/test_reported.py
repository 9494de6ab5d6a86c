"""Long texts after bugs that people reported of other programs; `repository#number` names the report."""

from __future__ import annotations

import pytest

from citewell.index.ingestion.pipeline import cut
from citewell.index.types import READABLE, Document, text_of

ROWS = [f"| E{number} | part {number} is worn |" for number in range(200)]
CASES = {
    "a list without a blank line (basicmachines-co/basic-memory#1371)": [
        line for number in range(200) for line in (f"* E{number} is worn", "    - oil it")
    ],
    "a table right below a line of text (embabel/embabel-agent#1859)": [
        "Codes",
        "| Code | Meaning |",
        "|---|---|",
        *ROWS,
    ],
    "a table in an item (feyninc/chonkie#582)": [
        "- Codes",
        "",
        *(f"  {line}" for line in ("| Code | Meaning |", "|---|---|", *ROWS)),
    ],
    "rows of several lines in HTML (Unstructured-IO/unstructured#3778)": [
        "<table><tr><th>Code</th><th>Meaning</th></tr>",
        *(line for number in range(200) for line in (f"<tr><td>E{number}</td>", "<td>Worn</td></tr>")),
        "</table>",
    ],
    "a quoted mail (meta-llama/synthetic-data-kit#73)": [f"> E{number} is worn" for number in range(200)],
}


@pytest.mark.parametrize("lines", CASES.values(), ids=CASES)
def test_a_long_text_is_cut_where_its_parts_begin(lines: list[str]) -> None:
    document = Document("a.md", "/a.md", "\n".join(["# Printer", "", *lines]), "")
    _, chunks, _ = cut([document])
    passages = [chunk for chunk in chunks if chunk.searchable]
    found = [chunk for chunk in passages if "E137" in text_of(document.lines, chunk.span)]
    assert max(len(chunk.span) for chunk in passages) <= READABLE
    assert len(found) == 1
    assert len(found[0].span) < READABLE / 2 + 4
    if any("Meaning" in line for line in lines):
        assert found[0].header
        assert "Meaning" in text_of(document.lines, found[0].header)
