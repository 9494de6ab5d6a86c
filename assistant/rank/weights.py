"""The few numbers that order passages and decide: fitted and cross-validated by `make fit`, kept in weights.json."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PATH = Path(__file__).with_name("weights.json")


@dataclass(frozen=True)
class Ranker:
    """Weights of a linear ranker over `features.py`, and of a logistic decision over `decide.py`'s evidence."""

    rank: dict[str, float]
    decide: dict[str, float]
    """With its intercept under ""."""
    answered: float
    """Confidence from which a passage is claimed to answer."""
    nearby: float
    """Confidence below which nothing is shown."""


@cache
def load_ranker() -> Ranker:
    return Ranker(**json.loads(PATH.read_text(encoding="utf-8")))
