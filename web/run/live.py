"""Keep a running server up to date: serve each new index, refuse a damaged one, ingest notes that changed."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from flask import Flask
from watchfiles import Change, watch

from citewell.index import (
    MARKDOWN_SUFFIXES,
    BackgroundIngestion,
    CitewellError,
    Event,
    IndexStoreError,
    Step,
    changed,
    load_index,
    published,
)
from citewell.web.access.readers import NAME as ACCESS
from citewell.web.models.socket_frames import IndexFrame, IngestFailedFrame, IngestFrame
from citewell.web.service import NAME, Service

POLL_SECONDS = 1.0  # between two checks for a new index
QUIET_MS = 1_600  # without a change before changed notes are ingested: editors write a file in several steps
RECHECK_MS = 5_000  # between two checks whether other folders are to be watched

log = logging.getLogger(__name__)


class Live:
    """The threads that serve each new index of an application and, if asked, ingest notes when they change."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._stop = threading.Event()
        self._ingestion: BackgroundIngestion | None = None
        self._refused: str | None = None
        """The published generation that could not be loaded."""

    def start(self, watching: bool) -> None:
        threading.Thread(target=self._follow, daemon=True).start()
        if watching:
            threading.Thread(target=self._watch, daemon=True).start()

    def stop(self) -> None:
        self._stop.set()
        if self._ingestion:
            self._ingestion.stop()

    @property
    def service(self) -> Service:
        service: Service = self._app.extensions[NAME]
        return service

    def take_over(self) -> None:
        """Serve the published index if it is a new one. Requests that began earlier finish with the old one."""
        old = self.service
        name = published(old.settings.index_dir)
        if name in (old.index.generation_dir.name, self._refused):
            if name != self._refused and old.refused:
                self._app.extensions[NAME] = old.renewed(old.index, "")
            return
        try:
            index = load_index(old.settings.index_dir)
        except IndexStoreError as error:
            if name == published(old.settings.index_dir):  # else it was replaced while it was read
                self._refused = name
                self._app.extensions[NAME] = old.renewed(old.index, str(error))
                log.error("the new index is refused, the old one serves on: %s", error)
            return
        self._refused = None
        self._app.extensions[NAME] = service = old.renewed(index, "")
        service.warm_up(self._app.extensions[ACCESS].corpora)
        log.warning("a new index is served: %d documents, %d chunks", len(index.documents), len(index.chunks))
        for corpora in service.sockets.corpora:
            view = service.seen_by(corpora).index
            if view is not old.seen_by(corpora).index:
                service.sockets.tell(IndexFrame(documents=len(view.documents)), corpora)

    def ingest(self) -> None:
        """Ingest the changed notes in another process, and send its progress to the open pages that see all of them."""
        self._ingestion = BackgroundIngestion(self.service.settings.index_dir)
        self._tell(Step("embedding", 0, 0, None))
        try:
            self._ingestion.run(self._tell)
            self.service.metrics.end_ingestion("finished")
        except CitewellError as error:
            self.service.metrics.end_ingestion("failed")
            if not self._stop.is_set():
                log.error("the changed notes were not read: %s", error)
                self.service.sockets.tell(IngestFailedFrame())

    def _tell(self, event: Event) -> None:
        if isinstance(event, Step):
            self.service.metrics.show_ingestion(event.done, event.total)
            self.service.sockets.tell(IngestFrame(done=event.done, total=event.total))

    def _follow(self) -> None:
        while not self._stop.wait(POLL_SECONDS):
            self.take_over()

    def _watch(self) -> None:
        while not self._stop.wait(POLL_SECONDS):
            manifest = self.service.index.manifest
            existing = [path for path in manifest.paths if path.exists()]
            if not existing:
                continue
            checked = False  # for changes before the watch began
            try:
                for changes in watch(
                    *existing,
                    watch_filter=_is_markdown,
                    debounce=QUIET_MS,
                    stop_event=self._stop,
                    rust_timeout=RECHECK_MS,
                    yield_on_timeout=True,
                ):
                    if changes or (not checked and changed(manifest.paths, manifest.files_seen)):
                        self.ingest()
                    checked = True
                    if self.service.index.manifest.paths != manifest.paths:
                        break  # another corpus was ingested
            except OSError as error:
                log.error("the notes cannot be watched: %s", error)
                return


def _is_markdown(change: Change, path: str) -> bool:
    return Path(path).suffix.lower() in MARKDOWN_SUFFIXES
