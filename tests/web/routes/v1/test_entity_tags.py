"""Entity tags: one per generation of the index and answer."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from citewell.assistant import Settings
from citewell.index import Index, ingest, load_index
from citewell.web import create_app
from tests.hash_encoder import HashEncoder

PATHS = [
    "ask?question=milk",
    "questions",
    "suggest?q=milk",
    "sources",
    "passage?source=tea.md&start_line=6",
    "related?question=milk",
]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_an_answer_that_the_client_has_is_not_sent_again(small: FlaskClient, path: str, encoding: str) -> None:
    accept = {"Accept-Encoding": encoding}
    first = small.get(f"/api/v1/{path}", headers=accept)
    again = small.get(f"/api/v1/{path}", headers={**accept, "If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)
    assert again.data == b""
    assert again.headers["ETag"] == first.headers["ETag"]
    changed = small.get(f"/api/v1/{path}", headers={**accept, "If-None-Match": 'W/"another"'})
    assert changed.data


def test_another_generation_and_a_changed_file_have_another_tag(
    small_index: Index, hash_encoder: HashEncoder, tmp_path: Path
) -> None:
    folder = Path(small_index.documents["tea.md"].path).parent
    shutil.copytree(folder, tmp_path / "notes")
    tags = []
    for text in ("", "\nMore.\n"):
        (tmp_path / "notes" / "new.md").write_text(f"# Why?\n\nBecause.\n{text}", encoding="utf-8")
        ingest([tmp_path / "notes"], tmp_path / "index", hash_encoder)
        client = create_app(load_index(tmp_path / "index"), Settings()).test_client()
        tags.append(client.get("/api/v1/questions").headers["ETag"])
    assert tags[0] != tags[1]
    path = "/api/v1/passage?source=new.md&start_line=3"
    tags = [client.get(path).headers["ETag"]]
    (tmp_path / "notes" / "new.md").write_text("Rewritten.\n", encoding="utf-8")
    tags.append(client.get(path).headers["ETag"])
    assert tags[0] != tags[1]
