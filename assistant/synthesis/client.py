"""Ask an OpenAI-compatible endpoint. Only `write.py` imports this module, and only where CITEWELL_LLM is set."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from typing import Any

from citewell.index import CitewellError

MAX_SECONDS = 30.0
"""For the whole exchange. The passages are shown before, so nobody waits for them."""
MAX_REPLY_BYTES = 64 * 1024
"""Five sentences have a kilobyte; what is longer is no answer."""
MAX_REPLY_TOKENS = 400

Message = dict[str, str]


class EndpointError(CitewellError):
    """The endpoint did not answer, or not as OpenAI's does."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a language model answers."""

    url: str
    """Of the API, up to and with `/v1`."""
    model: str
    key: str = field(default="", repr=False)
    """Sent as a Bearer token; empty for none."""
    seconds: float = MAX_SECONDS


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Refuse redirects: they would carry the key and the passages to another address."""

    def redirect_request(self, *args: Any) -> None:
        return None


def complete(endpoint: Endpoint, messages: Sequence[Message]) -> str:
    """Return what the model says to the messages. Raise `EndpointError` in one sentence for any failure."""
    body = {"model": endpoint.model, "messages": list(messages), "temperature": 0, "max_tokens": MAX_REPLY_TOKENS}
    headers = {"Content-Type": "application/json"} | (
        {"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}
    )
    request = urllib.request.Request(
        f"{endpoint.url.rstrip('/')}/chat/completions", json.dumps(body).encode(), headers, method="POST"
    )
    deadline = time.monotonic() + endpoint.seconds
    try:
        with urllib.request.build_opener(_NoRedirects).open(request, timeout=endpoint.seconds) as response:
            reply = json.loads(_read(response, deadline))
        content = reply["choices"][0]["message"]["content"]
    except urllib.error.HTTPError as error:
        raise EndpointError(f"the language model's endpoint answered with status {error.code}") from error
    except TimeoutError as error:
        raise EndpointError(f"the language model did not answer within {endpoint.seconds:g} seconds") from error
    except (OSError, HTTPException) as error:
        if isinstance(getattr(error, "reason", None), TimeoutError):
            raise EndpointError(f"the language model did not answer within {endpoint.seconds:g} seconds") from error
        raise EndpointError("the language model's endpoint cannot be reached") from error
    except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        raise EndpointError("the language model's endpoint did not answer as OpenAI's does") from error
    if not isinstance(content, str):
        raise EndpointError("the language model's endpoint did not answer as OpenAI's does")
    return content


def _read(response: HTTPResponse, deadline: float) -> bytes:
    """Return the body. Raise `TimeoutError` after the deadline: the socket's own timeout is for each piece alone."""
    body = b""
    while piece := response.read1(4096):
        body += piece
        if time.monotonic() > deadline:
            raise TimeoutError
        if len(body) > MAX_REPLY_BYTES:
            raise ValueError("the reply is too long")
    return body
