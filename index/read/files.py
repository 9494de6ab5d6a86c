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

MARKDOWN_SUFFIXES = {
    ".livemd", ".markdown", ".md", ".mdc", ".mdown", ".mdwn", ".mdx", ".mkd", ".mkdn", ".mkdown", ".qmd", ".rmd",
}  # fmt: skip
PLAIN_TEXT = ".txt"
# Notes in other forms are named, not read. Those of a notebook are strings of JSON: a passage would show either not the
# lines of the file or not what they say.
NOTEBOOK = ".ipynb"
OTHER_NOTES = {".adoc", ".org", ".rst", ".textile", ".wiki", NOTEBOOK, PLAIN_TEXT}
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
    if any(left_out[f"{suffix} files"] for suffix in OTHER_NOTES - {NOTEBOOK, PLAIN_TEXT}):
        advice.append("files of another form are read as markdown beside them, such as pandoc writes")
    if any(reason == f"{PLAIN_TEXT} files" or not reason.endswith(" files") for reason in left_out):
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
        above = specs.get(str(Path(folder).parent), []) if Path(folder) != root else _specs_above(root)
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
    """Return whether the markdown of a file lies beside it, which is read in its place."""
    return any(path.with_suffix(suffix).exists() for suffix in (".md", ".qmd", ".Rmd"))


def _specs_above(root: Path) -> list[Spec]:
    """Return the ignore files of the repository that a folder lies in; none when they exclude the folder itself."""
    absolute = root.absolute()
    repository = next((folder for folder in (absolute, *absolute.parents) if (folder / ".git").exists()), absolute)
    above = [folder for folder in reversed(absolute.parents) if folder.is_relative_to(repository)]
    found = [spec for folder in above for spec in _specs_of(folder, [name.name for name in folder.iterdir()])]
    inside = [*above[1:], absolute]
    return [] if any(_is_ignored(folder, found, is_folder=True) for folder in inside) else found


def _specs_of(folder: Path, files: Sequence[str]) -> Iterator[Spec]:
    for name in IGNORE_FILES:
        if name in files:
            from pathspec import GitIgnoreSpec  # here, because each question looks for changed files

            lines = (folder / name).read_text(encoding="utf-8", errors="replace").splitlines()
            yield folder.absolute(), GitIgnoreSpec.from_lines(lines)


def _is_ignored(path: Path, specs: Sequence[Spec], is_folder: bool = False) -> bool:
    """Return whether the deepest ignore file that says something of a path excludes it."""
    path = path.absolute()
    for base, spec in reversed(specs):
        name = path.relative_to(base).as_posix() + "/" * is_folder if path.is_relative_to(base) else ""
        if name and (excludes := spec.check_file(name).include) is not None:
            return excludes
    return False
