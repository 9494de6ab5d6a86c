"""Links between notes."""

from __future__ import annotations

import pytest

from citewell.assistant.html.references import find_note, resolve_references
from citewell.index import Index, Span, load_index
from tests.conftest import Ingest

NOTES = {
    "harbour.md": "# Harbour\n\nSee [[quay]].\n\n## Depth at low tide\n\nTwo fathoms. ^fathoms\n",
    "boats/sloop.md": "---\naliases: [cutter]\n---\n\n# Sloop\n\nOne mast.\n",
    "boats/my notes.md": "# My notes\n\nNothing.\n",
    "walls/quay.md": "# Quay\n\nA wall.\n\n## Depth at low tide\n\nOne fathom.\n",
    "boats/quay.md": "# Quay of the boats\n\nPlanks.\n",
}


@pytest.fixture
def notes_index(ingested: Ingest) -> Index:
    return load_index(ingested(NOTES))


def test_links_lead_to_notes_and_headings(notes_index: Index) -> None:
    cases = [
        ("harbour.md", "boats/sloop.md", False, ("boats/sloop.md", 1)),
        ("harbour.md", "boats/sloop", False, ("boats/sloop.md", 1)),
        ("harbour.md", "boats/my%20notes.md", False, ("boats/my notes.md", 1)),
        ("harbour.md", "#depth-at-low-tide", False, ("harbour.md", 5)),
        ("harbour.md", "walls/quay.md#depth-at-low-tide", False, ("walls/quay.md", 5)),
        ("harbour.md", "walls/quay.md#no-such-part", False, ("walls/quay.md", 1)),
        ("boats/sloop.md", "../harbour.md", False, ("harbour.md", 1)),
        ("boats/sloop.md", "/harbour.md", False, ("harbour.md", 1)),
        ("boats/sloop.md", "./quay.md?plain=1", False, ("boats/quay.md", 1)),
        ("harbour.md", "sloop", True, ("boats/sloop.md", 1)),
        ("harbour.md", "Cutter", True, ("boats/sloop.md", 1)),
        ("harbour.md", "My Notes", True, ("boats/my notes.md", 1)),
        ("harbour.md", "walls/quay#Depth at low tide", True, ("walls/quay.md", 5)),
        ("harbour.md", "#Depth at low tide", True, ("harbour.md", 5)),
        ("harbour.md", "walls/quay#Quay#Depth at low tide", True, ("walls/quay.md", 5)),
        ("boats/sloop.md", "harbour#^fathoms", True, ("harbour.md", 7)),
        ("boats/sloop.md", "harbour#^nothing", True, ("harbour.md", 1)),
        ("boats/sloop.md", "quay", True, ("boats/quay.md", 1)),
        ("harbour.md", "sloop", False, None),
        ("harbour.md", "nothing.md", False, None),
        ("harbour.md", "nothing", True, None),
        ("harbour.md", "../../etc/passwd", False, None),
    ]
    for source, target, anywhere, expected in cases:
        place = find_note(target, notes_index.documents[source], notes_index, anywhere=anywhere)
        line = place and (place[0], place[1].start)
        assert line == expected, target
        assert place is None or place[1] == Span(place[1].start, place[1].start)


def test_references_become_urls_or_stay_text(notes_index: Index) -> None:
    html = (
        '<p><a data-target="wiki:sloop" rel="noopener">s</a> <a data-target="embed:sloop">e</a> '
        '<a data-target="note:nothing.md" rel="noopener">n</a> '
        '<span class="image" data-target="note:no.png">a &quot;b&quot;</span></p>'
    )
    resolved = resolve_references(
        html,
        notes_index.documents["harbour.md"],
        notes_index,
        lambda source, start, end: f"/{source}?{start}-{end}&x",
        lambda source, target: "/image",
    )
    assert resolved == (
        '<p><a class="note-link" href="/boats/sloop.md?1-1&amp;x" rel="noopener">s</a> '
        '<a class="note-link embed" href="/boats/sloop.md?1-1&amp;x">e</a> <a rel="noopener">n</a> '
        '<span class="image">a &quot;b&quot;</span></p>'
    )
