"""Votes on passages, which `citewell eval` reads as judged questions."""

from __future__ import annotations

import json
from collections import deque
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock
from typing import Literal

_appending = Lock()


@dataclass(frozen=True, slots=True)
class Vote:
    """Whether a passage answers a question, as a reader sees it."""

    query: str
    """The question as it was asked."""
    context: tuple[str, ...]
    """Questions asked before it, oldest first."""
    source: str
    lines: tuple[int, int]
    """First and last line of the passage, both included."""
    vote: Literal["up", "down"]
    note: str
    """What the reader wrote about it; may be empty."""
    at: str
    """Time of the vote, ISO 8601, UTC."""


def append_vote(vote: Vote, path: Path) -> None:
    """Append a vote to a file as one line of JSON. Votes from several threads do not mix."""
    path.parent.mkdir(parents=True, exist_ok=True)
    line = json.dumps(asdict(vote)) + "\n"
    with _appending, path.open("a", encoding="utf-8") as file:
        file.write(line)


def last_votes(path: Path, most: int) -> list[Vote]:
    """Return the last votes in a file, at most so many, the oldest first. A line that holds no vote is left out."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", errors="replace") as file:
        lines = deque(file, maxlen=most)
    return [vote for line in lines if (vote := _vote(line))]


def _vote(line: str) -> Vote | None:
    try:
        fields = json.loads(line)
        first, last = fields["lines"]
        return Vote(**fields | {"context": tuple(fields["context"]), "lines": (first, last)})
    except (ValueError, TypeError, KeyError):
        return None
