"""The languages of the documents: which one each is in, and which of them the encoder does not know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from citewell.index.embed.encoder import Encoder
from citewell.index.read.natural_language import LANGUAGES, detect_language
from citewell.index.types import Document

DEFAULT_LANGUAGE = "en"
MULTILINGUAL_ENCODER = "paraphrase-multilingual-MiniLM-L12-v2"


def with_languages(documents: Sequence[Document]) -> list[Document]:
    """Return the documents with the ISO 639-1 code of each one's language.

    A document whose language is not certain is taken to be in the most frequent one.
    """
    detected = [detect_language(document.text) for document in documents]
    certain = Counter(code for code in detected if code)
    most_frequent = certain.most_common(1)[0][0] if certain else DEFAULT_LANGUAGE
    return [
        replace(document, language=code or most_frequent) for document, code in zip(documents, detected, strict=True)
    ]


def unknown_languages(documents: Sequence[Document], encoder: Encoder) -> str:
    """Return a sentence about the documents in languages that the encoder does not know; empty if there are none."""
    if not encoder.languages:
        return ""
    unknown = Counter(document.language for document in documents if document.language not in encoder.languages)
    if not unknown:
        return ""
    names = " and ".join(LANGUAGES[code] for code, _ in unknown.most_common())
    return (
        f"{unknown.total()} of {len(documents)} documents are in {names}, which the encoder {encoder.name} does not "
        f"know: they are found by their words, not by meaning. Ingest with --encoder {MULTILINGUAL_ENCODER} or "
        "another multilingual model to search them by meaning."
    )
