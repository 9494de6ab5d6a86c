"""Front matter: its fields, and what is none."""

from __future__ import annotations

import pytest

from citewell.index.read.front_matter import split_front_matter
from citewell.index.types import FrontMatter


def test_the_fields_that_people_use_are_read() -> None:
    lines = [
        "---",
        "title: Quince jelly",
        "aliases: [membrillo, paste]",
        "tags: preserve, autumn",
        "Level: easy",
        "---",
    ]
    front, count = split_front_matter([*lines, "", "Boil it."])
    assert count == len(lines)
    assert (front.title, front.aliases, front.difficulty) == ("Quince jelly", ("membrillo", "paste"), "easy")
    assert front.tags == ("preserve", "autumn")
    assert dict(front.fields)["level"] == ("easy",)


def test_toml_between_plus_signs_is_read() -> None:
    front, count = split_front_matter(["+++", 'title = "Jelly"', 'tags = ["a", "b"]', "+++", "text"])
    assert (front.title, front.tags, count) == ("Jelly", ("a", "b"), 4)


def test_nested_fields_are_named_in_the_value() -> None:
    lines = ["---", "boat:", "  masts: 2", "  sails: [jib, main]", "crew:", "- name: Ann", "---"]
    assert split_front_matter(lines)[0].fields == (
        ("boat", ("masts: 2", "sails: jib", "sails: main")),
        ("crew", ("name: Ann",)),
    )


MENDED = {
    "a colon in a title": (["title: Ropes (Part: two)", "tags: [a, b]"], "Ropes (Part: two)"),
    "a title of two parts": (["title: Ropes: how to splice", "tags: [a, b]"], "Ropes: how to splice"),
    "a colon at the end": (["title: Ropes:", "tags: [a, b]", "note: x: y"], "Ropes:"),
    "tabs": (["title: Ropes", "tags:", "\t- a", "\t- b"], "Ropes"),
}


@pytest.mark.parametrize(("fields", "title"), MENDED.values(), ids=MENDED)
def test_common_mistakes_in_yaml_are_mended(fields: list[str], title: str) -> None:
    front, count = split_front_matter(["---", *fields, "---", "text"])
    assert (front.title, front.tags, count) == (title, ("a", "b"), len(fields) + 2)


NONE = {
    "no text": [],
    "a rule and text": ["---", "", "# Harbour", "", "Moor north.", "", "---", "", "## Fuel"],
    "a rule alone": ["---", "text"],
    "a letterhead": ["---", "**QUAY LEGAL**", "North street: 4", "", "Call: daily", "---", "", "Dear all,"],
    "a list": ["---", "- a", "- b", "---"],
    "a field below text": ["text", "---", "a: b", "---"],
    "broken YAML": ["---", "title: [never closed", "---"],
    "references that multiply": ["---", "a: &a [x, x]", "b: &b [*a, *a]", "c: [*b, *b]", "---"],
    "a template": ["---", 'title: "{{ replace .Name "-" " " }}"', "---"],
}


@pytest.mark.parametrize("lines", NONE.values(), ids=NONE)
def test_other_text_is_no_front_matter(lines: list[str]) -> None:
    assert split_front_matter(lines) == (FrontMatter(), 0)


def test_empty_front_matter_takes_its_lines() -> None:
    assert split_front_matter(["---", "---", "text"]) == (FrontMatter(), 2)
