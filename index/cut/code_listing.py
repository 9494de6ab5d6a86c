"""Cut a code listing at its definitions with tree-sitter, the long ones at the steps inside them.

Every cut is at a line where a statement begins, and a unit ends before the next one begins, so leaves hold each line
once by construction. Only statements that are longer than `READABLE` are cut inside, at their entries.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from textwrap import dedent
from typing import Literal, NamedTuple

from tree_sitter import Node

from citewell.index.cut.comments import leading_title
from citewell.index.cut.data_entries import LANGUAGES, cut_entries
from citewell.index.cut.definitions import definition
from citewell.index.cut.grammars import known_as, parse
from citewell.index.cut.inline_files import inline_files
from citewell.index.cut.nodes import node_span
from citewell.index.cut.pieces import MIN_PIECE_LINES, PIECE_LINES, spans_between
from citewell.index.cut.plain_text import cut_text
from citewell.index.cut.statement_groups import Sizes, grouped
from citewell.index.cut.statements import BLOCKS, Statement, statements_of
from citewell.index.types import READABLE, Span, Unit, text_of

LONG_FUNCTION_LINES = 24  # a longer function is also cut into its steps
MAX_DEPTH = 8  # classes and functions inside one another that are cut; of 3,523 real listings the deepest has 4
LISTING_SIZES = Sizes(before_title=MIN_PIECE_LINES // 2, before_any=PIECE_LINES)
CLASS_SIZES = Sizes(before_title=MIN_PIECE_LINES, before_any=PIECE_LINES)
FUNCTION_SIZES = Sizes(before_title=MIN_PIECE_LINES // 2, before_any=MIN_PIECE_LINES * 2)

_CONFIGURATION = {"conf", "dockerfile", "ini", "json", "nginx", "properties", "yaml"}
"""Languages of which any line may begin an entry, when they have no grammar or are in a string."""


class Listing(NamedTuple):
    """A code listing of a file."""

    lines: Sequence[str]
    """All lines of the file."""
    first_line: int
    """Where the listing begins in the file."""
    language: str
    depth: int = 0
    """How many definitions of it enclose what is cut."""


def cut_listing(lines: Sequence[str], body: Span, language: str) -> tuple[Unit, ...]:
    """Cut the lines between the fences. `lines` are the whole file's, spans too are the file's.

    Leaves of the units hold every non-blank line of `body` exactly once, in order; no unit starts or ends with a
    blank line, and no leaf is longer than `READABLE`.
    """
    said = [number for number in range(body.start, body.end + 1) if lines[number - 1].strip()]
    if not said:
        return ()
    span = Span(said[0], said[-1])
    root = parse(dedent(text_of(lines, span)), language)
    if root is None:
        return _plain_units(lines, span, "statements", language)
    if known_as(language) in LANGUAGES:
        units = cut_entries(root, lines, span, language)
    else:
        units = _cut_block(Listing(lines, span.start, language), root.children, span, LISTING_SIZES, by_member=True)
    return tuple(_with_short_leaves(lines, unit) for unit in units)


def _cut_block(
    listing: Listing, block: Iterable[Node], span: Span, sizes: Sizes, *, by_member: bool
) -> tuple[Unit, ...]:
    """Cut `span`, which the statements of a block make up, into definitions and runs of other statements."""
    statements = [s for s in statements_of(block, listing.first_line) if span.start <= s.span.start <= span.end]
    if not statements:
        return (Unit(span, "statements", "", listing.language),)
    statements[0] = replace(statements[0], span=Span(span.start, statements[0].span.end))
    groups = grouped(statements, sizes, by_member=by_member)
    places = spans_between(listing.lines, [group[0].span.start for group in groups], span.end)
    return tuple(_unit(listing, group, place) for group, place in zip(groups, places, strict=True))


def _unit(listing: Listing, group: Sequence[Statement], span: Span) -> Unit:
    """Return the unit that a group of statements is: a definition, a file, a table of values or a run."""
    first = group[0]
    if len(group) == 1 and first.definition:
        kind, name, node = first.definition
        inside = listing._replace(depth=listing.depth + 1)
        cut_inside = _class_parts if kind == "class" else _steps
        parts = cut_inside(inside, node, span) if inside.depth <= MAX_DEPTH else ()
        return Unit(span, kind, name, listing.language, parts)
    if len(group) == 1 and first.files:
        return _files(listing, first, span)
    if len(group) == 1 and first.is_long_value and first.assigned:
        return Unit(span, "section", first.assigned, listing.language)
    return Unit(span, "section" if first.title else "statements", first.title, listing.language)


def _class_parts(listing: Listing, node: Node, span: Span) -> tuple[Unit, ...]:
    """Return the head of a class with its attributes, then its methods; nothing when it defines none."""
    body = node.child_by_field_name("body") or next((c for c in node.named_children if c.type in BLOCKS), None)
    if body is None or not any(map(definition, body.named_children)):
        return ()
    return _several(_cut_block(listing, body.children, span, CLASS_SIZES, by_member=True))


def _steps(listing: Listing, node: Node, span: Span) -> tuple[Unit, ...]:
    """Return a long function's body in runs of whole statements; the signature goes with the first."""
    body = node.child_by_field_name("body")
    if body is None or (len(span) <= LONG_FUNCTION_LINES and not inline_files(node)):
        return ()
    return _several(_cut_block(listing, body.children, span, FUNCTION_SIZES, by_member=False))


def _files(listing: Listing, statement: Statement, span: Span) -> Unit:
    """Return the files in the strings of a statement, the long ones with their parts."""
    files = {max(node_span(file.string, listing.first_line).start, span.start): file for file in statement.files}
    starts = [span.start, *sorted(files)[1:]]
    units = []
    for file, place in zip(files.values(), spans_between(listing.lines, starts, span.end), strict=True):
        parts = _several(_plain_units(listing.lines, place, "section", file.language))
        units.append(Unit(place, "file", file.name, file.language, parts))
    if len(units) == 1:
        return units[0]
    return Unit(span, "section", statement.assigned, listing.language, tuple(units))


def _with_short_leaves(lines: Sequence[str], unit: Unit) -> Unit:
    """Return a unit whose leaves are not longer than `READABLE`: tables of values are cut at their entries."""
    if unit.children:
        return replace(unit, children=tuple(_with_short_leaves(lines, child) for child in unit.children))
    if len(unit.span) <= READABLE:
        return unit
    return replace(unit, children=_plain_units(lines, unit.span, "section", unit.language, by_indent=True))


def _plain_units(
    lines: Sequence[str], span: Span, kind: Literal["section", "statements"], language: str, *, by_indent: bool = False
) -> tuple[Unit, ...]:
    """Cut lines without a grammar."""
    pieces = cut_text(lines, span, by_indent=by_indent or language in _CONFIGURATION)
    return tuple(Unit(piece, kind, leading_title(lines, piece), language) for piece in pieces)


def _several(parts: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Return the parts of a unit; one part alone is the unit itself."""
    return parts if len(parts) > 1 else ()
