"""Votes on passages, kept as JSON lines: what people found good or bad is the best judged question there is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from citewell.web.routes.requests import BadAsking, decode

LONGEST_NOTE = 2_000

_writing = Lock()


@dataclass(frozen=True, slots=True)
class Vote:
    query: str
    context: tuple[str, ...]
    source: str
    lines: tuple[int, int]
    vote: str
    """`up` or `down`."""
    note: str
    at: str


def decode_vote(fields: Mapping[str, object]) -> Vote:
    """Check the fields of a request. Raises `BadAsking`."""
    asking = decode(fields)
    source, lines, vote, note = (fields.get(name) for name in ("source", "lines", "vote", "note"))
    if vote not in ("up", "down"):
        raise BadAsking("bad_vote", '`vote` is "up" or "down".')
    if not (isinstance(lines, list) and len(lines) == 2 and all(type(line) is int and line > 0 for line in lines)):
        raise BadAsking("bad_lines", "`lines` is the first and the last line of the passage.")
    if not isinstance(source, str) or not (note is None or isinstance(note, str)):
        raise BadAsking("bad_vote", "`source` and `note` are texts.")
    if note and len(note) > LONGEST_NOTE:
        raise BadAsking("note_too_long", f"A note has at most {LONGEST_NOTE:,} characters.")
    at = datetime.now(UTC).isoformat(timespec="seconds")
    return Vote(asking.question, asking.history or (), source, (lines[0], lines[1]), str(vote), note or "", at)


def keep(vote: Vote, file: Path) -> None:
    """Append a vote as one line, whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with _writing, file.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(asdict(vote)) + "\n")
