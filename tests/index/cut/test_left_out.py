"""What is in no passage, and why: in single notes, and over whole collections."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.index.cut.left_out import UNKNOWN, left_out
from citewell.index.read.boilerplate import UNSEEN
from citewell.index.read.documents import read_documents
from citewell.index.types import Document
from tests.conftest import CORPUS, ROOT

NEARBY = ROOT.parent / "shared" / "corpora"  # other people's notes, where they lie beside the clone

CASES: dict[str, tuple[str, list[tuple[int, str]]]] = {  # a short section is one passage; these stand outside of one
    "contents": ("1. [a](#a)\n2. [b](#b)\n3. [c](#c)\n\n# A\n\ntext", [(1, "table of contents")]),
    "the heading of contents": (
        "## Contents\n\n- [a](#a)\n- [b](#b)\n- [c](#c)\n\n# A\n\ntext",
        [(1, "heading without text below it"), (3, "table of contents")],
    ),
    "a link back": ("# A\n\ntext\n\n[Back to top](#a)", [(5, "links within the note, badges")]),
    "badges": ("[![build](b.svg)](https://ci.example)\n\n# A\n\ntext", [(1, "links within the note, badges")]),
    "a comment": ("<!-- one\n\ntwo -->\n\n# A\n\ntext", [(1, "HTML comment"), (3, "HTML comment")]),
    "a comment in a list": (
        "- # B\n  text\n\n  # C\n\n  <!-- c -->\n- # A\n\n  text",
        [(4, "heading without text below it"), (6, "HTML comment")],
    ),
    "hidden text on one line": ("%% to do: more %%\n\n# A\n\ntext", [(1, UNSEEN)]),
    "hidden paragraphs": (
        "%%\nto do\n\n```\nx\n```\n\n- more\n%%\n\n# A\n\ntext",
        [(2, UNSEEN), (5, UNSEEN), (8, UNSEEN)],
    ),
    "hidden text of MDX": ("{/* to do */}\n\n# A\n\ntext", [(1, UNSEEN)]),
    "tags": ('<p align="center">\n<img src="a.png">\n</p>\n\n# A\n\ntext', [(1, "HTML without text")]),
    "badges in HTML": ('<a href="c"><img alt="build" src="b.svg"></a>\n\n# A\n\ntext', [(1, "HTML without text")]),
    "badges in a paragraph": (
        '<a\nhref="c"><img alt="build" src="b.svg"></a>\n\n# A\n\ntext',
        [(1, "HTML without text")],
    ),
    "an address": ("# A\n\nSee [b].\n\n[b]: https://b.example\n[c]: <c d>\n  'title'", [(5, "address of a link")]),
    "imports": ("import B from './b'\n\n# A\n\ntext", [(1, "import or export of JavaScript")]),
    "a label": ("# A\n\n**Answer:**\n\n## B\n\ntext", [(3, "label of an answer")]),
    "a picture in the text": ("![b](data:image/png;base64,iVBORw0)\n\n# A\n\ntext", [(1, "data: URI")]),
    "a placeholder": (
        "# Q1: A?\n\ntext\n\n# Q2: B?\n\nTo be completed.",
        [(5, "heading without text below it"), (7, "answer that is still to be written")],
    ),
    "empty headings": ("# A\n\n## B\n\n## C\n\ntext", [(3, "heading without text below it")]),
}

KEPT = {
    "a rule and marks": "# A\n\ntext\n\n---\n\n***",
    "front matter": "---\ntitle: A\nauthor: B\n---\n\ntext",
    "the difficulty": "# Q1: A?\n\n**Difficulty:** hard\n\ntext",
    "code and its fences": "# A\n\n```python title=b\nx = 1\n```",
    "the letter of an answer": "# Q1: A or B?\n\n**Answer: B**",
    "an answer in a summary": "# Q1: How many?\n\n<details><summary>Answer: four</summary></details>",
    "a bold statement": "# A\n\ntext\n\n**Never pull the red cord.**\n\n# B\n\ntext",
    "a bold statement at the end": "# A\n\n**Never pull the red cord.**",
    "a statement in the place of a callout's title": "# A\n\n> [!warning] Is it red? Then do not pull it.\n\ntext",
    "the title of a box with code in it": '# A\n\n!!! note "The red cord"\n\n    ```\n    x\n    ```',
    "an item above an empty one": "# A\n\n- The red cord\n  -\n- more",
    "a picture above a rule": "# A\n\n- ![the cord](cord.png)\n  ----",
    "signs that are not closed": "# A\n\n%%\n\nThe red cord.",
    "commands of a notebook": "# A\n\n%%time\n\ntext\n\n%%bash",
    "percent signs in code": "# A\n\n```\n%%\na\n%%\n```",
    "a component on one line": '# A\n\n<Row><Panel title="The cord?">Red.</Panel></Row>',
    "an image with a description": '# A\n\n<img src="cord.png" alt="The red cord">',
    "an image with a description in other tags": '# A\n\n<p>\n<img src="cord.png"\n alt="The red cord">\n</p>',
    "an image with a description in a paragraph": '# A\n\n<img\nsrc="cord.png" alt="The red cord">',
    "links with words beside them": "# A\n\n- [a](#a) is one\n- [b](#b) is two\n- [c](#c) is three",
}


def briefly(text: str) -> list[tuple[int, str]]:
    return [(left.span.start, left.why) for left in left_out(Document("a.md", "/a.md", text, ""))]


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_what_is_left_out_has_its_reason(text: str, expected: list[tuple[int, str]]) -> None:
    assert briefly(text) == expected


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_what_says_something_is_kept(text: str) -> None:
    assert briefly(text) == []


@pytest.mark.parametrize("folder", [CORPUS, *sorted(NEARBY.glob("*/"))], ids=lambda folder: folder.name)
def test_no_line_of_a_collection_is_lost(folder: Path) -> None:
    """Every line with a word in it is in a passage, is shown or searched with one, or is left out for a reason."""
    documents, _ = read_documents({"": [folder]})
    lost = [left for document in documents for left in left_out(document) if left.why == UNKNOWN]
    assert lost == []


def test_other_collections_are_nearby() -> None:
    if not NEARBY.is_dir():
        pytest.skip("there are no notes of other people in ../shared/corpora to try")
