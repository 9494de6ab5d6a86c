"""Finding and reading markdown: one bad file is a warning, never the end."""

from __future__ import annotations

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from citewell.index import CorpusError, load_index
from citewell.index.ingestion.pipeline import Report, cut, ingest, is_fresh
from citewell.index.read import documents as documents_module
from citewell.index.read.documents import MAX_FILE_BYTES, read_documents
from citewell.index.read.snapshot import fingerprint
from tests.conftest import WriteNotes
from tests.hash_encoder import HashEncoder

GOOD = "# Q1: A\n\nanswer\n"


def test_files_are_found_below_folders_in_order_of_their_names(notes: WriteNotes) -> None:
    folder = notes({"b.md": GOOD, "a.markdown": GOOD + "2", "sub/c.MD": GOOD + "3", "x.pdf": GOOD, "d.mdx": GOOD + "4"})
    documents, skipped = read_documents({"": [folder]})
    assert [document.source for document in documents] == ["a.markdown", "b.md", "d.mdx", "sub/c.MD"]
    assert skipped == []


@pytest.mark.parametrize("name", [".hidden.md", ".git/a.md", "node_modules/a.md", "a.pdf", "md"])
def test_what_nobody_means_is_left_alone(notes: WriteNotes, name: str) -> None:
    documents, skipped = read_documents({"": [notes({"good.md": GOOD, name: GOOD})]})
    assert ([document.source for document in documents], skipped) == (["good.md"], [])


def test_a_document_keeps_its_text_and_the_hash_of_its_bytes(notes: WriteNotes) -> None:
    data = b"\xef\xbb\xbf# Q1: A\r\n\r\ncaf\xc3\xa9\r\n"
    ((document,), _) = read_documents({"": [notes({"a.md": data})]})
    assert document.lines == ["# Q1: A", "", "café"]
    assert document.sha256 == sha256(data).hexdigest() == fingerprint(document.path)


def test_a_file_named_twice_is_read_once(notes: WriteNotes) -> None:
    folder = notes({"a.md": GOOD})
    documents, _ = read_documents({"": [folder, folder / "a.md", folder]})
    assert [document.source for document in documents] == ["a.md"]


def test_files_of_one_name_below_two_folders_are_told_apart(notes: WriteNotes) -> None:
    folder = notes({"one/a.md": GOOD, "two/a.md": GOOD + "2"})
    documents, _ = read_documents({"": [folder / "one", folder / "two"]})
    assert [document.source for document in documents] == ["a.md", "two/a.md"]


def test_a_second_file_of_one_name_stays_in_its_corpus(notes: WriteNotes) -> None:
    folder = notes({"x/n.md": GOOD, "y/n.md": GOOD + "2", "z/n.md": GOOD + "3"})
    documents, _ = read_documents({"": [folder / "z"], "one": [folder / "x", folder / "y"]})
    assert [document.source for document in documents] == ["n.md", "one/n.md", "one/y/n.md"]


def test_a_linked_folder_is_read(notes: WriteNotes) -> None:
    folder = notes({"vault/a.md": GOOD, "elsewhere/b.md": GOOD + "2"})
    (folder / "vault" / "shared").symlink_to(folder / "elsewhere")
    (folder / "elsewhere" / "back").symlink_to(folder / "vault")
    documents, _ = read_documents({"": [folder / "vault"]})
    assert [document.source for document in documents] == ["a.md", "shared/b.md"]


def test_what_git_ignores_is_left_out_and_counted(notes: WriteNotes) -> None:
    files = {"a.md": GOOD, "draft.md": GOOD, "old/b.md": GOOD, "sub/c.md": GOOD + "2", "sub/d.md": GOOD}
    folder = notes({**files, ".gitignore": "draft.md\nold/\n", "sub/.citewellignore": "d.md\n"})
    documents, ((_, why),) = read_documents({"": [folder]})
    assert [document.source for document in documents] == ["a.md", "sub/c.md"]
    assert "2 named by .gitignore or .citewellignore" in why


def test_the_deepest_ignore_file_decides(notes: WriteNotes) -> None:
    """esengine/DeepSeek-Reasonix#2660, flowing-abyss/obsidian-hybrid-search#54."""
    folder = notes(
        {
            ".gitignore": "_*\n*.tmp.md\nold/*\n!old/pinned.md\n/here.md\n",
            "a.tmp.md": GOOD,
            "here.md": GOOD,
            "_b/c.md": GOOD,
            "old/d.md": GOOD,
            "old/pinned.md": GOOD + "2",
            "sub/.gitignore": "!kept.tmp.md\n",
            "sub/here.md": GOOD + "3",
            "sub/kept.tmp.md": GOOD + "4",
            "sub/left.tmp.md": GOOD,
        }
    )
    documents, _ = read_documents({"": [folder]})
    assert [document.source for document in documents] == ["old/pinned.md", "sub/here.md", "sub/kept.tmp.md"]


def test_what_the_repository_around_a_folder_ignores_is_left_out_unless_it_is_the_folder(notes: WriteNotes) -> None:
    """refactoringhq/tolaria#1174."""
    folder = notes({".gitignore": "drafts/\n", "vault/a.md": GOOD, "vault/drafts/b.md": GOOD + "2"})
    (folder / ".git").mkdir()
    assert [document.source for document in read_documents({"": [folder / "vault"]})[0]] == ["a.md"]
    assert [document.source for document in read_documents({"": [folder / "vault" / "drafts"]})[0]] == ["b.md"]


@pytest.mark.parametrize("suffix", ["livemd", "mdc", "mdwn", "mkd", "mkdn", "mkdown"])
def test_markdown_has_many_suffixes(notes: WriteNotes, suffix: str) -> None:
    (document,), warnings = read_documents({"": [notes({f"a.{suffix}": GOOD})]})
    assert (document.source, warnings) == (f"a.{suffix}", [])


def test_notes_in_other_forms_are_counted_in_one_line(notes: WriteNotes) -> None:
    folder = notes({"a.md": GOOD, "b.txt": "x", "c.txt": "x", "d.rst": "x", ".cache/e.md": GOOD, "f.qmd": GOOD + "2"})
    documents, ((_, why),) = read_documents({"": [folder]})
    assert [document.source for document in documents] == ["a.md", "f.qmd"]
    assert why == (
        "1 .rst files, 2 .txt files, 1 in hidden folders; files of another form are read as markdown beside them, "
        "such as pandoc writes; a hidden folder or a .txt file is read when it is named itself"
    )


def test_a_notebook_is_named_with_what_to_do_unless_its_markdown_lies_beside_it(notes: WriteNotes) -> None:
    folder = notes({"a.md": GOOD, "a.ipynb": "{}", "b.ipynb": "{}"})
    _, ((_, why),) = read_documents({"": [folder]})
    assert why == (
        "1 .ipynb files; to read notebooks, write each as markdown beside it: "
        "jupyter nbconvert --to markdown NAME.ipynb"
    )
    (folder / "b.md").write_text(GOOD + "2")
    assert read_documents({"": [folder]})[1] == []


def test_plain_text_is_read_when_it_is_named(notes: WriteNotes) -> None:
    (document,), _ = read_documents({"": [notes({"b.txt": GOOD}) / "b.txt"]})
    assert document.source == "b.txt"


def test_a_file_name_that_is_not_utf8_is_cited_in_a_form_that_can_be_shown(notes: WriteNotes) -> None:
    folder = notes({"a.md": GOOD})
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.md")).write_text(GOOD + "2", encoding="utf-8")
    documents, ((path, why),) = read_documents({"": [folder]})
    assert [document.source for document in documents] == ["a.md", "caf\ufffd.md"]
    assert path.endswith("caf\ufffd.md")
    assert "not UTF-8" in why


def unreadable(folder: Path) -> None:
    (folder / "bad.md").symlink_to(folder / "nowhere.md")


BAD = [
    ("not UTF-8 (byte 3), nor text", b"caf\xe9"),
    ("not UTF-8 (byte 0), nor text", bytes(range(255, 0, -1)) * 4),
    ("empty", b""),
    ("empty", b" \n\n\t"),
]


@pytest.mark.parametrize(("why", "data"), BAD)
def test_a_bad_file_is_named_and_the_rest_is_read(notes: WriteNotes, why: str, data: bytes) -> None:
    documents, ((path, reason),) = read_documents({"": [notes({"good.md": GOOD, "bad.md": data})]})
    assert [document.source for document in documents] == ["good.md"]
    assert path.endswith("bad.md")
    assert reason.startswith(why)


UMLAUTS = "# Q1: Wie prüft man Schlüssel?\n\nMan prüft natürlich größere Schlüssel zuerst, später die übrigen.\n"


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le"])
def test_a_file_in_another_encoding_is_read_and_named(notes: WriteNotes, encoding: str) -> None:
    (document,), ((_, remark),) = read_documents({"": [notes({"a.md": UMLAUTS.encode(encoding)})]})
    assert document.text.lstrip("\ufeff") == UMLAUTS
    assert remark == f"not UTF-8, read as {document.encoding}"


def test_a_link_that_leads_to_itself_is_named_and_the_rest_is_read(notes: WriteNotes) -> None:
    folder = notes({"good.md": GOOD})
    (folder / "loop.md").symlink_to(folder / "loop.md")
    (folder / "round").symlink_to(folder)
    documents, ((path, _),) = read_documents({"": [folder]})
    assert ([d.source for d in documents], Path(path).name) == (["good.md"], "loop.md")


def test_a_file_that_vanishes_while_the_folder_is_read_is_named(
    notes: WriteNotes, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = notes({"a.md": GOOD, "b.md": GOOD})

    def find(paths: object, left_out: object) -> list[tuple[Path, Path]]:
        found = [(folder, folder / "a.md"), (folder, folder / "b.md")]
        (folder / "b.md").unlink()
        return found

    monkeypatch.setattr(documents_module, "find_files", find)
    documents, ((path, reason),) = read_documents({"": [folder]})
    assert ([d.source for d in documents], Path(path).name, reason) == (["a.md"], "b.md", "No such file or directory")


def test_an_unreadable_file_is_named_and_the_rest_is_read(notes: WriteNotes) -> None:
    folder = notes({"good.md": GOOD})
    unreadable(folder)
    documents, ((path, reason),) = read_documents({"": [folder]})
    assert [document.source for document in documents] == ["good.md"]
    assert path.endswith("bad.md")
    assert reason == "No such file or directory"


def test_a_file_too_large_to_be_a_note_is_named(notes: WriteNotes) -> None:
    folder = notes({"good.md": GOOD})
    with (folder / "big.md").open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    documents, ((path, reason),) = read_documents({"": [folder]})
    assert ([d.source for d in documents], path.endswith("big.md"), reason) == (["good.md"], True, "larger than 64 MiB")


def test_a_file_without_any_question_is_named_but_kept(notes: WriteNotes) -> None:
    documents, _ = read_documents({"": [notes({"good.md": GOOD, "hollow.md": "<!-- nothing -->\n"})]})
    questions, _, warnings = cut(documents)
    assert [question.source for question in questions if question.listed] == ["good.md"]
    assert [(Path(warning.path).name, warning.why) for warning in warnings] == [
        ("hollow.md", "no question found in it")
    ]


SECTIONS = "# Tea\n\nBoil water.\n"


@pytest.mark.parametrize(
    ("files", "place", "why"),
    [
        (("b.md",), "b.md", "no question found in it, only sections"),
        (("b.md", "c.md"), "2 of 3 documents", "no question found in them, only sections; the first is "),
    ],
)
def test_files_with_sections_alone_are_named_in_one_warning(
    notes: WriteNotes, files: tuple[str, ...], place: str, why: str
) -> None:
    documents, _ = read_documents({"": [notes({"a.md": GOOD} | {name: SECTIONS + name for name in files})]})
    _, _, (warning,) = cut(documents)
    assert warning.path.endswith(place)
    assert warning.why.startswith(why)


def test_an_ingestion_counts_questions_and_other_sections(
    notes: WriteNotes, hash_encoder: HashEncoder, tmp_path: Path
) -> None:
    report = ingest(
        [notes({"a.md": GOOD, "b.md": SECTIONS + "\n## Who drinks it?\n\nAll do.\n\n## Cups\n\nTwo.\n"})],
        tmp_path / "index",
        hash_encoder,
    )
    assert (report.questions, report.sections) == (2, 2)
    index = load_index(tmp_path / "index")
    assert (index.question_count, index.section_count) == (2, 2)


def test_an_ingestion_reports_every_bad_file_and_answers_from_the_rest(
    notes: WriteNotes, hash_encoder: HashEncoder, tmp_path: Path
) -> None:
    folder = notes({"good.md": GOOD, "binary.md": b"\xff", "empty.md": "", "hollow.md": "<!-- -->"})
    unreadable(folder)
    report: Report = ingest([folder], tmp_path / "index", hash_encoder)
    assert {Path(warning.path).name for warning in report.warnings} == {"binary.md", "empty.md", "hollow.md", "bad.md"}
    assert (report.documents, report.questions) == (2, 1)
    assert report.chunks == len(load_index(tmp_path / "index").chunks)


NOTHING = [
    ("there is no such path", {}, "missing", "does not exist"),
    ("the folder is empty", {}, ".", "no markdown could be read"),
    ("there is no markdown in it", {"a.txt": "x"}, ".", "no markdown could be read"),
    ("all of it is bad", {"a.md": b"\xff", "b.md": b""}, ".", "no markdown could be read"),
    ("the file is no markdown", {"a.pdf": "x"}, "a.pdf", "is not markdown"),
]


@pytest.mark.parametrize(
    ("files", "path", "message"), [case[1:] for case in NOTHING], ids=[case[0] for case in NOTHING]
)
def test_nothing_to_read_is_an_error_of_one_line(
    notes: WriteNotes, files: dict[str, str | bytes], path: str, message: str
) -> None:
    with pytest.raises(CorpusError, match=message) as raised:
        read_documents({"": [notes(files) / path]})
    assert "\n" not in str(raised.value)


def test_an_ingestion_of_nothing_leaves_the_old_index(
    notes: WriteNotes, hash_encoder: HashEncoder, tmp_path: Path
) -> None:
    folder, index = notes({"a.md": GOOD}), tmp_path / "index"
    ingest([folder], index, hash_encoder)
    (folder / "a.md").unlink()
    with pytest.raises(CorpusError):
        ingest([folder], index, hash_encoder)
    assert [question.title for question in load_index(index).questions] == ["Q1: A"]


CHANGES: list[tuple[str, Callable[[Path], object], bool]] = [
    ("nothing", lambda folder: None, True),
    ("a changed file", lambda folder: (folder / "a.md").write_text(GOOD + "more"), False),
    ("a new file", lambda folder: (folder / "c.md").write_text(GOOD + "new"), False),
    ("a file less", lambda folder: (folder / "b.md").unlink(), False),
    ("a new empty file", lambda folder: (folder / "c.md").write_text(""), True),
    ("a new file that is no markdown", lambda folder: (folder / "c.txt").write_text("x"), True),
]


def test_an_index_is_fresh_until_its_files_change(notes: WriteNotes, hash_encoder: HashEncoder, tmp_path: Path) -> None:
    index = tmp_path / "index"
    files = {"a.md": GOOD, "b.md": "# Q2: B\n\nb"}
    ingest([notes(files)], index, hash_encoder)
    found = {}
    for what, change, _ in CHANGES:
        folder = notes(files)
        change(folder)
        found[what] = is_fresh([folder], index, hash_encoder.name)
        for path in folder.iterdir():
            path.unlink()
    assert found == {what: fresh for what, _, fresh in CHANGES}


@pytest.mark.parametrize("bad", [b"\xff", b" \n"], ids=["a file that is not text", "a file of blank lines"])
def test_a_file_that_was_left_out_does_not_make_an_index_stale_for_ever(
    notes: WriteNotes, hash_encoder: HashEncoder, tmp_path: Path, bad: bytes
) -> None:
    folder = notes({"a.md": GOOD, "bad.md": bad})
    ingest([folder], tmp_path / "index", hash_encoder)
    assert is_fresh([folder], tmp_path / "index", hash_encoder.name)


def test_a_dangling_link_does_not_end_the_check_for_freshness(
    notes: WriteNotes, hash_encoder: HashEncoder, tmp_path: Path
) -> None:
    folder = notes({"a.md": GOOD})
    unreadable(folder)
    ingest([folder], tmp_path / "index", hash_encoder)
    assert is_fresh([folder], tmp_path / "index", hash_encoder.name)


def test_another_encoder_or_other_paths_are_not_fresh(
    notes: WriteNotes, hash_encoder: HashEncoder, tmp_path: Path
) -> None:
    folder, index = notes({"a.md": GOOD}), tmp_path / "index"
    ingest([folder], index, hash_encoder)
    assert not is_fresh([folder], index, "another/model")
    assert not is_fresh([folder / "a.md"], index, hash_encoder.name)
    assert not is_fresh([folder], tmp_path / "nowhere", hash_encoder.name)


@pytest.mark.parametrize("text", ["# Someday\n", "---\ntitle: stub\n---\n", "<!-- nothing -->\n", "# A\r\r## B\r"])
def test_notes_without_any_answer_are_an_error_of_one_line(
    notes: WriteNotes, hash_encoder: HashEncoder, tmp_path: Path, text: str
) -> None:
    with pytest.raises(CorpusError, match="only titles"):
        ingest([notes({"a.md": text})], tmp_path / "index", hash_encoder)
