"""Views of the served index: for each choice of corpora, an index that holds only these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

from citewell.assistant import Suggestions
from citewell.index import Index


@dataclass(frozen=True, slots=True)
class View:
    """What readers of some corpora ask."""

    index: Index
    suggestions: Suggestions


class Views:
    """The views of one index, each made when it is first needed."""

    def __init__(self, index: Index, made: Mapping[frozenset[str], View] | None = None) -> None:
        self._index = index
        self._made = dict(made or {})
        self._lock = Lock()

    def of(self, corpora: frozenset[str]) -> View:
        """Return the view of some corpora. Names that are no corpus of the index count for nothing."""
        named = corpora & set(self._index.manifest.corpora)
        with self._lock:
            if named not in self._made:
                part = self._index.only(named)
                self._made[named] = View(part, Suggestions(part))
            return self._made[named]

    def renewed(self, index: Index) -> Views:
        """Return the views of the next index.

        A view of which nothing changed stays the same: it need not be made again, and its readers do not even learn
        that other notes were ingested.
        """
        return Views(index, {named: view for named, view in self._made.items() if _is_same(view.index, index, named)})


def _is_same(part: Index, index: Index, corpora: frozenset[str]) -> bool:
    return (
        part.manifest.encoder_fingerprint == index.manifest.encoder_fingerprint
        and corpora <= set(index.manifest.corpora)
        and all(part.manifest.corpora[name] == index.manifest.corpora[name] for name in corpora)
        and [*part.documents.values()] == index.documents_of(corpora)
    )
