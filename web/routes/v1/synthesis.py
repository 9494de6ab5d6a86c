"""Generated text over HTTP. These endpoints are there only where CITEWELL_LLM is set."""

from __future__ import annotations

from threading import BoundedSemaphore
from typing import Any

from werkzeug.exceptions import TooManyRequests

from citewell.assistant import answer, write
from citewell.web.models.question import AskedQuestion
from citewell.web.models.synthesis import Synthesis
from citewell.web.routes.v1.endpoints import Endpoints
from citewell.web.service import service

synthesis = Endpoints("synthesis", __name__)

MAX_WRITING = 8
"""Requests that wait for the language model at once. Each holds one of the server's threads for HTTP."""
_writing = BoundedSemaphore(MAX_WRITING)


@synthesis.serve("POST", "/synthesis", takes=AskedQuestion, returns=Synthesis, counted=True)
def post(asked: AskedQuestion) -> dict[str, Any]:
    """Have the language model write at most five sentences over the passages that answer a question.

    Each sentence names its passages and was checked against their words. Ask `/ask` for the passages.
    """
    here = service()
    if not _writing.acquire(blocking=False):
        raise TooManyRequests
    try:
        found = answer(asked.question, asked.history or (), here.index, html=False, reranker=here.reranker)
        written = write(found, here.index, here.settings)
    finally:
        _writing.release()
    if written is None:
        return {"model": here.settings.llm_model, "sentences": [], "dropped": 0, "problem": ""}
    return written.to_dict()
