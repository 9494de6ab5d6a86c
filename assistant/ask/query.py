"""From what was typed to what is searched: self-contained, spelling repaired against the material's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citewell.assistant.ask.conversation import standalone
from citewell.assistant.ask.filters import NONE, Filters, taken_out
from citewell.assistant.types import Query
from citewell.index import Index, Vocabulary, terms

_ASKS_FOR_WORDS = re.compile(
    r"\s*(what|why|when|which|who|is|are|does|do|can|should|would|explain|describe)\b", re.IGNORECASE
)
_ASKS_HOW = re.compile(r"\s*how (do|to|can|would|should)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")


def understand(question: str, history: Sequence[str], index: Index, filters: Filters = NONE) -> Query:
    """Make the query that is searched for a question asked after `history`.

    `filters` come beside those that are typed in the question; of earlier questions they are left behind.
    """
    (typed, found), *before = (taken_out(_readable(said), index) for said in (question, *history))
    text = repair(standalone(typed, [words for words, _ in before]), index.vocabulary)
    return Query(text, typed, tuple(dict.fromkeys(terms(text))), wants_words(typed), found | filters)


def wants_words(question: str) -> bool:
    """Whether a question asks what, why or whether, not how: its form says so, whatever it is about."""
    return bool(_ASKS_FOR_WORDS.match(question) or (question.endswith("?") and not _ASKS_HOW.match(question)))


def _readable(text: str) -> str:
    """A terminal and JSON can both hand in halves of characters, which no tokenizer takes."""
    return text.encode("utf-8", "replace").decode().strip()


def repair(text: str, vocabulary: Vocabulary) -> str:
    """Replace words the material does not know by the one they were most likely meant to be."""

    def mend(match: re.Match[str]) -> str:
        word = match.group()
        inside_name = (
            text[match.end() : match.end() + 1] in ("_", "(") or text[match.start() - 1 : match.start()] == "_"
        )
        if inside_name or word[1:] != word[1:].lower():
            return word  # an identifier is searched as it is
        return vocabulary.nearest(word.lower()) or word

    return _WORD.sub(mend, text)
