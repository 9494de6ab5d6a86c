"""The pages of whole answers and of parts of a source, by Flask's test client."""

from __future__ import annotations

import re

from flask.testing import FlaskClient

from citewell.index import Index

FILE = "python-django-interview-questions.md"


def lines_of(html: str) -> list[int]:
    return [int(line) for line in re.findall(r'id="L(\d+)"', html)]


def test_a_source_opens_with_the_part_around_the_citation_and_leads_to_the_rest(client: FlaskClient) -> None:
    page = client.get(f"/source/{FILE}?lines=7727-7731").text
    shown = lines_of(page)
    assert shown[0] < 7727 < 7731 < shown[-1]
    assert len(shown) < 400
    seen, address = set(shown), re.search(r'rel="next" href="([^"]+)"', page)
    while address:
        page = client.get(f"/source/{FILE}{address[1].replace('&amp;', '&')}").text
        seen |= set(lines_of(page))
        address = re.search(r'rel="next" href="([^"]+)"', page)
    assert max(seen) >= 12_480
    assert re.search(r'rel="prev" href="([^"]+)"', page)


def test_a_title_opens_the_whole_answer_and_marks_nothing(client: FlaskClient, index: Index) -> None:
    question = next(question for question in index.questions if "Global Interpreter Lock" in question.title)
    page = client.get(f"/answer/{FILE}?lines={question.span.start}-{question.span.end}").text
    assert lines_of(page)[0] == question.span.start
    assert " marked" not in page
    assert 'rel="prev" class="read"' in page
    assert 'rel="next" class="read"' in page
    assert "Contents" in page
    later = re.search(r'rel="next" href="([^"]+)"', page)
    assert later
    rest = client.get(f"/answer/{FILE}{later[1].replace('&amp;', '&')}").text
    assert question.span.end - lines_of(rest)[-1] < 3


def test_a_passage_is_marked_in_the_whole_answer(client: FlaskClient, index: Index) -> None:
    page = client.get(f"/answer/{FILE}?lines=7727-7731").text
    question = next(question for question in index.questions if question.span.start <= 7727 <= question.span.end)
    assert re.findall(r'class="line marked" id="L(\d+)"', page) == ["7727", "7728", "7729", "7730", "7731"]
    parts = [page]
    for rel in ("prev", "next"):
        link = re.search(rf'rel="{rel}" href="([^"]+)"', page)
        assert link
        parts.append(client.get(f"/answer/{FILE}{link[1].replace('&amp;', '&')}").text)
    shown = sorted(line for part in parts for line in lines_of(part))
    assert len(shown) == len(set(shown))
    assert (shown[0], question.span.end - shown[-1] < 3) == (question.span.start, True)


def test_lines_outside_of_all_answers_open_the_source(client: FlaskClient) -> None:
    response = client.get(f"/answer/{FILE}?lines=1-2")
    assert response.status_code == 302
    assert response.headers["Location"] == f"/source/{FILE}?lines=1-2"
    assert client.get(f"/answer/{FILE}").status_code == 400
    assert client.get("/answer/nothing.md?lines=1").status_code == 404
