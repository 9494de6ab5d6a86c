"""The assistant as a Python object."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from citewell.assistant.ask.listed_questions import listed_questions
from citewell.assistant.context.types import Context
from citewell.assistant.limits import DEFAULT_CONTEXT_TOKENS
from citewell.assistant.pipeline import answer
from citewell.assistant.python.notebook import NotebookAnswer
from citewell.assistant.python.opening import open_index
from citewell.assistant.rank.rerank import Reranker
from citewell.assistant.types import NO_FILTERS, Filters
from citewell.index import Index, Question


class Assistant:
    """Answer questions from one index, which is loaded once and only read: threads may share an assistant.

    >>> notes = Assistant.open(".citewell")
    >>> found = notes.ask("what is the GIL")
    >>> found.verdict
    'answered'
    >>> print(found.passages[0].citation)  # doctest: +ELLIPSIS
    python-django-interview-questions.md:...
    """

    def __init__(self, index: Index, reranker: Reranker | None = None) -> None:
        self.index = index
        self._reranker = reranker

    @classmethod
    def open(cls, path: str | Path, reranker: str = "") -> Assistant:
        """Load the index in a folder, or of a folder or file of notes, which are ingested first where they changed.

        `reranker` is the path or name of a cross-encoder. Raise `IndexStoreError` when there is no index or it is
        damaged, `CorpusError` when there are no notes, `EncoderError` when there is no cross-encoder.
        """
        return cls(open_index(Path(path)), load_reranker(reranker))

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        *,
        limit: int = 5,
        filters: Filters = NO_FILTERS,
        literal: bool = False,
        as_typed: bool = False,
    ) -> NotebookAnswer:
        """Answer a question that was asked after the questions in `history`, with at most `limit` passages.

        `filters` are added to those in the question; with `literal`, what looks like a filter there is searched as
        words; with `as_typed`, no spelling is corrected. Notebooks show the answer as HTML.
        """
        found = answer(
            question,
            history,
            self.index,
            limit,
            filters=filters,
            literal=literal,
            as_typed=as_typed,
            reranker=self._reranker,
        )
        return NotebookAnswer.of(found)

    def context(
        self, question: str, history: Sequence[str] = (), *, max_tokens: int = DEFAULT_CONTEXT_TOKENS, limit: int = 5
    ) -> Context:
        """Answer a question, with the passages packed for a language model into a text of at most `max_tokens`.

        >>> notes = Assistant.open(".citewell")
        >>> notes.context("what is the GIL", max_tokens=200).tokens <= 200
        True
        """
        from citewell.assistant.context.pack import pack  # imports tiktoken

        found = answer(question, history, self.index, limit, html=False, reranker=self._reranker)
        return pack(found, self.index, max_tokens)

    def questions(self) -> tuple[Question, ...]:
        """Return the questions and listed sections of the notes, in the order of the documents."""
        return tuple(listed_questions(self.index))


def load_reranker(name: str) -> Reranker | None:
    """Return the cross-encoder at a path or of a name, None without one. Raise `EncoderError` if it is none."""
    if not name:
        return None
    from citewell.index import CrossEncoder  # imports torch

    return CrossEncoder(name)
