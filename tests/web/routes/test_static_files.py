"""Static files: their version, and how long browsers keep them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from citewell.web.routes import static_files
from citewell.web.routes.static_files import versioned_path


def test_every_static_file_that_a_page_names_holds_the_version(client: FlaskClient) -> None:
    for path in ("/", "/study", "/nothing"):
        named = re.findall(r'(?:href|src)="(/static/[^"]+)"', client.get(path).text)
        assert named
        assert {name.rsplit("/static/")[1].split("/")[0] for name in named} == {versioned_path().split("/")[2]}


def test_scripts_and_styles_name_each_other_relatively() -> None:
    for file in static_files.FOLDER.rglob("*.*s"):
        text = file.read_text(encoding="utf-8")
        assert "/static/" not in text
        assert all(name.startswith("./") for name in re.findall(r'(?:from|import\() ?"([^"]+)"', text)), file


@pytest.mark.parametrize("name", ["app.js", "styles/base.css", "icon.svg"])
def test_a_static_file_is_kept_for_a_year_and_a_page_is_not(client: FlaskClient, name: str) -> None:
    with client.get(f"{versioned_path()}/{name}") as response:
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert client.get("/").headers["Cache-Control"] == "no-cache"


def test_a_file_of_another_version_is_not_found_and_not_kept(client: FlaskClient) -> None:
    for path in ("/static/app.js", "/static/000000000000/app.js", f"{versioned_path()}/nothing.js"):
        response = client.get(path)
        assert (response.status_code, response.headers["Cache-Control"]) == (404, "no-cache")


def test_an_unchanged_static_file_is_not_sent_again(client: FlaskClient) -> None:
    path, headers = f"{versioned_path()}/app.js", {"Accept-Encoding": "br"}
    with client.get(path, headers=headers) as first:
        etag = first.headers["ETag"]
    with client.get(path, headers=headers | {"If-None-Match": etag}) as again:
        assert again.status_code == 304


def test_the_version_changes_with_a_name_and_with_a_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(static_files, "FOLDER", tmp_path)
    (tmp_path / "a.js").write_text("1")
    versions = [versioned_path(), versioned_path()]
    (tmp_path / "a.js").write_text("2")
    versions.append(versioned_path())
    (tmp_path / "a.js").rename(tmp_path / "b.js")
    versions.append(versioned_path())
    assert len(set(versions)) == 3
