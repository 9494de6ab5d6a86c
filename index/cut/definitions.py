"""What a node of a syntax tree defines, and what it is called.

The grammars' own tag queries are not used. Of the 19 grammars 9 ship one, and only Python's finds what is found here:
measured on 1,147 markdown files (the corpus, five collections and seven repositories), both find 1,351 Python
definitions. Java's misses constructors, enums and records (183 of 1,687), Rust's `impl` (28 of 182), JavaScript's and
TypeScript's constructors, enums and namespaces; C's and C++'s give the declarator instead of the function, Go's the
spec instead of the declaration; C#'s does not load. Where both find a definition, they name it alike (5,016 of 5,016).
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from tree_sitter import Node

from citewell.index.cut.nodes import node_text

_FUNCTIONS = re.compile(
    r"(function|method|constructor|generator_function|local_function|function_signature)"
    r"_(definition|declaration|item|statement)$"
)
_CLASSES = re.compile(
    r"(class|interface|struct|enum|record|trait|impl|mod|type|union|namespace|abstract_class|internal_module|contract)"
    r"_(definition|declaration|item|specifier)$|internal_module$"
)
_WRAPPERS = {
    "decorated_definition",
    "export_statement",
    "template_declaration",
    "ambient_declaration",
    "expression_statement",
}
_VARIABLES = {"lexical_declaration", "variable_declaration"}
_FUNCTION_VALUES = {"arrow_function", "function_expression", "function", "generator_function", "class"}


class Definition(NamedTuple):
    """A class or function that a statement defines."""

    kind: Literal["class", "function"]
    name: str
    node: Node
    """The class or function itself, without a decorator, `export` or `const name =` around it."""


def definition(node: Node) -> Definition | None:
    """Return what a statement defines, or None."""
    waiting = [node]
    while waiting:
        inner = waiting.pop()
        if _FUNCTIONS.match(inner.type):
            return Definition("function", name_of(inner), inner)
        if _CLASSES.match(inner.type):
            return Definition("class", name_of(inner), inner)
        if inner.type in _WRAPPERS:
            waiting += reversed(inner.named_children)
        elif inner.type in _VARIABLES and (found := _function_value(inner)):
            return found
    return None


def _function_value(declaration: Node) -> Definition | None:
    """Return the function or class that a declaration gives a name: `const f = () => {}`."""
    for variable in declaration.named_children:
        value = variable.child_by_field_name("value")
        if value is not None and value.type in _FUNCTION_VALUES:
            return Definition("class" if value.type == "class" else "function", name_of(variable), value)
    return None


def name_of(node: Node) -> str:
    """Return the name that a definition gives; C nests it in declarators, Rust's impl has a type, Go's type a spec."""
    inner: Node | None = node
    while inner is not None:
        node = inner
        declarator = node.child_by_field_name("declarator")
        name = node.child_by_field_name("name") or (None if declarator else node.child_by_field_name("type"))
        if name is not None:
            return node_text(name)
        inner = declarator or next((child for child in node.named_children if child.type.endswith("_spec")), None)
    return "" if node.named_child_count else node_text(node)


def assigned(node: Node) -> str:
    """Return the name on the left of an assignment, or nothing."""
    inner = node.named_children[0] if node.type == "expression_statement" and node.named_child_count else node
    target = inner.child_by_field_name("left") if "assignment" in inner.type else None
    if target is None and node.type in _VARIABLES and node.named_child_count:
        target = node.named_children[0].child_by_field_name("name")
    return node_text(target) if target is not None and target.type in ("identifier", "attribute") else ""
