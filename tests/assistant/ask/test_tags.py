"""The tags of a document."""

from __future__ import annotations

import pytest

from citewell.assistant import answer
from citewell.assistant.ask.tags import tags_of
from citewell.index import Document, FrontMatter, load_index
from tests.conftest import Ingest


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Dry. #Boats/Sails, #cold", {"boats/sails", "cold"}),
        ("(#a) #b-c #été #2026-plan", {"a", "b-c", "été", "2026-plan"}),
        ("# Heading\n\n## Another", set()),
        ("[Back](#top), (see #below)", {"below"}),
        ("issue #12, colour x#fff, C#, http://a.example/#top", set()),
        ("`#code`\n\n```sh\n#comment\n```\n#after", {"after"}),
    ],
)
def test_tags_in_the_text_are_found_outside_code(text: str, tags: set[str]) -> None:
    assert tags_of(Document("a.md", "/a.md", text, "")) == tags


def test_tags_of_front_matter_are_tags() -> None:
    assert tags_of(Document("a.md", "/a.md", "", "", front_matter=FrontMatter(tags=("#Sea", "b")))) == {"sea", "b"}


def test_a_filter_finds_tags_in_the_text(ingested: Ingest) -> None:
    notes = {
        "a.md": "# Sails\n\nKeep sails dry. #boats/sails\n",
        "b.md": "---\ntags: boats\n---\n\n# Oars\n\nKeep sails and oars dry.\n",
        "c.md": "# Bread\n\nKeep sails away from bread.\n",
    }
    found = answer("keep sails tag:boats", (), load_index(ingested(notes)))
    assert {passage.citation.source for passage in found.passages} == {"a.md", "b.md"}
