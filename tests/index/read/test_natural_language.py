"""The language of a document."""

from __future__ import annotations

import pytest

from citewell.index.read.natural_language import detect_language

SENTENCES = {
    "en": "Throw the anchor against the wind and pay out five times the depth.",
    "fr": "Jeter l'ancre face au vent et laisser filer cinq fois la profondeur.",
    "de": "Den Anker gegen den Wind werfen und die fünffache Tiefe an Kette geben.",
    "es": "Echar el ancla contra el viento y largar cinco veces la profundidad.",
    "ru": "Бросить якорь против ветра и вытравить цепь на пять глубин.",
    "zh": "迎着风抛锚，放出五倍水深的锚链。",
    "ja": "風上に向かって錨を下ろし、水深の五倍の鎖を出す。",
    "ar": "ألق المرساة في وجه الريح وأرخ السلسلة خمسة أضعاف العمق.",
}


@pytest.mark.parametrize(("code", "sentence"), SENTENCES.items(), ids=SENTENCES.keys())
def test_a_sentence_is_enough(code: str, sentence: str) -> None:
    assert detect_language(sentence) == code


def test_code_does_not_count() -> None:
    code = "```python\nfor item in items: print(item)  # take each item and write it to the output\n```\n"
    assert detect_language(f"{SENTENCES['de']}\n\n{code * 5}") == "de"
    assert detect_language(code) is None


@pytest.mark.parametrize(
    "text", ["", "# Someday\n", "npm install express", "- [ ] https://example.com/a/path/in/english"]
)
def test_what_is_not_certain_has_no_language(text: str) -> None:
    assert detect_language(text) is None
