"""Markdown text to headings and blocks with line spans, which come from markdown-it-py's token maps alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.front_matter import front_matter_plugin

from citewell.index.read.boilerplate import is_furniture, says_something, without_formatting
from citewell.index.types import BOLD, Block, Heading, Span

LONG_LIST = 60  # lines: a longer list is not one passage, its items are

PARSER = MarkdownIt("commonmark", {"html": True}).enable("table").use(front_matter_plugin)
_BOLD_LINE = re.compile(r"(\*\*|__)(?P<title>[^*_\n][^\n]*?)(\*\*|__)\s*:?\s*$")
_SUMMARY = re.compile(r"<summary[^>]*>(?P<title>.*?)(?:</summary>|\Z)", re.IGNORECASE | re.DOTALL)
_ANSWER_LABEL = re.compile(r"\W*(answer|solution|ans)\b\W*\w?\W*$|\W*(answer|solution|ans)\s*:", re.IGNORECASE)
_ASKED = re.compile(r"\s*(\*\*|__)?(?P<title>Q(uestion)?\s*\d*\s*[.:)]\s*(\*\*|__)?\s*\S.*)", re.IGNORECASE)
_ANSWERED = re.compile(r"\s*(\*\*|__)?(A|Ans|Answer)\s*\d*\s*[.:)]", re.IGNORECASE)


def parse(lines: Sequence[str]) -> list[Heading | Block]:
    """Read a document's lines as a flat list in order of appearance.

    A list, a quote or an item is one block unless it holds a heading or a fence, or is longer than `LONG_LIST`
    lines: then what it holds comes instead. Rules, comments, link targets and tables of contents are left out.
    """
    root = SyntaxTreeNode(PARSER.parse("\n".join(lines)))
    return [element for node in root.children for element in _read(node, lines, in_list=False)]


def _read(node: SyntaxTreeNode, lines: Sequence[str], in_list: bool) -> Iterator[Heading | Block]:
    span = span_of(node, lines)
    if span is None or is_furniture(node, lines[span.start - 1 : span.end]):
        return
    if node.type == "heading":
        label = _ANSWER_LABEL.match(title := plain(node))
        yield Block("prose", span) if label else Heading(int(node.tag[1]), title, span, in_list)
    elif node.type in ("fence", "code_block"):
        yield _code(node, span, lines)
    elif node.type == "table":
        yield Block("table", span)
    elif node.type == "html_block":
        yield from _html(span, lines)
    elif node.type == "paragraph":
        yield from _paragraph(span, lines)
    elif node.type.endswith("_list") and _holds_questions(node, lines):
        for item in node.children:
            yield from _asking_item(item, lines)
    elif _is_whole(node, span):
        yield Block("list" if node.type.endswith("_list") else "prose", span)
    else:
        for child in node.children:
            yield from _read(child, lines, in_list or node.type == "ordered_list")


def _paragraph(span: Span, lines: Sequence[str]) -> Iterator[Heading | Block]:
    """A bold line titles what follows it; `Q:` asks, up to the `A:` that answers; the rest is prose."""
    starts = [n for n in range(span.start, span.end + 1) if n == span.start or _ASKED.match(lines[n - 1])]
    for start, after in zip(starts, [*starts[1:], span.end + 1], strict=True):
        end = after - 1
        asked, bold = _ASKED.match(lines[start - 1]), _BOLD_LINE.match(lines[start - 1].strip())
        if asked:
            last = next((n for n in range(start, end) if _ANSWERED.match(lines[n])), start if bold else end)
            words = " ".join(line.strip() for line in lines[start - 1 : last])
            yield Heading(BOLD, words.replace("**", "").replace("__", "").strip(), Span(start, last))
            start = last + 1
        elif bold and not _ANSWER_LABEL.match(bold["title"]):
            yield Heading(BOLD, bold["title"].rstrip(": "), Span(start, start))
            start += 1
        elif bold and start == end:
            continue  # "**Answer:**" alone
        if start == end and lines[end - 1].rstrip().endswith(":") and _ANSWER_LABEL.fullmatch(lines[end - 1]):
            continue
        if start <= end:
            yield Block("prose", Span(start, end), leads=lines[end - 1].rstrip().endswith(":"))


def _holds_questions(node: SyntaxTreeNode, lines: Sequence[str]) -> bool:
    """Whether a list's items are questions with their answers: a title on the first line, then more."""
    titled = [item for item in node.children if _asks(item, lines)]
    return len(titled) >= 2 and 2 * len(titled) >= len(node.children)


def _asks(item: SyntaxTreeNode, lines: Sequence[str]) -> bool:
    span = span_of(item, lines)
    if span is None or not item.children or item.children[0].type != "paragraph" or len(span) == 1:
        return False
    first = _item_title(lines[span.start - 1])
    return first.endswith("?") or bool(_ASKED.match(first))


def _asking_item(item: SyntaxTreeNode, lines: Sequence[str]) -> Iterator[Heading | Block]:
    span = span_of(item, lines)
    if span is None:
        return
    if not _asks(item, lines):
        yield Block("prose", span)
        return
    yield Heading(BOLD, _item_title(lines[span.start - 1]), Span(span.start, span.start), in_list=True)
    opening = span_of(item.children[0], lines)
    if opening and opening.end > span.start:
        yield from _paragraph(Span(span.start + 1, opening.end), lines)
    for child in item.children[1:]:
        yield from _read(child, lines, in_list=True)


def _item_title(line: str) -> str:
    """The words of an item's first line, without its marker and marks."""
    return re.sub(r"^[\s>]*([-*+]|\d+[.)])\s+|\*\*|__|`", "", line).strip()


def _code(node: SyntaxTreeNode, span: Span, lines: Sequence[str]) -> Block:
    if node.type == "code_block":
        return Block("code", span, "", span)
    body = Span(span.start + 1, span.end - is_closed(node, span, lines))
    named = node.info.strip().lower().split()
    return Block("code", span, named[0] if named else "", body if len(body) > 0 else None)


def is_closed(fence: SyntaxTreeNode, span: Span, lines: Sequence[str]) -> bool:
    """Whether the last line of a fence closes it."""
    return len(span) > 1 and lines[span.end - 1].lstrip(" \t>").startswith(fence.markup[:3])


def _html(span: Span, lines: Sequence[str]) -> Iterator[Heading | Block]:
    """A `<summary>` titles what follows; other HTML is prose when it holds words."""
    text = "\n".join(lines[span.start - 1 : span.end])
    summary = _SUMMARY.search(text)
    if summary:
        title = " ".join(without_formatting(summary["title"]).split())
        end = span.start + text.count("\n", 0, summary.end())
        if title and not _ANSWER_LABEL.match(title):
            yield Heading(BOLD - 1, title, Span(span.start, end))
        span = Span(end + 1, span.end) if len(Span(end + 1, span.end)) > 0 else Span(end, end)
        text = text[summary.end() :]
    if says_something(text):
        yield Block("prose", span)


def _is_whole(node: SyntaxTreeNode, span: Span) -> bool:
    return len(span) <= LONG_LIST and not any(child.type in ("heading", "fence", "html_block") for child in node.walk())


def plain(node: SyntaxTreeNode) -> str:
    """The words of a heading, without its markup."""
    said = []
    for leaf in node.walk():
        if leaf.type == "softbreak":
            said.append(" ")
        elif leaf.type == "html_inline":
            said.append(without_formatting(leaf.content))
        elif leaf.type in ("text", "code_inline"):
            said.append(leaf.content)
    return " ".join("".join(said).split())


def span_of(node: SyntaxTreeNode, lines: Sequence[str]) -> Span | None:
    """The node's lines without the blank ones at its ends; markdown-it's maps are 0-based with an exclusive end."""
    if node.map is None:
        return None
    start, end = node.map[0] + 1, min(node.map[1], len(lines))
    while end > start and not lines[end - 1].strip():
        end -= 1
    return Span(start, end) if end >= start else None
