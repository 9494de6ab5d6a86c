"""Cut the answer of a question into chunks: the whole answer, its sections and blocks, down to a method of a class."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citewell.index.cut.data_uris import without_data_uris
from citewell.index.cut.tokens import count_tokens
from citewell.index.cut.tree import Node, tree_of
from citewell.index.types import READABLE, Chunk, Section, digest, text_of

_IMAGE_OR_TAG = re.compile(r"!\[[^\[\]]*\]\([^()]*\)|<[^<>]*>")


def chunk_section(section: Section, lines: Sequence[str], first_id: int) -> list[Chunk]:
    """Cut one question's answer into chunks numbered from `first_id`, parents before their children.

    No chunk crosses the question or cuts a statement that fits into one passage; every non-blank line of the answer is
    in at least one chunk.
    """
    question = section.question
    chunks: list[Chunk] = []
    for node, parent in _walk(tree_of(section, lines), None, first_id):
        text = text_of(lines, node.span)
        chunks.append(
            Chunk(
                id=first_id + len(chunks),
                source=question.source,
                span=node.span,
                kind=node.kind,
                question=question.title,
                heading_path=node.heading_path,
                language=node.language,
                symbol=node.symbol,
                tokens=count_tokens(text),
                sha256=digest(text),
                parent=parent,
                searchable=question.answered and _is_searchable(node, text),
                defines=node.defines,
                above=question.above,
                header=node.header,
            )
        )
    return chunks


def _walk(node: Node, parent: int | None, next_id: int) -> Iterator[tuple[Node, int | None]]:
    """Yield every node with its parent's id, parents first; the nth node has the id `next_id + n`."""
    yield node, parent
    child_id = next_id + 1
    for child in node.children:
        for pair in _walk(child, next_id, child_id):
            yield pair
            child_id += 1


def _is_searchable(node: Node, text: str) -> bool:
    """Tell whether a node is a passage. One that holds others is when it is short, an image when words are with it."""
    words = without_data_uris(text)
    if words != text:
        return not node.children and (node.kind == "code" or bool(re.search(r"\w", _IMAGE_OR_TAG.sub("", words))))
    return not node.children or node.is_whole or len(node.span) <= READABLE
