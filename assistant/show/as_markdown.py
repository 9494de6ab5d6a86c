"""Passages as markdown: each below a line with its number `[n]`, its citation and its headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from citewell.assistant.show.messages import MESSAGES
from citewell.assistant.types import Answer, Passage

CHANGED = "*This file has changed since it was ingested.*"
_FENCE = re.compile(r"^\s*(`{3,})", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Markdown:
    """Markdown, and where in it each passage is cited."""

    text: str
    marks: tuple[tuple[int, int], ...]
    """For each passage the place of its `[n]` in `text`: the first character, from 0, and the one after the last."""


def as_markdown(found: Answer) -> Markdown:
    """Return an answer as markdown; a reply to small talk, or what is not covered, as its sentences."""
    parts = [found.reply.text if found.reply else MESSAGES[found.verdict], *found.notices]
    if not found.passages and not found.reply:
        parts += [f"- {question.title}" for question in found.related_questions]
    text = "\n\n".join(filter(None, parts))
    marks = []
    for passage in found.passages:
        text += "\n\n" if text else ""
        mark = f"[{passage.rank}]"
        marks.append((len(text), len(text) + len(mark)))
        text += f"{mark} {_passage(passage)}"
    return Markdown(text, tuple(marks))


def headings_above(path: Sequence[str], text: str) -> Sequence[str]:
    """Return the headings of a path without the last one where the first line of the text names it."""
    return path[:-1] if path and path[-1] in text.partition("\n")[0] else path


def fenced(code: str, language: str) -> str:
    """Return code between fences that are longer than any inside it."""
    longest = max((len(fence) for fence in _FENCE.findall(code)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{code}\n{fence}"


def _passage(passage: Passage) -> str:
    cited = passage.citation
    parts = [f"`{cited}` {' > '.join(headings_above(cited.heading_path, passage.text))}".rstrip()]
    parts += [] if cited.verified else [CHANGED]
    lines = f"{passage.header.text}\n{passage.text}" if passage.header else passage.text
    parts.append(fenced(passage.text, passage.language) if passage.kind == "code" else lines)
    return "\n\n".join(parts)
