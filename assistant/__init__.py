"""Answer questions with cited passages. This is the only door to the package; `citewell.web` is above it."""

from typing import TYPE_CHECKING

from citewell.assistant.library import Assistant
from citewell.assistant.pipeline import answer
from citewell.assistant.settings import default_index
from citewell.assistant.types import NO_FILTERS, Answer, Citation, Filters, Link, Passage
from citewell.index import lazily

if TYPE_CHECKING:
    from citewell.assistant.show.html import document_html
    from citewell.assistant.show.links import SOURCE_PAGE, link_from
    from citewell.assistant.show.questions import list_questions
    from citewell.assistant.show.suggest import Suggestions
    from citewell.assistant.show.surroundings import neighbours, surroundings
    from citewell.assistant.show.verify import is_unchanged
else:
    __getattr__ = lazily(
        __name__,
        {
            "citewell.assistant.show.html": ("document_html",),
            "citewell.assistant.show.links": ("SOURCE_PAGE", "link_from"),
            "citewell.assistant.show.questions": ("list_questions",),
            "citewell.assistant.show.suggest": ("Suggestions",),
            "citewell.assistant.show.surroundings": ("neighbours", "surroundings"),
            "citewell.assistant.show.verify": ("is_unchanged",),
        },
    )

__all__ = [
    "NO_FILTERS",
    "SOURCE_PAGE",
    "Answer",
    "Assistant",
    "Citation",
    "Filters",
    "Link",
    "Passage",
    "Suggestions",
    "answer",
    "default_index",
    "document_html",
    "is_unchanged",
    "link_from",
    "list_questions",
    "neighbours",
    "surroundings",
]
