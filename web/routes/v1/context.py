"""Contexts for language models over HTTP."""

from __future__ import annotations

from typing import Any

from citewell.assistant import answer, pack
from citewell.web.models.context import Context, ContextRequest
from citewell.web.routes.encode import add_editor_url
from citewell.web.routes.urls import source_url
from citewell.web.routes.v1.endpoints import Endpoints
from citewell.web.service import service

context = Endpoints("context", __name__)


@context.serve("POST", "/context", takes=ContextRequest, returns=Context, counted=True)
def post(asked: ContextRequest) -> dict[str, Any]:
    """Pack the passages that answer a question under a budget of tokens, for a language model."""
    here = service()
    found = answer(asked.question, asked.history or (), here.index, asked.limit, html=False, reranker=here.reranker)
    encoded = pack(found, here.index, asked.max_tokens, asked.encoding).to_dict(source_url)
    for citation in (*(piece["citation"] for piece in encoded["passages"]), *encoded["left_out"]):
        add_editor_url(citation, here.index, here.settings)
    return encoded
