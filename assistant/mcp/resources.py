"""The documents of the notes as resources, `citewell://corpus/path`, with completion of both."""

from __future__ import annotations

from mcp.types import (
    Completion,
    ListResourcesResult,
    ReadResourceResult,
    Resource,
    ResourceTemplate,
    TextResourceContents,
)

from citewell.assistant.mcp.budget import fitting
from citewell.assistant.mcp.places import corpora, corpus_and_path, find_uri, uri_of, whole
from citewell.index import Index

MARKDOWN = "text/markdown"
TEMPLATE = ResourceTemplate(
    name="document",
    title="A document of the notes",
    uri_template="citewell://{corpus}/{+path}",
    description="Markdown, verbatim. `#L12-L20` at the end names lines. A long document is read in parts.",
    mime_type=MARKDOWN,
)
PAGE = 50
"""Documents in one answer: 5,000 tokens with paths and titles of a hundred characters."""
MAX_COMPLETIONS = 100
"""As the protocol allows."""


def list_resources(index: Index, cursor: str | None) -> ListResourcesResult:
    """Return the documents after the source `cursor`, in the order of their sources."""
    sources = sorted(source for source in index.documents if cursor is None or source > cursor)
    resources = [
        Resource(
            name=source,
            title=index.documents[source].front_matter.title or None,
            uri=uri_of(source, index),
            mime_type=MARKDOWN,
            size=len(index.documents[source].text.encode("utf-8", "replace")),
        )
        for source in sources[:PAGE]
    ]
    return ListResourcesResult(resources=resources, next_cursor=sources[PAGE - 1] if len(sources) > PAGE else None)


def read_resource(uri: str, index: Index) -> ReadResourceResult:
    """Return the text of a document, or of lines of it; of a long one its beginning, and the URI of the rest.

    Raise `UnknownPlace` when there is no such document.
    """
    document, span = find_uri(uri, index)
    part = fitting(index.lines[document.source], span)
    here = uri if part.span == whole(document) else uri_of(document.source, index, part.span)
    contents = [TextResourceContents(uri=here, mime_type=MARKDOWN, text=part.text)]
    if part.rest:
        rest = uri_of(document.source, index, part.rest)
        contents.append(TextResourceContents(uri=rest, mime_type="text/plain", text=f"The next lines are at {rest}"))
    return ReadResourceResult(contents=list(contents))


def complete(argument: str, typed: str, corpus: str, index: Index) -> Completion:
    """Return the values of `corpus` or `path` that contain what was typed, those that begin with it first."""
    if argument == "corpus":
        known = corpora(index)
    else:
        places = [corpus_and_path(source, index) for source in index.documents]
        known = sorted({path for name, path in places if corpus in ("", name)})
    typed = typed.lower()
    found = [value for value in known if typed in value.lower()]
    found.sort(key=lambda value: not value.lower().startswith(typed))
    return Completion(values=found[:MAX_COMPLETIONS], total=len(found), has_more=len(found) > MAX_COMPLETIONS)
