"""Answer questions with cited passages. This is the only door to the package; `citewell.web` is above it."""

from typing import TYPE_CHECKING

from citewell.assistant import limits
from citewell.assistant.ask.dates import parse_date
from citewell.assistant.library import Assistant, load_reranker
from citewell.assistant.pipeline import answer
from citewell.assistant.rank.rerank import Reranker
from citewell.assistant.settings import SOURCE_PAGE, Settings, SettingsError
from citewell.assistant.types import NO_FILTERS, Answer, Citation, Filters, Link, Passage, ReplyKind, Verdict
from citewell.index import lazily

if TYPE_CHECKING:
    from citewell.assistant.commands.errors import one_line_errors
    from citewell.assistant.commands.options import index_option, server_options
    from citewell.assistant.context.pack import pack
    from citewell.assistant.html.images import read_image
    from citewell.assistant.html.passages import document_html, part_around
    from citewell.assistant.html.references import resolve_references
    from citewell.assistant.judge.asked import Asked, QuestionLog, QuestionLogError
    from citewell.assistant.judge.votes import Vote, append_vote, last_votes
    from citewell.assistant.mcp.http import HttpAnswer, answer_post
    from citewell.assistant.mcp.notes import Notes
    from citewell.assistant.show.as_markdown import as_markdown
    from citewell.assistant.show.links import link_from
    from citewell.assistant.show.questions import list_questions
    from citewell.assistant.show.quote import Quote, citation_of, quote
    from citewell.assistant.show.related import related_to
    from citewell.assistant.show.suggest import Suggestions
    from citewell.assistant.show.surroundings import language_at, neighbours, surroundings
    from citewell.assistant.show.verify import is_unchanged
    from citewell.assistant.show.whole_answer import Entry, WholeAnswer, whole_answer
    from citewell.assistant.study.cards import Card, cards_of
    from citewell.assistant.study.encode import encode_sitting
    from citewell.assistant.study.links import StudyLink, study_link
    from citewell.assistant.study.progress import Progress, ProgressError, ReviewedMeanwhile
    from citewell.assistant.study.schedule import Rating
    from citewell.assistant.study.scope import Scope, cards_in, choices_among
    from citewell.assistant.study.sitting import rate_card, sitting_of
    from citewell.assistant.synthesis.write import write
    from citewell.assistant.tokens import EVERYTHING, Grant, TokenFileError, grant_of, own_grant, read_tokens
else:
    __getattr__ = lazily(
        __name__,
        {
            "citewell.assistant.commands.errors": ("one_line_errors",),
            "citewell.assistant.commands.options": ("index_option", "server_options"),
            "citewell.assistant.judge.asked": ("Asked", "QuestionLog", "QuestionLogError"),
            "citewell.assistant.context.pack": ("pack",),
            "citewell.assistant.judge.votes": ("Vote", "append_vote", "last_votes"),
            "citewell.assistant.mcp.http": ("HttpAnswer", "answer_post"),
            "citewell.assistant.mcp.notes": ("Notes",),
            "citewell.assistant.html.passages": ("document_html", "part_around"),
            "citewell.assistant.html.images": ("read_image",),
            "citewell.assistant.show.as_markdown": ("as_markdown",),
            "citewell.assistant.show.links": ("link_from",),
            "citewell.assistant.show.questions": ("list_questions",),
            "citewell.assistant.show.quote": ("Quote", "citation_of", "quote"),
            "citewell.assistant.show.related": ("related_to",),
            "citewell.assistant.html.references": ("resolve_references",),
            "citewell.assistant.show.suggest": ("Suggestions",),
            "citewell.assistant.show.surroundings": ("language_at", "neighbours", "surroundings"),
            "citewell.assistant.show.verify": ("is_unchanged",),
            "citewell.assistant.show.whole_answer": ("Entry", "WholeAnswer", "whole_answer"),
            "citewell.assistant.study.cards": ("Card", "cards_of"),
            "citewell.assistant.study.encode": ("encode_sitting",),
            "citewell.assistant.study.links": ("StudyLink", "study_link"),
            "citewell.assistant.study.progress": ("Progress", "ProgressError", "ReviewedMeanwhile"),
            "citewell.assistant.study.schedule": ("Rating",),
            "citewell.assistant.study.scope": ("Scope", "cards_in", "choices_among"),
            "citewell.assistant.synthesis.write": ("write",),
            "citewell.assistant.study.sitting": ("rate_card", "sitting_of"),
            "citewell.assistant.tokens": (
                "EVERYTHING",
                "Grant",
                "TokenFileError",
                "grant_of",
                "own_grant",
                "read_tokens",
            ),
        },
    )

__all__ = [
    "EVERYTHING",
    "NO_FILTERS",
    "SOURCE_PAGE",
    "Answer",
    "Asked",
    "Assistant",
    "Card",
    "Citation",
    "Entry",
    "Filters",
    "Grant",
    "HttpAnswer",
    "Link",
    "Notes",
    "Passage",
    "Progress",
    "ProgressError",
    "QuestionLog",
    "QuestionLogError",
    "Quote",
    "Rating",
    "ReplyKind",
    "Reranker",
    "ReviewedMeanwhile",
    "Scope",
    "Settings",
    "SettingsError",
    "StudyLink",
    "Suggestions",
    "TokenFileError",
    "Verdict",
    "Vote",
    "WholeAnswer",
    "answer",
    "answer_post",
    "append_vote",
    "as_markdown",
    "cards_in",
    "cards_of",
    "choices_among",
    "citation_of",
    "document_html",
    "encode_sitting",
    "grant_of",
    "index_option",
    "is_unchanged",
    "language_at",
    "last_votes",
    "limits",
    "link_from",
    "list_questions",
    "load_reranker",
    "neighbours",
    "one_line_errors",
    "own_grant",
    "pack",
    "parse_date",
    "part_around",
    "quote",
    "rate_card",
    "read_image",
    "read_tokens",
    "related_to",
    "resolve_references",
    "server_options",
    "sitting_of",
    "study_link",
    "surroundings",
    "whole_answer",
    "write",
]
