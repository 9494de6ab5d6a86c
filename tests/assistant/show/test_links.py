"""URLs made from a template."""

from __future__ import annotations

import pytest

from citewell.assistant.settings import SOURCE_PAGE
from citewell.assistant.show.links import link_from
from citewell.index import Document


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a.md", "/source/a.md?lines=1-2"),
        ("sub/a b.md", "/source/sub/a%20b.md?lines=1-2"),
        ("a?b#c.md", "/source/a%3Fb%23c.md?lines=1-2"),
        ("ö.md", "/source/%C3%B6.md?lines=1-2"),
        ("caf\udce9.md", "/source/caf%E9.md?lines=1-2"),
        ("{end}.md", "/source/%7Bend%7D.md?lines=1-2"),
    ],
)
def test_the_source_is_percent_encoded(source: str, expected: str) -> None:
    assert link_from(SOURCE_PAGE)(source, 1, 2) == expected


def test_a_template_may_be_of_another_program() -> None:
    link = link_from("vscode://file/home/me/notes/{source}:{start}")
    assert link("sub/a b.md", 12, 20) == "vscode://file/home/me/notes/sub/a%20b.md:12"


def test_the_absolute_path_opens_a_note_in_obsidian_or_an_editor() -> None:
    documents = {"sub/a b.md": Document("sub/a b.md", "/home/me/my notes/sub/a b.md", "", "")}
    obsidian = link_from("obsidian://open?path={path}", documents)
    assert obsidian("sub/a b.md", 12, 20) == "obsidian://open?path=/home/me/my%20notes/sub/a%20b.md"
    editor = link_from("vscode://file{path}:{start}", documents)
    assert editor("sub/a b.md", 12, 20) == "vscode://file/home/me/my%20notes/sub/a%20b.md:12"
