"""An answer as text for a model: the verdict, the passages that fit in full, the others by their ids."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citewell.assistant.mcp.budget import MAX_TEXT_TOKENS, fitting
from citewell.assistant.show.messages import MESSAGES
from citewell.assistant.types import Answer, Link, Passage
from citewell.index import Index, Span, count_tokens

FURTHER = "More passages, to be read with `fetch`:"
CHANGED = "(the file has changed since it was ingested, so these lines may be elsewhere now)"


def format_answer(answer: Answer, index: Index, link: Link, max_tokens: int) -> str:
    """Return an answer as markdown. Passages after the first are quoted while the text stays below `max_tokens`.

    The first is quoted whatever its length; of one that is too long for any answer, the beginning.
    """
    if answer.reply:
        return "\n".join([answer.reply.text, *(f"- {each.title}" for each in answer.reply.questions)])
    parts, named = list(_introduction(answer)), [_named(passage) for passage in answer.passages]
    used = sum(map(count_tokens, [*parts, FURTHER, *named]))
    further = []
    for passage, name in zip(answer.passages, named, strict=True):
        quoted = _quoted(passage, index, link)
        added = count_tokens(quoted) - count_tokens(name)
        if passage.rank == 1 or used + added <= max_tokens:
            parts.append(quoted)
            used += added
        else:
            further.append(name)
    if further:
        parts.append("\n".join([FURTHER, *further]))
    if answer.related_questions and not answer.passages:
        related = [
            f"- {each.title} ({each.source}:{each.start_line}-{each.end_line})" for each in answer.related_questions
        ]
        parts.append("\n".join(["The nearest questions of the notes:", *related]))
    return "\n\n".join(parts)


def _named(passage: Passage) -> str:
    return f"[{passage.rank}] {passage.citation} {passage.citation.heading_path[-1]}"


def _introduction(answer: Answer) -> Iterator[str]:
    if message := MESSAGES[answer.verdict]:
        yield message
    yield from answer.notices
    if answer.repaired:
        yield f"Searched for: {answer.query}"
    if answer.excluded:
        yield f"Left out: passages with {', '.join(answer.excluded)}"


def _quoted(passage: Passage, index: Index, link: Link) -> str:
    """Return a passage in a fence, below its citation and headings."""
    cited = passage.citation
    part = fitting(index.lines[cited.source], Span(cited.start_line, cited.end_line), MAX_TEXT_TOKENS)
    text = f"{passage.header.text}\n{part.text}" if passage.header else part.text
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    url = link(cited.source, cited.start_line, cited.end_line)
    lines = [f"[{passage.rank}] [{cited}]({url})", " > ".join(cited.heading_path)]
    lines += [] if cited.verified else [CHANGED]
    lines += [f"{fence}{passage.language if passage.kind == 'code' else 'markdown'}", text, fence]
    lines += [f"(continues: fetch {cited.source}:{part.rest.start}-{part.rest.end})"] if part.rest else []
    return "\n".join(lines)
