"""Answers and passages as JSON, with the URLs of this server."""

from __future__ import annotations

from typing import Any

from citewell.assistant import Answer, resolve_references
from citewell.index import Document, Index
from citewell.web.routes.urls import image_url, source_url


def encode_answer(answer: Answer, index: Index) -> dict[str, Any]:
    """Return an answer as JSON types."""
    encoded = answer.to_dict(source_url)
    for passage in encoded["passages"]:
        document = index.documents[passage["citation"]["source"]]
        passage["html"] = with_urls(passage["html"], document, index)
    return encoded


def with_urls(html: str, document: Document, index: Index) -> str:
    """Return the HTML of a document with the URLs of the notes and images that it refers to."""
    return resolve_references(html, document, index, source_url, image_url)
