"""Say in words what a passage was ranked by: the fields of `Features`, grouped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

PHRASES = {
    "body_rank": ("found", "{ordinal} by the words of its text"),
    "fields_rank": ("found", "{ordinal} by these and its headings"),
    "dense_rank": ("found", "{ordinal} by meaning"),
    "fused_score": ("found", "{value:.3f} by these ranks together"),
    "definition_match": ("name", "{definition}"),
    "question_match": ("name", "answers the very question"),
    "name_coverage": ("name", "{value:.0%} of its name is in the question"),
    "identifier_coverage": ("name", "{value:.0%} of the question's identifiers are in its title and headings"),
    "term_coverage": ("words", "has {value:.0%} of the question, by the weight of its words"),
    "bm25_body": ("words", "BM25 of its text {value:.2f}"),
    "bm25_name": ("words", "of its name {value:.2f}"),
    "bm25_place": ("words", "of its headings {value:.2f}"),
    "bm25_comment": ("words", "of its comments {value:.2f}"),
    "text_cosine": ("meaning", "cosine of its text {value:.2f}"),
    "summary_cosine": ("meaning", "of its names and first words {value:.2f}"),
    "line_cosine": ("meaning", "of its nearest prose or comment {value:.2f}"),
    "late_interaction": ("pieces", "each word's best match {value:.2f} on average"),
    "late_minimum": ("pieces", "{value:.2f} at least"),
    "late_ancestors": ("pieces", "{value:.2f} in what holds it"),
    "late_children": ("pieces", "{value:.2f} in the best of its parts"),
    "centroid_cosine": ("form", "cosine {value:.2f} with all of the notes"),
    "excess_length": ("form", "longer than a screen or two"),
    "brevity": ("form", "only a few lines"),
    "is_head": ("form", "the head of a longer definition"),
    "call_share": ("form", "{value:.0%} of its lines only call something"),
    "is_prose": ("form", "a paragraph"),
    "code_for_explanation": ("form", "code, where the question asks for an explanation"),
}
"""Feature -> its group, and what it says when it is not 0."""
SAME_FOR_ALL = frozenset({"log_query_terms"})
"""Features that are the same for all passages of an answer."""
DEFINITIONS = {
    4: "the definition of this dotted name",
    3: "the definition of this name",
    2: "the definition of this name in another spelling",
    1: "a definition with this in its name",
}
"""What `definition_match` says."""


def explain(features: Mapping[str, float]) -> dict[str, str]:
    """Return for each group of features what they say; a group that says nothing is missing."""
    said: defaultdict[str, list[str]] = defaultdict(list)
    for name, (group, phrase) in PHRASES.items():
        if value := features.get(name):
            said[group].append(
                phrase.format(value=value, ordinal=ordinal(int(value)), definition=DEFINITIONS.get(int(value)))
            )
    return {group: " · ".join(phrases) for group, phrases in said.items()}


def ordinal(number: int) -> str:
    """Return 1st for 1, 12th for 12, 22nd for 22."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
