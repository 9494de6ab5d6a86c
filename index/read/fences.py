"""The language that a fence names, in the forms that dialects of markdown use."""

from __future__ import annotations

import re

# ```js{2,4}  ```python:tools/total.py  ```{python}  ``` {.python}  ```{r, echo=FALSE}  ```c++ title="x"
_LANGUAGE = re.compile(r"\s*\{?\s*\.?(?P<name>[^\W\d][\w+#.-]*)")


def language_of(info: str) -> str:
    """Return the language in a fence's info string, in lower case; empty where it names none."""
    found = _LANGUAGE.match(info)
    return found["name"].lower() if found else ""
