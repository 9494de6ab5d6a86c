"""Where the boxes end that tags or colons open: `<details>`, `<dl>`, `<Accordion>`, `::: tip`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from citewell.index.read.boilerplate import has_words
from citewell.index.types import BOX, Block, Heading, Span, text_of

_BOUND = re.compile(
    r"^[ \t>]*(?P<colons>:{3,})[ \t]*(?P<type>\S?)"
    r"|<(?P<close>/?)(?P<tag>details|summary|dl|dt|[A-Z]\w*)\b(?P<rest>[^<>]*)>",
    re.MULTILINE,
)
_INLINE_CODE = re.compile(r"(`+)[^`\n]+\1")
_BOX_OF = {"summary": "details", "dt": "dl"}  # the tag that titles a box, and that of the box


def with_box_ends(elements: Sequence[Heading | Block], lines: Sequence[str]) -> list[Heading | Block]:
    """Return the elements of a document with the ends of the boxes that its headings title, where they are closed."""
    ends = _box_ends(_text_outside_code(elements, lines))
    ended = [_with_end(element, ends) if isinstance(element, Heading) else element for element in elements]
    last_lines = {element.box_end for element in ended if isinstance(element, Heading) and element.box_end}
    return [part for element in ended for part in _parts(element, last_lines, lines)]


def is_after_box(element: Heading | Block, heading: Heading) -> bool:
    """Return whether an element stands after the box that a heading titles."""
    return heading.box_end is not None and element.span.start > heading.box_end


def _with_end(heading: Heading, ends: dict[int, int | None]) -> Heading:
    if heading.level != BOX or heading.box_end:
        return heading
    titled = [number for number in range(heading.span.start, heading.span.end + 1) if number in ends]
    return replace(heading, box_end=ends[titled[-1]]) if titled else heading


def _parts(element: Heading | Block, last_lines: set[int], lines: Sequence[str]) -> Iterator[Heading | Block]:
    """Yield an element; of a block that goes on below the end of a box, the lines in the box and those below it."""
    start = element.span.start
    if isinstance(element, Block) and element.kind == "prose":
        for last in sorted(last_lines.intersection(range(start, element.span.end))):
            if has_words(text_of(lines, Span(start, last))):
                yield replace(element, span=Span(start, last), leads=False)
            start = last + 1
    yield element if start == element.span.start else replace(element, span=Span(start, element.span.end))


def _text_outside_code(elements: Sequence[Heading | Block], lines: Sequence[str]) -> str:
    """Return the text of a document with its code left blank."""
    text = [_INLINE_CODE.sub("", line) for line in lines]
    for element in elements:
        if isinstance(element, Block) and element.kind == "code":
            text[element.span.start - 1 : element.span.end] = [""] * len(element.span)
    return "\n".join(text)


def _box_ends(text: str) -> dict[int, int | None]:
    """Return the last line of each box by the line on which its title begins; None for one that is never closed."""
    ends: list[int | None] = []  # of all boxes, in the order in which they open
    waiting: defaultdict[str, list[int]] = defaultdict(list)  # the boxes that are open, by their tag
    titles: dict[int, int] = {}
    number, counted = 1, 0
    for found in _BOUND.finditer(text):
        number += text.count("\n", counted, found.start())
        counted = found.start()
        tag = found["tag"] or ":::"
        if found["close"] or (found["colons"] and not found["type"]):
            if waiting[tag]:
                ends[waiting[tag].pop()] = number
        elif tag in _BOX_OF:
            if boxes := waiting[_BOX_OF[tag]]:
                titles[number] = boxes[-1]
        elif not (found["rest"] or "").endswith("/"):
            waiting[tag].append(len(ends))
            ends.append(None)
            if tag not in _BOX_OF.values():
                titles[number] = waiting[tag][-1]
    return {line: ends[box] for line, box in titles.items()}
