"""What of a chunk is searched, and what of it is embedded."""

from __future__ import annotations

import pytest

from citewell.index import Chunk, Span
from citewell.index.embed.encoder import Encoder
from citewell.index.search.fields import comments, fields_of, gist_of, said_by, texts_to_embed


def chunk(*path: str, symbol: str = "", language: str = "", kind: str = "prose") -> Chunk:
    return Chunk(0, "a.md", Span(1, 1), kind, path[0], path, language, symbol, 0, "")  # type: ignore[arg-type]


METHOD = chunk(
    "Q7: What is a cache?", "Caching", "Cache", "get_user", symbol="Cache.get_user", language="python", kind="code"
)
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


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
@pytest.mark.parametrize("path", [("Q1: A",), ("Q1: " + "long title " * 100, "x" * 2000)], ids=["short", "long"])
def test_nothing_of_any_text_is_left_out_of_what_is_embedded(
    encoder: Encoder, text: str, path: tuple[str, ...]
) -> None:
    parts = texts_to_embed(chunk(*path), text, encoder.pieces, encoder.max_pieces)
    assert max(encoder.pieces(part) for part in parts) <= 254
    embedded = "".join("".join(part.split("\n", 1)[1].split()) for part in parts)
    assert embedded == "".join(text.split())


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_gist_is_never_longer_than_the_encoder_reads(encoder: Encoder, text: str) -> None:
    assert encoder.pieces(gist_of(chunk("Q1: A", "B"), text, encoder.pieces, encoder.max_pieces)) <= 254


def test_fields_are_where_the_words_stand() -> None:
    text = "def get_user():\n    return 1  # found"
    fields = fields_of(METHOD, text, said_by(METHOD, text))
    assert fields.name.split() == ["get_user", "get_user"]
    assert fields.place == "What is a cache? Caching Cache get_user"
    assert fields.comment.strip() == "# found"
    assert fields.body.startswith("def get_user")


def test_a_gist_spells_names_as_words_and_says_what_the_code_says_of_itself() -> None:
    gist = gist_of(METHOD, said_by(METHOD, 'def get_user():\n    """Find one."""\n    return 1'), len, 256)
    assert "get user" in gist
    assert "Find one." in gist
    assert "return" not in gist


@pytest.mark.parametrize(
    ("code", "language", "expected"),
    [
        ("x = 1  # why", "python", "# why"),
        ('def f():\n    """Says it."""', "python", '"""Says it."""'),
        ("x; // why", "javascript", "// why"),
        ("# x", "cobol-of-mars", ""),
    ],
)
def test_comments_are_what_code_says_of_itself(code: str, language: str, expected: str) -> None:
    assert comments(code, language).strip() == expected
