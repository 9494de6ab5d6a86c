"""Judged questions, read from files of judgements or of votes: what was asked, and the lines that answer it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from citewell.assistant.judge.files import JudgementError, read_objects
from citewell.index import Span

MAX_SURROUNDING_RATIO = 3
"""A passage that holds a judged span is right if it is at most so many times as long as the span,"""
READABLE_LINES = 60
"""or at most so long, a screen or two."""
MIN_PART_LINES = 10
"""A passage inside a judged span is right if it has so many lines, or a third of the span."""
FORMAT = '{"query": "...", "best": [{"file": "notes.md", "lines": [1, 9]}], "ok": []}'

Judgement = tuple[int, str, Span | None]
"""(relevance, source, span): relevance 2 answers best, 1 is accepted; the source "" is any, the span None all lines."""


@dataclass(frozen=True, slots=True)
class JudgedQuestion:
    """A question with the spans that answer it."""

    id: str
    text: str
    kind: str
    """What sort of question it is, for measures by kind."""
    history: tuple[str, ...]
    """The questions asked before it."""
    spans: tuple[Judgement, ...]
    """Empty for a question that the notes do not answer."""

    @property
    def origin(self) -> str:
        """`public` for a question that somebody posted (its id starts with `r-`), else `authored`."""
        return "public" if self.id.startswith("r-") else "authored"

    def relevance(self, source: str, shown: Span | None) -> int:
        """Return the highest relevance among the judged spans that a passage hits; 0 if it hits none.

        Without lines, a whole document is shown: it hits only where the whole document is judged.
        """
        return max((grade for grade, file, span in self.spans if _is(source, file) and hits(shown, span)), default=0)


def hits(passage: Span | None, judged: Span | None) -> bool:
    """Return whether a passage holds at least half of a judged span and little else, or is a large part of it.

    None is the whole document: every passage of it hits.
    """
    if passage is None or judged is None:
        return judged is None
    shared = passage.overlap(judged)
    holds = shared >= len(judged) / 2 and len(passage) <= max(MAX_SURROUNDING_RATIO * len(judged), READABLE_LINES)
    is_part = shared == len(passage) and shared >= min(MIN_PART_LINES, len(judged) / 3)
    return shared > 0 and (holds or is_part)


def read_questions(paths: Sequence[Path]) -> list[JudgedQuestion]:
    """Read files of judgements and of votes, one JSON object a line.

    Raise `JudgementError`, which names the file and line, for a line that is neither.
    """
    found, votes = [], Votes()
    for path in paths:
        for number, fields in read_objects(path, FORMAT):
            name = f"{path.stem}-{number}"
            try:
                if "vote" in fields:
                    votes.count(fields, name)
                else:
                    found.append(_question(fields, name))
            except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
                raise JudgementError(
                    f"{path}:{number} is not a judged question ({error!r}); it should be {FORMAT}"
                ) from error
    found += votes.questions()
    if not found:
        raise JudgementError(f"{', '.join(map(str, paths))}: no judged question in it, and no vote for a passage")
    return found


class Votes:
    """Votes on passages by question and history. The last vote on a passage counts."""

    def __init__(self) -> None:
        self._names: dict[_Asked, str] = {}
        self._votes: dict[_Asked, dict[tuple[str, Span], bool]] = {}

    def count(self, fields: dict[str, Any], name: str) -> None:
        """Add the vote in one line of a feedback file. Raise an error of the standard library for a malformed one."""
        asked = (str(fields["query"]), tuple(map(str, fields["context"])))
        ((_, file, span),) = _spans([{"file": fields["source"], "lines": fields["lines"]}], 2)
        self._names.setdefault(asked, name)
        self._votes.setdefault(asked, {})[file, span] = {"up": True, "down": False}[fields["vote"]]

    def questions(self) -> list[JudgedQuestion]:
        """Return the questions with a passage that was voted up, which answers best; other votes judge nothing."""
        return [
            JudgedQuestion(self._names[asked], asked[0], "vote", asked[1], spans)
            for asked, votes in self._votes.items()
            if (spans := tuple((2, file, span) for (file, span), up in votes.items() if up))
        ]


def _is(source: str, file: str) -> bool:
    """Return whether a judged file is this source; the folders before it may be left out."""
    return not file or f"/{source}".endswith(f"/{file}")


def _question(fields: dict[str, Any], fallback: str) -> JudgedQuestion:
    spans = (*_spans(fields.get("best", []), 2), *_spans(fields.get("ok", []), 1))
    return JudgedQuestion(
        id=str(fields.get("id", fallback)),
        text=str(fields["query"]),
        kind=str(fields.get("kind", "question")),
        history=tuple(map(str, fields.get("context") or ())),
        spans=spans,
    )


def _spans(judged: Iterable[Any], grade: int) -> Iterable[tuple[int, str, Span]]:
    for entry in judged:
        file, lines = (str(entry["file"]), entry["lines"]) if isinstance(entry, dict) else ("", entry)
        yield grade, file, Span(int(lines[0]), int(lines[1]))


_Asked = tuple[str, tuple[str, ...]]
"""A question and its history."""
