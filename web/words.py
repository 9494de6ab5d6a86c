"""The words of the interface, all in `words.json`, for the templates and for the page's scripts."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files

from flask import Flask


def register(app: Flask) -> None:
    app.context_processor(lambda: {"words": words()})


@lru_cache(maxsize=1)
def words() -> dict[str, str]:
    found: dict[str, str] = json.loads(files("citewell.web").joinpath("words.json").read_text(encoding="utf-8"))
    return found
