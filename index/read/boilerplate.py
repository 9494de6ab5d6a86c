"""Boilerplate: parts of a document that answer nothing, such as contents, links to the top, badges and comments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import TYPE_CHECKING

from citewell.index.read.hidden import HIDDEN, HIDDEN_TEXT

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

CONTENTS = "table of contents"
COMMENT = "HTML comment"
EMPTY_QUOTE = "empty quote"
UNSEEN = "hidden text (%% or {/* */})"
LINKS = "links within the note, badges"
MODULE = "import or export of JavaScript"
RULE = "rule"
TAGS = "HTML without text"

MIN_CONTENTS_LINKS = 3  # a list of fewer in-page links may be an answer
CONTENTS_SHARE = 0.8  # of the entries: a table of contents may have a few without a link

COMMENTS = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_COMMENT_OR_TAG = re.compile(r"<!--.*?(-->|\Z)|</?[a-zA-Z][^<>]*>", re.DOTALL)
_IMAGE_ALT = re.compile(r"<img\s(?:[^<>]*\s)?alt\s*=\s*(?P<quote>[\"'])(?P<words>[^<>]*?)(?P=quote)", re.IGNORECASE)
_BADGES = re.compile(r"<a\b[^<>]*>\s*(?:<img\b[^<>]*>\s*)+</a\s*>", re.IGNORECASE)
_INLINE_TAGS = "a|abbr|b|big|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strike|strong|sub|sup|tt|u|var"
_BLOCK_TAGS = (
    "blockquote|br|center|dd|details|div|dl|dt|h[1-6]|hr|img|li|ol|p|picture|pre|source|summary|table|tbody|td|th|thead"
    "|tr|ul"
)
_FORMATTING = re.compile(
    rf"(?P<code>`[^`\n]*`)|<!--.*?(-->|\Z)|{HIDDEN_TEXT}|</?((?P<inline>{_INLINE_TAGS})|{_BLOCK_TAGS})(\s[^<>]*)?/?>",
    re.DOTALL | re.IGNORECASE,
)
# JavaScript in MDX; `export PORT=8000` is shell, and an answer
_MODULE_LINE = re.compile(
    r"\s*import\s(?:.*\sfrom\s+)?['\"]|\s*import\s.*['\"]\s*;?\s*$"
    r"|\s*export\s+(?:default|const|let|var|function|class|async|\*|\{)"
)


def why_left_out(node: SyntaxTreeNode, lines: Sequence[str]) -> str:
    """Return what makes a markdown node boilerplate, in words; empty for one that may answer. `lines` are its own."""
    text = "\n".join(lines)
    if node.type == "hr":
        return RULE
    if node.type == HIDDEN:
        return UNSEEN
    if node.type in ("bullet_list", "ordered_list"):
        return CONTENTS if _is_contents([item for item in node.walk() if item.type == "inline"]) else ""
    if node.type == "table":
        return CONTENTS if _is_contents([row for row in node.walk() if row.type == "tr"][1:]) else ""
    if node.type == "blockquote":
        return "" if text.strip("> \t\n") else EMPTY_QUOTE
    if "title=" in COMMENTS.sub("", text):
        return ""
    if node.type == "html_block":
        return "" if has_words(text) else why_html(text)
    if node.type == "paragraph":
        return _why_paragraph(node, text)
    return ""


def why_html(text: str) -> str:
    """Return what HTML without words is."""
    return COMMENT if text.lstrip(" \t>").startswith("<!--") else TAGS


def has_words(text: str) -> bool:
    """Return whether a letter or digit is left when HTML comments and tags are taken out.

    An image in HTML has the words that describe it, but for a badge, which is an image in a link.
    """
    return bool(re.search(r"\w", _COMMENT_OR_TAG.sub(_description, _BADGES.sub(" ", text))))


def without_formatting(text: str) -> str:
    """Return text without comments, hidden text and formatting tags; line breaks stay.

    Tags inside a sentence leave nothing, `<br>` and those of blocks a space, `<img>` the words that describe the image.
    Other tags stay: in a sentence about `<script>` the tag is the subject.
    """
    return _FORMATTING.sub(_without_tag, text)


def _without_tag(found: re.Match[str]) -> str:
    line_breaks = "\n" * found.group().count("\n")
    return found["code"] or _description(found) + line_breaks or ("" if found["inline"] else " ")


def _description(tag: re.Match[str]) -> str:
    """Return what the `alt` of an image's tag says, with spaces around it; nothing for any other tag."""
    alt = _IMAGE_ALT.match(tag.group())
    words = unescape(alt["words"]).split() if alt else ()
    return f" {' '.join(words)} " if words else ""


def _is_contents(entries: Sequence[SyntaxTreeNode]) -> bool:
    """Return whether the entries of a list or table are links into the same document, and nothing more."""
    links = sum(is_only_inner_link(entry) for entry in entries)
    return len(entries) >= MIN_CONTENTS_LINKS and links >= CONTENTS_SHARE * len(entries)


def is_only_inner_link(entry: SyntaxTreeNode) -> bool:
    """Return whether an entry holds a link into the document and no word beside it; a number may stand there."""
    linked = [node for node in entry.walk() if _is_inner_link(node)]
    inside = sum(_count_letters(node) for node in linked)
    return bool(linked) and _count_letters(entry) == inside


def _count_letters(node: SyntaxTreeNode) -> int:
    return sum(map(str.isalpha, "".join(leaf.content for leaf in node.walk() if leaf.type in ("text", "code_inline"))))


def _is_inner_link(node: SyntaxTreeNode) -> bool:
    return node.type == "link" and str(node.attrs.get("href")).startswith("#")


def _why_paragraph(paragraph: SyntaxTreeNode, text: str) -> str:
    if not re.sub(HIDDEN_TEXT, "", text, flags=re.DOTALL).strip():
        return UNSEEN
    if _has_only_links_or_tags(paragraph) and not _has_described_image(text):
        return LINKS if has_words(text) else why_html(text)
    return MODULE if all(_MODULE_LINE.match(line) for line in text.split("\n")) else ""


def _has_described_image(text: str) -> bool:
    """Return whether text has an image in HTML with words that describe it, which is no badge."""
    return any(re.search(r"\w", image["words"]) for image in _IMAGE_ALT.finditer(_BADGES.sub(" ", text)))


def _has_only_links_or_tags(paragraph: SyntaxTreeNode) -> bool:
    """Return whether a paragraph is a link to the top, a row of badges, or closing tags."""
    inline = paragraph.children[0] if paragraph.children else None
    parts = _without_blanks(inline) if inline else []
    while len(parts) == 1 and parts[0].type in ("strong", "em"):
        parts = _without_blanks(parts[0])
    return all(
        _is_inner_link(part)
        or part.type == "html_inline"
        or (part.type == "link" and [child.type for child in part.children] == ["image"])
        for part in parts
    )


def _without_blanks(node: SyntaxTreeNode) -> list[SyntaxTreeNode]:
    return [
        part
        for part in node.children
        if not (part.type in ("softbreak", "hardbreak") or (part.type == "text" and not part.content.strip()))
    ]
