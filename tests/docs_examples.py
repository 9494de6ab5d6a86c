"""The examples in docs/, for tests that run them."""

from __future__ import annotations

from markdown_it import MarkdownIt

from tests.conftest import ROOT


def blocks(page: str, language: str) -> list[str]:
    """Return the code blocks of a language in a page of docs/."""
    tokens = MarkdownIt().parse((ROOT / "docs" / page).read_text(encoding="utf-8"))
    return [token.content for token in tokens if token.type == "fence" and token.info == language]
