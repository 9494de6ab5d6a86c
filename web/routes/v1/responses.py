"""The responses of an endpoint, as the OpenAPI document describes them."""

from __future__ import annotations

from typing import Any

from citewell.web.models.problem import Problem
from citewell.web.routes.problems import MEDIA_TYPE as PROBLEM_TYPE
from citewell.web.routes.v1.endpoints import Endpoint
from citewell.web.routes.v1.events import MEDIA_TYPE as EVENT_STREAM

Schema = dict[str, Any]

PROBLEMS = {
    400: "The request does not fit its model; `field` names what is wrong.",
    403: "The request comes from an origin or for a host name that the server does not answer to.",
    404: "The notes have no such source, or no such lines.",
    413: "The body is too large.",
    415: "The body is not sent as JSON.",
    429: "Too many questions from this address.",
    500: "The server failed to answer.",
}
HEADERS = {
    "X-Request-Id": ("The id that the request had in this header, or a new one.", {"type": "string"}),
    "ETag": ("Of this answer from this generation of the index; send it as `If-None-Match`.", {"type": "string"}),
    "Retry-After": ("Seconds to wait.", {"type": "integer", "minimum": 1}),
}


def responses(endpoint: Endpoint, schemas: dict[Any, Schema]) -> Schema:
    """Return the responses of an endpoint by their status, from the schemas of what is sent as JSON."""
    found = _streamed(endpoint, schemas) if endpoint.events else _returned(endpoint, schemas)
    problem = {PROBLEM_TYPE: {"schema": schemas[Problem]}}
    for status in _problems(endpoint):
        headers = _headers("X-Request-Id", *(["Retry-After"] if status == 429 else []))
        found[str(status)] = {"description": PROBLEMS[status], "headers": headers, "content": problem}
    return found


def _returned(endpoint: Endpoint, schemas: dict[Any, Schema]) -> Schema:
    found = {
        "description": "The answer.",
        "headers": _headers("X-Request-Id"),
        "content": {"application/json": {"schema": schemas[endpoint.returns]}},
    }
    if endpoint.method == "POST":
        return {"200": found}
    unchanged = "The answer is still the one whose `ETag` was sent as `If-None-Match`."
    return {"200": found | {"headers": _headers("X-Request-Id", "ETag")}, "304": {"description": unchanged}}


def _streamed(endpoint: Endpoint, schemas: dict[Any, Schema]) -> Schema:
    """Describe a stream by one of its events, whose data is JSON."""
    data = {name: schemas[model] for name, model in endpoint.events.items()} | {"problem": schemas[Problem]}
    event = {"type": "object", "required": ["event", "data"], "oneOf": [_event(*each) for each in data.items()]}
    found = {
        "description": "Events, each as the schema says.",
        "headers": _headers("X-Request-Id"),
        "content": {EVENT_STREAM: {"schema": event}},
    }
    return {"200": found, "204": {"description": "The client that reconnects has all events already."}}


def _event(name: str, data: Schema) -> Schema:
    sent = {"type": "string", "contentMediaType": "application/json", "contentSchema": data}
    return {"properties": {"id": {"type": "string"}, "event": {"const": name}, "data": sent}}


def _problems(endpoint: Endpoint) -> list[int]:
    """Return the statuses of errors that an endpoint may have."""
    statuses = {403, 500, *endpoint.problems}
    statuses |= {400} if endpoint.takes else set()
    statuses |= {413, 415} if endpoint.method == "POST" else set()
    return sorted(statuses | ({429} if endpoint.counted and not endpoint.events else set()))


def _headers(*names: str) -> Schema:
    return {name: {"description": HEADERS[name][0], "schema": HEADERS[name][1]} for name in names}
