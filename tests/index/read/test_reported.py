"""Small notes after bugs that people reported of other programs; `repository#number` names the report."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from citewell.index.cut.left_out import left_out
from citewell.index.read.documents import read_documents
from citewell.index.read.sections import sections_of


class Case(NamedTuple):
    note: str
    titles: list[str]
    """Of the sections that are listed."""
    left_out: tuple[str, ...] = ()
    """What is in no passage."""


CASES = {
    "a titled component that is commented out": Case(
        '# Camp\n\nTwo beds.\n\n<!--\n<Card title="Old">\nOne bed.\n</Card>\n-->\n', ["Camp"]
    ),
    "byte order mark before front matter (jgravelle/jdocmunch-mcp#53, hamidfzm/glyph#748)": Case(
        "\ufeff---\ntitle: Glue\n---\n\nHide glue holds for ages.\n", ["Glue"]
    ),
    "a letterhead between rules (basicmachines-co/basic-memory#1451)": Case(
        "---\n**QUAY & SONS**\nNorth street 4\n---\n\n# Offer\n\nTwo masts.\n", ["letter.md", "Offer"]
    ),
    "a colon in a title (basicmachines-co/basic-memory#408)": Case(
        "---\ntitle: Glue (Part: two)\n---\n\nFish glue is clear.\n", ["Glue (Part: two)"]
    ),
    "a tab in front matter (pinot-contrib/pinot-docs#532)": Case(
        "---\ntitle: Glue\ntags:\n\t- wood\n---\n\nBone glue is brown.\n", ["Glue"]
    ),
    "spaces around the sign between question and answer (st3v3nmw/obsidian-spaced-repetition#690, #853)": Case(
        "# Deck\n\nWhat holds a mast\n ?  \nThe stays.\n", ["What holds a mast"]
    ),
    "a scheduler's comment beside that sign (st3v3nmw/obsidian-spaced-repetition#1182)": Case(
        "# Deck\n\nWhat holds a mast\n? <!--SR:!2031-01-02,3,250-->\nThe stays.\n", ["What holds a mast"]
    ),
    "tags above a card (st3v3nmw/obsidian-spaced-repetition#1076)": Case(
        "#flashcards/rig #flashcards/wood\nWhat holds a mast\n?\nThe stays.\n", ["What holds a mast"]
    ),
    "a question of several lines (st3v3nmw/obsidian-spaced-repetition#1136)": Case(
        "# Deck\n\nA ship is heeling.\nWhat rights it\n?\nThe keel.\n\nWhat holds a mast\n?\nThe stays.\n",
        ["A ship is heeling. What rights it", "What holds a mast"],
    ),
    "a callout without a body before others (secure-77/Perlite#182)": Case(
        "# Camp\n\n> [!example] Water\n\n> [!faq] Is it clean?\n> Boil it.\n\n> [!faq] Is it far?\n> No.\n",
        ["Is it clean?", "Is it far?"],
    ),
    "metadata of a callout (Niv20/obsidian-plugin-callout-studio#25, jackyzha0/quartz#1110)": Case(
        "# Camp\n\n> [!faq|left wide] Is it clean?\n> Boil it.\n", ["Is it clean?"]
    ),
    "links in a callout inside a callout (jackyzha0/quartz#1537)": Case(
        "# Camp\n\n>[!faq]- Where is the key?\n>In [the shed](a.md).\n>>[!tip]- Which?\n>>Below [a pot](b.md), left.\n",
        ["Where is the key?"],
    ),
    "callouts in tabs (sondregronas/mkdocs-callouts#11)": Case(
        '# Camp\n\n=== "Sun"\n\n    > [!note] Tents\n    > Outside.\n\n=== "Snow"\n\n    !!! tip "Huts"\n        In.\n',
        ["Camp"],
    ),
    "code in a comment (oleeskild/obsidian-digital-garden#112)": Case(
        "%%\nlater:\n```\nx = 1\n```\n%%\n\n# Camp\n\nBy the lake.\n", ["Camp"], ("later:", "x = 1")
    ),
    "text between two comments (zoni/obsidian-export#158)": Case(
        "%% begin %%\n\nBring a lamp.\n\n%% end %%\n\n# Camp\n\nBy the lake.\n",
        ["letter.md", "Camp"],
        ("%% begin %%", "%% end %%"),
    ),
    "a list with a few links into the note (yzhang-gh/vscode-markdown#1236)": Case(
        "# Camp\n\n## Lamps\n\n1. [Oil](#oil)\n2. Wicks in a box\n3. On [glass](#glass)\n\n## Oil\n\nSix litres.\n",
        ["Lamps", "Oil"],
    ),
    "words in the properties of a component (easyops-cn/docusaurus-search-local#307)": Case(
        '<Person\n  name="Ada"\n  role="cook"\n/>\n\n# Camp\n\nBy the lake.\n', ["Camp"], ("<Person",)
    ),
    "a box in a cell of a table (mintlify/docs#3592)": Case(
        '# Camp\n\n| a | b |\n|---|---|\n| 1 | <Accordion title="More">Two beds</Accordion> |\n', ["Camp"]
    ),
    "an item that was only begun (rvben/rumdl#254, codemirror/codemirror5#6155)": Case(
        "# Fruit\n\n- Apples\n- Pears\n-\n\nIn autumn\n-\n", ["Fruit"]
    ),
    "a rule right below a list (patchloom/patchloom#2455)": Case(
        "## Felling\n- Notch it\n---\n## Splitting\nWith a wedge\n", ["Felling", "Splitting"]
    ),
    "rules between cards (eudoxia0/hashcards#27)": Case(
        "Q: Why notch?\nA: It aims.\n\n---\n\nQ: Why wedge?\nA: It holds.\n", ["Q: Why notch?", "Q: Why wedge?"]
    ),
    "an answer of several paragraphs (ObsidianToAnki/Obsidian_to_Anki#67, #204)": Case(
        "## Why notch?\n\nIt aims.\n\nIt stops splits.\n\n- It saves work.\n\n## Why wedge?\n\nIt holds.\n",
        ["Why notch?", "Why wedge?"],
    ),
    "a comment between question and answer (Steve2955/md2apkg#42)": Case(
        "## Why notch?\n\nThink of the fall.\n\n<!-- split -->\n\n- It aims.\n", ["Why notch?"]
    ),
    "characters of no width (jrollin/cartog#33)": Case(
        "# Camp\u200b\n\n\u200bBy the lake.\u200b\n\n\u200b\n", ["Camp\u200b"]
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_reported_note_is_read_as_its_author_means(case: Case, tmp_path: Path) -> None:
    (tmp_path / "letter.md").write_text(case.note, encoding="utf-8")
    (document,), warnings = read_documents({"": [tmp_path]})
    listed = [section.question for section in sections_of(document) if section.question.listed]
    assert warnings == []
    assert [question.title for question in listed] == case.titles
    assert all(question.answered for question in listed)
    assert tuple(left.text for left in left_out(document)) == case.left_out
