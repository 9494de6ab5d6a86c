"""What a language model wrote over the passages of an answer."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

MAX_SENTENCES = 5


@dataclass(frozen=True, slots=True)
class Sentence:
    """A generated sentence that its passages bear out."""

    text: str
    """Plain text, without the numbers of its passages."""
    passages: tuple[int, ...]
    """The ranks of the passages that it was checked against; at least one."""

    def __str__(self) -> str:
        return f"{self.text} {''.join(f'[{rank}]' for rank in self.passages)}"


@dataclass(frozen=True, slots=True)
class Synthesis:
    """At most `MAX_SENTENCES` generated sentences."""

    model: str
    """As the endpoint names it."""
    sentences: tuple[Sentence, ...]
    """Empty when none passed the check, or the endpoint failed."""
    dropped: int
    """Sentences that did not pass."""
    problem: str = ""
    """Why nothing was written, in one sentence; empty when the endpoint answered."""

    def to_dict(self) -> dict[str, Any]:
        """Return the synthesis as JSON types."""
        encoded = asdict(self)
        for sentence in encoded["sentences"]:
            sentence["passages"] = list(sentence["passages"])
        return encoded | {"sentences": list(encoded["sentences"])}
