"""Any lines of a source, quoted with their citation."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.assistant import quote
from citewell.index import Index, Span, digest, load_index
from tests.conftest import Ingest

NOTE = """Some words before any question.

## Q1: What is a heap?

- A tree.
- Its root is the smallest.

```python
class Heap:
    def push(self, item):
        self.items.append(item)

    def pop(self):
        return self.items.pop()
```
"""


@pytest.fixture
def heap(ingested: Ingest) -> Index:
    return load_index(ingested({"heap.md": NOTE}))


@pytest.mark.parametrize(
    ("first", "last", "kind", "language", "question", "headings"),
    [
        (1, 1, "prose", "", "heap.md", ("heap.md",)),
        (5, 6, "list", "", "Q1: What is a heap?", ("Q1: What is a heap?",)),
        (5, 5, "prose", "", "Q1: What is a heap?", ("Q1: What is a heap?",)),
        (13, 14, "code", "python", "Q1: What is a heap?", ("Q1: What is a heap?", "Heap", "pop")),
        (3, 15, "prose", "", "Q1: What is a heap?", ("Q1: What is a heap?",)),
    ],
)
def test_lines_are_quoted_with_what_they_belong_to(
    heap: Index, first: int, last: int, kind: str, language: str, question: str, headings: tuple[str, ...]
) -> None:
    quoted = quote(heap, "heap.md", Span(first, last))
    assert quoted.text == "\n".join(NOTE.split("\n")[first - 1 : last])
    assert (quoted.kind, quoted.language) == (kind, language)
    citation = quoted.citation
    assert (citation.start_line, citation.end_line) == (first, last)
    assert (citation.question, citation.heading_path) == (question, headings)
    assert citation.sha256 == digest(quoted.text)
    assert citation.verified


def test_lines_of_a_changed_file_are_not_verified(heap: Index) -> None:
    Path(heap.documents["heap.md"].path).write_text(f"New line\n{NOTE}", encoding="utf-8")
    assert not quote(heap, "heap.md", Span(5, 6)).citation.verified
