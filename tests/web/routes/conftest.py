"""A small application: two notes, an encoder without meaning."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from citewell.assistant import Settings
from citewell.index import Index, ingest, load_index
from citewell.web import create_app
from tests.hash_encoder import HashEncoder

TEA = """---
title: All about tea
---
# Tea

## Q1: How long does it brew?

**Difficulty: Easy**

Two minutes.

## Q2: How hot is the water?

```python
def heat():
    return 90
```
"""
FRIDGE = "# Storage\n\n## Where is the milk?\n\nThe milk is in the fridge.\n"


@pytest.fixture(scope="session")
def small_index(hash_encoder: HashEncoder, tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("small")
    for name, text in (("tea.md", TEA), ("storage/fridge.md", FRIDGE)):
        (folder / "notes" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "notes" / name).write_text(text, encoding="utf-8")
    ingest([folder / "notes"], folder / "index", hash_encoder)
    return load_index(folder / "index")


@pytest.fixture(scope="session")
def small_app(small_index: Index, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    feedback: Path = tmp_path_factory.mktemp("small-votes") / "feedback.jsonl"
    return create_app(small_index, Settings(feedback=feedback, address_rate="1000000/minute"))


@pytest.fixture
def small(small_app: Flask) -> FlaskClient:
    return small_app.test_client()
