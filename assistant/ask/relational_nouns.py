"""Relational nouns, which name an aspect of a subject and no subject of their own: "benefits", "example", "syntax"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from citewell.index import terms

# Relational nouns of English and the adjectives beside them. They ask for a part of what is said about any subject.
_RELATIONAL_NOUNS = """
advantage advantages disadvantage disadvantages benefit benefits pro pros con cons drawback drawbacks downside downsides
upside upsides limitation limitations limit pitfall pitfalls gotcha gotchas caveat caveats risk risks danger dangers
problem problems trouble issue issues tradeoff tradeoffs trade off offs cost costs price overhead impact
alternative alternatives option options choice choices example examples sample samples demo use uses usage case cases
difference differences comparison compare similarity similarities purpose point goal reason reasons motivation
meaning definition detail details summary overview explanation syntax step steps tip tips trick tricks mistake mistakes
practice practices rule rules recommendation recommendations advice guideline guidelines requirement requirements
type types kind kinds sort sorts variant variants part parts component components feature features
best worst good bad main common key typical usual important biggest major minor real world simple basic quick short
full complete concrete practical better more less
"""
# What one asks with. Some of these are no stop words of the index.
_ASKING = (
    "show give tell explain describe list see say know need want look get please work happen mean make thing things"
)


def names_no_subject(question_terms: Iterable[str]) -> bool:
    """Return whether a question, such as "what are the main benefits", has only terms that name no subject."""
    return all(term in _terms_without_subject() for term in question_terms)


@cache
def _terms_without_subject() -> frozenset[str]:
    return frozenset(terms(f"{_RELATIONAL_NOUNS} {_ASKING}"))
