"""Parse code with the tree-sitter grammar of its language. Each grammar is loaded at its first use."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from time import thread_time

from tree_sitter import Language, Node, Parser

# language -> (module, its function that returns the grammar)
GRAMMARS = {
    "python": ("tree_sitter_python", "language"),
    "javascript": ("tree_sitter_javascript", "language"),
    "typescript": ("tree_sitter_typescript", "language_typescript"),
    "tsx": ("tree_sitter_typescript", "language_tsx"),
    "java": ("tree_sitter_java", "language"),
    "go": ("tree_sitter_go", "language"),
    "rust": ("tree_sitter_rust", "language"),
    "c": ("tree_sitter_c", "language"),
    "cpp": ("tree_sitter_cpp", "language"),
    "csharp": ("tree_sitter_c_sharp", "language"),
    "bash": ("tree_sitter_bash", "language"),
    "css": ("tree_sitter_css", "language"),
    "dockerfile": ("tree_sitter_containerfile", "language"),
    "hcl": ("tree_sitter_hcl", "language"),
    "html": ("tree_sitter_html", "language"),
    "json": ("tree_sitter_json", "language"),
    "sql": ("tree_sitter_sql", "language"),
    "toml": ("tree_sitter_toml", "language"),
    "yaml": ("tree_sitter_yaml", "language"),
}
_ALIASES = {
    "py": "python",
    "python3": "python",
    "python2": "python",
    "pycon": "python",
    "django": "python",
    "js": "javascript",
    "jsx": "javascript",
    "mjs": "javascript",
    "node": "javascript",
    "ts": "typescript",
    "golang": "go",
    "rs": "rust",
    "h": "c",
    "c++": "cpp",
    "cc": "cpp",
    "hpp": "cpp",
    "cs": "csharp",
    "c#": "csharp",
    "sh": "bash",
    "shell": "bash",
    "zsh": "bash",
    "scss": "css",
    "docker": "dockerfile",
    "containerfile": "dockerfile",
    "terraform": "hcl",
    "tf": "hcl",
    "htm": "html",
    "xml": "html",
    "svg": "html",
    "jsonc": "json",
    "json5": "json",
    "mysql": "sql",
    "postgresql": "sql",
    "postgres": "sql",
    "plpgsql": "sql",
    "sqlite": "sql",
    "yml": "yaml",
}


# Some texts take tree-sitter quadratic time: 10,000 lines `case 1:` in TypeScript 30 s, `def f():` in Bash 17 s.
# Of 5,079 real listings the slowest takes 2 % of this limit; on average they take 0.16 µs a character.
MAX_SECONDS, MAX_SECONDS_PER_CHAR = 0.5, 2e-6
CHUNK_BYTES = 4096  # that the parser reads at once

MAX_YAML_DEPTH = 100  # levels of one line; the grammar crashes the process at 254 (tree-sitter-yaml's issue 48)
_YAML_MARKER = re.compile(r"[-?:](?=\s)")


def known_as(language: str) -> str:
    """Return the one name of a language that has several: `python` for `py`."""
    return _ALIASES.get(language, language)


def has_grammar(language: str) -> bool:
    """Tell whether there is a grammar for a language."""
    return known_as(language) in GRAMMARS


def parse(code: str, language: str) -> Node | None:
    """Return the root of the syntax tree of code, or None where no grammar can parse it in time."""
    if not has_grammar(language) or (known_as(language) == "yaml" and _is_deep_yaml(code)):
        return None
    source = code.encode("utf-8", "replace")
    deadline = thread_time() + MAX_SECONDS + MAX_SECONDS_PER_CHAR * len(source)
    parser = _parser(known_as(language))
    try:
        tree = parser.parse(
            lambda start, _: source[start : start + CHUNK_BYTES],
            progress_callback=lambda *_: thread_time() > deadline,
        )
    except ValueError:  # it was told to stop
        parser.reset()
        return None
    return tree.root_node


def _is_deep_yaml(code: str) -> bool:
    return any(_yaml_levels(line) > MAX_YAML_DEPTH for line in code.split("\n"))


def _yaml_levels(line: str) -> int:
    """Return how many levels a line may stand at or open, at the most: its columns of indentation and its markers."""
    return len(line) - len(line.lstrip()) + len(_YAML_MARKER.findall(line))


@cache
def _parser(name: str) -> Parser:
    module, function = GRAMMARS[name]
    return Parser(Language(getattr(import_module(module), function)()))
