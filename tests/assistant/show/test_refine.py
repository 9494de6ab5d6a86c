"""Follow-ups that want the passages of a question shown differently, and those that add a constraint."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.assistant import Answer, answer
from citewell.index import Encoder, Index, ingest, load_index

NOTES = """# Q1: How do I cache the page of a web view?

**Answer:** A cache keeps the page, because rendering it again for every visitor takes time that nobody has.

## With a decorator

```python
@cache_page(60)
def front(request):
    articles = Article.objects.all()
    return render(request, "front.html", {"articles": articles})
```

## In Flask

The extension Flask-Caching caches the page of a view with the decorator `cache.cached`.

## Clearing the cache

Clear the cached page of a view when its articles change, from a signal or a task, and never by hand: a page that was
forgotten is shown for a minute, and its readers wonder why.

# Q2: What does Flask do?

Flask routes requests to views.

# Q3: How do I bake bread?

Knead flour with water and wait for an hour.
"""
SUBJECT = "how do I cache the page of a view"


@pytest.fixture(scope="module")
def index(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder: Path = tmp_path_factory.mktemp("caching")
    (folder / "caching.md").write_text(NOTES, encoding="utf-8")
    ingest([folder / "caching.md"], folder / "index", encoder)
    return load_index(folder / "index")


def shown(found: Answer) -> list[str]:
    return [str(passage.citation) for passage in found.passages]


def test_another_shows_what_was_not_shown(index: Index) -> None:
    first = answer(SUBJECT, (), index, 1)
    second = answer("another example", [SUBJECT], index, 1)
    third = answer("more", [SUBJECT, "another example"], index, 1)
    assert first.passages
    assert second.passages
    assert len({*shown(first), *shown(second), *shown(third)}) == len([*shown(first), *shown(second), *shown(third)])
    assert second.subject == SUBJECT


def test_after_the_last_passage_another_says_so(index: Index) -> None:
    found = answer("another", [SUBJECT, *["another"] * 9], index)
    assert found.passages == ()
    assert found.notices == ("All passages on this subject were shown.",)


def test_the_code_comes_first(index: Index) -> None:
    found = answer("show me the code", [SUBJECT], index)
    assert "@cache_page(60)" in found.passages[0].text
    assert found.subject == SUBJECT


def test_without_code_there_is_a_notice(index: Index) -> None:
    found = answer("show me the code", ["how do I bake bread in:nowhere -x file:caching"], index)
    assert found.subject.startswith("how do I bake bread")


def test_why_shows_the_prose_of_the_same_question(index: Index) -> None:
    first = answer("why?", [SUBJECT, "show me the code"], index).passages[0]
    assert first.kind == "prose"
    assert first.citation.question.startswith("Q1")


def test_shorter_shows_one_passage_with_fewer_lines(index: Index) -> None:
    first = answer(SUBJECT, (), index).passages[0]
    found = answer("shorter", [SUBJECT], index)
    assert len(found.passages) <= 1
    for passage in found.passages:
        assert passage.text.count("\n") < first.text.count("\n")
    assert found.passages or found.notices == ("There is no shorter passage on this subject.",)


def test_a_constraint_is_met_by_the_first_passage(index: Index) -> None:
    found = answer("and in Flask?", [SUBJECT], index)
    assert "Flask" in found.passages[0].text
    assert found.passages[0].citation.question.startswith("Q1")
    assert found.verdict == "answered"
    assert found.notices == ()


def test_a_constraint_that_is_nowhere_is_named_and_not_answered(index: Index) -> None:
    found = answer("and in Pyramid?", [SUBJECT], index)
    assert found.verdict != "answered"
    assert found.notices == ("The notes do not mention “Pyramid”.",)


def test_a_refinement_is_about_the_follow_up_before_it(index: Index) -> None:
    found = answer("why?", [SUBJECT, "and in Flask?"], index)
    assert found.query == f"{SUBJECT} — and in Flask? — why?"
    assert found.subject == SUBJECT


def test_without_a_question_before_it_a_refinement_gets_a_reply(index: Index) -> None:
    found = answer("another", (), index)
    assert found.reply
    assert found.reply.kind == "no_subject"


def test_small_talk_neither_enters_nor_carries_context(index: Index) -> None:
    history = [SUBJECT, "thanks", "list questions", "42"]
    assert answer("another", history, index).subject == SUBJECT
    assert answer("thanks", history, index).subject == ""


@pytest.mark.parametrize("context", [[], ["how do I bake bread"]])
def test_the_subject_can_be_dropped_and_replaced(index: Index, context: list[str]) -> None:
    assert answer("and the costs?", context, index).subject == "".join(context)
