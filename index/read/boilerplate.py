"""What stands in a document without answering anything: contents, links back, badges, comments, closing tags."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_COMMENT_OR_TAG = re.compile(r"<!--.*?(-->|\Z)|</?[a-zA-Z][^<>]*>", re.DOTALL)
_FORMATTING = re.compile(
    r"(?P<code>`[^`\n]*`)|<!--.*?(-->|\Z)|</?(a|abbr|b|big|blockquote|br|center|cite|code|dd|del|details|div|dl|dt|em|font|h[1-6]|hr|i|img|ins"
    r"|kbd|li|mark|ol|p|picture|pre|q|s|small|source|span|strike|strong|sub|summary|sup|table|tbody|td|th|thead|tr|tt|u|ul|var)"
    r"(\s[^<>]*)?/?>",
    re.DOTALL | re.IGNORECASE,
)
_MODULE = re.compile(r"\s*(import|export)\s.*(from\s+['\"]|import\s+['\"]|['\"]\s*;?\s*$|=|\{)")
ENTRIES = 3  # of a table of contents: fewer links may be an answer


def is_furniture(node: SyntaxTreeNode, lines: Sequence[str]) -> bool:
    """Whether a block says nothing of its own. `lines` are the block's."""
    if node.type in ("hr", "front_matter"):
        return True
    if node.type in ("bullet_list", "ordered_list"):
        return _is_contents([item for item in node.walk() if item.type == "inline"])
    if node.type == "table":
        rows = [row for row in node.walk() if row.type == "tr"][1:]
        return len(rows) >= ENTRIES and sum(any(map(_leads_inside, row.walk())) for row in rows) >= 0.8 * len(rows)
    if node.type == "html_block":
        return not says_something("\n".join(lines))
    if node.type == "paragraph":
        return _only_links_or_tags(node) or all(_MODULE.match(line) for line in lines)
    return False


def says_something(text: str) -> bool:
    """Whether any letter or digit is left of HTML when comments and tags are taken out."""
    return bool(re.search(r"\w", _COMMENT_OR_TAG.sub(" ", text)))


def without_formatting(text: str) -> str:
    """Text without comments and the tags that only dress it; `<script>` in a sentence is what the sentence is about."""
    return _FORMATTING.sub(lambda found: found["code"] or "\n" * found.group().count("\n") or " ", text)


def _is_contents(entries: Sequence[SyntaxTreeNode]) -> bool:
    """Whether nearly every entry is nothing but a link into the same page."""
    links = [entry for entry in entries if entry.children and _leads_inside(entry.children[0])]
    return len(entries) >= ENTRIES and len(links) >= 0.8 * len(entries)


def _leads_inside(node: SyntaxTreeNode) -> bool:
    return node.type == "link" and str(node.attrs.get("href")).startswith("#")


def _worded(node: SyntaxTreeNode) -> list[SyntaxTreeNode]:
    """The parts of a node that are more than space."""
    return [
        part
        for part in node.children
        if not (part.type in ("softbreak", "hardbreak") or (part.type == "text" and not part.content.strip()))
    ]


def _only_links_or_tags(paragraph: SyntaxTreeNode) -> bool:
    """A link back to the top, a row of badges, closing tags alone."""
    inline = paragraph.children[0] if paragraph.children else None
    parts = _worded(inline) if inline else []
    while len(parts) == 1 and parts[0].type in ("strong", "em"):
        parts = _worded(parts[0])
    return all(
        _leads_inside(part)
        or part.type == "html_inline"
        or (part.type == "link" and [child.type for child in part.children] == ["image"])
        for part in parts
    )
