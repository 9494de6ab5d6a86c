"""Control characters in text that is printed."""

from __future__ import annotations

import pytest

from citewell.assistant.terminal.printable import printable


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x08", "\x0b", "\r", "\x1b", "\x7f", "\x85", "\x9b"])
def test_a_control_character_is_replaced(character: str) -> None:
    assert printable(f"a{character}b") == "a�b"


@pytest.mark.parametrize("text", ["", "a\tb\nc", "ünïcödé 日本語 🙂"])
def test_other_text_is_kept(text: str) -> None:
    assert printable(text) == text
