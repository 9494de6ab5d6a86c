"""The language of code that names none, as Magika tells it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from citewell.index.cut.grammars import parser_for

if TYPE_CHECKING:
    from magika import Magika

SURE = 0.7  # of 1; below, Magika takes a shell session for Perl and a drawing of folders for git's attributes


def language_of(code: str) -> str:
    """The language's name, or nothing: where Magika is not sure, or where no grammar reads what it says."""
    found = _magika().identify_bytes(code.encode("utf-8", "replace"))
    label = str(found.output.label)
    return label if found.score >= SURE and parser_for(label) else ""


@cache
def _magika() -> Magika:
    from magika import Magika

    return Magika()
