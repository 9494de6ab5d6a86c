"""Ingestion in a process of its own, for a server that goes on answering meanwhile."""

from __future__ import annotations

import os
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from citewell.index.errors import CitewellError, IngestionStopped
from citewell.index.ingestion.events import Note, OnEvent, Step, ignore

if TYPE_CHECKING:
    from citewell.index.ingestion.pipeline import Report

NICENESS = 10  # questions come first: the scheduler gives the process what the server leaves
_SPAWN = get_context("spawn")  # a fork would copy the threads' locks of a server, but not its threads


class BackgroundIngestion:
    """Reads the documents of an index again in another process, as `ingest_again` does."""

    def __init__(self, index_dir: Path) -> None:
        self._receiver, self._sender = _SPAWN.Pipe(duplex=False)
        self._process = _SPAWN.Process(target=_work, args=(index_dir, self._sender), daemon=True)

    def run(self, on_event: OnEvent = ignore) -> Report | None:
        """Start the process, call `on_event` here with each of its events, and return its result.

        Raises what `ingest_again` raises there, and `IngestionStopped` when the process ends without a result.
        """
        self._process.start()
        self._sender.close()  # of the two ends only the process's is open now: its end is the end of the messages
        try:
            while isinstance(message := self._receiver.recv(), Note | Step):
                on_event(message)
        except EOFError:
            self._process.join()
            message = IngestionStopped(f"the ingestion ended without a result (exit code {self._process.exitcode})")
        self._process.join()
        if isinstance(message, CitewellError):
            raise message
        result: Report | None = message
        return result

    def stop(self) -> None:
        """Terminate the process, if it runs. `run` raises `IngestionStopped` then."""
        with suppress(ValueError, AttributeError):
            self._process.terminate()


def _work(index_dir: Path, sender: Connection) -> None:
    """Ingest, and send each event and at last the report or the error. Runs in the new process."""
    os.nice(NICENESS)
    from citewell.index.ingestion.pipeline import ingest_again  # a server imports this file and must not load torch

    result: Report | CitewellError | None
    try:
        result = ingest_again(index_dir, sender.send)
    except CitewellError as error:
        result = error
    sender.send(result)
