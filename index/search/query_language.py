"""The language of a query, which is too short for language detection: one of those of the documents."""

from __future__ import annotations

from collections.abc import Callable

from citewell.index.search.analyser import Analyser
from citewell.index.search.terms import words


def query_language(text: str, analyser: Analyser, occurs: Callable[[str, str], bool]) -> str:
    """Return the ISO 639-1 code of the language that most words of a query speak for.

    A word speaks for each language that it is a stop word of, and for each in which it `occurs`: a function of a term
    and a code. Of equals, the language of more documents is returned.
    """
    if len(analyser.languages) == 1:
        return analyser.languages[0].code
    spelled = words(text)
    votes = {
        language.code: sum(word in language.stop_words for word in spelled)
        + sum(occurs(term, language.code) for term in analyser.terms(text, language.code))
        for language in analyser.languages
    }
    return max(votes, key=lambda code: votes[code])
