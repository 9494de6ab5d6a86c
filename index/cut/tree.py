"""Arrange an answer as a tree: its headings, their blocks, and the parts of blocks that are longer than a passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from citewell.index.cut.code_listing import cut_listing
from citewell.index.cut.language import language_of
from citewell.index.cut.long_blocks import TABLE_HEADER_LINES, cut_prose, cut_table, html_header
from citewell.index.read.box_ends import is_after_box
from citewell.index.types import READABLE, Block, Defines, Heading, Kind, Section, Span, Unit, text_of

MAX_NESTED_HEADINGS = 20  # boxes in boxes are as deep as their author likes; deeper ones stand beside each other


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
    header: Span | None = None
    """The header of the table that its rows belong to, where it lies outside `span`."""


def tree_of(section: Section, lines: Sequence[str]) -> Node:
    """Return the root of an answer. `lines` are the document's."""
    root = Node(section.question.span, "prose", (section.question.title,))
    _nest(root, section.elements, lines)
    _collapse(root)
    return root


def _nest(parent: Node, elements: Sequence[Heading | Block], lines: Sequence[str]) -> None:
    """Give `parent` a child for each block, and for each heading with all that it heads."""
    place = 0
    while place < len(elements):
        element = elements[place]
        if isinstance(element, Heading):
            end = place + 1
            is_deep = len(parent.heading_path) > MAX_NESTED_HEADINGS
            while end < len(elements) and not is_deep and not _closes(elements[end], element):
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
    if heading.box_end:
        return is_after_box(element, heading)
    return isinstance(element, Heading) and element.level <= heading.level


def _fit(lead: Block, led: Heading | Block) -> bool:
    """Tell whether a paragraph that ends in a colon and the block it introduces fit into one passage."""
    return isinstance(led, Block) and led.span.end - lead.span.start < READABLE


def _block(block: Block, heading_path: tuple[str, ...], lines: Sequence[str]) -> Node:
    """Return the node of a block, with a child for each unit of a code listing, or each run of other long text."""
    if block.kind == "code" and block.body:
        return _listing(block.body, block.language, heading_path, lines)
    node = Node(block.body or block.span, block.kind, heading_path, block.language)
    if len(block.span) > READABLE and block.kind == "table":
        header = Span(block.span.start, block.span.start + TABLE_HEADER_LINES - 1)
        first, *others = cut_table(block.span)
        node.children = [Node(first, "table", heading_path)]
        node.children += [Node(rows, "table", heading_path, header=header) for rows in others]
    elif len(block.span) > READABLE:
        runs = [(run, html_header(lines, run, block.span)) for run in cut_prose(lines, block.span)]
        node.children = [Node(run, block.kind, heading_path, header=header) for run, header in runs]
    return node


def _listing(body: Span, language: str, heading_path: tuple[str, ...], lines: Sequence[str]) -> Node:
    """Return the node of a code listing, whose language is detected when its fence names none."""
    language = language or language_of(text_of(lines, body))
    units = cut_listing(lines, body, language)
    span = Span(units[0].span.start, units[-1].span.end) if units else body
    children = [_unit(unit, heading_path, "", language) for unit in units]
    return Node(span, "code", heading_path, language, children=children)


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
