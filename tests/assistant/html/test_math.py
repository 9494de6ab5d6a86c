"""Formulas."""

from __future__ import annotations

import re
import time
from html import unescape

import pytest

from citewell.assistant.html.math import MAX_FORMULA_CHARS
from citewell.assistant.html.passages import passage_html


def rendered(text: str) -> str:
    return passage_html(text, "prose", "", 1, [])


def test_a_formula_in_a_sentence() -> None:
    assert '<math display="inline"><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow></math> is' in rendered("so $x^2$ is")


@pytest.mark.parametrize("text", [r"so \(x^2\) is", r"so \\(x^2\\) is", r"so \[x^2\] is", "so $`x^2`$ is"])
def test_a_formula_in_a_sentence_may_have_other_signs(text: str) -> None:
    """goessner/mdmath#66, #129; greghendershott/markdown#52."""
    assert re.search(r">so <math [^>]*><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow></math> is<", rendered(text))


def test_a_letter_in_a_sentence_is_a_formula() -> None:
    assert rendered(r"where \(n\)th is").count("<math") == 1


@pytest.mark.parametrize(
    "text",
    [
        "\\[\na = b\n\\]",
        "\\[ a = b \\].",
        "- so\n  \\[\n  a = b\n  \\]",
        "> so\n> \\[\n> a = b\n> \\]",
        "\\begin{equation}\na = b \\label{eq}\n\\end{equation}",
    ],
)
def test_a_formula_on_its_own_may_have_other_signs(text: str) -> None:
    """djmango/markdown-webview#6, scholmd/scholmd#9."""
    html = rendered(text)
    assert '<math display="block"><mrow>' in html
    assert "<mi>a</mi><mo>=</mo><mi>b</mi>" in html
    assert "label" not in html


def test_a_formula_on_its_own_has_its_lines() -> None:
    html = rendered("so\n\n$$\na = b\n$$\n")
    assert '<p class="math line" data-line="3" data-end="5"><math display="block">' in html


def test_a_fence_of_math_is_a_formula() -> None:
    assert '<p class="math line" data-line="1" data-end="3">' in rendered("```math\na = b\n```")


@pytest.mark.parametrize("environment", ["aligned", "split", "align*", "align", "eqnarray", "gather"])
def test_aligned_equations_are_a_table(environment: str) -> None:
    html = rendered(f"$$\n\\begin{{{environment}}} a &= b \\\\ c &= d \\end{{{environment}}}\n$$")
    assert (html.count("<mtr>"), html.count("<mtd"), "&amp;" in html) == (2, 4, False)


@pytest.mark.parametrize(
    "text", ["$5 and $6", "from $5 to $10", "$PATH:$HOME", "a $ b $ c", "`$x$`", "cost: $5", r"\$x\$"]
)
def test_prices_and_variables_are_no_formulas(text: str) -> None:
    html = rendered(text)
    assert "<math" not in html
    assert re.sub(r"<[^>]*>", "", html).strip() == text.replace("\\", "").replace("`", "")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (r"a machine \(VM\) or file\(s\)", "a machine (VM) or file(s)"),
        (r"\(a\) first", "(a) first"),
        (r"see \[1\] and \[sic\]", "see [1] and [sic]"),
        (r"`\(x^2\)`", r"\(x^2\)"),
        (r"sed 's/\(.*\)/\[\1\]/'", "sed 's/(.*)/[\\1]/'"),
        (r"\[text\]\(url\)", "[text](url)"),
    ],
)
def test_escaped_brackets_are_brackets(text: str, shown: str) -> None:
    html = rendered(text)
    assert "<math" not in html
    assert unescape(re.sub(r"<[^>]*>", "", html)).strip() == shown


@pytest.mark.parametrize("latex", [r"\frac{", r"\left( x", "{" * 500, "x" * (MAX_FORMULA_CHARS + 1), r"\begin{a}"])
def test_a_formula_that_cannot_be_converted_is_shown_as_it_is_written(latex: str) -> None:
    assert f"<code>{latex}</code>" in rendered(f"so ${latex}$")


@pytest.mark.parametrize(
    "latex",
    [
        r"\text{<script>alert(1)</script>}",
        r"\text{<img src=x onerror=alert(1)>}",
        r"\href{javascript:alert(1)}{x}",
        r"\text{</mtext></math><script>alert(1)</script>}",
        r"\text{&lt;img src=x onerror=alert(1)&gt;}",
        r"\style{position:fixed}{x}",
    ],
)
def test_a_hostile_formula_is_harmless(latex: str) -> None:
    html = rendered(f"$$\n{latex}\n$$")
    assert not re.search(r"<(script|img)|<[^>]*\s(href|style|on\w+)=", html)


def test_a_long_formula_is_converted_in_bounded_time() -> None:
    started = time.perf_counter()
    rendered("$" + "x^{y_" * 300 + "1" + "}" * 300 + "$")
    assert time.perf_counter() - started < 5
