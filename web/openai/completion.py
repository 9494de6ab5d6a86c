"""An answer as a chat completion: the passages as markdown, each cited as `[n]` with its URL."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from uuid import uuid4

from citewell.assistant import Answer, Link, as_markdown
from citewell.index import count_tokens

MODEL = "citewell"
Json = dict[str, Any]


def completion(found: Answer, link: Link) -> Json:
    """Return the completion of a request that does not stream."""
    markdown = as_markdown(found)
    message = {
        "role": "assistant",
        "content": markdown.text,
        "refusal": None,
        "annotations": url_citations(found, link),
    }
    choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
    return _head("chat.completion") | {"choices": [choice], "usage": usage(found)} | _cited(found, link)


def chunks(found: Answer, link: Link, *, include_usage: bool) -> Iterator[Json]:
    """Yield the completion of a request that streams: a chunk for each passage, then one with the annotations."""
    head = _head("chat.completion.chunk")
    markdown = as_markdown(found)
    starts = [0, *(start for start, _ in markdown.marks if start), len(markdown.text)]
    yield head | {"choices": [_delta({"role": "assistant", "content": ""})]}
    for start, end in pairwise(starts):
        yield head | {"choices": [_delta({"content": markdown.text[start:end]})]}
    last = _delta({"annotations": url_citations(found, link)}, "stop")
    yield head | {"choices": [last]} | _cited(found, link)
    if include_usage:
        yield head | {"choices": [], "usage": usage(found)}


def url_citations(found: Answer, link: Link) -> list[Json]:
    """Return where the text cites each passage; the indices count characters, the end is exclusive."""
    return [
        {
            "type": "url_citation",
            "url_citation": {
                "url": link(passage.citation.source, passage.citation.start_line, passage.citation.end_line),
                "title": f"{passage.citation} {passage.citation.question}".strip(),
                "start_index": start,
                "end_index": end,
            },
        }
        for passage, (start, end) in zip(found.passages, as_markdown(found).marks, strict=True)
    ]


def usage(found: Answer) -> Json:
    """Return the tokens of the question and of the answer, as cl100k_base counts them."""
    prompt, answer = count_tokens(found.question), count_tokens(as_markdown(found).text)
    return {"prompt_tokens": prompt, "completion_tokens": answer, "total_tokens": prompt + answer}


def _head(kind: str) -> Json:
    return {"id": f"chatcmpl-{uuid4().hex}", "object": kind, "created": int(time.time()), "model": MODEL}


def _delta(delta: Json, finish_reason: str | None = None) -> Json:
    return {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}


def _cited(found: Answer, link: Link) -> Json:
    """Return what the shape of OpenAI has no place for: the whole citations, and how sure the answer is."""
    cited = [passage.citation.to_dict(link) for passage in found.passages]
    return {"citations": cited, "verdict": found.verdict, "confidence": found.confidence}
