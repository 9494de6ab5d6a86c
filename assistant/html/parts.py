"""Tables and lists that notes write in HTML, with the text, links and formatting in them. The result is sanitised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

MAX_PART_LINES = 1000  # an end further below is taken for that of something else

_OPENING = re.compile(r"<(?P<tag>table|ul|ol|dl)\b[^<>]*>", re.IGNORECASE)
_CUT = re.compile(r"\s*<(?P<tag>table|thead|tbody|tr|td|th|ul|ol|li|dl|dt|dd)\b", re.IGNORECASE)
_ENTRY_END = re.compile(r"</(?:tr|td|th|li|dt|dd)\s*>", re.IGNORECASE)
_WHOLE_OF = {"li": "ul", "dt": "dl", "dd": "dl"} | dict.fromkeys(("thead", "tbody", "tr", "td", "th"), "table")
_TAGS = {"table", "thead", "tbody", "tr", "th", "td", "ul", "ol", "li", "dl", "dt", "dd", "p", "br"}
_TAGS |= {"a", "b", "i", "u", "em", "strong", "s", "del", "ins", "mark", "kbd", "sub", "sup", "small", "code", "pre"}


def html_parts_plugin(parser: MarkdownIt) -> None:
    """Add the rule to a parser, which must not pass HTML through."""
    parser.block.ruler.before("paragraph", "html_part", _part, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.add_render_rule("html_part", _render)


def with_open_tags(text: str) -> str:
    """Return the text of a passage that is cut out of a table or list in HTML with the tags that it lacks for one."""
    found = _CUT.match(text)
    if not found or not _ENTRY_END.search(text):
        return text
    tag = found["tag"].lower()
    whole = _WHOLE_OF.get(tag, tag)
    opened = text if whole == tag else f"<{whole}>{text}"
    missing = len(re.findall(rf"<{whole}\b", opened, re.I)) - len(re.findall(rf"</{whole}\s*>", opened, re.I))
    return opened.rstrip() + f"</{whole}>" * (missing > 0)


def _part(state: StateBlock, first: int, after: int, silent: bool) -> bool:
    """Read from a line that begins with the tag to the one that ends with it; without an end it is text."""
    opening = _OPENING.match(state.src, state.bMarks[first] + state.tShift[first], state.eMarks[first])
    if not opening:
        return False
    ending = re.compile(rf"</{opening['tag']}\s*>\s*$", re.IGNORECASE)
    for line in range(first, min(after, first + MAX_PART_LINES)):
        if ending.search(state.src[state.bMarks[line] : state.eMarks[line]]):
            break
    else:
        return False
    if not silent:
        state.line = line + 1
        token = state.push("html_part", "", 0)
        token.content = state.src[opening.start() : state.eMarks[line]]
        token.map = [first, line + 1]
    return True


def _render(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: dict[str, Any]) -> str:
    """Return the part with no attributes but the URLs of links, and the lines it stands for."""
    token = tokens[at]
    first, after = token.map or [0, 1]
    start, end = env["start_line"] + first, env["start_line"] + after - 1
    line_id = f' id="L{start}"' if env["ids"] else ""
    clean = nh3.clean(token.content, tags=_TAGS, attributes={"a": {"href"}}, link_rel=None)
    return re.sub(r"^<(\w+)>", rf'<\1 class="line"{line_id} data-line="{start}" data-end="{end}">', clean) + "\n"
