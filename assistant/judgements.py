"""Judged questions: what was asked, and the lines a person accepted as answers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index import CitewellError, Span

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
    """Read JSON lines; raises `JudgementError` naming the file and line that is not one."""
    found = []
    for path in paths:
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
        except (OSError, UnicodeDecodeError) as error:
            raise JudgementError(f"{path} cannot be read: {error}") from error
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    found.append(_question(json.loads(line), f"{path.stem}-{number}"))
                except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
                    raise JudgementError(
                        f"{path}:{number} is no judged question ({error!r}); see tests/retrieval"
                    ) from error
    if not found:
        raise JudgementError(f"{', '.join(map(str, paths))}: no judged question in it")
    return found


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
