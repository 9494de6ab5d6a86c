"""Line numbers of a source as links, so that a line's address can be copied and opened elsewhere."""

from __future__ import annotations

import re

# The tags that stand for lines, as `html.py` of the assistant writes them. A row of a table holds only cells, so its
# link stands in the first one.
_LINE = re.compile(r'<tr [^<>]*\bdata-line="(\d+)"[^<>]*>\s*<t[hd]\b[^<>]*>|<\w+ [^<>]*\bdata-line="(\d+)"[^<>]*>')


def with_line_links(html: str) -> str:
    """Return the HTML of a document in which each line begins with a link to itself.

    The stylesheet lays the link over the line's number. The keyboard passes over it: a page has thousands, and the
    field for lines does the same.
    """
    return _LINE.sub(lambda tag: f"{tag[0]}{_link(tag[1] or tag[2])}", html)


def _link(line: str) -> str:
    return f'<a class="line-link" href="?lines={line}" data-line="{line}" tabindex="-1" aria-hidden="true"></a>'
