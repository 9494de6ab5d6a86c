"""Write the sha256 of every wheel and source archive of each pin into constraints.txt. Run by `make hashes`."""

from __future__ import annotations

import re
import subprocess
import sys

from tests.conftest import ROOT

CONSTRAINTS = ROOT / "constraints.txt"
OTHER_INDEX = "torch"
"""Its CPU builds are on an index of their own, whose hashes are kept while the version stays: see `with_kept`."""
_PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>\S+)", re.MULTILINE)
_HASH = re.compile(r"--hash=(\S+)")


def main(uv: str) -> None:
    before = CONSTRAINTS.read_text(encoding="utf-8")
    comment = "".join(line for line in before.splitlines(keepends=True) if line.startswith("#"))
    compiled = with_kept(compile_hashes(uv, before), before)
    CONSTRAINTS.write_text(comment + compiled, encoding="utf-8")
    print(f"{len(_PIN.findall(compiled))} pins, {len(_HASH.findall(compiled))} hashes in {CONSTRAINTS.name}")


def compile_hashes(uv: str, constraints: str) -> str:
    """Return the pins of a text with the hashes that PyPI has for them, of all platforms."""
    options = ["--no-deps", "--generate-hashes", "--no-header", "--no-annotate", "--quiet", "--system-certs"]
    command = [uv, "pip", "compile", *options, "--python", sys.executable, "-"]
    wanted = "\n".join(f"{name}=={version}" for name, (version, _) in pins(constraints).items())
    return subprocess.run(command, input=wanted, stdout=subprocess.PIPE, text=True, check=True).stdout


def with_kept(compiled: str, before: str) -> str:
    """Return compiled pins, with the hashes that torch had `before` too, unless its version is another one."""
    old, new = pins(before), pins(compiled)
    version, hashes = new[OTHER_INDEX]
    if old[OTHER_INDEX][0] == version:
        hashes |= old[OTHER_INDEX][1]
    return "".join(_block(name, *new[name]) for name in sorted(new))


def pins(text: str) -> dict[str, tuple[str, set[str]]]:
    """Return the version and the hashes of each pin, by its name."""
    found = [*_PIN.finditer(text)]
    ends = [*(match.start() for match in found[1:]), len(text)]
    return {
        match["name"]: (match["version"], set(_HASH.findall(text[match.end() : end])))
        for match, end in zip(found, ends, strict=True)
    }


def _block(name: str, version: str, hashes: set[str]) -> str:
    return " \\\n    ".join([f"{name}=={version}", *(f"--hash={each}" for each in sorted(hashes))]) + "\n"


if __name__ == "__main__":
    main(sys.argv[1])
