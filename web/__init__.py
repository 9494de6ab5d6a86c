"""The web server: a page, a WebSocket and an HTTP API over the one `answer()`. It decodes, calls, encodes."""

from __future__ import annotations

from flask import Flask

from citewell.index import Index, load_index
from citewell.web import words
from citewell.web.routes import compression, problems, security
from citewell.web.routes.api import api
from citewell.web.routes.chat import sock
from citewell.web.routes.pages import pages
from citewell.web.run.service import NAME, Service
from citewell.web.settings import Settings

LARGEST_BODY = 256 * 1024
"""Bytes of an HTTP request: the longest question with the longest history, several times over."""
LARGEST_FRAME = 1024 * 1024
"""Bytes of a frame before its socket is closed. Below, one that is too long is told so and the socket lives on."""


def create_app(index: Index | None = None, settings: Settings | None = None) -> Flask:
    """Build the application over an index; without one, over the index the settings name.

    Raises `IndexStoreError` when that cannot be loaded.
    """
    settings = settings or Settings.from_env()
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.config["SOCK_SERVER_OPTIONS"] = {"ping_interval": 25, "max_message_size": LARGEST_FRAME}
    app.extensions[NAME] = Service.create(index or load_index(settings.index), settings)
    compression.register(app)
    security.register(app, settings)
    problems.register(app)
    words.register(app)
    app.register_blueprint(api)
    app.register_blueprint(pages)
    sock.init_app(app)
    return app
