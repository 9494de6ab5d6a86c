"""A sitting as JSON types, for the study page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from citewell.assistant.study.answers import side_html, sides_of
from citewell.assistant.study.cards import Card
from citewell.assistant.study.schedule import interval_text, intervals
from citewell.assistant.study.sitting import Sitting
from citewell.assistant.types import Link
from citewell.index import Index, Span, without_number

WithUrls = Callable[[str, Card], str]
"""Fill in the URLs that the HTML of a card refers to."""


def encode_sitting(sitting: Sitting, index: Index, link: Link, with_urls: WithUrls) -> dict[str, Any]:
    """Return a sitting as JSON types, with the URLs that `link` and `with_urls` make."""
    return {
        "card": _card(sitting.card, sitting, index, link, with_urls) if sitting.card else None,
        "counts": asdict(sitting.counts),
        "streak": sitting.streak,
        "forecast": sitting.forecast,
        "next_in": interval_text(sitting.next_due - sitting.at) if sitting.next_due else None,
    }


def _card(card: Card, sitting: Sitting, index: Index, link: Link, with_urls: WithUrls) -> dict[str, Any]:
    question, sides, memory = card.question, sides_of(card.question, index), sitting.memory

    def html(span: Span) -> str:
        return with_urls(side_html(question, span, index), card)

    return {
        "key": card.key,
        "reviews": memory.reviews if memory else 0,
        "title": without_number(question.title),
        "section": question.section,
        "difficulty": question.difficulty,
        "place": f"{question.source}:{question.span.start}-{question.span.end}",
        "url": link(question.source, question.span.start, question.span.end),
        "prompt": html(sides.prompt) if sides.prompt else "",
        "answer": html(sides.answer),
        "lines": len(sides.answer),
        "intervals": [interval_text(interval) for interval in intervals(memory, sitting.at).values()],
    }
