"""Complete what is typed in the chat: commands, filters and questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document as Typed

from citewell.assistant.chat.commands import COMMANDS
from citewell.assistant.chat.conversation import Conversation
from citewell.assistant.show.suggest import Suggestions
from citewell.assistant.terminal.printable import printable_line
from citewell.index import Index

MIN_CHARS = 3
"""Fewer characters begin too many questions, and `in` is seldom meant as a filter; Tab completes it all the same."""


class ChatCompleter(Completer):
    """Complete the word before the cursor as a command or a filter, or else the whole line as a question."""

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation

    def get_completions(self, document: Typed, complete_event: CompleteEvent) -> Iterator[Completion]:
        known = known_of(self._conversation.index)
        typed = document.text_before_cursor
        word = re.split(r"\s", typed)[-1]
        if typed.startswith("/"):
            for name in COMMANDS if word == typed else ():
                if name.startswith(word):
                    yield Completion(name, -len(word), display_meta=COMMANDS[name].help)
        elif ":" in word or len(word) >= MIN_CHARS or complete_event.completion_requested:
            yield from complete_filter(word, known.filters)
        if not typed.startswith("/") and ":" not in word and len(typed.strip()) >= MIN_CHARS:
            for suggestion in known.suggestions.match(typed):
                text = printable_line(suggestion.text)
                yield Completion(text, -len(typed), display_meta=printable_line(suggestion.detail))


def complete_filter(word: str, filters: Mapping[str, Iterable[str]]) -> Iterator[Completion]:
    """Yield the filters that an unfinished word may become: `dif` and `difficulty:e`."""
    name, colon, value = word.partition(":")
    if not colon:
        yield from (Completion(f"{known}:", -len(word)) for known in filters if word and known.startswith(word))
        return
    for known in filters.get(name, ()):
        if known.casefold().startswith(value.strip('"').casefold()):
            yield Completion(f'"{known}"' if " " in known else known, -len(value))


class Known(NamedTuple):
    """What of an index is completed."""

    suggestions: Suggestions
    filters: Mapping[str, Sequence[str]]


@lru_cache(maxsize=1)
def known_of(index: Index) -> Known:
    """Return what of an index is completed. It takes a tenth of a second for 12,000 lines of notes."""
    return Known(Suggestions(index), filters_of(index))


def filters_of(index: Index) -> dict[str, list[str]]:
    """Return the names of the filters that match something, each with its values."""
    documents = index.documents.values()
    found = {
        "in": {source.split("/")[0] for source in index.documents if "/" in source},
        "file": {source.rpartition("/")[2] for source in index.documents},
        "difficulty": {question.difficulty or "" for question in index.questions},
        "tag": {tag for document in documents for tag in document.front_matter.tags},
        "sort": {"recent"},
    }
    values = {name: sorted(map(printable_line, texts - {""}), key=str.casefold) for name, texts in found.items()}
    return {name: texts for name, texts in values.items() if texts}
