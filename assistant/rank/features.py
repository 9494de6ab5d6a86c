"""What is known of a candidate: numbers that mean the same in every corpus."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Features:
    """The features of one candidate chunk for one query.

    `ask --explain` tells them in words, with `--json` under these names. A cosine is that of two unit vectors, at most
    1. A weight of a term is its inverse document frequency; shares of the query are shares of the sum of its terms'
    weights. Booleans are 0 or 1.
    """

    definition_match: float
    """How exactly the chunk is the definition the query names: 0 not at all, to 4; see `identifiers.py`."""
    question_match: float
    """Whether the query has the very terms of the question that the chunk answers, in any order."""

    fields_rank: float
    """Rank by BM25 summed over all fields, from 1; 0 below `RANKING_DEPTH`."""
    body_rank: float
    """Rank by BM25 of the body, from 1; 0 below `RANKING_DEPTH`."""
    dense_rank: float
    """Rank by `text_cosine`, from 1; 0 below `RANKING_DEPTH`."""
    fused_score: float
    """Reciprocal rank fusion of the three rankings; 0 for a definition that only its name retrieved."""

    bm25_name: float
    """BM25 of the chunk's name (definition, banner or own heading), per unit of query weight; from 0."""
    bm25_place: float
    """BM25 of the question, headings and definitions that hold the chunk, per unit of query weight; from 0."""
    bm25_comment: float
    """BM25 of the comments and docstrings of code, per unit of query weight; from 0."""
    bm25_body: float
    """BM25 of all lines of the chunk, per unit of query weight; from 0."""
    term_coverage: float
    """Share of the query whose terms are in the chunk's body or place, 0 to 1."""
    name_coverage: float
    """Share of the terms of the chunk's name that are in the query, 0 to 1."""

    identifier_coverage: float
    """Share of the query's identifiers (`KubeProxyDown`, `http_proxy`) that the chunk's place names whole, 0 to 1."""

    log_query_terms: float
    """log(1 + number of terms of the query), the same for all its candidates."""

    text_cosine: float
    """Cosine of the query and the chunk's text, its best part."""
    summary_cosine: float
    """Cosine of the query and the chunk's names with its first words."""
    centroid_cosine: float
    """Cosine of the chunk and the mean of all summaries: high for what is like everything else in the index."""
    line_cosine: float
    """Best cosine of the query and a line of the chunk that describes, at least 0: prose, a comment, a heading, a list
    item, the first line of a docstring."""

    late_interaction: float
    """Mean over the query's word pieces of the best cosine with a word piece of the chunk."""
    late_minimum: float
    """The least of these best cosines over the content words: whether each of them is met somewhere."""
    late_ancestors: float
    """The highest `late_interaction` among the candidates that hold the chunk; its own when there is none."""
    late_children: float
    """The highest `late_interaction` among the candidates directly inside the chunk; its own when there is none."""

    excess_length: float
    """log(lines / READABLE) for chunks longer than a screen or two (`READABLE` lines), else 0."""
    brevity: float
    """log(SHORT_LINES / lines) for chunks shorter than `SHORT_LINES`, else 0."""
    is_head: float
    """Whether the chunk is the head of a longer definition: it begins where the class or function around it begins."""
    call_share: float
    """Share of the lines of code that are a call whose result is not used: a demonstration, output; 0 for text."""
    is_prose: float
    """Whether the chunk is a paragraph."""
    code_for_explanation: float
    """Whether the chunk is code and the question asks for an explanation."""
