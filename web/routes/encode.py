"""Answers and passages as JSON, with the URLs of this server."""

from __future__ import annotations

from typing import Any

from flask import request

from citewell.assistant import SOURCE_PAGE, Answer, Citation, Settings, link_from, resolve_references
from citewell.index import Document, Index
from citewell.web.routes.security import is_loopback
from citewell.web.routes.urls import image_url, source_url


def encode_answer(answer: Answer, index: Index, settings: Settings) -> dict[str, Any]:
    """Return an answer as JSON types.

    Citations have an `editor_url` where the settings say how to make it and the request comes from this machine: on
    another one, it would lead nowhere and show where the notes are.
    """
    encoded = answer.to_dict(source_url)
    for passage in encoded["passages"]:
        citation = passage["citation"]
        add_editor_url(citation, index, settings)
        passage["html"] = with_urls(passage["html"], index.documents[citation["source"]], index)
    return encoded


def encode_citation(citation: Citation, index: Index, settings: Settings) -> dict[str, Any]:
    """Return a citation as JSON types, as those of an answer are."""
    encoded = citation.to_dict(source_url)
    add_editor_url(encoded, index, settings)
    return encoded


def add_editor_url(citation: dict[str, Any], index: Index, settings: Settings) -> None:
    """Add the URL that opens cited lines in an editor, as `encode_answer` says."""
    if settings.link != SOURCE_PAGE and is_loopback(request.remote_addr or ""):
        editor_url = link_from(settings.link, index.documents)
        citation["editor_url"] = editor_url(citation["source"], citation["start_line"], citation["end_line"])


def with_urls(html: str, document: Document, index: Index) -> str:
    """Return the HTML of a document with the URLs of the notes and images that it refers to."""
    return resolve_references(html, document, index, source_url, image_url)
