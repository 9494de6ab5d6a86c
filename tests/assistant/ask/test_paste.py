"""What is searched of pasted code, errors and long texts."""

from __future__ import annotations

import pytest

from citewell.assistant import answer
from citewell.assistant.ask.paste import MAX_SEARCHED_WORDS, split_paste
from citewell.index import Index

PYTHON = """Why do I get this?

Traceback (most recent call last):
  File "/usr/lib/python3.11/site-packages/django/core/handlers/base.py", line 113, in _get_response
    response = wrapped_callback(request)
  File "/app/shop/views.py", line 42, in checkout
    order = place_order(request.user)
  File "/app/shop/orders.py", line 7, in place_order
    return Order.objects.create(user=user)
  File "/usr/lib/python3.11/site-packages/django/db/models/manager.py", line 87, in manager_method
    return getattr(self.get_queryset(), name)(*args, **kwargs)
django.db.utils.IntegrityError: UNIQUE constraint failed: shop_order.number
"""
JAVASCRIPT = """TypeError: Cannot read properties of undefined (reading 'map')
    at TodoList (src/TodoList.js:10:5)
    at renderWithHooks (node_modules/react-dom/cjs/react-dom.development.js:14985:18)"""
JAVA = """Exception in thread "main" java.lang.NullPointerException: name is null
\tat java.base/java.util.Objects.requireNonNull(Objects.java:233)
\tat shop.Cart.add(Cart.java:12)"""
CODE = """```python
import pygame
pygame.init()
screen = pygame.display.set_mode((640, 480))
while running:
    for event in pygame.event.get():
        handle(event)
    draw_player(screen)
```"""
PROSE = "The penguins walk for many days over the ice until they reach the place where they breed. "


@pytest.mark.parametrize(
    ("pasted", "searched"),
    [
        (
            PYTHON,
            "Why do I get this? django.db.utils.IntegrityError: UNIQUE constraint failed: shop_order.number"
            " place_order checkout",
        ),
        (JAVASCRIPT, "TypeError: Cannot read properties of undefined (reading 'map') TodoList"),
        (JAVA, "java.lang.NullPointerException: name is null shop.Cart.add"),
        (CODE, "pygame handle draw_player"),
        (f"{PROSE * 20}How far do they walk? {PROSE}", "How far do they walk?"),
    ],
    ids=["python", "javascript", "java", "code", "prose"],
)
def test_what_is_searched(pasted: str, searched: str) -> None:
    split = split_paste(pasted)
    assert split
    assert split.text == searched


@pytest.mark.parametrize(
    "question",
    [
        "",
        "how do I cache a view",
        "how do I cache a view?\nand how do I clear it?",
        "what does this do: x = [y for y in z]",
        "line one\nline two is here\nand a third line of words",
    ],
)
def test_a_question_in_words_is_no_paste(question: str) -> None:
    assert split_paste(question) is None


def test_of_a_text_that_asks_nothing_the_beginning_is_searched() -> None:
    split = split_paste(PROSE * 20)
    assert split
    assert split.is_beginning
    assert len(split.text.split()) == MAX_SEARCHED_WORDS


def test_the_answer_says_how_much_was_pasted(index: Index) -> None:
    found = answer(PYTHON, (), index)
    assert found.pasted_lines == 10
    assert found.passages


@pytest.mark.parametrize("pasted", [(PROSE * 50)[:4000], CODE.replace("pygame", "turtle") * 12], ids=["prose", "code"])
def test_something_unrelated_is_declined(index: Index, pasted: str) -> None:
    assert answer(pasted, (), index).verdict != "answered"
