"""Where things are. Read once, by the entry points."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

HOME = Path(__file__).resolve().parent.parent


def default_index() -> Path:
    """`CITEWELL_INDEX`, or `.citewell` in a clone, or the user's data folder for an installed package."""
    if named := os.environ.get("CITEWELL_INDEX"):
        return Path(named)
    if (HOME / "pyproject.toml").is_file():
        return HOME / ".citewell"
    return platformdirs.user_data_path("citewell") / "index"


def default_corpus() -> Path:
    """The material that comes with Citewell."""
    return HOME / "corpus"
