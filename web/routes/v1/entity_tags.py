"""Entity tags, so that a client that has an answer already is not sent it again."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from flask import Response, request

from citewell.web.service import service

DIGEST_CHARS = 16
"""Of the hexadecimal sha256 of an answer: 64 bits."""
MEASURED = "took_ms"
"""The only field in which two answers from the same index to the same request differ."""


def add_entity_tag(response: Response, answer: Any) -> Response:
    """Tag a response with the version of the index and the answer; make it 304 for a client that has it.

    The answer counts too: whether a citation is verified may change while the index stays the same. The tag is weak
    (RFC 9110, 8.8.1), since the time that an answer took does not count.
    """
    lasting = (
        {name: value for name, value in answer.items() if name != MEASURED} if isinstance(answer, dict) else answer
    )
    digest = sha256(json.dumps(lasting, sort_keys=True).encode()).hexdigest()[:DIGEST_CHARS]
    response.set_etag(f"{service().index.version}-{digest}", weak=True)
    response.make_conditional(request)
    return response
