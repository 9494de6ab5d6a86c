"""What the operator of a server decides."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from citewell.assistant import default_index

PREFIX = "CITEWELL_"


def _names(text: str) -> frozenset[str]:
    return frozenset(name.strip().lower() for name in text.split(",") if name.strip())


def _truth(text: str) -> bool:
    return text.strip().lower() in ("1", "true", "yes", "on")


READ: dict[str, Callable[[str], Any]] = {
    "index": Path,
    "feedback": Path,
    "hosts": _names,
    "max_sockets": int,
    "watch": _truth,
}
"""What is not a text already."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Each field is read from the environment variable of its name, `CITEWELL_INDEX` for `index`."""

    index: Path = field(default_factory=default_index)
    feedback: Path | None = None
    """Where votes are kept; None is `feedback.jsonl` beside the index."""
    watch: bool = False
    """Whether notes are read again when they change."""
    host: str = "127.0.0.1"
    """The address the server is bound to. On a loopback address only loopback names are answered."""
    hosts: frozenset[str] = frozenset()
    """Further names this server is reached by, separated by commas."""
    address_rate: str = "3000/minute"
    """Questions from one address: far above any person, below what keeps others waiting."""
    socket_rate: str = "120/minute"
    """Questions on one socket."""
    max_sockets: int = 112
    """Open chats. Each holds a thread of the server, and HTTP needs some too."""

    @classmethod
    def from_env(cls, environ: Mapping[str, str] = os.environ) -> Settings:
        return cls(
            **{
                field.name: READ.get(field.name, str)(environ[PREFIX + field.name.upper()])
                for field in fields(cls)
                if PREFIX + field.name.upper() in environ
            }
        )

    @property
    def feedback_file(self) -> Path:
        return self.feedback or self.index.parent / f"{self.index.name}-feedback.jsonl"
