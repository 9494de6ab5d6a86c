"""The language of a fence, in the forms of several dialects."""

from __future__ import annotations

import pytest

from citewell.index.read.fences import language_of

INFO = {
    "python": "python",
    "Python": "python",
    "js{2,4-5}": "js",
    "js {2,4}": "js",
    "python:tools/total.py": "python",
    "{python}": "python",
    "{r, echo=FALSE}": "r",
    " {.python .numberLines}": "python",
    'c++ title="x"': "c++",
    "c#": "c#",
    "objective-c": "objective-c",
    "": "",
    "{2,4}": "",
}


@pytest.mark.parametrize(("info", "language"), INFO.items())
def test_the_language_is_found(info: str, language: str) -> None:
    assert language_of(info) == language
