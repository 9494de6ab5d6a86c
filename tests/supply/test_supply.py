"""Hashes of pins, and what is said of vulnerabilities and licences."""

from __future__ import annotations

from importlib.metadata import distribution
from typing import Any

import pytest

from tests.supply.audit import verdict
from tests.supply.hashes import CONSTRAINTS, pins, with_kept
from tests.supply.licences import licence

BEFORE = "a==1 \\\n    --hash=sha256:old\ntorch==2 \\\n    --hash=sha256:cpu\n"


def test_every_pin_has_a_hash() -> None:
    """`make hashes` adds those of a new pin."""
    found = pins(CONSTRAINTS.read_text(encoding="utf-8"))
    assert len(found) > 100
    assert [name for name, (_, hashes) in found.items() if not hashes] == []


@pytest.mark.parametrize(("version", "kept"), [("2", True), ("3", False)])
def test_the_hashes_of_the_other_index_stay_while_the_version_does(version: str, kept: bool) -> None:
    compiled = f"torch=={version} \\\n    --hash=sha256:pypi\na==1 \\\n    --hash=sha256:new\n"
    merged = with_kept(compiled, BEFORE)
    assert pins(merged) == {
        "a": ("1", {"sha256:new"}),
        "torch": (version, {"sha256:pypi", *(["sha256:cpu"] if kept else [])}),
    }
    assert merged.startswith("a==1 \\\n    --hash=sha256:new\ntorch==")


CLEAN = {"name": "a", "version": "1", "vulns": []}
SKIPPED = {"name": "b", "skip_reason": "not found"}
VULNERABLE = {"name": "c", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3"]}]}


@pytest.mark.parametrize(
    ("dependencies", "message", "vulnerable"),
    [
        ([], "Not audited: PyPI's data on vulnerabilities cannot be had here.", False),
        ([SKIPPED], "Not audited: PyPI's data on vulnerabilities cannot be had here.", False),
        ([CLEAN], "1 libraries audited, 0 vulnerabilities.", False),
        ([CLEAN, SKIPPED], "1 libraries audited, 0 vulnerabilities. No data on 1 more.", False),
        ([CLEAN, VULNERABLE], "c 2: PYSEC-1, fixed in 3\n2 libraries audited, 1 vulnerabilities.", True),
    ],
)
def test_an_audit_fails_for_vulnerabilities_only(
    dependencies: list[dict[str, Any]], message: str, vulnerable: bool
) -> None:
    assert verdict({"dependencies": dependencies}) == (message, vulnerable)


@pytest.mark.parametrize(
    ("library", "expected"), [("flask", "BSD-3-Clause"), ("pydantic", "MIT"), ("hypothesis", "MPL-2.0")]
)
def test_the_licence_of_a_library(library: str, expected: str) -> None:
    assert licence(distribution(library)) == expected
