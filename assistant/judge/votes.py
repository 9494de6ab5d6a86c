"""Votes on passages, which `citewell eval` reads as judged questions."""

from __future__ import annotations

import json
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
