"""What must hold over the whole real corpus."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from itertools import pairwise
from textwrap import dedent

import numpy as np
import pytest

from citewell.index import Chunk, Index, Span
from citewell.index.embed.encoder import MARKERS, Encoder
from citewell.index.ingestion.pipeline import cut
from citewell.index.ingestion.texts import parts_of, summary_of
from citewell.index.read.boilerplate import without_formatting
from citewell.index.read.documents import read_documents
from citewell.index.read.markdown import parse
from citewell.index.search.fields import Prepared, prepare
from citewell.index.types import Block, split_lines
from tests.conftest import CORPUS

SOURCE = "python-django-interview-questions.md"

QUESTIONS = [
    ("Q1: ", 26, 501, "Easy", "Python Fundamentals"),
    ("Q2: ", 505, 983, "Medium", "Object-Oriented Programming"),
    ("Q3: ", 987, 1277, "Medium", "Data Structures and Algorithms"),
    ("Q4: ", 1281, 1698, "Medium", "Django Framework"),
    ("Q5: ", 1702, 2171, "Advanced", "Django REST Framework"),
    ("Q6: ", 2175, 2699, "Medium", "Database Integration"),
    ("Q7: ", 2701, 3460, "Medium", "Database Integration"),
    ("Q8: ", 3464, 4104, "Advanced", "Testing and Debugging"),
    ("Q9: ", 4108, 4765, "Advanced", "Performance and Optimization"),
    ("Q10: ", 4767, 5343, "Medium", "Performance and Optimization"),
    ("Q11: ", 5345, 6114, "Advanced", "Performance and Optimization"),
    ("Q12: ", 6116, 6785, "Medium", "Performance and Optimization"),
    ("Q13: ", 6787, 7378, "Medium", "Performance and Optimization"),
    ("Q14: ", 7380, 8124, "Medium", "Performance and Optimization"),
    ("Q15: ", 8126, 9068, "Medium", "Performance and Optimization"),
    ("Q16: ", 9070, 9743, "Advanced", "Performance and Optimization"),
    ("Q17: ", 9745, 10087, "Medium", None),
    ("Q18: ", 10089, 10639, "Medium", None),
    ("Q20: ", 10641, 11648, "Expert", None),
    ("Q21: ", 11650, 12485, "Advanced", None),
]


@cache
def lines() -> tuple[str, ...]:
    return tuple(split_lines((CORPUS / SOURCE).read_text(encoding="utf-8")))


def text(span: Span) -> str:
    return "\n".join(lines()[span.start - 1 : span.end])


@pytest.mark.parametrize(("place", "expected"), list(enumerate(QUESTIONS)), ids=[q[0].strip(": ") for q in QUESTIONS])
def test_each_question_has_its_lines_difficulty_and_section(
    index: Index, place: int, expected: tuple[str, int, int, str, str | None]
) -> None:
    question = [q for q in index.questions if q.listed][place]
    prefix, start, end, difficulty, section = expected
    assert question.title.startswith(prefix)
    assert (question.span, question.difficulty, question.section) == (Span(start, end), difficulty, section)


def test_there_are_twenty_questions_and_no_q19(index: Index) -> None:
    listed = [question.title for question in index.questions if question.listed]
    assert len(listed) == 20
    assert not [title for title in listed if title.startswith("Q19")]


def test_a_question_ends_at_the_last_line_that_says_something(index: Index) -> None:
    assert [q.title for q in index.questions if not lines()[q.span.end - 1].strip()] == []


def test_the_table_of_contents_is_in_no_chunk(index: Index) -> None:
    contents = Span(3, 22)
    assert [chunk.span for chunk in index.chunks if chunk.span.overlap(contents)] == []


def test_the_document_is_kept_as_it_is(index: Index) -> None:
    data = (CORPUS / SOURCE).read_bytes()
    document = index.documents[SOURCE]
    assert (document.text.encode(), document.sha256) == (data, sha256(data).hexdigest())


def test_a_chunk_is_its_lines_and_says_their_hash(index: Index) -> None:
    for chunk in index.chunks:
        assert index.text(chunk) == text(chunk.span)
        assert chunk.sha256 == sha256(text(chunk.span).encode()).hexdigest()


def test_a_chunk_starts_and_ends_with_a_line_that_says_something(index: Index) -> None:
    hollow = [
        c.span for c in index.chunks if not (lines()[c.span.start - 1].strip() and lines()[c.span.end - 1].strip())
    ]
    assert hollow == []


def test_no_chunk_crosses_a_question(index: Index) -> None:
    spans = {question.title: question.span for question in index.questions}
    assert [chunk.span for chunk in index.chunks if chunk.span not in spans[chunk.question]] == []


def test_a_heading_path_begins_with_the_question(index: Index) -> None:
    assert [chunk.span for chunk in index.chunks if chunk.heading_path[0] != chunk.question] == []


def test_chunks_are_numbered_by_their_place(index: Index) -> None:
    assert [chunk.id for chunk in index.chunks] == list(range(len(index.chunks)))


def test_a_chunk_lies_inside_its_parent(index: Index) -> None:
    held = [(chunk, index.chunks[chunk.parent]) for chunk in index.chunks if chunk.parent is not None]
    assert held
    assert [c.span for c, parent in held if c.span not in parent.span or parent.id >= c.id] == []


def test_siblings_share_no_line(index: Index) -> None:
    """The children of one chunk come in order and do not overlap."""
    children: dict[int | None, list[Chunk]] = {}
    for chunk in index.chunks:
        children.setdefault(chunk.parent, []).append(chunk)
    for siblings in children.values():
        for one, other in pairwise(siblings):
            assert one.span.end < other.span.start, (one.span, other.span)


def test_every_line_of_an_answer_is_in_a_searchable_chunk(index: Index) -> None:
    """Headings, bold titles, the difficulty, fences and rules only frame an answer."""
    held = {n for chunk in index.chunks if chunk.searchable for n in range(chunk.span.start, chunk.span.end + 1)}
    blocks = [e for e in parse(lines()) if isinstance(e, Block)]
    said = {
        n for b in blocks for n in range((b.body or b.span).start, (b.body or b.span).end + 1) if lines()[n - 1].strip()
    }
    answers = {n for q in index.questions if q.listed for n in range(q.span.start, q.span.end + 1)}
    difficulty = {n for n, line in enumerate(lines(), 1) if line.startswith("**Difficulty:")}
    assert sorted((said & answers) - held - difficulty) == []


def test_every_line_of_an_answer_is_in_some_chunk(index: Index) -> None:
    held = {n for chunk in index.chunks for n in range(chunk.span.start, chunk.span.end + 1)}
    answers = {n for q in index.questions for n in range(q.span.start, q.span.end + 1)}
    assert [n for n in sorted(answers) if lines()[n - 1].strip() and n not in held] == []


def test_cutting_again_gives_the_very_same_chunks(index: Index) -> None:
    documents, _ = read_documents({"": [CORPUS]})
    first, second = cut(documents), cut(documents)
    assert first == second
    assert first[1] == index.chunks
    assert first[0] == index.questions


def python_listings() -> list[Span]:
    """The Python listings that parse; some fences that say python hold shell commands."""
    blocks = [b for b in parse(lines()) if isinstance(b, Block) and b.language == "python" and b.body]
    return [b.body for b in blocks if b.body and parsed(b.body)]


def parsed(span: Span) -> ast.Module | None:
    try:
        return ast.parse(dedent(text(span)))
    except SyntaxError:
        return None


SIMPLE = (
    ast.Assign,
    ast.AnnAssign,
    ast.AugAssign,
    ast.Expr,
    ast.Return,
    ast.Raise,
    ast.Assert,
    ast.Delete,
    ast.Pass,
    ast.Break,
    ast.Continue,
    ast.Import,
    ast.ImportFrom,
    ast.Global,
    ast.Nonlocal,
)


def holds_a_file(statement: ast.stmt) -> bool:
    """Whether a statement holds a text of many lines, which is cut as the file it is, or is a table of settings."""
    return any(
        isinstance(node, ast.Constant | ast.JoinedStr) and (node.end_lineno or 0) - node.lineno >= 3
        for node in ast.walk(statement)
    )


def is_long_table(statement: ast.stmt) -> bool:
    return (statement.end_lineno or 0) - statement.lineno >= 60


def statements(span: Span) -> Iterator[tuple[ast.stmt, Span]]:
    """The simple statements of a listing with their lines in the file."""
    tree = parsed(span)
    assert tree
    for node in ast.walk(tree):
        if isinstance(node, SIMPLE):
            yield node, Span(span.start + node.lineno - 1, span.start + (node.end_lineno or node.lineno) - 1)


def test_most_python_listings_can_be_checked() -> None:
    all_of_them = [b for b in parse(lines()) if isinstance(b, Block) and b.language == "python" and b.body]
    assert len(python_listings()) >= 0.8 * len(all_of_them)


def test_no_chunk_cuts_a_statement(index: Index) -> None:
    """Only files in strings, and tables of values longer than a screen, are cut inside: at their own entries."""
    edges = {(chunk.span.start, chunk.span.end): chunk for chunk in index.chunks}
    starts = {start for start, _ in edges}
    ends = {end for _, end in edges}
    cut_statements = []
    for listing in python_listings():
        for node, span in statements(listing):
            if len(span) == 1 or holds_a_file(node) or is_long_table(node):
                continue
            if starts & set(range(span.start + 1, span.end + 1)) or ends & set(range(span.start, span.end)):
                cut_statements.append(span)
    assert cut_statements == []


def test_a_definition_never_loses_its_decorators_or_signature(index: Index) -> None:
    """A chunk that begins inside a definition begins after its head, on a line of its body."""
    starts = {chunk.span.start for chunk in index.chunks}
    beheaded = []
    for listing in python_listings():
        tree = parsed(listing)
        assert tree
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
                head = range(listing.start + first, listing.start + node.body[0].lineno - 1)
                if node.body[0].lineno > node.lineno:
                    beheaded += [n for n in head if n in starts and not lines()[n - 1].strip().startswith("#")]
    assert beheaded == []


def definitions() -> dict[str, list[Span]]:
    """Every function and class of the listings that parse by its name, with the lines from its first decorator."""
    found: dict[str, list[Span]] = {}
    for listing in python_listings():
        tree = parsed(listing)
        assert tree
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                found.setdefault(node.name, []).append(
                    Span(listing.start + node.lineno - 1, listing.start + (node.end_lineno or node.lineno) - 1)
                )
    return found


def test_a_method_of_a_class_is_a_chunk_of_its_own(index: Index) -> None:
    """Every method of at least six lines in a class that is longer than a screen, with its decorators."""
    symbols = {(chunk.symbol.rpartition(".")[2], chunk.span.end) for chunk in index.chunks}
    missing = []
    for listing in python_listings():
        tree = parsed(listing)
        assert tree
        for owner in (n for n in tree.body if isinstance(n, ast.ClassDef) and (n.end_lineno or 0) - n.lineno > 60):
            for node in owner.body:
                if (
                    isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
                    and (node.end_lineno or 0) - node.lineno >= 5
                ):
                    last = listing.start + (node.end_lineno or 0) - 1
                    if (node.name, last) not in symbols:
                        missing.append(f"{owner.name}.{node.name}:{last}")
    assert missing == []


def test_a_symbol_is_defined_in_its_chunk(index: Index) -> None:
    """A part of a long definition bears its symbol too, below the chunk that holds the whole."""
    for chunk in index.chunks:
        is_part = chunk.parent is not None and index.chunks[chunk.parent].symbol == chunk.symbol
        name = chunk.symbol.rpartition(".")[2]
        if chunk.symbol and not is_part and chunk.language == "python":
            assert re.search(rf"\b(def|class)\s+{re.escape(name)}\b", index.text(chunk)), chunk.span


def prepared(chunk: Chunk, index: Index) -> Prepared:
    return prepare(chunk, index.lines[chunk.source])


def test_nothing_embedded_is_longer_than_the_encoder_reads(index: Index, encoder: Encoder) -> None:
    for chunk in index.chunks:
        for part in parts_of(prepared(chunk, index), encoder):
            assert encoder.count_pieces(part) + MARKERS <= encoder.max_pieces, chunk.span


def test_no_summary_is_longer_than_the_encoder_reads(index: Index, encoder: Encoder) -> None:
    for chunk in index.chunks:
        assert encoder.count_pieces(summary_of(prepared(chunk, index), encoder)) <= 254, chunk.span


def test_the_parts_that_are_embedded_hold_every_word(index: Index, encoder: Encoder) -> None:
    for chunk in index.chunks:
        parts = parts_of(prepared(chunk, index), encoder)
        embedded = "".join("".join(part.split("\n", 1)[1].split()) for part in parts)
        text = index.text(chunk) if chunk.kind == "code" else without_formatting(index.text(chunk))
        assert embedded == "".join(text.split()), chunk.span


def test_what_is_embedded_says_where_it_stands(index: Index, encoder: Encoder) -> None:
    for chunk in index.chunks[::25]:
        for part in parts_of(prepared(chunk, index), encoder):
            assert part.split("\n")[0].endswith(chunk.heading_path[-1].replace("_", " ").split(" ")[-1])


def test_every_searchable_chunk_has_a_vector_and_word_pieces(index: Index) -> None:
    searchable = {chunk.id for chunk in index.chunks if chunk.searchable}
    query = index.encode("any query")
    assert set(np.flatnonzero(index.cosines(query.vector, index.chunks) > -1).tolist()) == searchable
    assert set(np.flatnonzero(index.late_interaction(query.pieces, index.chunks).any(axis=1)).tolist()) == searchable


EMBEDDED = [
    ("dockerfile", "FROM python"),
    ("yaml", "services:"),
    ("nginx", "proxy_pass"),
    ("sql", "SELECT"),
]


@pytest.mark.parametrize(("language", "word"), EMBEDDED)
def test_a_file_in_a_string_is_found_as_what_it_is(index: Index, language: str, word: str) -> None:
    assert [c for c in index.chunks if c.language == language and word in index.text(c)]


def test_a_searchable_chunk_is_readable_or_is_one_thing(index: Index) -> None:
    """What is longer than a screen or two is a definition, a file, or could not be cut; it never only holds others."""
    holders = {chunk.parent for chunk in index.chunks}
    long = [c for c in index.chunks if c.searchable and len(c.span) > 60 and c.id in holders]
    assert [c.span for c in long if not (c.symbol or c.language != "python")] == []
