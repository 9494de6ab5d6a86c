"""Typed filters that nothing matches: each is named, with what there is instead, and is not searched as a word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from citewell.assistant.ask.filters import TYPED_FILTER, filter_of
from citewell.assistant.ask.matching import matching_chunks
from citewell.assistant.limits import MAX_FILTERS
from citewell.assistant.types import NO_FILTERS
from citewell.index import Index

NAMES = ("in", "file", "difficulty", "tag", "after", "sort")
MAX_VALUES = 8
"""Values that a notice lists."""
MAX_CATEGORIES = 20
"""A field of the front matter with more different values, such as a title, is no category to filter by."""
MIN_MISSPELT_CHARS = 4


class Known(NamedTuple):
    """The words of a question without the filters that nothing matches, and what to say of those."""

    text: str
    notices: tuple[str, ...]


def name_unknown_filters(text: str, index: Index) -> Known:
    """Take the filters that nothing matches out of a question from which the others were taken already.

    `std:vector` stays, as neither its name nor a name near to it is that of a filter.
    """
    notices: list[str] = []
    parts, end = [], 0
    for match in islice(TYPED_FILTER.finditer(text), MAX_FILTERS):
        notice = _notice(match, index) if match["name"] else ""
        parts += [text[end : match.start()], "" if notice else match.group()]
        notices += [notice] if notice else []
        end = match.end()
    return Known(" ".join("".join([*parts, text[end:]]).split()) if notices else text, tuple(notices))


def _notice(match: re.Match[str], index: Index) -> str:
    """Return what is wrong with a typed filter; nothing when it is none."""
    name, value = match["name"].lower(), match["value"].strip('"').rstrip("?!.,;")
    if name in NAMES or name in _categories(index):
        return _no_such_value(name, value, index)
    meant = _meant(name, index)
    filters = filter_of(meant, match["value"]) if meant else NO_FILTERS
    if filters == NO_FILTERS or not matching_chunks(filters, index).any():
        return ""
    return f"There is no filter “{name}”. Write {filters} instead."


def _no_such_value(name: str, value: str, index: Index) -> str:
    match name:
        case "in":
            return f"There is no corpus or folder “{value}”. {_there(_folders(index))}"
        case "file":
            return f"No file has “{value}” in its path."
        case "difficulty":
            values = [question.difficulty or "" for question in index.questions]
            return f"No question has the difficulty “{value}”. {_there(values)}"
        case "tag":
            tags = (tag for document in index.documents.values() for tag in document.front_matter.tags)
            return f"No note has the tag “{value}”. {_there(tags)}"
        case "after":
            return f"No note is of {value} or later. A date is written 2026-01-31, 2026-01 or 2026."
        case "sort":
            return f"Passages cannot be sorted by “{value}”. Write sort:recent for the latest notes first."
    return f"No note has the {name} “{value}”. {_there(_categories(index)[name])}"


def _there(values: Iterable[str]) -> str:
    found = sorted(dict.fromkeys(value for value in values if value), key=str.casefold)
    if not found:
        return "There are none."
    more = f" and {len(found) - MAX_VALUES} more" if len(found) > MAX_VALUES else ""
    return f"There are: {', '.join(found[:MAX_VALUES])}{more}."


def _folders(index: Index) -> list[str]:
    first = (source.split("/")[0] for source in index.documents if "/" in source)
    return [*(name for name in index.manifest.corpora if name), *first]


def _categories(index: Index) -> dict[str, list[str]]:
    """Return the values of each field of the front matter that has few of them, by its name."""
    found: dict[str, dict[str, None]] = {}
    for document in index.documents.values():
        for name, values in document.front_matter.fields:
            found.setdefault(name, {}).update(dict.fromkeys(values))
    return {name: list(values) for name, values in found.items() if len(values) <= MAX_CATEGORIES}


def _meant(name: str, index: Index) -> str:
    """Return the name of the filter that a misspelt one is nearest to; nothing when it is near none."""
    if len(name) < MIN_MISSPELT_CHARS:
        return ""
    known = [known for known in (*NAMES, *_categories(index)) if len(known) >= MIN_MISSPELT_CHARS]
    near = min(known, key=lambda known: DamerauLevenshtein.distance(name, known))
    return near if DamerauLevenshtein.distance(name, near) <= 1 + (len(name) >= 8) else ""
