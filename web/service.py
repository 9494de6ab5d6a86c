"""What all request handlers share: the index, the settings, the open sockets and the rate limits."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from threading import Thread
from typing import cast

from flask import current_app
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from citewell.assistant import (
    Answer,
    QuestionLog,
    QuestionLogError,
    Reranker,
    Settings,
    Suggestions,
    answer,
    document_html,
    load_reranker,
)
from citewell.index import Index
from citewell.web.access.readers import access
from citewell.web.access.views import Views
from citewell.web.metrics.logs import log_answer
from citewell.web.metrics.metrics import Metrics
from citewell.web.models.question import AskRequest
from citewell.web.sockets import Sockets

NAME = "citewell"
"""Where an application keeps its service: `app.extensions[NAME]`."""
WARM_DOCUMENTS = 2
"""Documents rendered before the first visit. One of 12,000 lines takes half a second of a core."""


log = logging.getLogger(__name__)


@dataclass
class Service:
    index: Index
    settings: Settings
    suggestions: Suggestions
    sockets: Sockets
    limiter: MovingWindowRateLimiter
    address_rate: RateLimitItem
    socket_rate: RateLimitItem
    metrics: Metrics
    question_log: QuestionLog
    views: Views
    reranker: Reranker | None = None
    refused: str = ""
    """Why the index published last is not the one served; empty when it is."""

    @classmethod
    def create(cls, index: Index, settings: Settings) -> Service:
        return cls(
            index=index,
            settings=settings,
            suggestions=Suggestions(index),
            sockets=Sockets(settings.max_sockets),
            limiter=MovingWindowRateLimiter(MemoryStorage()),
            address_rate=parse(settings.address_rate),
            socket_rate=parse(settings.socket_rate),
            metrics=Metrics(),
            question_log=QuestionLog.beside(settings.index_dir, settings.keep_questions),
            views=Views(index),
            reranker=load_reranker(settings.reranker),
        )

    def renewed(self, index: Index, refused: str) -> Service:
        """Return the service with another index, or with the reason why the newest index is not served."""
        if index is self.index:
            return replace(self, refused=refused)
        views = self.views.renewed(index)
        return replace(self, index=index, suggestions=Suggestions(index), views=views, refused=refused)

    def seen_by(self, corpora: frozenset[str] | None) -> Service:
        """Return the service as a reader of some corpora sees it, None for all: no other corpus is in its index."""
        if corpora is None or (corpora and corpora >= set(self.index.manifest.corpora)):
            return self
        view = self.views.of(corpora)
        return replace(self, index=view.index, suggestions=view.suggestions, refused="")

    def ask(self, asked: AskRequest, history: Sequence[str]) -> Answer:
        """Answer a question asked after `history`, and count, log and keep it as the settings say."""
        filters = asked.filters.to_filters()
        found = answer(
            asked.question,
            history,
            self.index,
            asked.limit,
            filters=filters,
            explain=asked.explain,
            literal=asked.literal,
            as_typed=asked.as_typed,
            reranker=self.reranker,
        )
        self.metrics.count_answer(found)
        log_answer(found, self.index.generation_dir.name, self.settings.log_questions)
        try:
            self.question_log.add(found)
        except QuestionLogError as error:
            log.error("%s", error)
        return found

    def warm_up(self, views: Iterable[frozenset[str] | None] = ()) -> None:
        """Load now what the first question and the first source page would wait for, and make some views."""
        questions = self.index.questions
        answer(questions[0].title if questions else self.index.manifest.name, (), self.index)
        for document in [*self.index.documents.values()][:WARM_DOCUMENTS]:
            Thread(target=document_html, args=(document, None), daemon=True).start()
        for corpora in views:
            self.seen_by(corpora)

    def allows(self, address: str, socket: str | None = None) -> bool:
        """Count a question of an IP address and of a socket. Return whether both are within their rates."""
        if socket and not self.limiter.hit(self.socket_rate, "socket", socket):
            return False
        return self.limiter.hit(self.address_rate, "address", address)

    def retry_after(self, address: str) -> int:
        """Return after how many seconds an address that has used up its rate may ask the next question."""
        free_at = self.limiter.get_window_stats(self.address_rate, "address", address).reset_time
        return max(1, math.ceil(free_at - time.time()))


def service() -> Service:
    """Return the service of the application that handles this request, as its sender may see it.

    Every address takes the index from here, so none can show a reader another corpus. A sender who was not let in sees
    an empty index.
    """
    reader = access().reader()
    return cast(Service, current_app.extensions[NAME]).seen_by(reader.corpora if reader else frozenset())
