"""Cut the answer of a question into chunks: a tree from the whole answer down to the method."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from citewell.index.cut.language import language_of
from citewell.index.cut.listing import cut_listing
from citewell.index.cut.tokens import count_tokens
from citewell.index.types import READABLE, Block, Chunk, Defines, Heading, Kind, Section, Span, Unit, digest, text_of


@dataclass
class Node:
    """A piece of an answer that becomes a chunk."""

    span: Span
    kind: Kind
    heading_path: tuple[str, ...]
    language: str = ""
    symbol: str = ""
    defines: Defines = ""
    is_whole: bool = False
    """Whether it is a definition or a file, which is a passage however long it is."""
    children: list[Node] = field(default_factory=list)


def chunk_section(section: Section, lines: Sequence[str], first_id: int) -> list[Chunk]:
    """Cut one question's answer into chunks numbered from `first_id`, parents before their children.

    No chunk crosses the question or cuts a statement; every non-blank line of the answer is in at least one chunk.
    """
    question = section.question
    root = Node(question.span, "prose", (question.title,))
    _nest(root, list(section.elements), lines)
    _collapse(root)
    chunks: list[Chunk] = []
    for node, parent in _walk(root, None, first_id):
        text = text_of(list(lines), node.span)
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
                searchable=bool(section.elements) and _is_searchable(node),
                defines=node.defines,
                above=question.above,
            )
        )
    return chunks


def _nest(parent: Node, elements: list[Heading | Block], lines: Sequence[str]) -> None:
    """Give `parent` a child for each block, and for each heading with all that it heads."""
    place = 0
    while place < len(elements):
        element = elements[place]
        if isinstance(element, Heading):
            end = place + 1
            while end < len(elements) and not _closes(elements[end], element):
                end += 1
            inside = elements[place + 1 : end]
            last = inside[-1].span.end if inside else element.span.end
            node = Node(Span(element.span.start, last), "prose", (*parent.heading_path, element.title))
            _nest(node, inside, lines)
            place = end
        elif element.leads and place + 1 < len(elements) and _fit(element, elements[place + 1]):
            led = elements[place + 1]
            assert isinstance(led, Block)
            kind = led.kind if led.kind != "code" else "prose"
            node = Node(Span(element.span.start, led.span.end), kind, parent.heading_path, led.language)
            if led.kind == "code":
                node.children = [_block(led, node.heading_path, lines)]
            place += 2
        else:
            node = _block(element, parent.heading_path, lines)
            place += 1
        parent.children.append(node)


def _closes(element: Heading | Block, heading: Heading) -> bool:
    return isinstance(element, Heading) and element.level <= heading.level


def _fit(lead: Block, led: Heading | Block) -> bool:
    """Tell whether a paragraph that ends in a colon and the block it introduces fit into one passage."""
    return isinstance(led, Block) and led.span.end - lead.span.start < READABLE


def _block(block: Block, heading_path: tuple[str, ...], lines: Sequence[str]) -> Node:
    """Return the node of a block; a code listing has a child for each of its units."""
    node = Node(block.body or block.span, block.kind, heading_path, block.language)
    if block.kind == "code" and block.body:
        node.language = block.language or language_of(text_of(list(lines), block.body))
        units = cut_listing(list(lines), block.body, node.language)
        node.children = [_unit(unit, heading_path, "", node.language) for unit in units]
        if units:
            node.span = Span(units[0].span.start, units[-1].span.end)
    return node


def _unit(unit: Unit, heading_path: tuple[str, ...], scope: str, language: str) -> Node:
    """Return the node of a unit. `scope` is the dotted name of the definition around it."""
    path = (*heading_path, unit.name) if unit.name else heading_path
    defines = unit.kind if unit.kind in ("class", "function") and unit.name else ""
    symbol = ".".join(filter(None, (scope, unit.name))) if defines else scope
    is_whole = unit.kind in ("class", "function", "file")
    node = Node(unit.span, "code", path, unit.language or language, symbol, defines, is_whole)
    node.children = [_unit(child, path, symbol, node.language) for child in unit.children]
    return node


def _collapse(node: Node) -> None:
    """Merge an only child into its parent when both fit into one passage: a bold line and its list."""
    for child in node.children:
        _collapse(child)
    if len(node.children) == 1:
        child = node.children[0]
        if child.span == node.span or (not child.children and len(node.span) <= READABLE):
            node.kind = child.kind if child.kind != "code" or child.span == node.span else "prose"
            node.language, node.symbol = child.language, child.symbol
            node.defines, node.is_whole = child.defines, child.is_whole
            node.heading_path = child.heading_path
            node.children = child.children


def _walk(node: Node, parent: int | None, next_id: int) -> Iterator[tuple[Node, int | None]]:
    """Yield every node with its parent's id, parents first; the nth node has the id `next_id + n`."""
    yield node, parent
    child_id = next_id + 1
    for child in node.children:
        for pair in _walk(child, next_id, child_id):
            yield pair
            child_id += 1


def _is_searchable(node: Node) -> bool:
    """Tell whether a node is a passage; one that only holds others must be short."""
    return not node.children or node.is_whole or len(node.span) <= READABLE
