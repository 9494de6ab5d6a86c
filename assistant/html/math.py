"""Formulas in LaTeX as MathML, which browsers show without a script."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

MAX_FORMULA_CHARS = 2_000  # the converter takes 20 ms for this many; longer ones are shown as they are written

_ALIGNED = re.compile(
    r"\\(begin|end)\{(?:align(?:ed)?(?:at)?|eqnarray|flalign|gather(?:ed)?|multline|split)\*?\}(?:\{\d\})?"
)
_UNSEEN = re.compile(r"\\label\{[^{}]*\}|\\(?:nonumber|notag)\b")


@lru_cache(maxsize=1024)
def math_html(latex: str, *, is_block: bool) -> str:
    """Return a formula as MathML; one that cannot be converted, as code. The result must be sanitised."""
    try:
        if len(latex) <= MAX_FORMULA_CHARS:
            from latex2mathml.converter import convert

            return convert(_convertible(latex.strip()), display="block" if is_block else "inline")
    except Exception:  # the converter raises whatever it meets: IndexError, KeyError, its own errors
        pass
    return f"<code>{escape(latex.strip())}</code>"


def _convertible(latex: str) -> str:
    r"""Replace what the converter does not take: environments by the one it knows, and `<` and `>` by commands.

    It copies the text in `\text{...}` into the MathML as it is. Lines are not numbered: a passage shows some of them.
    """
    latex = _UNSEEN.sub("", _ALIGNED.sub(r"\\\1{align*}", latex))
    return re.sub(r"[<>]", lambda sign: r"\lt " if sign[0] == "<" else r"\gt ", latex)
