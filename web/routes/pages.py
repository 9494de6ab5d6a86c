"""The chat page."""

from __future__ import annotations

from itertools import groupby

from flask import Blueprint, render_template, request

from citewell.assistant import limits
from citewell.index import Index, without_number
from citewell.web.routes.difficulty import level
from citewell.web.routes.plain import SURE_CONFIDENCE
from citewell.web.routes.reading import url_of
from citewell.web.service import service

pages = Blueprint("pages", __name__)

EXAMPLES = 4
"""Questions to try, on the empty page: they fill one row of a wide screen."""


@pages.get("/")
@pages.get("/c/<conversation>")
def chat(conversation: str = "") -> str:
    """Show the chat page. A conversation is kept in the browser, whose script shows it."""
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
        asked=request.args.get("q", ""),
        level=level,
        url_of=url_of,
        examples=examples(index),
        limits=limits,
        sure=SURE_CONFIDENCE,
        llm_model=service().settings.llm_model if service().settings.llm else "",
    )


def examples(index: Index) -> list[str]:
    """Return the shortest question of each quarter of the notes."""
    titles = [without_number(question.title) for question in index.questions if question.listed and question.answered]
    step = max(1, -(-len(titles) // EXAMPLES))
    return [min(titles[start : start + step], key=len) for start in range(0, len(titles), step)]
