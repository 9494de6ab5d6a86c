"""The user's editor at a line."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from citewell.assistant.chat.editor import editor_command, open_in_editor


@pytest.fixture(autouse=True)
def no_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("", ["vi", "+7", "/a b.md"]),
        ("nano", ["nano", "+7", "/a b.md"]),
        ("emacsclient -t", ["emacsclient", "-t", "+7", "/a b.md"]),
        ("/usr/bin/nvim", ["/usr/bin/nvim", "+7", "/a b.md"]),
        ("code --wait", ["code", "--wait", "--goto", "/a b.md:7"]),
        ("'/my apps/Code.exe'", ["/my apps/Code.exe", "--goto", "/a b.md:7"]),
        ("hx", ["hx", "/a b.md:7"]),
        ("subl", ["subl", "/a b.md:7"]),
        ("pycharm", ["pycharm", "--line", "7", "/a b.md"]),
    ],
)
def test_each_editor_is_given_the_line_as_it_takes_it(
    editor: str, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor)
    assert editor_command("/a b.md", 7) == command


def test_visual_comes_before_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "nano")
    monkeypatch.setenv("VISUAL", "kak")
    assert editor_command("/a.md", 1)[0] == "kak"


@pytest.mark.parametrize("editor", ["no-such-editor", "'unclosed"])
def test_an_editor_that_does_not_start_is_named(editor: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.touch()
    monkeypatch.setenv("EDITOR", editor)
    with pytest.raises(click.ClickException, match=r"set EDITOR to the one you use"):
        open_in_editor(str(path), 1)


def test_a_file_that_is_gone_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(click.ClickException, match="is no longer there"):
        open_in_editor(str(tmp_path / "gone.md"), 1)
