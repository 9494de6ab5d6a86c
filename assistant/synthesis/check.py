"""Check each generated sentence against the passages that it names, and drop those that are not borne out.

The check sees words, not what they say together: that a sentence uses the right words in a wrong relation, it cannot
tell. That is why the passages stay below.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from citewell.assistant.synthesis.types import MAX_SENTENCES, Sentence
from citewell.assistant.types import Passage

MIN_SHARED_WORDS = 0.7
"""Share of a sentence's content words that its passages must have; the rest is what joins them."""
MAX_SENTENCE_CHARS = 500

_SENTENCE = re.compile(r"\S.*?(?:[.!?。！？](?:\s*\[\d+\])*(?=\s+[^a-z\s]|\s*$)|$)", re.MULTILINE)
_MARK = re.compile(r"\s*\[(\d+)\]")
_MARKUP = re.compile(r"<[A-Za-z/!]|\]\(|javascript:", re.IGNORECASE)
_URL = re.compile(r"(?:https?://|www\.)\S+")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_IDENTIFIER = re.compile(r"`[^`]+`|\b\w+(?:[._]\w+)+\b|\b\w*[a-z][A-Z]\w*\b|\b\w+\(\)")
_NEGATION = re.compile(r"\b(?:not?|never|none|without|cannot|nor)\b|n['’]t\b", re.IGNORECASE)

Terms = Callable[[str], list[str]]
"""Cut a text into the terms of its content words."""


def checked(reply: str, passages: Sequence[Passage], terms: Terms) -> tuple[tuple[Sentence, ...], int]:
    """Return the first sentences of a model's reply that are borne out, and how many were dropped."""
    written = [match.group() for match in _SENTENCE.finditer(reply)]
    kept = [sentence for text in written if (sentence := _checked(text, passages, terms))]
    return tuple(kept[:MAX_SENTENCES]), len(written) - len(kept[:MAX_SENTENCES])


def _checked(written: str, passages: Sequence[Passage], terms: Terms) -> Sentence | None:
    """Return a sentence without its marks, or None when its passages do not bear it out."""
    numbers = tuple(dict.fromkeys(int(mark) for mark in _MARK.findall(written)))
    text = _MARK.sub("", written).strip()
    cited = [passage for passage in passages if passage.rank in numbers]
    if not numbers or len(cited) < len(numbers) or len(text) > MAX_SENTENCE_CHARS or _MARKUP.search(text):
        return None
    source = "\n".join(_source(passage) for passage in cited)
    borne_out = _has_words(text, source, terms) and _has_verbatim(text, source) and _denies_alike(text, source)
    return Sentence(text, numbers) if borne_out else None


def _source(passage: Passage) -> str:
    """Return what a sentence may be borne out by: the lines, their table's header and the headings above."""
    header = passage.header.text if passage.header else ""
    return "\n".join((*passage.citation.heading_path, header, passage.text))


def _has_words(text: str, source: str, terms: Terms) -> bool:
    said = set(terms(text))
    return bool(said) and len(said & set(terms(source))) >= MIN_SHARED_WORDS * len(said)


def _has_verbatim(text: str, source: str) -> bool:
    """Return whether the source has every number, identifier and URL of a sentence as it stands."""
    names = [match.group().strip("`") for match in (*_IDENTIFIER.finditer(text), *_URL.finditer(text))]
    return set(_NUMBER.findall(text)) <= set(_NUMBER.findall(source)) and all(name in source for name in names)


def _denies_alike(text: str, source: str) -> bool:
    """Return False for a sentence that denies something where its source denies nothing."""
    return not _NEGATION.search(text) or bool(_NEGATION.search(source))
