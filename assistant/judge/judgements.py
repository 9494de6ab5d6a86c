"""Judged questions: what was asked, and the lines a person accepted as answers; written as such, or voted on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from citewell.index import CitewellError, Span

ALWAYS_SHORT_ENOUGH = 60  # lines: a passage up to this long never buries what it holds
ALWAYS_LONG_ENOUGH = 10  # lines: a part of a judged span that is at least this long is an answer


class JudgementError(CitewellError):
    """A line of a file of judged questions cannot be read."""


@dataclass(frozen=True)
class JudgedQuestion:
    """A question with its judged spans: relevance 2 answers best, 1 is accepted too. None of them: nothing answers."""

    id: str
    text: str
    kind: str
    history: tuple[str, ...]
    spans: tuple[tuple[int, str, Span], ...]
    """(relevance, source or "" for any, span)."""

    def relevance(self, source: str, shown: Span) -> int:
        """How good a passage is: the best relevance among the judged spans it hits."""
        return max(
            (grade for grade, file, span in self.spans if source.endswith(file) and hits(shown, span)), default=0
        )


def hits(passage: Span, judged: Span) -> bool:
    """Whether a passage answers a judged span: it holds half of it without burying it, or is a fair part of it."""
    shared = passage.overlap(judged)
    holds = shared >= len(judged) / 2 and len(passage) <= max(3 * len(judged), ALWAYS_SHORT_ENOUGH)
    is_part = shared == len(passage) and shared >= min(ALWAYS_LONG_ENOUGH, len(judged) / 3)
    return shared > 0 and (holds or is_part)


def read_questions(paths: Sequence[Path]) -> list[JudgedQuestion]:
    """Read JSON lines of judgements and of votes; raises `JudgementError` naming the file and line that is neither."""
    found, votes = [], Votes()
    for path in paths:
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
        except (OSError, UnicodeDecodeError) as error:
            raise JudgementError(f"{path} cannot be read: {error}") from error
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    fields, name = json.loads(line), f"{path.stem}-{number}"
                    if "vote" in fields:
                        votes.count(fields, name)
                    else:
                        found.append(_question(fields, name))
                except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
                    raise JudgementError(
                        f"{path}:{number} is no judged question ({error!r}); see tests/retrieval"
                    ) from error
    found += votes.questions()
    if not found:
        raise JudgementError(f"{', '.join(map(str, paths))}: no judged question in it, and no vote for a passage")
    return found


class Votes:
    """Votes on passages, by question and context. The last one on a passage counts: people change their minds."""

    def __init__(self) -> None:
        self._names: dict[_Asked, str] = {}
        self._votes: dict[_Asked, dict[tuple[str, Span], bool]] = {}

    def count(self, fields: dict[str, Any], name: str) -> None:
        """Take one line of a feedback file. Raises what a broken line raises."""
        asked = (str(fields["query"]), tuple(map(str, fields["context"])))
        ((_, file, span),) = _spans([{"file": fields["source"], "lines": fields["lines"]}], 2)
        self._names.setdefault(asked, name)
        self._votes.setdefault(asked, {})[file, span] = {"up": True, "down": False}[fields["vote"]]

    def questions(self) -> list[JudgedQuestion]:
        """What was voted up answers best. Of a question without such, nothing is known but what does not answer it."""
        return [
            JudgedQuestion(self._names[asked], asked[0], "vote", asked[1], spans)
            for asked, votes in self._votes.items()
            if (spans := tuple((2, file, span) for (file, span), up in votes.items() if up))
        ]


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
"""A question, and what was asked before it."""
