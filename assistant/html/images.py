"""Images that notes name, read from the folders that were ingested."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote
from weakref import WeakKeyDictionary

from citewell.assistant.limits import MAX_IMAGE_BYTES
from citewell.index import Document, Index

SIGNATURES = {
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/gif": (b"GIF87a", b"GIF89a"),
    "image/webp": (b"RIFF",),
    "image/avif": (b"\x00\x00\x00\x1cftypavif", b"\x00\x00\x00 ftypavif"),
}
"""The bytes that files of each type begin with. SVG is left out: it can hold scripts."""
MEDIA_TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}


_images: WeakKeyDictionary[Index, dict[Path, dict[str, list[Path]]]] = WeakKeyDictionary()


def image_path(target: str, document: Document, index: Index) -> Path | None:
    """Return the file of an image that a document names; None when there is none that may be shown.

    It must be below a folder that was ingested, links followed, and no larger than `MAX_IMAGE_BYTES`. A name without a
    folder may be that of an image anywhere below it, as in Obsidian.
    """
    name = unquote(target.partition("#")[0].partition("?")[0])
    if Path(name).suffix.lower() not in MEDIA_TYPES or "\0" in name:
        return None
    folder = _folder_of(document, index)
    beside = Path(document.path).parent
    in_folder = [folder / name.lstrip("/"), *_images_by_name(folder, index).get(name.casefold(), [])] if folder else []
    for candidate in (beside / name, *in_folder):
        try:
            path = candidate.resolve()
            if folder and path.is_relative_to(folder) and path.is_file() and path.stat().st_size <= MAX_IMAGE_BYTES:
                return path
        except (OSError, ValueError):
            continue
    return None


def read_image(target: str, document: Document, index: Index) -> tuple[bytes, str] | None:
    """Return the bytes of an image and its media type; None for a file that is not what its name says.

    Only a target that the document holds is read, so nobody can ask for another file.
    """
    named = target in document.text or unquote(target) in document.text
    path = image_path(target, document, index) if named else None
    if path is None:
        return None
    try:
        data = path.read_bytes()
    except OSError:
        return None
    media_type = MEDIA_TYPES[path.suffix.lower()]
    return (data, media_type) if data.startswith(SIGNATURES[media_type]) else None


def _images_by_name(folder: Path, index: Index) -> dict[str, list[Path]]:
    """Return the images below an ingested folder by their names in lower case. They are looked for once an index."""
    folders = _images.setdefault(index, {})
    if folder not in folders:
        found: dict[str, list[Path]] = {}
        for parent, _, names in os.walk(folder):
            for name in sorted(names):
                if Path(name).suffix.lower() in MEDIA_TYPES:
                    found.setdefault(name.casefold(), []).append(Path(parent, name))
        folders[folder] = found
    return folders[folder]


def _folder_of(document: Document, index: Index) -> Path | None:
    """Return the ingested folder that a document is in; for a file that was ingested alone, its own folder."""
    path = Path(document.path)
    for ingested in index.manifest.paths:
        if path == ingested:
            return path.parent.resolve()
        if path.is_relative_to(ingested):
            return ingested.resolve()
    return None
