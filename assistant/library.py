"""The assistant as a Python object: open an index once, ask it from any thread."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from citewell.assistant.ask.filters import NONE, Filters
from citewell.assistant.pipeline import answer
from citewell.assistant.types import Answer
from citewell.index import Index, load_index


class Assistant:
    """Answers questions from one index. The index is only read, so threads may share an assistant."""

    def __init__(self, index: Index) -> None:
        self.index = index

    @classmethod
    def open(cls, index_dir: str | Path) -> Assistant:
        """Load the index in a folder. Raise `IndexStoreError` when there is none or it is damaged."""
        return cls(load_index(Path(index_dir)))

    def ask(self, question: str, history: Sequence[str] = (), *, limit: int = 5, filters: Filters = NONE) -> Answer:
        """Return the answer to a question asked after the questions in `history`, with at most `limit` passages."""
        return answer(question, history, self.index, limit, filters=filters)
