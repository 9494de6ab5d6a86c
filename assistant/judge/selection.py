"""Which features the ranker and the decision weigh, with what each gives: `make fit ARGS=--gains`."""

RANKING = (
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
)

DECISION = (
    "top_share",
    "top_late_minimum",
    "text_cosine",
    "summary_cosine",
    "log_query_terms",
)
