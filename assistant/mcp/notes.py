"""What a request sees of the notes, and the newest index for a server that runs for days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from citewell.assistant.library import load_reranker
from citewell.assistant.pipeline import answer
from citewell.assistant.settings import SOURCE_PAGE, Settings
from citewell.assistant.show.links import link_from
from citewell.assistant.types import Answer, Link
from citewell.index import Index, IndexStoreError, load_index, published

FILE_URL = "file://{path}#L{start}-L{end}"
"""The file itself: over stdio, the server and its client run on the same machine, and no web server need run there."""

Ask = Callable[[str, Sequence[str], int], Answer]
"""A question, the questions before it and the number of passages -> the answer."""


@dataclass(frozen=True, slots=True)
class Notes:
    """The index as one request sees it."""

    index: Index
    ask: Ask
    link: Link
    """Makes the URL of cited lines: absolute, never empty."""


class LatestNotes:
    """The notes of an index folder, loaded again when another index is published there."""

    def __init__(self, settings: Settings) -> None:
        """Load the index. Raise `IndexStoreError` when there is none or it is damaged."""
        self._template = FILE_URL if settings.link == SOURCE_PAGE else settings.link
        self._reranker = load_reranker(settings.reranker)
        self._index_dir = settings.index_dir
        self._refused = ""
        """The published generation that could not be loaded."""
        self._notes = self._load()

    def __call__(self) -> Notes:
        """Return the notes of the newest index; of the one before it when the newest is damaged."""
        name = published(self._index_dir)
        if name not in (self._notes.index.generation_dir.name, self._refused):
            try:
                self._notes = self._load()
            except IndexStoreError:
                self._refused = name
        return self._notes

    def _load(self) -> Notes:
        index = load_index(self._index_dir)

        def ask(question: str, history: Sequence[str], limit: int) -> Answer:
            return answer(question, history, index, limit, html=False, reranker=self._reranker)

        return Notes(index, ask, link_from(self._template, index.documents))
