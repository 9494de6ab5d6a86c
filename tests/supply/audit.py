"""Look up known vulnerabilities of the pinned libraries, where PyPI's data can be had. Run by `make audit`."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from tests.conftest import ROOT


def main(pip_audit: str) -> None:
    """Exit with 1 when there are any; with 0 when there are none, and when nobody can say."""
    options = ["--no-deps", "--disable-pip", "--progress-spinner", "off", "--format", "json"]
    command = [pip_audit, "--requirement", str(ROOT / "constraints.txt"), *options]
    done = subprocess.run(command, capture_output=True, text=True)
    try:
        report = json.loads(done.stdout)
    except ValueError:
        report = {"dependencies": []}
    message, vulnerable = verdict(report)
    print(message)
    sys.exit(1 if vulnerable else 0)


def verdict(report: dict[str, Any]) -> tuple[str, bool]:
    """Return what a report of pip-audit says, in lines of text, and whether it names a vulnerability."""
    audited = [each for each in report["dependencies"] if "skip_reason" not in each]
    found = [(each, known) for each in audited for known in each["vulns"]]
    if not audited:
        return "Not audited: PyPI's data on vulnerabilities cannot be had here.", False
    lines = [
        f"{each['name']} {each['version']}: {known['id']}, fixed in {', '.join(known['fix_versions']) or 'no version'}"
        for each, known in found
    ]
    skipped = len(report["dependencies"]) - len(audited)
    missing = f" No data on {skipped} more." if skipped else ""
    return "\n".join([*lines, f"{len(audited)} libraries audited, {len(found)} vulnerabilities.{missing}"]), bool(found)


if __name__ == "__main__":
    main(sys.argv[1])
