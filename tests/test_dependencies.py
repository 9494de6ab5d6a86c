"""What is imported is declared in pyproject.toml, and what is installed is pinned in constraints.txt."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import distribution, packages_distributions

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.supply.hashes import pins
from tests.test_layout import ROOT, imports

COME_WITH = {"slack_sdk": "slack_bolt", "pydantic_core": "pydantic", "markupsafe": "flask", "werkzeug": "flask"}


def test_what_is_imported_is_declared() -> None:
    declared = {canonicalize_name(requirement.name) for requirement in requirements("fit", "slack")}
    providers = packages_distributions()
    undeclared = set()
    for file, module in imports():
        top = module.split(".")[0]
        library = COME_WITH.get(top, top)
        if library not in sys.stdlib_module_names and library != "citewell":
            owners = {canonicalize_name(owner) for owner in providers.get(library, [])}
            if not owners & declared:
                undeclared.add((file, module))
    assert undeclared == set()


def test_what_is_installed_is_pinned() -> None:
    """Follow what pyproject.toml asks for down to the last library; constraints.txt pins each as it is installed."""
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    pinned = {canonicalize_name(name): version for name, (version, _) in pins(text).items()}
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
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert re.findall(r"(?im)^(?:nvidia|cuda|triton)\S*", text) == []


def requirements(*extras: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = project["optional-dependencies"]
    texts = [*project["dependencies"], *(text for extra in extras for text in optional.get(extra, ()))]
    return [Requirement(text) for text in texts]


def applies(requirement: Requirement, extras: set[str]) -> bool:
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in extras or {""})
