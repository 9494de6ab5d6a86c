"""An index that changes while the server runs: a new one is taken over, a broken one refused, new notes are read."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import Any

from flask import Flask
from watchfiles import Change, watch

from citewell.index import MARKDOWN_SUFFIXES, IndexStoreError, changed, load_index, published
from citewell.web.run.service import NAME, Service

EVERY = 1.0  # seconds between two looks at what is published
CALM = 1_600  # ms without a change before changed notes are read: editors write a file in several steps
LOOK_UP = 5_000  # ms between two looks at which notes there are
NICE = 10  # who asks comes before who reads

log = logging.getLogger(__name__)


class Live:
    """The threads that keep a running application's index as it is on disk, and the index as the notes are."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._stop = Event()
        self._reading: subprocess.Popen[str] | None = None
        self._refused: str | None = None
        """The published generation that could not be loaded."""

    def start(self, watching: bool) -> None:
        Thread(target=self._follow, daemon=True).start()
        if watching:
            Thread(target=self._watch, daemon=True).start()

    def stop(self) -> None:
        self._stop.set()
        if self._reading:
            with suppress(OSError):
                self._reading.terminate()

    @property
    def service(self) -> Service:
        service: Service = self._app.extensions[NAME]
        return service

    def _follow(self) -> None:
        while not self._stop.wait(EVERY):
            self.take_over()

    def take_over(self) -> None:
        """Serve the published index, if it is another one than is served. Requests under way end with the old one."""
        old = self.service
        name = published(old.settings.index)
        if name in (old.index.generation_dir.name, self._refused):
            if name != self._refused and old.refused:
                self._app.extensions[NAME] = old.renewed(old.index, "")
            return
        try:
            index = load_index(old.settings.index)
        except IndexStoreError as error:
            if name == published(old.settings.index):  # else it was replaced while it was read
                self._refused = name
                self._app.extensions[NAME] = old.renewed(old.index, str(error))
                log.error("the new index is refused, the old one serves on: %s", error)
            return
        self._refused = None
        self._app.extensions[NAME] = service = old.renewed(index, "")
        service.warm_up()
        log.warning("a new index is served: %d documents, %d chunks", len(index.documents), len(index.chunks))
        service.sockets.tell({"type": "index", "documents": len(index.documents)})

    def _watch(self) -> None:
        while not self._stop.wait(EVERY):
            manifest = self.service.index.manifest
            there = [path for path in manifest.paths if path.exists()]
            if not there:
                continue
            looked = False  # at what changed before the watch began
            try:
                for changes in watch(
                    *there,
                    watch_filter=_is_markdown,
                    debounce=CALM,
                    stop_event=self._stop,
                    rust_timeout=LOOK_UP,
                    yield_on_timeout=True,
                ):
                    if changes or (not looked and changed(manifest.paths, manifest.seen)):
                        self.read()
                    looked = True
                    if self.service.index.manifest.paths != manifest.paths:
                        break  # another corpus came
            except OSError as error:
                log.error("the notes cannot be watched: %s", error)
                return

    def read(self) -> None:
        """Ingest what changed, in a process of its own, and tell every open page how far it is."""
        command = [sys.executable, "-P", "-m", "citewell.assistant", "ingest", "--events"]
        command += ["--index", str(self.service.settings.index)]
        self.service.sockets.tell({"type": "ingest", "done": 0, "total": 0})
        said = ""
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as self._reading:
            os.setpriority(os.PRIO_PROCESS, self._reading.pid, NICE)
            assert self._reading.stdout
            for line in self._reading.stdout:
                if event := _event(line):
                    self.service.sockets.tell({"type": "ingest", **event})
                else:
                    said = line.strip()
        if self._reading.returncode and not self._stop.is_set():
            log.error("the changed notes were not read: %s", said)
            self.service.sockets.tell({"type": "ingest", "failed": True})


def _is_markdown(change: Change, path: str) -> bool:
    return Path(path).suffix.lower() in MARKDOWN_SUFFIXES


def _event(line: str) -> dict[str, Any]:
    with suppress(ValueError):
        found = json.loads(line)
        return found if isinstance(found, dict) else {}
    return {}
