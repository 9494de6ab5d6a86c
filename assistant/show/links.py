"""URLs of cited lines, made from a template."""

from __future__ import annotations

from urllib.parse import quote

from citewell.assistant.types import Link


def link_from(template: str) -> Link:
    """Return a function that fills `{source}`, `{start}` and `{end}` of a template. The source is percent-encoded."""

    def link(source: str, start_line: int, end_line: int) -> str:
        encoded = quote(source, errors="surrogateescape")  # a file name may hold bytes that are no UTF-8
        filled = template.replace("{start}", str(start_line)).replace("{end}", str(end_line))
        return filled.replace("{source}", encoded)

    return link
