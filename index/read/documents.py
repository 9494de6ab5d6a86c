"""Find and read the markdown files that were asked for. One bad file is a warning, never the end."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import file_digest, sha256
from pathlib import Path
from typing import NamedTuple

from citewell.index.errors import CorpusError
from citewell.index.types import Document

TELLING = 24  # bytes: of fewer, charset-normalizer takes `café` in Latin-1 for Chinese
UTF8 = "utf-8-sig"
MARKDOWN_SUFFIXES = {".md", ".markdown", ".mdown", ".mdx"}
MAX_BYTES = 64 * 1024 * 1024  # a note is read whole: a file beyond this is no note, and memory stays bounded


class Skipped(NamedTuple):
    """A file that was left out, or taken with a reservation."""

    path: str
    why: str


def read_documents(corpora: Mapping[str, Sequence[Path]]) -> tuple[list[Document], list[Skipped]]:
    """Read every markdown file of each corpus, named or below a folder named, in order of their names.

    What stands in a corpus with a name is cited with that name before its path.

    Raises `CorpusError` when a path does not exist or when nothing at all could be read.
    """
    documents: list[Document] = []
    skipped: list[Skipped] = []
    seen: set[Path] = set()
    taken: set[str] = set()
    for corpus, root, path in ((corpus, *found) for corpus, paths in corpora.items() for found in find_files(paths)):
        try:
            real = path.resolve()
            if real in seen:
                continue
            seen.add(real)
            text, encoding, fingerprint = _read(path)
        except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: a link that leads to itself
            skipped.append(Skipped(str(path), str(getattr(error, "strerror", None) or error)))
            continue
        if encoding != UTF8:
            skipped.append(Skipped(str(path), f"not UTF-8, read as {encoding}"))
        if not text.strip():
            skipped.append(Skipped(str(path), "empty"))
            continue
        source = path.relative_to(root).as_posix() if path != root else path.name
        source = f"{corpus}/{source}" if corpus else source
        while source in taken:  # the same name below two folders
            root = root.parent
            source = path.relative_to(root).as_posix() if root != root.parent else f"{len(taken)}/{source}"
        taken.add(source)
        documents.append(Document(source, str(path.absolute()), text, fingerprint, encoding))
    if not documents:
        names = ", ".join(str(path) for paths in corpora.values() for path in paths)
        reason = f" ({skipped[0].path}: {skipped[0].why})" if skipped else ""
        raise CorpusError(
            f"no markdown could be read in {names}{reason}; name a folder or file with {_suffixes()} files"
        )
    return documents, skipped


def find_files(paths: Sequence[Path]) -> Iterator[tuple[Path, Path]]:
    """Each markdown file with the path it was found under. Hidden folders and linked folders are not entered."""
    for root in paths:
        if not root.exists():
            raise CorpusError(f"{root} does not exist; name a markdown file or a folder of them")
        if root.is_file():
            if root.suffix.lower() not in MARKDOWN_SUFFIXES:
                raise CorpusError(f"{root} is not markdown; name a {_suffixes()} file or a folder of them")
            yield root, root
            continue
        for folder, folders, files in os.walk(root):
            folders[:] = sorted(f for f in folders if not f.startswith(".") and f != "node_modules")
            for name in sorted(files):
                if Path(name).suffix.lower() in MARKDOWN_SUFFIXES and not name.startswith("."):
                    yield root, Path(folder, name)


def census(paths: Sequence[Path]) -> dict[str, list[str | int]]:
    """What every markdown file below `paths` is like now, by absolute path: its size, time in ns and sha256."""
    found: dict[str, list[str | int]] = {}
    for _, path in find_files(paths):
        with suppress(OSError):
            stat = path.stat()
            found[str(path.absolute())] = [stat.st_size, stat.st_mtime_ns, fingerprint(path) or ""]
    return found


def changed(paths: Sequence[Path], seen: Mapping[str, Sequence[str | int]]) -> str | None:
    """Name a file that came, went or changed since the census `seen`; only files with another time are read."""
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
    except CorpusError:  # a path of its own is gone
        return str(paths[0])
    return min(left, default=None)


def fingerprint(path: str | Path) -> str | None:
    """The sha256 of a file's bytes as they are now; None when it cannot be read."""
    try:
        with Path(path).open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _read(path: Path) -> tuple[str, str, str]:
    """A file's text, the encoding it is in and the sha256 of its bytes."""
    if path.stat().st_size > MAX_BYTES:
        raise ValueError(f"larger than {MAX_BYTES // 1024**2} MiB")
    data = path.read_bytes()
    try:
        return data.decode(UTF8), UTF8, sha256(data).hexdigest()
    except UnicodeDecodeError as error:
        from charset_normalizer import from_bytes

        guessed = from_bytes(data).best() if len(data) >= TELLING else None
        if guessed is None:
            raise ValueError(f"not UTF-8 (byte {error.start}), nor text in another encoding") from error
        return data.decode(guessed.encoding), guessed.encoding, sha256(data).hexdigest()


def _suffixes() -> str:
    return ", ".join(sorted(MARKDOWN_SUFFIXES))
