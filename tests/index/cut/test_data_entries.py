"""Data and configuration, cut at their entries."""

from __future__ import annotations

import pytest

from citewell.index.cut.code_listing import cut_listing
from citewell.index.types import Span, Unit

SERVICE = "    image: x\n    ports:\n      - 80\n    environment:\n      - A=1\n    restart: always\n"
COMPOSE = "services:\n" + "".join(f"  s{n}:\n{SERVICE}" for n in range(12)) + "# nets\nnetworks:\n  inner: {}\n"
BUILD = "# build\nFROM a AS b\n" + "RUN x\n" * 12 + "\n# run\nFROM d\n" + "COPY . .\n" * 12 + 'CMD ["x"]'
TABLES = (
    "-- all users\nCREATE TABLE users (\n  id int,\n  name text\n);\nSELECT * FROM users;\nCREATE VIEW v AS\nSELECT 1;"
)
BROKEN = "CREATE TABLE users (\n  id int,\n  ...\n);\nCREATE FUNCTION f() RETURNS int AS $$ SELECT 1 $$ LANGUAGE sql;"
CLOUD = "".join(f'resource "bucket" "b{n}" {{\n  acl = 1\n  a = 2\n  c = 3\n  d = 4\n}}\n\n' for n in range(5))
SETTINGS = "".join(f"[tool.t{n}]\n" + "key = 1\n" * 9 + "\n" for n in range(4))
STYLE = "".join(f".c{n} {{\n" + "  color: red;\n" * 6 + "}\n" for n in range(8))
PAGE = "<html>\n<body>\n" + "<div>\n<p>x</p>\n</div>\n" * 30 + "</body>\n</html>"
DATA = '{\n "small": 1,\n "large": {\n' + "".join(f'  "k{n}": {n},\n' for n in range(30)) + '  "z": 2\n }\n}'

CASES = [
    ("yaml", COMPOSE, {("section", "services"), ("section", "s3"), ("section", "networks")}),
    ("dockerfile", BUILD, {("section", "FROM a AS b"), ("section", "FROM d")}),
    ("sql", TABLES, {("class", "users"), ("class", "v"), ("statements", "")}),
    ("postgresql", BROKEN, {("class", "users"), ("function", "f")}),
    ("terraform", CLOUD, {("section", f'resource "bucket" "b{n}"') for n in range(5)}),
    ("toml", SETTINGS, {("section", f"[tool.t{n}]") for n in range(4)}),
    ("css", STYLE, {("section", f".c{n}") for n in range(8)}),
    ("html", PAGE, {("statements", "")}),
    ("json", DATA, {("section", "large"), ("section", "small")}),
]


def flat(units: tuple[Unit, ...]) -> list[Unit]:
    return [unit for top in units for unit in (top, *flat(top.children))]


def leaves(units: tuple[Unit, ...]) -> list[Unit]:
    return [unit for unit in flat(units) if not unit.children]


@pytest.mark.parametrize(("language", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_entries_are_found_and_named(language: str, text: str, expected: set[tuple[str, str]]) -> None:
    lines = text.rstrip("\n").split("\n")
    units = cut_listing(lines, Span(1, len(lines)), language)
    assert {(unit.kind, unit.name) for unit in flat(units)} >= expected


@pytest.mark.parametrize(("language", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_leaves_hold_every_line_once(language: str, text: str, expected: set[tuple[str, str]]) -> None:
    lines = text.rstrip("\n").split("\n")
    held = [n for leaf in leaves(cut_listing(lines, Span(1, len(lines)), language)) for n in
            range(leaf.span.start, leaf.span.end + 1)]  # fmt: skip
    said = [n for n in held if lines[n - 1].strip()]
    assert said == [n for n, line in enumerate(lines, 1) if line.strip()]
    assert max(len(leaf.span) for leaf in leaves(cut_listing(lines, Span(1, len(lines)), language))) <= 60


def test_a_short_file_stays_whole() -> None:
    lines = ["services:", "  web:", "    image: x", "volumes:", "  data: {}"]
    assert cut_listing(lines, Span(1, 5), "yaml") == (Unit(Span(1, 5), "statements", "", "yaml"),)


def test_a_comment_goes_with_what_it_announces() -> None:
    lines = BUILD.split("\n")
    first, second = cut_listing(lines, Span(1, len(lines)), "dockerfile")
    assert (lines[first.span.start - 1], lines[second.span.start - 1]) == ("# build", "# run")
