"""The texts of the chat page, kept in `texts.json` for the templates and the scripts."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files

from flask import Flask


def register(app: Flask) -> None:
    app.context_processor(lambda: {"texts": texts()})


@lru_cache(maxsize=1)
def texts() -> dict[str, str]:
    found: dict[str, str] = json.loads(files("citewell.web").joinpath("texts.json").read_text(encoding="utf-8"))
    return found
