"""How hard a question is, from the word that the notes use for it."""

from __future__ import annotations

import re

WORDS = {
    "easy": """easy easier easiest basic basics beginner beginners elementary entry foundation foundational fresher
        freshers fundamental fundamentals intro introductory junior jr low novice simple starter trivial warmup 1""",
    "medium": """average intermediate medium mid middle moderate normal regular standard 2""",
    "hard": """advanced architect challenging complex deep difficult expert experts experienced guru hard harder
        hardest high insane lead master principal pro professional senior sr staff tough tricky 3 4 5""",
}
_LEVELS = {word: level for level, words in WORDS.items() for word in words.split()}


def level(difficulty: str) -> str:
    """Return `easy`, `medium` or `hard` for a difficulty, the hardest that it names; nothing for an unknown word."""
    named = {_LEVELS.get(word, "") for word in re.findall(r"[a-z]+|\d+", difficulty.lower())}
    return next((level for level in reversed(WORDS) if level in named), "")
