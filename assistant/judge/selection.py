"""The features that the ranker and the decision weigh, with what each gives.

A feature's gain is what cross-validation loses without it, over seven sets of judged questions on six corpora, 546
questions of which 469 have an answer; `make fit ARGS=--gains` measures it. Differences of .01 are within the noise.

These thirteen were chosen by leaving a corpus out: fitted on the others, they put a right passage first for .728 of
the questions on five corpora by other people. With the best cosine of any line, the share of the chunk's name in the
query and whether the chunk is a paragraph, which were weighed too, it was .711.
"""

RANKING = (  # gain in ok@1, of .757, and in best@1, of .664
    "bm25_body",  # .005, .004
    "summary_cosine",  # .006, .009
    "late_interaction",  # .004, .006
    "late_ancestors",  # .007, .007
    "late_children",  # .006, .007
    "descriptive_line_cosine",  # .002, .000, and .006 in ok@3
    "centroid_cosine",  # .008, .004
    "identifier_coverage",  # .001, -.004, and .008 in ok@5
    "is_opening",  # .008, .003
    "call_share",  # .004, .004
    "excess_length",  # .008, .006
    "brevity",  # .021, .023
    "code_for_explanation",  # .008, .003
)

DECISION = (  # gain in AUROC, of .874, and in the share of uncovered questions declined, of .408 at 5 %
    "top_share",  # .044, .059
    "top_late_minimum",  # .025, .042
    "text_cosine",  # .001, .021
    "summary_cosine",  # .008, .014
    "log_query_terms",  # .036, .155
)
