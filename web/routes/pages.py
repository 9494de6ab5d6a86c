"""The chat page and the source pages."""

from __future__ import annotations

from itertools import groupby

from flask import Blueprint, abort, render_template
from markupsafe import Markup

from citewell.assistant import document_html, is_unchanged, limits
from citewell.index import Index, without_number
from citewell.web.routes.encode import with_urls
from citewell.web.routes.lines import lines_argument
from citewell.web.routes.urls import SOURCE_RULE
from citewell.web.service import service

pages = Blueprint("pages", __name__)

EXAMPLES = 4
"""Questions to try, on the empty page: they fill one row of a wide screen."""


@pages.get("/")
def chat() -> str:
    index = service().index
    listed = [question for question in index.questions if question.listed]
    sections = [
        (section, [(question, without_number(question.title)) for question in questions])
        for section, questions in groupby(listed, key=lambda question: question.section)
    ]
    return render_template(
        "chat.html",
        name=index.manifest.name,
        counts={
            "document": len(index.documents),
            "question": index.question_count,
            "section": index.section_count,
            "line": sum(len(lines) for lines in index.lines.values()),
        },
        sections=sections,
        examples=examples(index),
        limits=limits,
    )


@pages.get(SOURCE_RULE)
def source(file: str) -> str:
    """Show a document of the index. The text comes from the index, so no URL reads a file."""
    index = service().index
    document = index.documents.get(file) or abort(404)
    span = lines_argument("lines", document)
    questions = [question for question in index.questions if question.source == file and question.listed]
    return render_template(
        "source.html",
        document=document,
        span=span,
        changed=not is_unchanged(document),
        body=Markup(with_urls(document_html(document, span), document, index)),
        questions=[(question, without_number(question.title)) for question in questions],
    )


def examples(index: Index) -> list[str]:
    """Return the shortest question of each quarter of the notes."""
    titles = [without_number(question.title) for question in index.questions if question.listed and question.answered]
    step = max(1, -(-len(titles) // EXAMPLES))
    return [min(titles[start : start + step], key=len) for start in range(0, len(titles), step)]
