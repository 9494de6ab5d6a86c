"""The state of a corpus's files on disk: taken at ingestion, compared later to find what changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path

from citewell.index.errors import CorpusError
from citewell.index.read.files import find_files


def census(paths: Sequence[Path]) -> dict[str, list[str | int]]:
    """Return the size in bytes, modification time in ns and sha256 of every markdown file, by absolute path."""
    found: dict[str, list[str | int]] = {}
    for _, path in find_files(paths):
        with suppress(OSError):
            stat = path.stat()
            found[str(path.absolute())] = [stat.st_size, stat.st_mtime_ns, fingerprint(path) or ""]
    return found


def changed(paths: Sequence[Path], seen: Mapping[str, Sequence[str | int]]) -> str | None:
    """Return a file that was added, removed or changed since the census `seen`, or None.

    Only files with another size or modification time are read.
    """
    left = set(seen)
    try:
        for _, path in find_files(paths):
            name = str(path.absolute())
            left.discard(name)
            with suppress(OSError):
                stat = path.stat()
                size, modified, sha256 = seen.get(name, (0, 0, ""))
                if [stat.st_size, stat.st_mtime_ns] == [size, modified] or (name not in seen and not stat.st_size):
                    continue
                if fingerprint(path) != sha256:
                    return name
    except CorpusError:  # a path of the corpus itself is gone
        return str(paths[0])
    return min(left, default=None)


def fingerprint(path: str | Path) -> str | None:
    """Return the sha256 of a file's bytes; None when it cannot be read."""
    try:
        with Path(path).open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
