"""The tree-sitter grammars, by the names that fences give to languages. Each is loaded at its first use."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from tree_sitter import Language, Parser

# language -> (module, its function that returns the grammar)
_GRAMMARS = {
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


def known_as(language: str) -> str:
    """Return the one name of a language that has several: `python` for `py`."""
    return _ALIASES.get(language, language)


@cache
def parser_for(language: str) -> Parser | None:
    """Return the parser of a language, or None where there is no grammar for it."""
    name = known_as(language)
    if name not in _GRAMMARS:
        return None
    module, function = _GRAMMARS[name]
    return Parser(Language(getattr(import_module(module), function)()))
