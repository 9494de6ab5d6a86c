"""Files inside strings, recognised by how they are built."""

from __future__ import annotations

import pytest
from tree_sitter import Node

from citewell.index.cut.code_listing import cut_listing
from citewell.index.cut.grammars import parse
from citewell.index.cut.inline_files import inline_files, recognise
from citewell.index.types import Span

CASES = [
    ("FROM python:3.12\nWORKDIR /app\nCOPY . .\nRUN make\n", "dockerfile", "Dockerfile"),
    ("    FROM a AS b\n    COPY . .\n\n    FROM c\n    CMD x", "dockerfile", "Dockerfile"),
    ("version: '3'\nservices:\n  web:\n    image: a\n", "yaml", "docker-compose.yml"),
    ("apiVersion: v1\nkind: Service\nmetadata:\n  name: a", "yaml", "Kubernetes manifest"),
    ("name: CI\non: [push]\njobs:\n  test:\n", "yaml", "GitHub Actions workflow"),
    ("[Unit]\nDescription=a\n[Service]\nExecStart=/a", "ini", "systemd unit"),
    ("server {\n  listen 80;\n  location / {\n  }\n}", "nginx", "nginx.conf"),
    ("#!/bin/bash\nset -e\nls\nmake", "bash", "shell script"),
    ("import os\nfrom a import b\n\nx = 1", "python", "Python file"),
    ("SELECT a\nFROM b\nWHERE c\nORDER BY d", "sql", "SQL"),
    ("<!DOCTYPE html>\n<html>\n<body>\n</body>", "html", "HTML"),
    ("[tool.pytest]\naddopts = -q\nx = 1\ny = 2", "ini", "configuration"),
    ("A_KEY=1\nB_KEY=2\nC_KEY=\nD=4", "bash", ".env"),
    ("flask==3.1\ndjango>=5\nredis~=5.0\ncelery[redis]==5.4", "text", "requirements.txt"),
    ('{\n  "a": 1,\n  "b": 2\n}', "json", "JSON"),
    ("# gunicorn.conf.py\nimport os\nfrom a import b\nbind = 1", "python", "gunicorn.conf.py"),
    ("# Dockerfile.prod\nFROM a\nRUN b\nCMD c", "dockerfile", "Dockerfile.prod"),
]


@pytest.mark.parametrize(("text", "language", "name"), CASES, ids=[case[2] for case in CASES])
def test_a_file_is_recognised(text: str, language: str, name: str) -> None:
    assert recognise(text.split("\n")) == (language, name)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "FROM a\nRUN b",
        "Dear reader,\n\nthis is a letter.\nIt is text.\nThe end.",
        "Says what a function does.\n\nArgs:\n    a: one\n    b: two\n\nReturns:\n    three",
    ],
    ids=["nothing", "too short", "a letter", "a docstring"],
)
def test_text_is_no_file(text: str) -> None:
    assert recognise(text.split("\n")) is None


DOCKERFILE = '"""\nFROM a\nRUN b\nCMD c\n"""'
COMPOSE = '"""\nservices:\n  a:\n    image: b\n"""'


def statement(code: str) -> Node:
    root = parse(code, "python")
    assert root
    return root.named_children[0]


@pytest.mark.parametrize(
    ("code", "names"),
    [
        (f"x = {DOCKERFILE}", ["Dockerfile"]),
        (f"write({DOCKERFILE}, {COMPOSE})", ["Dockerfile", "docker-compose.yml"]),
        (f"x = {{'a': [1, {COMPOSE}]}}", ["docker-compose.yml"]),
        ('x = """\none\ntwo\nthree\n"""', []),
        ('x = "FROM a"', []),
    ],
    ids=["a value", "arguments", "nested", "text", "one line"],
)
def test_files_are_found_in_the_strings_of_a_statement(code: str, names: list[str]) -> None:
    assert [file.name for file in inline_files(statement(code))] == names


def test_the_key_of_a_string_names_its_file() -> None:
    assert [file.name for file in inline_files(statement(f'x = {{"web.dockerfile": {DOCKERFILE}, **y}}'))] == [
        "web.dockerfile"
    ]


def test_two_files_that_begin_on_one_line_are_one_unit() -> None:
    code = f"write({DOCKERFILE}, {COMPOSE})".split("\n")
    (unit,) = cut_listing(code, Span(1, len(code)), "python")
    assert [(child.kind, child.span) for child in unit.children] == [("file", Span(1, 4)), ("file", Span(5, 9))]
