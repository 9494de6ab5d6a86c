"""HTML blocks: headings, summaries, terms and titled components are headings; other HTML with words is prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citewell.index.read.boilerplate import COMMENTS, has_words, without_formatting
from citewell.index.read.question_labels import is_answer_title, is_only_answer_title
from citewell.index.types import BOX, Block, Heading, Span

_TITLE = re.compile(
    r"<(?P<tag>summary|dt|h[1-6])\b[^>]*>(?P<inner>.*?)(?:</(?P=tag)\s*>|\Z)"
    r"|<[A-Z]\w*\s(?:[^<>]*\s)?title=(?P<quote>[\"'])(?P<title>.*?)(?P=quote)(?![^<>]*/>)(?:[^<>]*>)?",
    re.DOTALL,
)
_COMPONENTS = re.compile(r"\s*(?:<[A-Z]\w*[^<>]*>\s*)*?<[A-Z]\w*\s(?:[^<>]*\s)?title=([\"'])[^<>]*?\1(?![^<>]*/>)")
_NOT_LINE_END = re.compile(r"[^\n]")


def is_titled_component(text: str) -> bool:
    """Return whether text begins with components of which one has a title: `<Row><Panel title="Why?">`."""
    return bool(_COMPONENTS.match(text))


def read_html_block(span: Span, lines: Sequence[str]) -> Iterator[Heading | Block]:
    """Yield the headings in an HTML block, each followed by the block of the text below it."""
    text = COMMENTS.sub(_blanks, "\n".join(lines[span.start - 1 : span.end]))
    start = 0
    for found in _TITLE.finditer(text):
        title = " ".join(without_formatting(found["inner"] or found["title"] or "").split())
        yield from _prose(text, start, _before_tags(text, start, found.start()), span.start)
        # tags before the first title belong to it: `<details>` stands on a line of its own
        first = 0 if start == 0 and not has_words(text[: found.start()]) else found.start()
        start = found.end()
        place = Span(span.start + text.count("\n", 0, first), span.start + text.count("\n", 0, start))
        if title and not is_answer_title(title):
            yield Heading(_level_of(found["tag"]), title, place)
        elif title and not is_only_answer_title(title):
            yield Block("prose", place)
    yield from _prose(text, start, len(text), span.start)


def _before_tags(text: str, start: int, end: int) -> int:
    """Return where text ends above a title; tags before the title, on its line, belong to the title."""
    line = text.rfind("\n", start, end)
    return line if line >= 0 and not has_words(text[line:end]) else end


def _prose(text: str, start: int, end: int, first_line: int) -> Iterator[Block]:
    """Yield the text between two titles as a block, if there are words in it."""
    if has_words(text[start:end]):
        inner = text[start:end]
        start += len(inner) - len(inner.lstrip("\n"))
        end -= len(inner) - len(inner.rstrip())
        yield Block("prose", Span(first_line + text.count("\n", 0, start), first_line + text.count("\n", 0, end)))


def _blanks(comment: re.Match[str]) -> str:
    """Return spaces of a comment's length, so that no title in it is read and all positions stay."""
    return _NOT_LINE_END.sub(" ", comment.group())


def _level_of(tag: str | None) -> int:
    return int(tag[1]) if tag and tag[1:].isdigit() else BOX
