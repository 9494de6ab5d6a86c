"""The state of a conversation in the terminal."""

from __future__ import annotations

from collections import deque

import click

from citewell.assistant.limits import MAX_HISTORY_TURNS, MAX_QUESTION_CHARS
from citewell.assistant.pipeline import answer
from citewell.assistant.terminal.places import find_place
from citewell.assistant.types import Answer
from citewell.index import Document, Index, IndexStoreError, Span, load_index, published

PASSAGES = 3  # they fill a screen


class Conversation:
    """The questions so far, the last answer, and the place that was shown last."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.answer: Answer | None = None
        self.place: tuple[Document, Span] | None = None
        """Begins as the first passage of an answer; None when there is none."""
        self._history: deque[str] = deque(maxlen=MAX_HISTORY_TURNS)

    def ask(self, question: str, as_typed: bool = False) -> Answer:
        """Answer a question after those before it, without spelling repair if `as_typed`.

        Raise `UsageError` when it is too long.
        """
        if len(question) > MAX_QUESTION_CHARS:
            raise click.UsageError(f"the question has {len(question)} characters; the limit is {MAX_QUESTION_CHARS}")
        self.answer = answer(question, list(self._history), self.index, PASSAGES, html=False, as_typed=as_typed)
        if self.answer.reply is None:  # what was no question is no part of the conversation
            self._history.append(question)
        self.place = self.find("1") if self.answer.passages else None
        return self.answer

    def ask_as_typed(self) -> Answer:
        """Answer the last question again, without spelling repair. Raise `UsageError` when there is none."""
        if not self._history:
            raise click.UsageError("there is no question yet; ask one first")
        return self.ask(self._history.pop(), as_typed=True)

    def find(self, text: str) -> tuple[Document, Span]:
        """Return the place of a passage by its number, of a citation or a question, or the last place for no text.

        Raise `UsageError` when there is none.
        """
        if not text and self.place:
            return self.place
        if not text:
            raise click.UsageError("there is no passage yet; ask a question first")
        if self.is_passage(text) and self.answer:
            cited = self.answer.passages[int(text) - 1].citation
            return self.index.documents[cited.source], Span(cited.start_line, cited.end_line)
        return find_place(text, self.index)

    def is_passage(self, text: str) -> bool:
        """Return whether a text is the number of a passage of the last answer."""
        passages = self.answer.passages if self.answer else ()
        return text in [str(passage.rank) for passage in passages]

    def forget(self) -> None:
        """Start anew: the next question follows none."""
        self._history.clear()
        self.answer = self.place = None

    def renew(self) -> bool:
        """Load the index again if another one was published. Return whether it was; keep this one if it is unusable."""
        if published(self.index.index_dir) == self.index.generation_dir.name:
            return False
        try:
            self.index = load_index(self.index.index_dir, thorough=False)
        except IndexStoreError:
            return False
        self.answer = self.place = None
        return True
