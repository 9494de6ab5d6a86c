"""URLs of the server's own pages."""

from __future__ import annotations

import pytest
from flask import Flask

from citewell.web.routes.reading import reading
from citewell.web.routes.urls import source_url


@pytest.mark.parametrize("source", ["a.md", "folder/a b.md", "what?&#%.md", "ümläut/ß.md", "+.md"])
def test_the_url_of_a_source_leads_to_its_page(source: str) -> None:
    app = Flask(__name__)
    app.register_blueprint(reading)
    with app.test_request_context(source_url(source, 3, 9)) as context:
        assert context.request.endpoint == "reading.source"
        assert context.request.view_args == {"file": source}
        assert context.request.args.to_dict() == {"lines": "3-9"}
