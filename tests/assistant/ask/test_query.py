"""From a question as it was typed to the query that is searched."""

from __future__ import annotations

from citewell.assistant.ask.query import understand
from citewell.index import Index


def test_a_query_keeps_the_typed_text_and_has_each_term_once(index: Index) -> None:
    query = understand("  decorators and more decorators ", [], index)
    assert query.typed == "decorators and more decorators"
    assert len(query.terms) == len(set(query.terms))
    assert "decor" in query.terms


def test_the_query_of_a_follow_up_is_self_contained(index: Index) -> None:
    query = understand("and why?", ["how do I write custom django middleware"], index)
    assert "middleware" in query.text
    assert query.typed == "and why?"
