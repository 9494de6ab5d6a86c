"""The texts that are embedded: nothing is left out, nothing is longer than the encoder reads."""

from __future__ import annotations

import pytest

from citewell.index import Chunk, Document, Span
from citewell.index.embed.encoder import Encoder
from citewell.index.ingestion.texts import LineText, parts_of, summary_of, texts_of
from citewell.index.search.fields import Prepared, prepare, prepare_all
from tests.hash_encoder import HashEncoder
from tests.index.search.test_fields import METHOD, chunk

TEXTS = {
    "nothing": "",
    "a line": "one",
    "many lines": "\n".join(f"line number {n} says a thing" for n in range(200)),
    "one long line": "word " * 2000,
    "one long word": "x9" * 4000,
    "no spaces between words": "\u65e5\u672c\u8a9e" * 500,
    "symbols": "{}[]();:" * 300,
    "other line ends": "a\x0bb\x0cc\u2028d " * 300,
}


def prepared(chunk: Chunk, text: str) -> Prepared:
    return Prepared(chunk, text, text)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
@pytest.mark.parametrize("path", [("Q1: A",), ("Q1: " + "long title " * 100, "x" * 2000)], ids=["short", "long"])
def test_the_parts_of_any_text_hold_all_of_it(encoder: Encoder, text: str, path: tuple[str, ...]) -> None:
    parts = parts_of(prepare(chunk(*path), text.split("\n")), encoder)
    assert max(encoder.count_pieces(part) for part in parts) <= 254
    embedded = "".join("".join(part.split("\n", 1)[1].split()) for part in parts)
    assert embedded == "".join(text.split())


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_summary_is_never_longer_than_the_encoder_reads(encoder: Encoder, text: str) -> None:
    assert encoder.count_pieces(summary_of(prepared(chunk("Q1: A", "B"), text), encoder)) <= 254


def test_a_summary_spells_names_as_words_and_takes_the_docstring_of_code(hash_encoder: HashEncoder) -> None:
    code = 'def get_user():\n    """Find one."""\n    return 1'
    summary = summary_of(prepare(METHOD, code.split("\n")), hash_encoder)
    assert "get user" in summary
    assert "Find one." in summary
    assert "return" not in summary


def test_a_line_is_embedded_without_the_image_written_into_it(hash_encoder: HashEncoder) -> None:
    line = "The hull has a dent ![dent](data:image/png;base64,iVBORw0KGgo=) here."
    document = Document("a.md", "/a.md", line, "")
    prose = Chunk(0, "a.md", Span(1, 1), "prose", "A", ("A",), "", "", 0, "")
    texts = texts_of([document], prepare_all([prose], [document]), hash_encoder)
    assert [text.text for text in texts.lines] == ["The hull has a dent dent here."]


def test_lines_are_numbered_through_all_documents(hash_encoder: HashEncoder) -> None:
    """Prose gives a text for each sentence, code one for each line; a line with fewer than two words gives none."""
    first = Document("a.md", "/a.md", "# What is a keel?\n\nA long beam. It carries frames.\n", "")
    second = Document("b.md", "/b.md", "not in any chunk\nreturn the_body\n}\n# of a ship\n", "")
    prose = Chunk(0, "a.md", Span(1, 3), "prose", "A", ("A",), "", "", 0, "")
    code = Chunk(1, "b.md", Span(2, 4), "code", "A", ("A",), "python", "", 0, "")
    texts = texts_of([first, second], prepare_all([prose, code], [first, second]), hash_encoder)
    assert texts.lines == [
        LineText(0, "What is a keel"),
        LineText(2, "A long beam."),
        LineText(2, "It carries frames."),
        LineText(6, "of a ship"),
    ]


def test_only_searchable_chunks_have_parts_and_a_summary(hash_encoder: HashEncoder) -> None:
    shown = prepared(Chunk(0, "a.md", Span(1, 1), "prose", "A", ("A",), "", "", 0, ""), "one")
    hidden = prepared(Chunk(1, "a.md", Span(1, 1), "prose", "A", ("A",), "", "", 0, "", searchable=False), "one")
    texts = texts_of([], [shown, hidden], hash_encoder)
    assert {part.chunk_id for part in texts.parts} == {summary.chunk_id for summary in texts.summaries} == {0}
