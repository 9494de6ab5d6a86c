"""Which statements of a block stand together as one piece, and which stand alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from citewell.index.cut.statements import Statement
from citewell.index.types import READABLE

LONG_DEFINITION_LINES = 5  # a nested function that is longer stands alone, a shorter one with its neighbours


class Sizes(NamedTuple):
    """How many lines a group grows to before it may end at a blank line, with which statement below that line."""

    before_title: int
    """One with a titled comment above it."""
    before_any: int
    """Any statement; or one that would make the group longer than a passage, without a blank line too."""


def grouped(statements: Iterable[Statement], sizes: Sizes, *, by_member: bool) -> list[list[Statement]]:
    """Group statements in order. With `by_member` every definition in the block stands alone, as a method does."""
    groups: list[list[Statement]] = []
    alone = False
    for statement in statements:
        was_alone, alone = alone, stands_alone(statement, by_member=by_member)
        if groups and not (was_alone or alone or _ends(groups[-1], statement, sizes)):
            groups[-1].append(statement)
        else:
            groups.append([statement])
    return groups


def stands_alone(statement: Statement, *, by_member: bool) -> bool:
    """Tell whether a statement is a piece of its own: a definition, a table of values, a file in a string."""
    if found := statement.definition:
        is_long = len(statement.span) > LONG_DEFINITION_LINES
        return is_long or found.kind == "class" or (by_member and statement.is_member)
    return statement.is_long_value and bool(statement.assigned or statement.files)


def _ends(group: list[Statement], following: Statement, sizes: Sizes) -> bool:
    """Tell whether a group is long enough to end before the statement that follows it."""
    start, lines = group[0].span.start, following.span.start - group[0].span.start
    if following.is_joined and following.span.end - start < READABLE:
        return False
    return lines >= (sizes.before_title if following.title else sizes.before_any)
