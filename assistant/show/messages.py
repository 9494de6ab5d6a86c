"""What a person is told about the passages of an answer, by its verdict."""

from __future__ import annotations

from citewell.assistant.types import Verdict

MESSAGES: dict[Verdict, str] = {
    "answered": "",
    "nearby": "Nothing in the notes clearly answers this. The nearest passages:",
    "not_covered": "The notes do not cover this.",
}
