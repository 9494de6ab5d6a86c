"""The features that the ranker and the decision weigh, with what each gives.

A feature's gain is what cross-validation on the dev questions loses without it; `make fit ARGS=--gains` measures it.
One question of the 204 is .005, so the smallest gains are within the noise.
"""

RANKING = (  # gain in ok@1, of .772, and in best@1, of .673
    "bm25_body",  # .007, .010
    "name_coverage",  # .007, .008
    "summary_cosine",  # .002, .019
    "late_interaction",  # .001, .000, and .002 in ok@5
    "late_ancestors",  # .006, .000
    "late_children",  # .001, .001
    "line_cosine",  # .000, .004
    "descriptive_line_cosine",  # .011, .006
    "centroid_cosine",  # -.004, .010
    "identifier_coverage",
    "is_opening",
    "call_share",
    "excess_length",  # .022, .020
    "brevity",  # .024, .012
    "is_prose",  # .001, .003
    "code_for_explanation",  # .018, .009
)

DECISION = (  # gain in AUROC, of .906, and in the share of uncovered questions declined, of .435
    "top_share",  # .086, .033
    "top_late_minimum",  # .023, -.011
    "text_cosine",  # .005, -.065
    "summary_cosine",  # .011, -.043
    "log_query_terms",  # .087, .152
)
