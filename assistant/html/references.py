"""Follow the links and images of notes to other notes and to files beside them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote
from weakref import WeakKeyDictionary

from mdit_py_plugins.anchors.index import slugify

from citewell.assistant.html.images import image_path
from citewell.assistant.types import Link
from citewell.index import MARKDOWN_SUFFIXES, Document, Heading, Index, Span, parse

ImageLink = Callable[[str, str], str]
"""Make the URL of an image, from the source of a note and the target that the note names."""

# Both are written by `markdown_html.py` and sanitised since; a target is percent-encoded.
_LINK = re.compile(r'<a\b([^<>]*) data-target="(note|wiki|embed):([\w.~%-]*)"')
_IMAGE = re.compile(r'<span class="image" data-target="(?:note|wiki):([\w.~%-]*)">([^<>]*)</span>')
_BLOCK_ID = re.compile(r"\s\^([\w-]+)\s*$")

_names: WeakKeyDictionary[Index, dict[str, list[str]]] = WeakKeyDictionary()


def resolve_references(html: str, document: Document, index: Index, link: Link, image: ImageLink) -> str:
    """Return HTML of a document with the URLs of its references.

    A reference that leads to nothing in the corpus stays the text of the link or the description of the image.
    """

    def resolve_link(found: re.Match[str]) -> str:
        place = find_note(unquote(found[3]), document, index, anywhere=found[2] != "note")
        if place is None:
            return f"<a{found[1]}"
        source, span = place
        name = "note-link embed" if found[2] == "embed" else "note-link"
        return f'<a{found[1]} class="{name}" href="{escape(link(source, span.start, span.end))}"'

    def resolve_image(found: re.Match[str]) -> str:
        target = unquote(found[1])
        if image_path(target, document, index) is None:
            return f'<span class="image">{found[2]}</span>'
        return f'<img class="image" src="{escape(image(document.source, target))}" alt="{found[2]}" loading="lazy">'

    return _IMAGE.sub(resolve_image, _LINK.sub(resolve_link, html))


def find_note(target: str, document: Document, index: Index, *, anywhere: bool) -> tuple[str, Span] | None:
    """Return the source and lines that a link in a document leads to; None when the corpus does not have them.

    With `anywhere`, as for `[[wikilinks]]`, the file's name or an alias is enough, wherever the file is.
    """
    path, _, fragment = target.partition("#")
    path = unquote(path.partition("?")[0])
    source = _source_of(path, document, index, anywhere) if path else document.source
    if source is None:
        return None
    found = _part(index.documents[source], unquote(fragment)) if fragment else None
    return source, found or Span(1, 1)


def _source_of(path: str, document: Document, index: Index, anywhere: bool) -> str | None:
    folder = dirname(document.source)
    for candidate in (normpath(join(folder, path)), normpath(path.lstrip("/"))):
        for suffix in ("", *sorted(MARKDOWN_SUFFIXES)):
            if candidate + suffix in index.documents:
                return candidate + suffix
    named = _sources_by_name(index).get(path.casefold(), ()) if anywhere else ()
    return max(named, key=lambda source: _shared_folders(source, folder), default=None)


def _sources_by_name(index: Index) -> dict[str, list[str]]:
    """Return the documents by their file names, with and without suffix, titles and aliases, in lower case."""
    if index in _names:
        return _names[index]
    found: dict[str, list[str]] = {}
    for source, document in index.documents.items():
        name = Path(source)
        for key in {name.name, name.stem, document.front_matter.title, *document.front_matter.aliases} - {""}:
            found.setdefault(key.casefold(), []).append(source)
    _names[index] = found
    return found


def _shared_folders(source: str, folder: str) -> int:
    """Return how many folders two paths have in common, from the top."""
    pairs = zip(dirname(source).split("/"), folder.split("/"), strict=False)
    return next((depth for depth, (one, other) in enumerate(pairs) if one != other), len(folder.split("/")))


def _part(document: Document, fragment: str) -> Span | None:
    """Return the line of a heading, or of the block that ends with its name as in `^tide`; None without one."""
    if fragment.startswith("^"):
        return _blocks(document).get(fragment[1:])
    return _headings(document).get(slugify(fragment.rpartition("#")[2]))


@lru_cache(maxsize=32)
def _blocks(document: Document) -> dict[str, Span]:
    """Return the lines that end with the name of a block, by that name."""
    found = ((number, _BLOCK_ID.search(line)) for number, line in enumerate(document.lines, 1))
    return {match[1]: Span(number, number) for number, match in found if match}


@lru_cache(maxsize=32)
def _headings(document: Document) -> dict[str, Span]:
    """Return the lines of a document's headings by their anchors, of two with one anchor the first."""
    headings = [element for element in parse(document.lines) if isinstance(element, Heading)]
    return {slugify(heading.title): heading.span for heading in reversed(headings)}
