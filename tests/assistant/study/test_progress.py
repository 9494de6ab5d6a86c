"""The progress on disk: kept through kills, edits and two processes at once."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from citewell.assistant.study.progress import Progress, ProgressError, ReviewedMeanwhile
from citewell.assistant.study.schedule import Rating, review
from tests.assistant.study.samples import NOW, card

KEEL, HULL = card("keel"), card("hull")
RATE_FOR_EVER = """
import sys, time
from pathlib import Path
from citewell.assistant.study.progress import Progress
from citewell.assistant.study.schedule import Rating
from tests.assistant.study.samples import card
progress = Progress(Path(sys.argv[1]))
for number in range(int(sys.argv[2]), 10**9, 2):
    progress.rate(card(str(number)), None, Rating.GOOD)
    print(number, flush=True)
    time.sleep(0.001)  # or one of two processes may hold the lock for as long as the other waits for it
"""


@pytest.fixture
def progress(tmp_path: Path) -> Progress:
    return Progress(tmp_path / "study.sqlite")


def test_the_file_is_beside_the_index(tmp_path: Path) -> None:
    assert Progress.beside(tmp_path / ".citewell").file == tmp_path / ".citewell-study.sqlite"


def test_looking_makes_no_file(progress: Progress) -> None:
    assert progress.memories([KEEL]) == {}
    assert progress.review_times() == []
    assert not progress.file.exists()


def test_a_rating_is_there_when_the_file_is_opened_again(progress: Progress) -> None:
    first = progress.rate(KEEL, None, Rating.GOOD, NOW)
    second = progress.rate(KEEL, first, Rating.EASY, NOW + timedelta(minutes=10))
    again = Progress(progress.file)
    assert again.memories([KEEL, HULL]) == {"keel": second}
    assert second == review(review(None, Rating.GOOD, NOW), Rating.EASY, NOW + timedelta(minutes=10))
    assert again.review_times() == [NOW, NOW + timedelta(minutes=10)]


def test_a_card_that_was_rated_elsewhere_is_not_rated_twice(progress: Progress) -> None:
    first = progress.rate(KEEL, None, Rating.GOOD, NOW)
    with pytest.raises(ReviewedMeanwhile):
        progress.rate(KEEL, None, Rating.AGAIN, NOW)
    assert progress.memories([KEEL]) == {"keel": first}
    assert len(progress.review_times()) == 1


def test_a_rating_is_taken_back(progress: Progress) -> None:
    first = progress.rate(KEEL, None, Rating.GOOD, NOW)
    second = progress.rate(KEEL, first, Rating.AGAIN, NOW + timedelta(minutes=10))
    progress.undo("keel", second.reviews)
    assert progress.memories([KEEL]) == {"keel": first}
    progress.undo("keel", first.reviews)
    assert progress.memories([KEEL]) == {}
    assert progress.review_times() == []


def test_only_the_last_rating_of_a_card_is_taken_back(progress: Progress) -> None:
    first = progress.rate(KEEL, None, Rating.GOOD, NOW)
    second = progress.rate(KEEL, first, Rating.EASY, NOW)
    for key, reviews in (("keel", first.reviews), ("hull", 1)):
        with pytest.raises(ReviewedMeanwhile):
            progress.undo(key, reviews)
    assert progress.memories([KEEL]) == {"keel": second}


def test_a_taken_back_rating_of_a_moved_card_leaves_what_it_had(progress: Progress) -> None:
    before, after = card("old", "what is a keel"), card("new", "what is a keel")
    memory = progress.rate(before, None, Rating.EASY, NOW)
    progress.undo("new", progress.rate(after, memory, Rating.AGAIN, memory.due).reviews)
    assert progress.memories([after]) == {"new": memory}


def test_a_file_of_version_1_is_read_and_its_ratings_are_not_taken_back(progress: Progress) -> None:
    first = progress.rate(KEEL, None, Rating.GOOD, NOW)
    database = sqlite3.connect(progress.file)
    database.executescript("ALTER TABLE reviews DROP COLUMN before; PRAGMA user_version = 1;")
    database.close()
    assert progress.memories([KEEL]) == {"keel": first}
    with pytest.raises(ReviewedMeanwhile):
        progress.undo("keel", 1)
    progress.undo("keel", progress.rate(KEEL, first, Rating.GOOD, NOW).reviews)
    assert progress.memories([KEEL]) == {"keel": first}


def test_each_learner_has_a_file_that_does_not_tell_the_id(tmp_path: Path) -> None:
    files = {Progress.beside(tmp_path / ".citewell", learner).file for learner in ("", "secret", "other")}
    assert len(files) == 3
    assert not any("secret" in str(file.relative_to(tmp_path)) for file in files)


def test_a_card_of_a_moved_document_keeps_its_memory(progress: Progress) -> None:
    before, after = card("old", "what is a keel"), card("new", "what is a keel")
    memory = progress.rate(before, None, Rating.EASY, NOW)
    assert progress.memories([after, HULL]) == {"new": memory}
    again = progress.rate(after, memory, Rating.GOOD, memory.due)
    assert progress.memories([after]) == {"new": again}


@pytest.mark.parametrize(
    "cards",
    [
        pytest.param(("old", "new"), id="the old one is still there"),
        pytest.param(("new", "newer"), id="two new ones say the same"),
    ],
)
def test_a_memory_is_taken_over_only_where_it_is_clear_whose_it_is(progress: Progress, cards: tuple[str, ...]) -> None:
    progress.rate(card("old", "what is a keel"), None, Rating.EASY, NOW)
    found = progress.memories([card(key, "what is a keel") for key in cards])
    assert found.keys() <= {"old"}


def test_progress_of_questions_that_left_the_notes_is_kept(progress: Progress) -> None:
    memory = progress.rate(KEEL, None, Rating.EASY, NOW)
    progress.rate(HULL, None, Rating.EASY, NOW)
    assert progress.memories([HULL]).keys() == {"hull"}
    assert progress.memories([KEEL]) == {"keel": memory}


def test_threads_that_rate_at_once_lose_nothing(progress: Progress) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda number: progress.rate(card(str(number)), None, Rating.GOOD, NOW), range(40)))
    assert len(progress.review_times()) == 40


def test_of_ratings_of_one_card_at_once_one_counts(progress: Progress) -> None:
    def rate(_: int) -> bool:
        try:
            progress.rate(KEEL, None, Rating.GOOD, NOW)
        except ReviewedMeanwhile:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(rate, range(8))) == 1
    assert len(progress.review_times()) == 1


def test_two_processes_that_are_killed_lose_nothing_they_reported(progress: Progress) -> None:
    command = [sys.executable, "-c", RATE_FOR_EVER, str(progress.file)]
    processes = [
        subprocess.Popen(
            [*command, str(first)],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        )
        for first in (0, 1)
    ]
    reported = []
    for process in processes:
        assert process.stdout
        reported += [process.stdout.readline().strip() for _ in range(10)]
    for process in processes:
        process.send_signal(signal.SIGKILL)
        reported += [line.strip() for line in process.communicate()[0].splitlines()]
    assert progress.memories([card(key) for key in reported]).keys() == set(reported)
    assert len(progress.review_times()) >= len(reported) >= 20


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        pytest.param(b"no database" * 100, "cannot be read or written: file is not a database", id="no database"),
        pytest.param(None, "was written by a newer version", id="a newer version"),
    ],
)
def test_a_file_that_cannot_be_used_is_an_error_and_stays_as_it_is(
    progress: Progress, content: bytes | None, problem: str
) -> None:
    if content is None:
        database = sqlite3.connect(progress.file)
        database.execute("PRAGMA user_version = 9")
        database.close()
    else:
        progress.file.write_bytes(content)
    before = progress.file.read_bytes()
    with pytest.raises(ProgressError, match=problem):
        progress.rate(KEEL, None, Rating.GOOD, NOW)
    assert progress.file.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ProgressError):
        Progress(tmp_path / "file" / "study.sqlite").rate(KEEL, None, Rating.GOOD, NOW)
