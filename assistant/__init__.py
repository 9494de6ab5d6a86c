"""A person's question to a cited answer: the one door to this package. Imports `citewell.index`, no `citewell.web`."""

from typing import TYPE_CHECKING

from citewell.assistant.ask.filters import NONE, Filters
from citewell.assistant.library import Assistant
from citewell.assistant.pipeline import answer
from citewell.assistant.settings import default_index
from citewell.assistant.types import Answer, Citation, Passage
from citewell.index import lazily

if TYPE_CHECKING:
    from citewell.assistant.show.catalogue import list_questions
    from citewell.assistant.show.html import document_html
    from citewell.assistant.show.suggest import Suggestions
    from citewell.assistant.show.surroundings import grow, siblings
    from citewell.assistant.show.verify import is_unchanged

__getattr__ = lazily(
    __name__,
    {
        "citewell.assistant.show.catalogue": ("list_questions",),
        "citewell.assistant.show.html": ("document_html",),
        "citewell.assistant.show.suggest": ("Suggestions",),
        "citewell.assistant.show.surroundings": ("grow", "siblings"),
        "citewell.assistant.show.verify": ("is_unchanged",),
    },
)

__all__ = [
    "NONE",
    "Answer",
    "Assistant",
    "Citation",
    "Filters",
    "Passage",
    "Suggestions",
    "answer",
    "default_index",
    "document_html",
    "grow",
    "is_unchanged",
    "list_questions",
    "siblings",
]
