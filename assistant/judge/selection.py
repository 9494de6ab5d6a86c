"""Which features the ranker and the decision weigh, with what each gives: `make fit ARGS=--gains`."""

RANKING = (
    "bm25_comment",
    "bm25_body",
    "name_coverage",
    "summary_cosine",
    "late_interaction",
    "late_ancestors",
    "late_children",
    "line_cosine",
    "descriptive_line_cosine",
    "centroid_cosine",
    "excess_length",
    "brevity",
    "is_prose",
    "code_for_explanation",
    "opening_for_explanation",
)

DECISION = (
    "top_share",
    "lead",
    "score",
    "first_late_minimum",
    "top_late_minimum",
    "first_late_content",
    "term_coverage",
    "text_cosine",
    "cosine_lead",
    "summary_cosine",
    "log_query_terms",
    "unknown_terms",
)
