"""Images of the notes."""

from __future__ import annotations

from flask import Blueprint, Response, abort, request

from citewell.assistant import read_image
from citewell.web.routes.urls import IMAGE_RULE
from citewell.web.service import service

images = Blueprint("images", __name__)


@images.get(IMAGE_RULE)
def image(file: str) -> Response:
    """Send an image that a document of the index names; nothing else can be asked for."""
    index = service().index
    document = index.documents.get(file) or abort(404)
    data, media_type = read_image(request.args.get("name", ""), document, index) or abort(404)
    response = Response(data, mimetype=media_type)
    response.add_etag()
    response.make_conditional(request)
    return response
