"""Addresses for machines that read sites: llms.txt, documents as markdown, and a search engine for browsers."""

from __future__ import annotations

from flask import Blueprint, Response, abort, jsonify, render_template, request

from citewell.index import Span
from citewell.web.machines.llms import llms_txt
from citewell.web.machines.markdown import markdown_response
from citewell.web.routes.lines import lines_argument
from citewell.web.routes.urls import MARKDOWN_RULE, markdown_url
from citewell.web.service import service

machines = Blueprint("machines", __name__)


@machines.get("/llms.txt")
def llms() -> Response:
    server = request.host_url.rstrip("/")

    def url(source: str, span: Span | None) -> str:
        return server + markdown_url(source, span)

    return Response(
        llms_txt(service().index, server, url).encode("utf-8", "replace"), content_type="text/plain; charset=utf-8"
    )


@machines.get(MARKDOWN_RULE)
def markdown(file: str) -> Response:
    """Return a document, or `?lines=` of it, as markdown."""
    index = service().index
    document = index.documents.get(file) or abort(404)
    return markdown_response(document, lines_argument("lines", document), index)


@machines.get("/opensearch.xml")
def opensearch() -> Response:
    """Describe a search engine that asks, for the address bar of a browser."""
    server, name = request.host_url.rstrip("/"), service().index.manifest.name
    description = render_template("opensearch.xml", server=server, name=name)
    return Response(description, content_type="application/opensearchdescription+xml")


@machines.get("/opensearch/suggestions")
def suggestions() -> Response:
    """Return suggestions for `?q=` as browsers read them: what was typed, then the texts."""
    typed = request.args.get("q", "")
    return jsonify([typed, [found.text for found in service().suggestions.match(typed)]])
