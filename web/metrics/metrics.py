"""What a server counts and times, for Prometheus."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector

from citewell.assistant import Answer

REPLY = "reply"
"""The verdict that is counted for what was no question: `hello`, `thanks`."""
VERDICTS = ("answered", "nearby", "not_covered", REPLY)
BOUNDS_SECONDS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
"""Of the histograms. A warm answer takes 10 to 200 ms, by the size of the notes."""


class Metrics:
    """The counters of one server. They stay when it switches to another index."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._questions = Counter(
            "citewell_questions", "Questions answered, by verdict", ["verdict"], registry=self.registry
        )
        for verdict in VERDICTS:  # a series that exists from the start has a rate from the first question on
            self._questions.labels(verdict)
        self._answers = Histogram(
            "citewell_answer_seconds", "Time to answer a question", buckets=BOUNDS_SECONDS, registry=self.registry
        )
        self._stages = Histogram(
            "citewell_stage_seconds",
            "Time of each stage of an answer",
            ["stage"],
            buckets=BOUNDS_SECONDS,
            registry=self.registry,
        )
        self._ingestions = Counter(
            "citewell_ingestions", "Ingestions of changed notes, by outcome", ["outcome"], registry=self.registry
        )
        for outcome in ("finished", "failed"):
            self._ingestions.labels(outcome)
        self._ingesting = Gauge(
            "citewell_ingesting", "Whether changed notes are being ingested", registry=self.registry
        )
        self._texts_done = Gauge(
            "citewell_ingestion_texts_done", "Texts that the last ingestion has embedded", registry=self.registry
        )
        self._texts_total = Gauge(
            "citewell_ingestion_texts_total", "Texts that the last ingestion has to embed", registry=self.registry
        )

    def count_answer(self, answer: Answer) -> None:
        self._questions.labels(REPLY if answer.reply else answer.verdict).inc()
        self._answers.observe(answer.took_ms / 1000)
        for stage, taken_ms in answer.stages_ms.items():
            self._stages.labels(stage).observe(taken_ms / 1000)

    def show_ingestion(self, done: int, total: int) -> None:
        """Set how many texts of an ingestion in progress are embedded."""
        self._ingesting.set(1)
        self._texts_done.set(done)
        self._texts_total.set(total)

    def end_ingestion(self, outcome: str) -> None:
        """Count an ingestion that `finished` or `failed`."""
        self._ingesting.set(0)
        self._ingestions.labels(outcome).inc()
