"""URLs of cited lines, made from a template."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from citewell.assistant.types import Link
from citewell.index import Document

NO_DOCUMENTS: Mapping[str, Document] = {}


def link_from(template: str, documents: Mapping[str, Document] = NO_DOCUMENTS) -> Link:
    """Return a function that fills `{source}`, `{path}`, `{start}` and `{end}` of a template.

    `{path}` is the absolute path of the document of that source. Both are percent-encoded.
    """

    def link(source: str, start_line: int, end_line: int) -> str:
        filled = template.replace("{start}", str(start_line)).replace("{end}", str(end_line))
        if source in documents:
            filled = filled.replace("{path}", _encoded(documents[source].path))
        return filled.replace("{source}", _encoded(source))

    return link


def _encoded(path: str) -> str:
    return quote(path, errors="surrogateescape")  # a file name may hold bytes that are no UTF-8
