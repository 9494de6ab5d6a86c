"""Detect the language that a document is written in, with py3langid."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "ga": "Irish", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "hy": "Armenian",
    "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
    "sr": "Serbian", "sv": "Swedish", "ta": "Tamil", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
"""English names of the languages that are told apart, by ISO 639-1 code."""
MIN_CONFIDENCE = 0.7
"""Of 736 English files, code stripped, one was taken for another language, with 0.15; a Russian line of four words for
Ukrainian, with 0.61. A line of French or German has 0.73 to 0.87."""
MAX_CHARS = 20_000  # enough for any document, and bounds the time for a long one

_NOT_PROSE = re.compile(r"^(```|~~~).*?^\1|https?://\S+|`[^`\n]*`|<[^>\n]*>", re.DOTALL | re.MULTILINE)


def detect_language(markdown: str) -> str | None:
    """Return the ISO 639-1 code of the language of a document's prose; None when it is not certain."""
    language, confidence = _identifier().classify(_NOT_PROSE.sub(" ", markdown)[:MAX_CHARS])
    return str(language) if confidence >= MIN_CONFIDENCE else None


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # loads in a second; only ingestion needs it

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier
