"""Markdown text to headings and blocks with line spans, which come from markdown-it-py's token maps alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from index.types import BOLD, Block, Heading, Span

LONG_LIST = 60  # lines: a longer list is not one passage, its items are

_PARSER = MarkdownIt("commonmark", {"html": True}).enable("table")
_BOLD_LINE = re.compile(r"(\*\*|__)(?P<title>[^*_\n][^\n]*?)(\*\*|__)\s*:?\s*$")
_SUMMARY = re.compile(r"<summary[^>]*>(?P<title>.*?)</summary>", re.IGNORECASE | re.DOTALL)
_ANSWER_LABEL = re.compile(r"\W*(answer|solution|ans)\W*$", re.IGNORECASE)


def parse(lines: Sequence[str]) -> list[Heading | Block]:
    """Read a document's lines as a flat list in order of appearance.

    A list, a quote or an item is one block unless it holds a heading or a fence, or is longer than `LONG_LIST`
    lines: then what it holds comes instead. Rules, comments, link targets and tables of contents are left out.
    """
    root = SyntaxTreeNode(_PARSER.parse("\n".join(lines)))
    return [element for node in root.children for element in _read(node, lines, in_list=False)]


def _read(node: SyntaxTreeNode, lines: Sequence[str], in_list: bool) -> Iterator[Heading | Block]:
    span = _span(node, lines)
    if span is None or node.type == "hr":
        return
    if node.type == "heading":
        yield Heading(int(node.tag[1]), plain(node), span, in_list)
    elif node.type in ("fence", "code_block"):
        yield _code(node, span, lines)
    elif node.type == "table":
        yield Block("table", span)
    elif node.type == "html_block":
        yield from _html(span, lines)
    elif node.type == "paragraph":
        yield from _paragraph(node, span, lines)
    elif _is_whole(node, span):
        if not _is_table_of_contents(node):
            yield Block("list" if node.type.endswith("_list") else "prose", span)
    else:
        covered = span.start - 1
        for child in node.children:
            for element in _read(child, lines, in_list or node.type == "ordered_list"):
                yield element
                covered = max(covered, element.span.end)


def _paragraph(node: SyntaxTreeNode, span: Span, lines: Sequence[str]) -> Iterator[Heading | Block]:
    first = lines[span.start - 1].strip()
    bold = _BOLD_LINE.match(first)
    if bold and len(span) > 1 and not _ANSWER_LABEL.match(bold["title"]):
        yield Heading(BOLD, bold["title"].rstrip(": "), Span(span.start, span.start))
        yield Block("prose", Span(span.start + 1, span.end), leads=lines[span.end - 1].rstrip().endswith(":"))
    elif bold and len(span) == 1 and not _ANSWER_LABEL.match(bold["title"]):
        yield Heading(BOLD, bold["title"].rstrip(": "), span)
    elif not (bold and len(span) == 1):
        yield Block("prose", span, leads=lines[span.end - 1].rstrip().endswith(":"))


def _code(node: SyntaxTreeNode, span: Span, lines: Sequence[str]) -> Block:
    if node.type == "code_block":
        return Block("code", span, "", span)
    closed = len(span) > 1 and lines[span.end - 1].strip().startswith(node.markup[:3])
    body = Span(span.start + 1, span.end - closed)
    named = node.info.strip().lower().split()
    return Block("code", span, named[0] if named else "", body if len(body) > 0 else None)


def _html(span: Span, lines: Sequence[str]) -> Iterator[Heading | Block]:
    """A `<summary>` titles what follows; other HTML is prose when it holds words."""
    text = "\n".join(lines[span.start - 1 : span.end])
    summary = _SUMMARY.search(text)
    if summary:
        title = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", summary["title"])).strip()
        end = span.start + text.count("\n", 0, summary.end())
        if title and not _ANSWER_LABEL.match(title):
            yield Heading(BOLD - 1, title, Span(span.start, end))
        span = Span(end + 1, span.end) if len(Span(end + 1, span.end)) > 0 else Span(end, end)
        text = text[summary.end() :]
    if re.search(r"\w", re.sub(r"<!--.*?(-->|\Z)|<[^>]*>", "", text, flags=re.DOTALL)):
        yield Block("prose", span)


def _is_whole(node: SyntaxTreeNode, span: Span) -> bool:
    return len(span) <= LONG_LIST and not any(child.type in ("heading", "fence", "html_block") for child in node.walk())


def _is_table_of_contents(node: SyntaxTreeNode) -> bool:
    """Whether nearly every item is nothing but a link into the same page."""
    items = [child for child in node.walk() if child.type == "inline"]
    links = [
        i for i in items if (c := i.children) and c[0].type == "link" and str(c[0].attrs.get("href")).startswith("#")
    ]
    return len(items) >= 3 and len(links) >= 0.8 * len(items)


def plain(node: SyntaxTreeNode) -> str:
    """The words of a heading, without its markup."""
    leaves = [child for child in node.walk() if child.type in ("text", "code_inline", "softbreak", "image")]
    return "".join(" " if leaf.type == "softbreak" else leaf.content for leaf in leaves).strip()


def _span(node: SyntaxTreeNode, lines: Sequence[str]) -> Span | None:
    """The node's lines without the blank ones at its ends; markdown-it's maps are 0-based with an exclusive end."""
    if node.map is None:
        return None
    start, end = node.map[0] + 1, min(node.map[1], len(lines))
    while end > start and not lines[end - 1].strip():
        end -= 1
    return Span(start, end) if end >= start else None
