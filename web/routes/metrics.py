"""`/metrics`, for Prometheus."""

from __future__ import annotations

from typing import cast

from flask import Blueprint, Flask, Response, request
from prometheus_client.exposition import choose_encoder

from citewell.web.metrics.state import State, StateCollector
from citewell.web.routes.administration import check_administrator
from citewell.web.service import NAME, Service, service

metrics = Blueprint("metrics", __name__)


def register(app: Flask) -> None:
    """Add the page, and what it reads of the server each time."""

    def read() -> State:
        return state_of(cast(Service, app.extensions[NAME]))

    app.extensions[NAME].metrics.registry.register(StateCollector(read))
    app.register_blueprint(metrics)


@metrics.get("/metrics")
def show() -> Response:
    check_administrator()
    encode, content_type = choose_encoder(request.headers.get("Accept", ""))
    return Response(encode(service().metrics.registry), content_type=content_type)


def state_of(here: Service) -> State:
    """Return what a service serves now."""
    return State(
        generation=here.index.generation_dir.name,
        documents=len(here.index.documents),
        questions=here.index.question_count,
        chunks=len(here.index.chunks),
        is_refused=bool(here.refused),
        sockets=len(here.sockets),
        max_sockets=here.settings.max_sockets,
    )
