"""What people ask: the questions asked most, those that the notes do not answer, the passages that do not help."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from citewell.assistant import Asked, Vote

MOST_ROWS = 20
"""Of a table: what somebody reads at a time."""
DAYS = 30
"""Of the plot."""


@dataclass(frozen=True, slots=True)
class AskedOften:
    """A question and how often it was asked, however it was written."""

    query: str
    """As it was written last."""
    times: int
    answered: int
    """How often the verdict was `answered`."""
    verdict: str
    """The last one."""
    last: datetime

    @property
    def declined(self) -> int:
        return self.times - self.answered


@dataclass(frozen=True, slots=True)
class VotedPassage:
    """A passage and the votes on it."""

    source: str
    lines: tuple[int, int]
    ups: int
    downs: int
    queries: tuple[str, ...]
    """The questions that it was voted down for."""
    note: str
    """The last note to a vote against it; may be empty."""


@dataclass(frozen=True, slots=True)
class Day:
    """The questions of a day by verdict."""

    day: date
    answered: int
    nearby: int
    not_covered: int


def asked_often(asked: Iterable[Asked]) -> list[AskedOften]:
    """Return the questions, the one asked most often first. Case, white space and a final mark make no difference."""
    groups: dict[str, list[Asked]] = defaultdict(list)
    for each in asked:
        groups[_same(each.query)].append(each)
    rows = [
        AskedOften(
            query=group[-1].query,
            times=len(group),
            answered=sum(each.verdict == "answered" for each in group),
            verdict=group[-1].verdict,
            last=group[-1].at,
        )
        for group in groups.values()
    ]
    return sorted(rows, key=lambda row: (row.times, row.last), reverse=True)


def most_declined(rows: Iterable[AskedOften]) -> list[AskedOften]:
    """Return the questions that were not answered when they were asked last, the one declined most often first."""
    declined = [row for row in rows if row.verdict != "answered"]
    return sorted(declined, key=lambda row: (row.declined, row.last), reverse=True)


def most_voted_down(votes: Iterable[Vote]) -> list[VotedPassage]:
    """Return the passages with a vote against them, most first. The last vote on a passage for a question counts."""
    last = {(vote.query, vote.context, vote.source, vote.lines): vote for vote in votes}
    passages: dict[tuple[str, tuple[int, int]], list[Vote]] = defaultdict(list)
    for vote in last.values():
        passages[vote.source, vote.lines].append(vote)
    rows = [_passage(source, lines, group) for (source, lines), group in passages.items()]
    return sorted((row for row in rows if row.downs), key=lambda row: (row.downs, -row.ups), reverse=True)


def by_day(asked: Sequence[Asked], today: date, local: Callable[[datetime], datetime]) -> list[Day]:
    """Return the last `DAYS` days, the oldest first, with the questions of each day in `local` time."""
    counts: dict[date, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for each in asked:
        counts[local(each.at).date()][each.verdict] += 1
    days = [today - timedelta(days=back) for back in reversed(range(DAYS))]
    return [Day(d, counts[d]["answered"], counts[d]["nearby"], counts[d]["not_covered"]) for d in days]


def _passage(source: str, lines: tuple[int, int], votes: Sequence[Vote]) -> VotedPassage:
    against = [vote for vote in votes if vote.vote == "down"]
    notes = [vote.note for vote in against if vote.note]
    queries = tuple(dict.fromkeys(vote.query for vote in against))
    return VotedPassage(source, lines, len(votes) - len(against), len(against), queries, notes[-1] if notes else "")


def _same(query: str) -> str:
    return re.sub(r"[\s?!.]+$", "", " ".join(query.casefold().split()))
