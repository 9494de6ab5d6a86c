"""Order passages by the dates of their documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from citewell.assistant.ask.dates import document_date
from citewell.assistant.types import Passage
from citewell.index import Index


def recent_first(passages: Sequence[Passage], index: Index) -> tuple[Passage, ...]:
    """Return the passages of an answer ranked by date, the latest first; those of one day stay in their order."""
    dates = {source: document_date(index.documents[source], index) for source in {p.citation.source for p in passages}}
    ordered = sorted(passages, key=lambda passage: dates[passage.citation.source], reverse=True)
    return tuple(replace(passage, rank=rank) for rank, passage in enumerate(ordered, 1))
