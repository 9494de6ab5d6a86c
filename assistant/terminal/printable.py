"""Make text of the notes safe to print: control characters could move the cursor or recolour the terminal."""

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def printable(text: str) -> str:
    """Replace each control character except tab and line feed by U+FFFD."""
    return _CONTROL.sub("�", text)


def printable_line(text: str) -> str:
    """Replace each control character by U+FFFD, line feeds too: a file's name may hold them."""
    return printable(text).replace("\n", "�")
