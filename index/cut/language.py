"""Detect the language of code whose fence names none, with Magika."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from citewell.index.cut.grammars import has_grammar

if TYPE_CHECKING:
    from magika import Magika

MIN_SCORE = 0.7  # of 1; below it, Magika takes a shell session for Perl and a drawing of folders for git's attributes


def language_of(code: str) -> str:
    """Return the name of the language, or nothing where Magika is not sure or no grammar parses that language."""
    detected = _magika().identify_bytes(code.encode("utf-8", "replace"))
    label = str(detected.output.label)
    return label if detected.score >= MIN_SCORE and has_grammar(label) else ""


@cache
def _magika() -> Magika:
    from magika import Magika

    return Magika()
