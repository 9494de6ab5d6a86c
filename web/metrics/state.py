"""What a server serves at the moment it is asked: the index and the open sockets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily
from prometheus_client.registry import Collector


@dataclass(frozen=True, slots=True)
class State:
    """The state of a server."""

    generation: str
    """Name of the generation of the index that is served."""
    documents: int
    questions: int
    chunks: int
    is_refused: bool
    """Whether a newer index was published that cannot be loaded."""
    sockets: int
    """Open WebSockets."""
    max_sockets: int


class StateCollector(Collector):
    """Report the state that a function returns, each time the metrics are read."""

    def __init__(self, read: Callable[[], State]) -> None:
        self._read = read

    def collect(self) -> Iterator[InfoMetricFamily | GaugeMetricFamily]:
        state = self._read()
        yield InfoMetricFamily("citewell_index", "The index that is served", value={"generation": state.generation})
        for name, description, value in (
            ("citewell_index_documents", "Documents in the index", state.documents),
            ("citewell_index_questions", "Questions in the index", state.questions),
            ("citewell_index_chunks", "Chunks in the index", state.chunks),
            ("citewell_index_refused", "Whether the index published last cannot be loaded", state.is_refused),
            ("citewell_sockets_open", "Open WebSockets", state.sockets),
            ("citewell_sockets_limit", "WebSockets that may be open at once", state.max_sockets),
        ):
            yield GaugeMetricFamily(name, description, value=float(value))
