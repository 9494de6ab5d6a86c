"""The fenced blocks of a page in docs/, which tests execute."""

from __future__ import annotations

from pathlib import Path

from citewell.index.read.markdown import PARSER


def fenced(page: Path, *languages: str) -> list[str]:
    """Return the first block of the page in each language."""
    blocks = [
        (token.info, token.content) for token in PARSER.parse(page.read_text(encoding="utf-8")) if token.type == "fence"
    ]
    return [next(content for info, content in blocks if info == language) for language in languages]
