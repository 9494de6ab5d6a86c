"""`/openapi.json`: the HTTP API as an OpenAPI 3.1 document, made of the models that check requests and answers."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

from flask import Blueprint, Flask, Response, current_app, jsonify
from pydantic import BaseModel, TypeAdapter

from citewell.web.models.problem import Problem
from citewell.web.models.query_string import value_schema
from citewell.web.routes.v1.endpoints import PREFIXES, Endpoint, Endpoints, adapter
from citewell.web.routes.v1.responses import Schema, responses

openapi = Blueprint("openapi", __name__)

DESCRIPTION = """Ask notes in plain words; get the passages that answer, verbatim, cited to the line.
Every path is also at `/api/...`, for programs written before there was a version.
Errors are RFC 9457 problem documents."""
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
        "responses": responses(endpoint, schemas),
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
