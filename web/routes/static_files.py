"""The scripts, style sheets and pictures of the page. Their URLs hold a version, so browsers keep them for good."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from flask import Response, request

FOLDER = Path(__file__).resolve().parent.parent / "static"
VERSION_CHARS = 12
"""Hexadecimal digits, 48 bits: two of a thousand versions share one with a probability below one in a million."""
FOR_GOOD = "public, max-age=31536000, immutable"


def versioned_path() -> str:
    """Return the path under which the files are served: `/static/` and a digest of their names and contents.

    The version is a folder of the URL, so modules and style sheets that name each other relatively hold it too.
    """
    digest = sha256()
    for file in sorted(path for path in FOLDER.rglob("*") if path.is_file()):
        content = sha256(file.read_bytes()).hexdigest()
        digest.update(f"{file.relative_to(FOLDER).as_posix()}\0{content}\0".encode())
    return f"/static/{digest.hexdigest()[:VERSION_CHARS]}"


def keep_for_good(response: Response) -> Response:
    if request.endpoint == "static" and response.status_code < 400:
        response.headers["Cache-Control"] = FOR_GOOD
    return response
