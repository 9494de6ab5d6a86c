"""Read the markdown files of all corpora. A file that cannot be read is a warning and harms no other."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from citewell.index.errors import CorpusError
from citewell.index.read.files import find_files, how_to_read, suffixes
from citewell.index.read.front_matter import split_front_matter
from citewell.index.types import Document, split_lines

UTF8 = "utf-8-sig"
MIN_BYTES_TO_DETECT = 24  # of fewer, charset-normalizer takes `café` in Latin-1 for Chinese
MAX_FILE_BYTES = 64 * 1024 * 1024  # a note is read whole; with a bound, memory stays bounded


class Skipped(NamedTuple):
    """A file that was left out, or read with a reservation."""

    path: str
    why: str


def read_documents(corpora: Mapping[str, Sequence[Path]]) -> tuple[list[Document], list[Skipped]]:
    """Read every markdown file of each corpus, in the order of their names, each file once.

    Documents of a named corpus are cited with that name before their path. Raises `CorpusError` when a path does not
    exist or when nothing at all could be read.
    """
    documents: list[Document] = []
    skipped: list[Skipped] = []
    left_out: Counter[str] = Counter()
    seen: set[Path] = set()
    taken: set[str] = set()
    for corpus, root, path in _files(corpora, left_out):
        try:
            real = path.resolve()
            if real in seen:
                continue
            seen.add(real)
            text, encoding, checksum = _read(path)
        except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: a link that leads to itself
            skipped.append(Skipped(printable(path), str(getattr(error, "strerror", None) or error)))
            continue
        if encoding != UTF8:
            skipped.append(Skipped(printable(path), f"not UTF-8, read as {encoding}"))
        if not text.strip():
            skipped.append(Skipped(printable(path), "empty"))
            continue
        if printable(path) != str(path):
            skipped.append(Skipped(printable(path), "its name is not UTF-8; it is cited as shown here"))
        source = _source_of(corpus, root, path, taken)
        taken.add(source)
        front_matter, _ = split_front_matter(split_lines(text))
        documents.append(Document(source, str(path.absolute()), text, checksum, encoding, front_matter))
    if left_out:
        counted = ", ".join(f"{count} {reason}" for reason, count in sorted(left_out.items()))
        skipped.append(Skipped("left out", "; ".join((counted, *how_to_read(left_out)))))
    if not documents:
        names = ", ".join(str(path) for paths in corpora.values() for path in paths)
        reason = f" ({skipped[0].path}: {skipped[0].why})" if skipped else ""
        raise CorpusError(f"no markdown could be read in {names}{reason}; name a folder or file of {suffixes()}")
    return documents, skipped


def printable(path: Path) -> str:
    """Return a path as text; bytes of its name that are not UTF-8 are replaced."""
    return os.fsencode(path).decode("utf-8", "replace")


def _files(corpora: Mapping[str, Sequence[Path]], left_out: Counter[str]) -> list[tuple[str, Path, Path]]:
    return [(corpus, *found) for corpus, paths in corpora.items() for found in find_files(paths, left_out)]


def _source_of(corpus: str, root: Path, path: Path, taken: set[str]) -> str:
    """Return how a document is cited: by its path below its root, below the corpus's name, and by no name twice.

    Of two files with the same path below two roots, the second is cited with as many folders above as tell it apart.
    """
    below = f"{corpus}/" if corpus else ""
    source = below + printable(path.relative_to(root) if path != root else Path(path.name))
    while source in taken:
        root = root.parent
        if root == root.parent:
            return f"{below}{len(taken)}/{path.name}"
        source = below + printable(path.relative_to(root))
    return source


def _read(path: Path) -> tuple[str, str, str]:
    """Return a file's text, the encoding it is in, and the sha256 of its bytes."""
    if path.stat().st_size > MAX_FILE_BYTES:
        raise ValueError(f"larger than {MAX_FILE_BYTES // 1024**2} MiB")
    data = path.read_bytes()
    try:
        return data.decode(UTF8), UTF8, sha256(data).hexdigest()
    except UnicodeDecodeError as error:
        from charset_normalizer import from_bytes

        detected = from_bytes(data).best() if len(data) >= MIN_BYTES_TO_DETECT else None
        if detected is None:
            raise ValueError(f"not UTF-8 (byte {error.start}), nor text in another encoding") from error
        return data.decode(detected.encoding), detected.encoding, sha256(data).hexdigest()
