"""Files of judgements and runs, read line by line, with errors that name the line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from citewell.index import CitewellError


class JudgementError(CitewellError):
    """A file of judged questions, or a run, cannot be used. The message names the file, and the line where one is."""


def read_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the number, from 1, and the text of each line that is not blank.

    Raise `JudgementError` for a file that is not text.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise JudgementError(f"{path} cannot be read: {error}") from error
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, line


def read_objects(path: Path, wanted: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the number and the JSON object of each line that is not blank.

    Raise `JudgementError`, which says what is `wanted`, for a line that holds no object.
    """
    for number, line in read_lines(path):
        try:
            fields = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise JudgementError(f"{path}:{number} is not JSON ({error}); each line should be {wanted}") from error
        if not isinstance(fields, dict):
            raise JudgementError(f"{path}:{number} is JSON, but not an object; each line should be {wanted}")
        yield number, fields
