"""Plots as SVG, drawn by the server: no script, and no style but that of the page's own sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from citewell.web.insights.tables import Day

WIDTH, HEIGHT = 720, 120
"""In pixels, at the size that the plot is drawn for; the page scales it."""
GAP = 4
"""Pixels between two days."""
VERDICTS = ("answered", "nearby", "not_covered")


@dataclass(frozen=True, slots=True)
class Bar:
    """One part of a stacked bar, in pixels from the upper left corner of the plot."""

    x: float
    y: float
    width: float
    height: float
    day: date
    kind: str
    """The verdict, which gives the colour."""
    count: int


def bars(days: Sequence[Day]) -> Iterator[Bar]:
    """Yield the bars of a stacked plot of questions by day, scaled to the day with most."""
    most = max((sum(counts(day)) for day in days), default=0)
    step = WIDTH / max(1, len(days))
    for number, day in enumerate(days):
        y = float(HEIGHT)
        for kind, count in zip(VERDICTS, counts(day), strict=True):
            if count:
                height = HEIGHT * count / most
                y -= height
                x, width = number * step + GAP / 2, step - GAP
                yield Bar(round(x, 1), round(y, 1), round(width, 1), round(height, 1), day.day, kind, count)


def counts(day: Day) -> tuple[int, int, int]:
    return day.answered, day.nearby, day.not_covered
