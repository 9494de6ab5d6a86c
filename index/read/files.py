"""Find the markdown files of a corpus, and tell which files were left out."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from citewell.index.errors import CorpusError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

MARKDOWN_SUFFIXES = {".md", ".markdown", ".mdown", ".mdx", ".qmd", ".rmd"}
PLAIN_TEXT = ".txt"
# Notes in other forms are named, not read. Those of a notebook are strings of JSON: a passage would show either not the
# lines of the file or not what they say.
NOTEBOOK = ".ipynb"
OTHER_NOTES = {".adoc", ".org", ".rst", NOTEBOOK, PLAIN_TEXT}
IGNORE_FILES = (".gitignore", ".citewellignore")
NEVER_ENTERED = {"node_modules", "__pycache__"}

Spec: TypeAlias = "tuple[Path, GitIgnoreSpec]"


def find_files(paths: Sequence[Path], left_out: Counter[str] | None = None) -> Iterator[tuple[Path, Path]]:
    """Yield each markdown file with the path it was found under, folders in the order of their names.

    Linked folders are entered once. Hidden folders are not, nor what .gitignore and .citewellignore exclude; `left_out`
    counts the notes that were passed over, by reason. A file that is named itself is always taken, plain text too.
    Raises `CorpusError` for a path that does not exist or a file that is neither.
    """
    counts: Counter[str] = Counter() if left_out is None else left_out
    for root in paths:
        if not root.exists():
            raise CorpusError(f"{root} does not exist; name a markdown file or a folder of them")
        if root.is_dir():
            for path in _walk(root, counts):
                yield root, path
        elif is_markdown(root) or root.suffix.lower() == PLAIN_TEXT:
            yield root, root
        else:
            raise CorpusError(f"{root} is not markdown; name a {suffixes()} file or a folder of them")


def is_markdown(path: Path) -> bool:
    """Return whether a file's name ends as markdown files do."""
    return path.suffix.lower() in MARKDOWN_SUFFIXES


def suffixes() -> str:
    """Return the suffixes of markdown files, for messages."""
    return ", ".join(sorted(MARKDOWN_SUFFIXES))


def how_to_read(left_out: Counter[str]) -> list[str]:
    """Return what to do to have the notes read that were left out."""
    advice = []
    if left_out[f"{NOTEBOOK} files"]:
        advice.append("to read notebooks, write each as markdown beside it: jupyter nbconvert --to markdown NAME.ipynb")
    if any(not reason.startswith(NOTEBOOK) for reason in left_out):
        advice.append("a hidden folder or a .txt file is read when it is named itself")
    return advice


def _walk(root: Path, counts: Counter[str]) -> Iterator[Path]:
    specs: dict[str, list[Spec]] = {}
    entered: set[str] = set()
    for folder, folders, files in os.walk(root, followlinks=True):
        real = os.path.realpath(folder)
        if real in entered:  # a link that leads back
            folders.clear()
            continue
        entered.add(real)
        above = specs.get(str(Path(folder).parent), []) if Path(folder) != root else []
        specs[folder] = here = [*above, *_specs_of(Path(folder), files)]
        folders[:] = sorted(name for name in folders if _is_entered(Path(folder, name), here, counts))
        for name in sorted(files):
            if _is_taken(Path(folder, name), here, counts):
                yield Path(folder, name)


def _is_entered(folder: Path, specs: Sequence[Spec], counts: Counter[str]) -> bool:
    if folder.name in NEVER_ENTERED or folder.name == ".git":
        return False
    if folder.name.startswith("."):
        counts["in hidden folders"] += sum(is_markdown(path) for path in folder.iterdir())
        return False
    if _is_ignored(folder, specs, is_folder=True):
        counts["in folders that .gitignore or .citewellignore names"] += 1
        return False
    return True


def _is_taken(path: Path, specs: Sequence[Spec], counts: Counter[str]) -> bool:
    if path.name.startswith("."):
        return False
    if path.suffix.lower() in OTHER_NOTES and not _has_export(path):
        counts[f"{path.suffix.lower()} files"] += 1
    if not is_markdown(path):
        return False
    if _is_ignored(path, specs):
        counts["named by .gitignore or .citewellignore"] += 1
        return False
    return True


def _has_export(path: Path) -> bool:
    """Return whether a notebook's markdown lies beside it, which is read in its place."""
    is_notebook = path.suffix.lower() == NOTEBOOK
    return is_notebook and any(path.with_suffix(suffix).exists() for suffix in (".md", ".qmd", ".Rmd"))


def _specs_of(folder: Path, files: Sequence[str]) -> Iterator[Spec]:
    for name in IGNORE_FILES:
        if name in files:
            from pathspec import GitIgnoreSpec  # here, because each question looks for changed files

            lines = (folder / name).read_text(encoding="utf-8", errors="replace").splitlines()
            yield folder, GitIgnoreSpec.from_lines(lines)


def _is_ignored(path: Path, specs: Sequence[Spec], is_folder: bool = False) -> bool:
    return any(spec.match_file(path.relative_to(base).as_posix() + "/" * is_folder) for base, spec in specs)
