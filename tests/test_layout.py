"""The layout holds: imports point one way, each large library has one home, and what is used is declared and pinned."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "index": {"index"},
    "assistant": {"assistant", "index"},
    "web": {"web", "assistant", "index"},
}
STEPS_BACK = {("assistant/cli.py", "web.server")}  # `citewell serve` starts the server
HOMES = {
    "faiss": "index/dense.py",
    "flask": "web/",
    "flask_sock": "web/",
    "gunicorn": "web/",
    "sentence_transformers": "index/encoder.py",
    "tiktoken": "index/tokens.py",
    "torch": "index/encoder.py",
}
COME_WITH = {"markupsafe": "flask", "werkzeug": "flask"}


@cache
def imports() -> tuple[tuple[str, str], ...]:
    """Every (file, imported module) of the packages, those inside functions too."""
    return tuple(
        (path.relative_to(ROOT).as_posix(), module)
        for package in MAY_IMPORT
        for path in sorted((ROOT / package).rglob("*.py"))
        for module in modules(path.read_text(encoding="utf-8"))
    )


def modules(code: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.module, "imports are absolute here"
            assert not node.level, "imports are absolute here"
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names if node.module in MAY_IMPORT)


def top(module: str) -> str:
    return module.partition(".")[0]


def test_imports_inside_functions_are_seen() -> None:
    assert list(modules("def f():\n    import a.b\n    from web import server")) == ["a.b", "web", "web.server"]


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_imports_point_one_way(package: str) -> None:
    backwards = {
        (file, module)
        for file, module in imports()
        if top(file.replace("/", ".")) == package and top(module) in MAY_IMPORT.keys() - MAY_IMPORT[package]
    }
    assert backwards - STEPS_BACK == set()


@pytest.mark.parametrize("library", HOMES)
def test_a_large_library_has_one_home(library: str) -> None:
    users = {file for file, module in imports() if top(module) == library}
    assert users
    assert {file for file in users if not file.startswith(HOMES[library])} == set()


def test_what_is_imported_is_declared() -> None:
    declared = {canonicalize_name(requirement.name) for requirement in requirements()}
    providers = packages_distributions()
    undeclared = set()
    for file, module in imports():
        library = COME_WITH.get(top(module), top(module))
        if library not in sys.stdlib_module_names and library not in MAY_IMPORT:
            owners = {canonicalize_name(owner) for owner in providers.get(library, [])}
            if not owners & declared:
                undeclared.add((file, module))
    assert undeclared == set()


def test_what_is_installed_is_pinned() -> None:
    """Follow what pyproject.toml asks for down to the last library; constraints.txt pins each as it is installed."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if not line.startswith("#"))
    pinned = {canonicalize_name(name): version for name, version in pins.items()}
    waiting, seen = requirements("dev"), {}
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name not in seen:
            installed = distribution(name)
            seen[name] = re.sub(r"\+cpu$", "", installed.version)
            waiting += [
                needed for text in installed.requires or () if applies(needed := Requirement(text), requirement.extras)
            ]
    assert {name: version for name, version in seen.items() if pinned.get(name) != version} == {}


def test_nothing_of_cuda_is_pinned() -> None:
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert re.findall(r"(?im)^(?:nvidia|cuda|triton)\S*", pins) == []


def requirements(*extras: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = project["optional-dependencies"]
    return [Requirement(text) for text in [*project["dependencies"], *(t for extra in extras for t in optional[extra])]]


def applies(requirement: Requirement, extras: set[str]) -> bool:
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in extras or {""})
