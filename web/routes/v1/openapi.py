"""`/openapi.json`: the HTTP API as an OpenAPI 3.1 document, made of the models that check requests and answers."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

from flask import Blueprint, Flask, Response, current_app, jsonify
from pydantic import BaseModel, TypeAdapter

from citewell.web.models.problem import Problem
from citewell.web.models.query_string import value_schema
from citewell.web.routes.problems import MEDIA_TYPE as PROBLEM_TYPE
from citewell.web.routes.v1.endpoints import PREFIXES, Endpoint, Endpoints, adapter
from citewell.web.routes.v1.events import MEDIA_TYPE as EVENT_STREAM

openapi = Blueprint("openapi", __name__)

Schema = dict[str, Any]

DESCRIPTION = """Ask notes in plain words; get the passages that answer, verbatim, cited to the line.
Every path is also at `/api/...`, for programs written before there was a version.
Errors are RFC 9457 problem documents."""
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

LAST_EVENT_ID: Schema = {
    "name": "Last-Event-ID",
    "in": "header",
    "required": False,
    "description": "The id of the last event that arrived before the connection was lost.",
    "schema": {"type": "string"},
}


@openapi.get("/openapi.json")
def document() -> Response:
    """Return the document of the endpoints of this application."""
    return jsonify(describe(current_app))


def describe(app: Flask) -> dict[str, Any]:
    """Return the OpenAPI document of all endpoints that are registered."""
    blueprints = [blueprint for blueprint in app.blueprints.values() if isinstance(blueprint, Endpoints)]
    endpoints = [endpoint for blueprint in blueprints for endpoint in blueprint.endpoints]
    schemas, components = _schemas(endpoints)
    paths: dict[str, dict[str, Any]] = {}
    for endpoint in endpoints:
        paths.setdefault(PREFIXES[0] + endpoint.path, {})[endpoint.method.lower()] = _operation(endpoint, schemas)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Citewell", "version": version("citewell"), "description": DESCRIPTION},
        "paths": paths,
        "components": {"schemas": components},
    }


def _schemas(endpoints: Sequence[Endpoint]) -> tuple[dict[Any, Schema], dict[str, Schema]]:
    """Return the schema of each type that is sent as JSON, and the schemas that these refer to, by name."""
    bodies = [endpoint.takes for endpoint in endpoints if endpoint.takes and endpoint.method == "POST"]
    answers = [endpoint.returns for endpoint in endpoints if endpoint.returns]
    events = [model for endpoint in endpoints for model in endpoint.events.values()]
    types = dict.fromkeys([*bodies, *answers, *events, Problem])
    schemas, shared = TypeAdapter.json_schemas(
        [(type_, "validation", adapter(type_)) for type_ in types], ref_template="#/components/schemas/{model}"
    )
    return {type_: schema for (type_, _), schema in schemas.items()}, shared["$defs"]


def _operation(endpoint: Endpoint, schemas: dict[Any, Schema]) -> Schema:
    summary, _, description = endpoint.description.partition("\n\n")
    operation: Schema = {
        "operationId": "_".join([endpoint.method.lower(), *endpoint.path.strip("/").split("/")]),
        "summary": summary,
        "responses": _responses(endpoint, schemas),
    }
    if description:
        operation["description"] = description
    if endpoint.takes and endpoint.method == "POST":
        operation["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": schemas[endpoint.takes]}},
        }
    elif endpoint.takes:
        operation["parameters"] = _parameters(endpoint.takes) + ([LAST_EVENT_ID] if endpoint.events else [])
    return operation


def _parameters(model: type[BaseModel]) -> list[Schema]:
    """Return the fields of a model as the parameters of a query string; a list is a parameter that is repeated."""
    described = model.model_json_schema()
    return [
        {
            "name": name,
            "in": "query",
            "required": name in described.get("required", ()),
            "description": schema.pop("description", ""),
            "schema": value_schema(schema),
        }
        for name, schema in described["properties"].items()
    ]


def _responses(endpoint: Endpoint, schemas: dict[Any, Schema]) -> Schema:
    responses = _streamed(endpoint, schemas) if endpoint.events else _returned(endpoint, schemas)
    problem = {PROBLEM_TYPE: {"schema": schemas[Problem]}}
    for status in _problems(endpoint):
        headers = _headers("X-Request-Id", *(["Retry-After"] if status == 429 else []))
        responses[str(status)] = {"description": PROBLEMS[status], "headers": headers, "content": problem}
    return responses


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
