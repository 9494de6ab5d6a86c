"""Measure how often contexts for a language model keep the lines that answer, beside the passages of `ask`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from citewell.assistant.context.pack import pack
from citewell.assistant.judge.judgements import MIN_PART_LINES, JudgedQuestion
from citewell.assistant.pipeline import answer
from citewell.assistant.types import Citation
from citewell.index import Index, Span

BUDGETS = (500, 750, 1_000, 2_000)
"""Tokens of the contexts that are measured."""
WHOLE = 1_000_000
"""Tokens that hold the passages of any answer whole, each below its citation."""


def measure_contexts(asked: Iterable[tuple[Sequence[JudgedQuestion], Index]]) -> str:
    """Return a table: for the passages of `ask` and for each budget, how often the answer is kept, and the tokens.

    The passages of `ask` are counted as they stand in a context without a limit. Only answerable questions count.
    """
    kept: dict[int, list[bool]] = {budget: [] for budget in (WHOLE, *BUDGETS)}
    tokens: dict[int, list[int]] = {budget: [] for budget in kept}
    for questions, index in asked:
        for question in questions:
            if not question.spans:
                continue
            found = answer(question.text, question.history, index, html=False)
            for budget in kept:
                packed = pack(found, index, budget)
                kept[budget].append(keeps(question, [piece.citation for piece in packed.passages]))
                tokens[budget].append(packed.tokens)
    rows = [_row(budget, kept, tokens) for budget in kept]
    return "\n".join([f"{'contexts':24}{'kept':>8}{'of ask':>8}{'tokens':>8}{'of ask':>8}", *rows])


def keeps(question: JudgedQuestion, cited: Sequence[Citation]) -> bool:
    """Return whether cited lines together have half of the lines of a judged span, or `MIN_PART_LINES` of them."""
    return any(
        _kept(file, span, cited) >= min(len(span) / 2, MIN_PART_LINES) for _, file, span in question.spans if span
    )


def _kept(file: str, span: Span, cited: Sequence[Citation]) -> int:
    """Return how many lines of a judged span are cited."""
    places = (place for place in cited if place.source.endswith(file))
    return sum(Span(place.start_line, place.end_line).overlap(span) for place in places)


def _row(budget: int, kept: dict[int, list[bool]], tokens: dict[int, list[int]]) -> str:
    share, mean = float(np.mean(kept[budget])), float(np.mean(tokens[budget]))
    of_kept, of_tokens = share / float(np.mean(kept[WHOLE])), mean / float(np.mean(tokens[WHOLE]))
    name = f"passages of ask, n={len(kept[budget])}" if budget == WHOLE else f"{budget:,} tokens"
    return f"{name:24}{share:8.3f}{of_kept:8.3f}{mean:8.0f}{of_tokens:8.2f}"
