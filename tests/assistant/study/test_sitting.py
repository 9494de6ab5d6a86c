"""What a learner sees between two reviews."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from citewell.assistant.study.cards import cards_of
from citewell.assistant.study.progress import Progress
from citewell.assistant.study.queue import Counts
from citewell.assistant.study.schedule import Rating
from citewell.assistant.study.sitting import sitting_of
from citewell.index import load_index
from tests.assistant.study.samples import NOW
from tests.conftest import Ingest

NOTES = {
    "ships.md": "# Q1: What is a keel?\n\nThe backbone.\n\n# Q2: What is a hull?\n\nThe body.\n",
    "boats.md": "# Q1: What is an oar?\n\nA pole.\n",
}


def test_cards_are_learnt_one_after_the_other_until_nothing_is_due(ingested: Ingest) -> None:
    index_dir = ingested(NOTES)
    index, progress, now = load_index(index_dir), Progress.beside(index_dir), NOW
    cards = cards_of(index)
    for left in (3, 2, 1):
        sitting = sitting_of(cards, index, progress, now)
        assert sitting.counts == Counts(due=0, new=left, later=3 - left)
        assert sitting.card
        progress.rate(sitting.card, sitting.memory, Rating.EASY, now)
    done = sitting_of(cards, index, progress, now)
    assert done.card is None
    assert done.streak == 1
    assert done.next_due
    assert sum(done.forecast) == 3
    assert done.forecast[(done.next_due - now).days] == 3


def test_a_scope_counts_its_own_cards_and_takes_nothing_over_from_others(ingested: Ingest) -> None:
    index_dir = ingested(NOTES | {"more/boats.md": NOTES["boats.md"]})
    index, progress = load_index(index_dir), Progress.beside(index_dir)
    one, other = (card for card in cards_of(index) if "oar" in card.question.title)
    progress.rate(one, None, Rating.EASY, NOW)
    assert sitting_of([other], index, progress, NOW).counts == Counts(due=0, new=1, later=0)


def test_progress_outlives_the_index_and_a_new_name_of_the_notes(ingested: Ingest, tmp_path: Path) -> None:
    index_dir = ingested(NOTES)
    progress = Progress.beside(index_dir)
    for card in cards_of(load_index(index_dir)):
        progress.rate(card, None, Rating.EASY, NOW)
    for name in NOTES:
        (tmp_path / "notes" / name).unlink()
    index = load_index(ingested({f"moved/{name}": text for name, text in NOTES.items()}))
    assert sitting_of(cards_of(index), index, progress, NOW + timedelta(hours=1)).counts == Counts(
        due=0, new=0, later=3
    )
