"""Files inside strings, recognised by how they are built."""

from __future__ import annotations

import pytest

from citewell.index.cut.inline_files import recognise

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
