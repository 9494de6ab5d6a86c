"""The features that the ranker and the decision weigh, with what each gives.

A feature's gain is what cross-validation loses without it, over seven sets of judged questions on six corpora, 546
questions of which 469 have an answer; `make fit ARGS=--gains` measures it. Differences of .01 are within the noise.

These thirteen were chosen by leaving a corpus out: fitted on the others, they put a right passage first for .728 of
the questions on five corpora by other people. With the best cosine of any line, the share of the chunk's name in the
query and whether the chunk is a paragraph, which were weighed too, it was .711. (`is_head` counted the openings of
listings and sections too, then; the pieces of a cut list of data lost their first one by it.)
"""

RANKING = (  # gain in ok@1, of .753, and in best@1, of .664
    "bm25_body",  # .001, .004, and .008 in ok@3
    "summary_cosine",  # .001, .010
    "late_interaction",  # .003, .007
    "late_ancestors",  # .006, .007
    "late_children",  # .005, .008
    "line_cosine",  # .009, .011
    "centroid_cosine",  # .009, .008
    "identifier_coverage",  # .000, -.003, and .006 in ok@5
    "is_head",  # .004, .003
    "call_share",  # .006, .006
    "excess_length",  # .008, .010
    "brevity",  # .016, .022
    "code_for_explanation",  # .011, .006
)

DECISION = (  # gain in AUROC, of .875, and in the share of uncovered questions declined, of .408 at 4 %
    "top_share",  # .044, .076
    "top_late_minimum",  # .025, .072
    "text_cosine",  # .001, .052
    "summary_cosine",  # .007, .048
    "log_query_terms",  # .036, .172
)
