"""Errors say what to do in one line, and travel from one process to another."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from citewell.index import (
    CitewellError,
    CorpusError,
    IndexDamaged,
    IndexForeign,
    IndexMissing,
    IndexStale,
    IndexStoreError,
    IndexUnwritable,
)

INDEX = Path("/notes/.index")
ERRORS: list[CitewellError] = [
    CorpusError("no markdown could be read in /notes"),
    IndexMissing(INDEX),
    IndexStale(INDEX, "a.md changed"),
    IndexDamaged(INDEX, "chunks.jsonl is missing"),
    IndexForeign(INDEX, "its format is 1, not 2"),
    IndexUnwritable(INDEX, "No space left on device"),
]


@pytest.mark.parametrize("error", ERRORS, ids=[type(error).__name__ for error in ERRORS])
def test_an_error_is_the_same_after_pickling(error: CitewellError) -> None:
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy), copy.__dict__) == (type(error), str(error), error.__dict__)


@pytest.mark.parametrize("error", ERRORS[1:], ids=[type(error).__name__ for error in ERRORS[1:]])
def test_an_index_that_cannot_be_used_names_the_command(error: IndexStoreError) -> None:
    assert str(error).endswith(f"; run: citewell ingest --index {INDEX}")
    assert error.index_dir == INDEX
