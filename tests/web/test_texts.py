"""Every text that the page uses exists, and every text is used."""

from __future__ import annotations

import re

from citewell.web.texts import texts
from tests.conftest import ROOT

SOURCES = [*(ROOT / "web" / "static").rglob("*.js"), *(ROOT / "web" / "templates").rglob("*.html")]
CODE = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
COMPOSED = (
    "connection_",
    "theme_",
    "vote_",
    "nearby",
    "not_covered",
    "source_",
    "study_rate_",
    "suggestion_",
    "insights_",
)
"""Beginnings of names of which a script puts the rest."""


def test_every_text_that_is_named_is_there() -> None:
    named = set(re.findall(r"\bsay\(\"(\w+)\"", CODE)) | set(re.findall(r"\btexts\.(\w+)", CODE)) - {"js", "json"}
    assert len(named) > 20
    assert named - texts().keys() == set()


def test_every_text_is_used() -> None:
    unused = {name for name in texts() if not re.search(rf"\b{name}\b", CODE) and not name.startswith(COMPOSED)}
    assert unused == set()
