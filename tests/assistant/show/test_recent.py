"""Passages ordered by the dates of their documents."""

from __future__ import annotations

from dataclasses import replace

from citewell.assistant.show.recent import recent_first
from citewell.assistant.types import Citation, Passage
from citewell.index import load_index
from tests.conftest import Ingest

DATES = {"old.md": "2024-05-01", "new.md": "2026-02-03", "same.md": "2026-02-03"}


def test_the_latest_come_first_and_those_of_one_day_stay_in_order(ingested: Ingest) -> None:
    notes = {name: f"---\ndate: {day}\n---\n\n# What is {name}?\n\nA note.\n" for name, day in DATES.items()}
    index = load_index(ingested(notes))
    passage = Passage(1, 0.5, "prose", "", "A note.", "", (), 2, Citation("old.md", 7, 7, "Q", ("Q",), "", True))
    passages = [
        replace(passage, rank=rank, citation=replace(passage.citation, source=source))
        for rank, source in enumerate(["old.md", "same.md", "new.md"], 1)
    ]
    ordered = recent_first(passages, index)
    assert [(p.rank, p.citation.source) for p in ordered] == [(1, "same.md"), (2, "new.md"), (3, "old.md")]
