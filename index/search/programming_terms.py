"""Words of programming that an English dictionary lacks: they are spelled right even where the notes lack them."""

from __future__ import annotations

import builtins
import pydoc_data.topics
import re
import sys
from collections import Counter
from pathlib import Path

import pygments.lexers

MIN_USES = 2
"""In Pygments' lexers. Among the words used once are abbreviations that look like typing errors: with them, 2 of the 47
misspelt words of the judged questions counted as known, without them 1."""
_WORD = re.compile(r"[a-z]{3,}")


def programming_terms() -> set[str]:
    """Return lower-case names of languages, keywords, built-in functions and concepts.

    They are the words of Pygments' lexers, which list the keywords and built-ins of 500 languages, of Python's
    language reference as the interpreter holds it, and the names of Python's modules and built-ins.
    """
    folder = Path(pygments.lexers.__file__).parent
    uses = Counter(word for path in sorted(folder.glob("*.py")) for word in _words(path.read_text(encoding="utf-8")))
    reference = (word for text in pydoc_data.topics.topics.values() for word in _words(text))
    names = (word for name in (*sys.stdlib_module_names, *dir(builtins)) for word in _words(name))
    return {word for word, count in uses.items() if count >= MIN_USES} | set(reference) | set(names)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
