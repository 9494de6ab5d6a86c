"""What a node of a syntax tree defines, and what it is called."""

from __future__ import annotations

import re

from tree_sitter import Node

_FUNCTIONS = re.compile(
    r"(function|method|constructor|generator_function|local_function|function_signature)_(definition|declaration|item|statement)$"
)
_CLASSES = re.compile(
    r"(class|interface|struct|enum|record|trait|impl|mod|type|union|namespace|abstract_class|internal_module|contract)_(definition|declaration|item|specifier)$|internal_module$"
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


def definition(node: Node) -> tuple[str, str, Node | None]:
    """What a statement defines: ("function" or "class", its name, its node), or ("", "", None)."""
    if _FUNCTIONS.match(node.type):
        return "function", _name(node), node
    if _CLASSES.match(node.type):
        return "class", _name(node), node
    if node.type in _WRAPPERS:
        for child in node.named_children:
            if (found := definition(child))[0]:
                return found
    if node.type in _VARIABLES or node.type == "variable_declarator":
        for child in node.named_children:
            value = child.child_by_field_name("value")
            if value is not None and value.type in _FUNCTION_VALUES:
                return ("class" if value.type == "class" else "function"), _name(child), value
    return "", "", None


def in_class(node: Node) -> bool:
    above = node.parent
    return above is not None and above.parent is not None and bool(_CLASSES.match(above.parent.type))


def _name(node: Node) -> str:
    """The name a definition gives; C hides it inside declarators, Rust's impl has a type, Go's type a spec."""
    for label in ("name", "declarator", "type"):
        child = node.child_by_field_name(label)
        if child is not None:
            return _name(child) if label == "declarator" and child.named_child_count else (child.text or b"").decode()
    spec = next((c for c in node.named_children if c.type.endswith("_spec")), None)
    return _name(spec) if spec is not None else (node.text or b"").decode() if not node.named_child_count else ""


def assigned(node: Node) -> str:
    """The name on the left of an assignment, or nothing."""
    inner = node.named_children[0] if node.type == "expression_statement" and node.named_child_count else node
    target = inner.child_by_field_name("left") if "assignment" in inner.type else None
    if target is None and node.type in _VARIABLES and node.named_child_count:
        target = node.named_children[0].child_by_field_name("name")
    return (target.text or b"").decode() if target is not None and target.type in ("identifier", "attribute") else ""


def titled(string: Node) -> str:
    """The key a string stands under in a table: a file's name more often than not."""
    above = string.parent
    if above is not None and above.type == "pair" and (key := above.child_by_field_name("key")) is not None:
        return (key.text or b"").decode().strip("\"'")
    return ""
