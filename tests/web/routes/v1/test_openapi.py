"""The OpenAPI document tells the truth: schemathesis sends what it allows and what it forbids, and checks each answer.

`make soak` sends a thousand made-up requests to each endpoint instead of a few.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis.engine
from flask import Flask
from flask.testing import FlaskClient
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events

from citewell.web.models.answer import Answer, Passage, QuotedLines
from citewell.web.models.notes import RelatedQuestion
from citewell.web.models.problem import Problem

EXAMPLES = int(os.environ.get("SOAK", "10"))
"""Requests that are made up for each endpoint, besides the examples and those at the limits of the schema."""
CONFIG = {
    "seed": 1,
    "continue-on-failure": True,
    "headers": {"Accept-Encoding": "identity"},  # without a server, nothing decompresses
    "suppress-health-check": ["too_slow"],  # on a busy machine, making up a request takes its time
    "generation": {"max-examples": EXAMPLES, "deterministic": True, "database": "none"},
}


@pytest.mark.own_thread
def test_schemathesis_finds_nothing(small_app: Flask) -> None:
    config = SchemathesisConfig.from_dict(CONFIG)
    schema = schemathesis.openapi.from_wsgi("/openapi.json", small_app, config=config)
    found = list(schemathesis.engine.from_schema(schema).execute())
    tested = {event.label for event in found if isinstance(event, events.ScenarioFinished) and event.recorder.checks}
    described = small_app.test_client().get("/openapi.json").get_json()["paths"]
    assert tested == {f"{method.upper()} {path}" for path, methods in described.items() for method in methods}
    assert list(failures(found)) == []
    assert [event for event in found if isinstance(event, events.NonFatalError | events.FatalError)] == []


def failures(found: list[events.EngineEvent]) -> Iterator[str]:
    """Yield each failed check as its name, what is wrong and the command that repeats the request."""
    recorders = [event.recorder for event in found if isinstance(event, events.ScenarioFinished)]
    for checks in [checks for recorder in recorders for checks in recorder.checks.values()]:
        for check in checks:
            if info := check.failure_info:
                yield f"{check.name}: {info.failure}\n{info.code_sample}"


def test_every_endpoint_is_documented(small: FlaskClient, small_app: Flask) -> None:
    described = small.get("/openapi.json").get_json()
    assert described["openapi"].startswith("3.1.")
    served = {rule.rule for rule in small_app.url_map.iter_rules() if rule.rule.startswith("/api/v1/")}
    assert set(described["paths"]) == served


@pytest.mark.parametrize("model", [Answer, Passage, QuotedLines, RelatedQuestion, Problem])
def test_the_examples_fit_their_models(model: Any) -> None:
    for example in model.model_config["json_schema_extra"]["examples"]:
        model.model_validate(example)
