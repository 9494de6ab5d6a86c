"""Endpoints of the HTTP API: each names the models that check what it takes and returns.

    notes = Endpoints("notes", __name__)

    @notes.serve("GET", "/passage", takes=PassageQuery, returns=QuotedLines)
    def passage(asked: PassageQuery) -> dict[str, Any]:
        ...

The same models make the OpenAPI document, and the docstring of the function describes the endpoint there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from inspect import getdoc
from typing import Any, Literal, TypeVar

from flask import Blueprint, Response, jsonify, request
from pydantic import BaseModel, TypeAdapter

from citewell.web.models.errors import decode
from citewell.web.models.query_string import query_values
from citewell.web.routes.api import count_request, json_body
from citewell.web.routes.v1.entity_tags import add_entity_tag
from citewell.web.routes.v1.events import Event, stream

PREFIXES = ("/api/v1", "/api")
"""Every endpoint is below both; the second is for programs that were written before there was a version."""

NO_EVENTS: Mapping[str, type[BaseModel]] = {}

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Endpoint:
    """What an endpoint takes and returns."""

    method: Literal["GET", "POST"]
    path: str
    """Below `/api/v1`."""
    description: str
    takes: type[BaseModel] | None
    """The query string of a GET, the JSON body of a POST; None when it takes nothing."""
    returns: Any
    """A model or a type of models, such as `list[Question]`; None for a stream."""
    events: Mapping[str, type[BaseModel]]
    """The events of a stream and what each carries; empty for an endpoint that returns one JSON value."""
    counted: bool
    """Whether it counts for the rate of questions of an address."""
    problems: tuple[int, ...]
    """The statuses of its own errors, besides those that every endpoint may have."""


class Endpoints(Blueprint):
    """A blueprint of endpoints."""

    def __init__(self, name: str, import_name: str) -> None:
        super().__init__(name, import_name)
        self.endpoints: list[Endpoint] = []

    def serve(
        self,
        method: Literal["GET", "POST"],
        path: str,
        *,
        takes: type[BaseModel] | None = None,
        returns: Any = None,
        events: Mapping[str, type[BaseModel]] = NO_EVENTS,
        counted: bool = False,
        problems: tuple[int, ...] = (),
    ) -> Callable[[View], View]:
        """Add an endpoint: a function that is called with the checked request and returns what `returns` checks.

        `returns` is a model or a type of models, such as `list[Question]`; the function may return JSON types. With
        `events` the function yields their names, each with what that model checks, and they are sent as a stream.
        """

        def add(view: View) -> View:
            endpoint = Endpoint(method, path, getdoc(view) or "", takes, returns, events, counted, problems)
            self.endpoints.append(endpoint)
            for prefix in PREFIXES:
                name = f"{method} {prefix}{path}".replace(".", "_")
                self.add_url_rule(prefix + path, name, partial(respond, endpoint, view), methods=[method])
            return view

        return add


def respond(endpoint: Endpoint, view: Callable[..., Any]) -> Response:
    """Check the request, count it, call the view and check what it returns.

    Raise `RequestError` for a request that does not fit, `TooManyRequests` for one above the rate.
    """
    taken = [] if endpoint.takes is None else [decode(adapter(endpoint.takes), _values(endpoint.takes))]
    if endpoint.events:
        return stream(lambda: _events(endpoint, view(*taken)))
    if endpoint.counted:
        count_request()
    answer = _checked(endpoint.returns, view(*taken))
    response = jsonify(answer)
    return add_entity_tag(response, answer) if endpoint.method == "GET" else response


def _events(endpoint: Endpoint, events: Iterator[Event]) -> Iterator[Event]:
    if endpoint.counted:
        count_request()
    for name, data in events:
        yield name, _checked(endpoint.events[name], data)


def _values(model: type[BaseModel]) -> dict[str, Any]:
    """Return what the request holds for the model, to be checked by it."""
    return json_body() if request.method == "POST" else query_values(model, request.args)


def _checked(type_: Any, value: Any) -> Any:
    """Return a value as JSON types, without the fields that were not set."""
    checks = adapter(type_)
    return checks.dump_python(checks.validate_python(value), by_alias=True, exclude_unset=True)


@cache
def adapter(type_: Any) -> TypeAdapter[Any]:
    """Return what checks a type; making one takes milliseconds."""
    return TypeAdapter(type_)
