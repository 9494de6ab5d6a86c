"""What every request handler shares: the index, one way to ask it, and the limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from threading import Thread
from typing import Any, cast

from flask import current_app
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from citewell.assistant import SOURCE_PAGE, Suggestions, answer, document_html, link_from
from citewell.index import Index
from citewell.web.routes.requests import Asking
from citewell.web.run.sockets import Sockets
from citewell.web.settings import Settings

NAME = "citewell"
DOCUMENTS_WARMED = 2
"""Half a second of one core for a document of 12,000 lines; in a folder of many, each is short."""


@dataclass
class Service:
    index: Index
    settings: Settings
    suggestions: Suggestions
    sockets: Sockets
    limiter: MovingWindowRateLimiter
    address_rate: RateLimitItem
    socket_rate: RateLimitItem
    refused: str = ""
    """Why the index that was published last is not the one that is served."""

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
        )

    def renewed(self, index: Index, refused: str) -> Service:
        """The same with another index, or with the reason why it has none."""
        suggestions = self.suggestions if index is self.index else Suggestions(index)
        return replace(self, index=index, suggestions=suggestions, refused=refused)

    def ask(self, asking: Asking, history: Sequence[str]) -> dict[str, Any]:
        """The answer as JSON types."""
        found = answer(
            asking.question, history, self.index, asking.limit, filters=asking.filters, explain=asking.explain
        )
        return found.to_dict(link_from(SOURCE_PAGE))

    def warm_up(self) -> None:
        """Pay now for what the first question and the first source view would wait for."""
        question = self.index.questions[0].title if self.index.questions else self.index.manifest.name
        self.ask(Asking(question, None), ())
        for document in [*self.index.documents.values()][:DOCUMENTS_WARMED]:
            Thread(target=document_html, args=(document, None), daemon=True).start()

    def allows(self, address: str, socket: str | None = None) -> bool:
        """Count one question of an address, and of its socket; False when it is one too many."""
        if socket and not self.limiter.hit(self.socket_rate, "socket", socket):
            return False
        return self.limiter.hit(self.address_rate, "address", address)


def service() -> Service:
    """Return the service of the application that handles this request."""
    return cast(Service, current_app.extensions[NAME])
