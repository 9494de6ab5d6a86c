"""The web server: the chat page, the WebSocket and the HTTP API. It decodes, calls `citewell.assistant`, encodes."""

from __future__ import annotations

from flask import Flask, Response
from flask_compress import Compress
from werkzeug.middleware.proxy_fix import ProxyFix

from citewell.assistant import Settings, limits
from citewell.index import Index, load_index
from citewell.web import texts
from citewell.web.access.readers import NAME as ACCESS
from citewell.web.access.readers import SUBPROTOCOL, Access
from citewell.web.openai.routes import openai as openai_shaped
from citewell.web.routes import guard, metrics, problems, request_ids, request_log, security
from citewell.web.routes.api import api
from citewell.web.routes.images import images
from citewell.web.routes.insights import insights
from citewell.web.routes.login import login
from citewell.web.routes.machines import machines
from citewell.web.routes.mcp import mcp
from citewell.web.routes.pages import pages
from citewell.web.routes.plain import plain
from citewell.web.routes.reading import reading
from citewell.web.routes.socket import sock
from citewell.web.routes.static_files import keep_for_good, versioned_path
from citewell.web.routes.study import study
from citewell.web.routes.v1.ask import ask
from citewell.web.routes.v1.context import context
from citewell.web.routes.v1.notes import notes
from citewell.web.routes.v1.openapi import openapi
from citewell.web.routes.v1.synthesis import synthesis
from citewell.web.service import NAME, Service
from citewell.web.widget.routes import widget

PING_SECONDS = 25
"""Proxies close a connection that is silent for a minute."""
COMPRESSED_TYPES = [
    "text/html",
    "text/css",
    "text/javascript",
    "application/json",
    "text/markdown",
    "text/plain",
    "image/svg+xml",
]


def create_app(index: Index | None = None, settings: Settings | None = None) -> Flask:
    """Build the application over an index; without one, over the index that the settings name.

    Without settings, read them from the environment. Raise `SettingsError` for a wrong variable and `IndexStoreError`
    for an index that cannot be loaded.
    """
    settings = settings or Settings.from_env()
    app = Flask(__name__, static_url_path=versioned_path())
    app.config.update(
        MAX_CONTENT_LENGTH=limits.MAX_BODY_BYTES,
        SOCK_SERVER_OPTIONS={
            "ping_interval": PING_SECONDS,
            "max_message_size": limits.MAX_FRAME_BYTES,
            "subprotocols": [SUBPROTOCOL],
        },
        COMPRESS_MIMETYPES=COMPRESSED_TYPES,
    )
    app.extensions[ACCESS] = Access(settings)
    app.extensions[NAME] = Service.create(index or load_index(settings.index_dir), settings)
    request_log.register(app)
    Compress(app)
    app.after_request(keep_for_good)
    app.after_request(read_file)  # before compression: Flask calls these functions in reverse order
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, *[settings.proxies] * 3)  # type: ignore[method-assign]
    security.register(app, settings)
    guard.register(app)
    request_ids.register(app)
    problems.register(app)
    texts.register(app)
    metrics.register(app)
    app.register_blueprint(api)
    app.register_blueprint(ask)
    app.register_blueprint(context)
    app.register_blueprint(images)
    app.register_blueprint(insights)
    app.register_blueprint(machines)
    if settings.mcp:
        app.register_blueprint(mcp)
    app.register_blueprint(login)
    app.register_blueprint(notes)
    app.register_blueprint(openai_shaped)
    app.register_blueprint(openapi)
    app.register_blueprint(pages)
    app.register_blueprint(plain)
    app.register_blueprint(reading)
    app.register_blueprint(study)
    app.register_blueprint(widget)
    if settings.llm:
        app.register_blueprint(synthesis)
    sock.init_app(app)
    return app


def read_file(response: Response) -> Response:
    """Read a static file into the response and close it.

    Flask-Compress 1.25 streams files, but never closes them, nor does Werkzeug when it answers 304.
    """
    if response.direct_passthrough:
        response.direct_passthrough = False
        response.make_sequence()
        response.close()
    return response
