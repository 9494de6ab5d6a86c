"""The wheel: installed beside modules named `web`, `index` and `assistant`, it answers and touches none of them."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DECOYS = ("assistant", "corpus", "index", "web")
NOTE = "# Tea\n\n## How long does green tea brew?\n\nTwo minutes, in water that no longer boils.\n"
PROGRAM = """
import citewell, sys
from pathlib import Path
from citewell import Assistant, answer, ingest, load_index
assert Path(citewell.__file__).is_relative_to(sys.prefix), citewell.__file__
ingest([Path("notes")], Path("tea-index"))
question = "how long does green tea brew"
found = Assistant.open("tea-index").ask(question)
assert found.verdict == "answered"
assert found.passages == answer(question, [], load_index(Path("tea-index"))).passages
print(found.passages[0].citation.source, found.passages[0].text)
"""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an empty environment with decoys; the libraries alone are this environment's."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    run(*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, copied(folder / "source"))
    run(sys.executable, "-m", "venv", "--without-pip", folder / "venv")
    python = folder / "venv" / "bin" / "python"
    (wheel,) = folder.glob("citewell-*.whl")
    run(*pip, "--python", python, "install", "--no-deps", wheel)
    packages = next((folder / "venv" / "lib").glob("python*/site-packages"))
    # a path alone: the .pth files there, the editable install's among them, are not read again
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    for name in DECOYS:
        (packages / f"{name}.py").write_text(f"raise RuntimeError('the decoy {name} was imported')\n", encoding="utf-8")
    return folder


def test_it_answers_beside_modules_of_the_same_names(environment: Path) -> None:
    (environment / "notes").mkdir()
    (environment / "notes" / "tea.md").write_text(NOTE, encoding="utf-8")
    said = run(environment / "venv" / "bin" / "python", "-c", PROGRAM, cwd=environment)
    assert "tea.md" in said
    assert "Two minutes" in said


def test_only_citewell_is_installed(environment: Path) -> None:
    packages = next((environment / "venv" / "lib").glob("python*/site-packages"))
    expected = {"citewell", "libraries.pth", *(f"{name}.py" for name in DECOYS)}
    assert {path.name for path in packages.iterdir() if not path.name.endswith(".dist-info")} == expected
    assert (packages / "citewell" / "web" / "templates" / "chat.html").is_file()
    assert list((packages / "citewell" / "corpus").glob("*.md"))


def test_its_command_is_there(environment: Path) -> None:
    assert "Usage: citewell" in run(environment / "venv" / "bin" / "citewell", "--help", cwd=environment)


def copied(target: Path) -> Path:
    """Copy the files that make the wheel: setuptools writes into the folder that it builds."""
    target.mkdir()
    for name in ("pyproject.toml", "README.md", *DECOYS):
        run("cp", "-r", ROOT / name, target)
    return target


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    """Run a command outside this environment's import paths and return what it prints."""
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
