"""The pages: the chat, and the source that citations lead to."""

from __future__ import annotations

from itertools import groupby

from flask import Blueprint, abort, render_template
from markupsafe import Markup

from citewell.assistant import document_html, is_unchanged
from citewell.index import Index, without_number
from citewell.web.routes.lines import requested
from citewell.web.run.service import service

pages = Blueprint("pages", __name__)

EXAMPLES = 4


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
            "question": len(listed),
            "line": sum(len(lines) for lines in index.lines.values()),
        },
        sections=sections,
        examples=examples(index),
    )


@pages.get("/source/<path:file>")
def source(file: str) -> str:
    """Show a document that was ingested. Its text is the index's: no path ever touches the disk."""
    document = service().index.documents.get(file) or abort(404)
    span = requested("lines", document)
    questions = [q for q in service().index.questions if q.source == file and q.listed]
    return render_template(
        "source.html",
        document=document,
        span=span,
        changed=not is_unchanged(document),
        body=Markup(document_html(document, span)),
        questions=[(question, without_number(question.title)) for question in questions],
    )


def examples(index: Index) -> list[str]:
    """Questions of the corpus to try first: the shortest of each quarter, so that they are spread over it."""
    titles = [without_number(question.title) for question in index.questions if question.listed and question.answered]
    step = max(1, -(-len(titles) // EXAMPLES))
    return [min(titles[start : start + step], key=len) for start in range(0, len(titles), step)]
