"""Server-sent events: an answer in parts, each under a name, as the HTML standard has them."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

from flask import Response, request, stream_with_context
from werkzeug.exceptions import HTTPException, InternalServerError

from citewell.web.routes.problems import problem_document
from citewell.web.service import service

MEDIA_TYPE = "text/event-stream"
LAST = "done"
"""The event after which nothing follows."""
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
"""The second one keeps nginx from holding events back."""

Event = tuple[str, Any]
"""A name and its data, as JSON types."""

log = logging.getLogger(__name__)


def stream(events: Callable[[], Iterator[Event]]) -> Response:
    """Send events as they are made; those alone that the client does not have, if it says which it got last.

    A client that reconnects after the last event is told by status 204 to stop, as `EventSource` does.
    """
    generation, number = _last_event_id()
    if number == LAST:
        return Response(status=204)
    got = int(number) if generation == service().index.version and number.isdecimal() else -1
    return Response(stream_with_context(_encoded(events, got)), headers=HEADERS, content_type=MEDIA_TYPE)


def _encoded(events: Callable[[], Iterator[Event]], got: int) -> Iterator[str]:
    """Yield the events after number `got` as text; what fails ends the stream with the event `problem`."""
    generation = service().index.version
    try:
        for number, (name, data) in enumerate(events()):
            if number > got:
                yield encode_event(name, data, f"{generation}.{LAST if name == LAST else number}")
    except HTTPException as error:
        yield _problem(error)
    except Exception:
        log.exception("a stream of events failed")
        yield _problem(InternalServerError())


def encode_event(name: str, data: Any, id: str = "") -> str:
    """Return an event as text: fields in lines of their own, an empty line after them."""
    lines = [f"id: {id}"] if id else []
    return "\n".join([*lines, f"event: {name}", f"data: {json.dumps(data)}", "", ""])


def _problem(error: HTTPException) -> str:
    """Return an error as an event. `EventSource` asks again by itself, after the time that `retry` says."""
    seconds = dict(error.get_headers()).get("Retry-After")
    retry = f"retry: {1_000 * int(seconds)}\n" if seconds else ""
    return retry + encode_event("problem", problem_document(error))


def _last_event_id() -> tuple[str, str]:
    """Return the generation and the number of the last event that the client got; empty for none."""
    generation, _, number = request.headers.get("Last-Event-ID", "").rpartition(".")
    return generation, number
