"""Structured logs: one JSON object a line on standard error, for each request, answer and message."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import Any

from flask import g, has_request_context

from citewell.assistant import Answer

LOGGER = "citewell.web"

log = logging.getLogger(__name__)


class JsonFormatter(logging.Formatter):
    """Format a record as JSON, with the `fields` that it was logged with and the id of the request."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if has_request_context() and "request_id" in g:
            line["request_id"] = g.request_id
        line |= getattr(record, "fields", {})
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def json_config() -> dict[str, Any]:
    """Return the configuration of `logging` for JSON lines; the server's own messages are among them."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonFormatter}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"level": "WARNING", "handlers": ["stderr"]},
        "loggers": {
            LOGGER: {"level": "INFO"},
            "gunicorn.error": {"level": "WARNING", "handlers": [], "propagate": True},
            "gunicorn.access": {"level": "WARNING", "handlers": [], "propagate": True},
        },
    }


def log_answer(answer: Answer, generation: str, with_text: bool) -> None:
    """Log that a question was answered, with its text only when that was asked for."""
    fields: dict[str, Any] = {
        "verdict": answer.verdict,
        "confidence": answer.confidence,
        "passages": len(answer.passages),
        "took_ms": answer.took_ms,
        "stages_ms": {stage: round(taken, 1) for stage, taken in answer.stages_ms.items()},
        "generation": generation,
    }
    if with_text:
        fields["question"] = answer.question
    log.info("answer", extra={"fields": fields})
