"""The fitted numbers of the ranker and of the decision, kept in weights.json. `make fit` writes them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from functools import cache
from pathlib import Path

from citewell.assistant.rank.evidence import Evidence
from citewell.assistant.rank.features import Features
from citewell.index import CitewellError

WEIGHTS = Path(__file__).with_name("weights.json")
DIGITS = 4  # after the point: coarser rounding than the noise of any fit


class WeightsError(CitewellError):
    """A file of weights does not fit this version."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear ranker over `Features` and a logistic decision over `Evidence`.

    Creating one raises `WeightsError` for a name that is not a field of these.
    """

    ranking: Mapping[str, float]
    """Weight by field of `Features`."""
    decision: Mapping[str, float]
    """Weight by field of `Evidence`, in log odds."""
    intercept: float
    """Of the decision, in log odds."""
    answered: float
    """Confidence from which the verdict is `answered`: all but 5 % of the answerable dev questions have it."""
    nearby: float
    """Confidence from which the verdict is at least `nearby`: all but 1 % of the answerable dev questions have it."""

    def __post_init__(self) -> None:
        for part, weights, record in (("ranking", self.ranking, Features), ("decision", self.decision, Evidence)):
            known = {field.name for field in fields(record)}
            if unknown := sorted(weights.keys() - known):
                raise WeightsError(f"{part} has weights for {', '.join(unknown)}; {record.__name__} has no such field")

    def save(self, path: Path) -> None:
        """Write the weights, rounded."""
        path.write_text(json.dumps(_rounded(asdict(self)), indent=1) + "\n", encoding="utf-8")


@cache
def load_weights(path: Path = WEIGHTS) -> Weights:
    """Read the weights. Raise `WeightsError` when the file names something this version does not have."""
    try:
        return Weights(**json.loads(path.read_text(encoding="utf-8")))
    except (TypeError, ValueError, WeightsError) as error:
        raise WeightsError(f"{path} cannot be used: {error}; run: make fit") from error


def _rounded(value: object) -> object:
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    return round(value, DIGITS) if isinstance(value, float) else value
