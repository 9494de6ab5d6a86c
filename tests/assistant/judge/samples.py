"""Cases of which every number is known."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import numpy as np

from citewell.assistant.judge.cases import Case
from citewell.assistant.judge.judgements import JudgedQuestion
from citewell.assistant.rank.hits import Hit
from citewell.index import Index, Span
from tests.assistant.rank.features import ZEROS
from tests.assistant.rank.tiny import CHUNKS


def case(grades: list[int], bm25_body: list[float]) -> Case:
    """Return a question whose candidates have these relevances and, by one feature, these values."""
    question = JudgedQuestion("1", "q", "k", (), ((2, "", Span(1, 1)),) if any(grades) else ())
    hits = [Hit(CHUNKS[0], replace(ZEROS, bm25_body=value)) for value in bm25_body]
    return Case(question, cast(Index, None), hits, np.array(grades, np.int64))
