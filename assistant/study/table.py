"""Cards as a table in CSV."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from citewell.assistant.study.answers import sides_of
from citewell.assistant.study.cards import Card
from citewell.index import Index, Span, text_of, without_number

COLUMNS = ("key", "question", "answer", "source", "start_line", "end_line", "section", "difficulty")


def cards_csv(cards: Sequence[Card], index: Index) -> str:
    """Return cards as CSV (RFC 4180) with a row of names above them. Questions and answers are markdown, verbatim."""
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows(_row(card, index) for card in cards)
    return file.getvalue()


def _row(card: Card, index: Index) -> tuple[str | int, ...]:
    question, sides = card.question, sides_of(card.question, index)

    def text(span: Span) -> str:
        return text_of(index.lines[question.source], span)

    asked = [without_number(question.title), *([text(sides.prompt)] if sides.prompt else [])]
    place = (question.source, question.span.start, question.span.end)
    return (card.key, "\n\n".join(asked), text(sides.answer), *place, question.section or "", question.difficulty or "")
