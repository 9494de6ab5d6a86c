"""Each feature, computed by hand on an index of four chunks."""

from __future__ import annotations

from dataclasses import asdict, fields, replace
from math import log, sqrt
from pathlib import Path

import pytest

from citewell.assistant.ask.query import understand
from citewell.assistant.rank.features import Features
from citewell.assistant.rank.hits import content_pieces, describe
from citewell.assistant.rank.retrieve import retrieve
from citewell.index import Analyser, Index, Span, ingest, load_index
from tests.assistant.rank.tiny import COMMENT, FUNCTION, PARAGRAPH, QUERY, tiny_index
from tests.hash_encoder import HashEncoder


def bm25(having: int, tf: int, length: int, mean_length: float) -> float:
    """The score of a term in one of four texts, `having` of which contain it."""
    return log(1 + (4 - having + 0.5) / (having + 0.5)) * tf / (tf + 1.2 * (1 - 0.75 + 0.75 * length / mean_length))


KEEL, ZEBRA = log(2), log(10)  # the terms' weights: two of four chunks have "keel" in their body, none "zebra"
QUERY_WEIGHT = KEEL + ZEBRA

# By feature: for the paragraph, for the function. An empty text counts as one term in mean lengths.
EXPECTED = {
    "definition_match": (0.0, 3.0),
    "question_match": (0.0, 0.0),
    "fields_rank": (2, 1),
    "body_rank": (1, 2),
    "dense_rank": (1, 2),
    "fused_score": (1 / 62 + 1 / 61 + 1 / 61, 1 / 61 + 1 / 62 + 1 / 62),
    "bm25_name": (0.0, bm25(1, 1, 2, 5 / 4) / QUERY_WEIGHT),
    "bm25_place": (bm25(3, 1, 1, 1) / QUERY_WEIGHT, bm25(3, 1, 1, 1) / QUERY_WEIGHT),
    "bm25_comment": (0.0, bm25(1, 1, 2, 5 / 4) / QUERY_WEIGHT),
    "bm25_body": (bm25(2, 1, 3, 9 / 4) / QUERY_WEIGHT, bm25(2, 1, 4, 9 / 4) / QUERY_WEIGHT),
    "term_coverage": (KEEL / QUERY_WEIGHT, KEEL / QUERY_WEIGHT),
    "name_coverage": (0.0, 1 / 3),  # lay, keel and laykeel
    "identifier_coverage": (0.0, 0.0),
    "log_query_terms": (log(3), log(3)),
    "text_cosine": (0.8, 0.6),
    "summary_cosine": (0.6, 1.0),
    "centroid_cosine": ((0.8 * 1.6 + 0.6 * 1.4) / sqrt(5.16), (0.6 * 1.6 + 0.8 * 0.8) / sqrt(5.16)),
    "line_cosine": (0.6, 0.28),
    "late_interaction": ((1 + 0.6 + 0.8) / 3, (0.6 + 0.8 + 0) / 3),
    "late_minimum": (0.6, 0.0),  # over "kee" and "##l": "what" is a stop word
    "late_ancestors": ((1 + 0.6 + 0.8) / 3, (0.6 + 0.8 + 0) / 3),  # the section is no candidate
    "late_children": ((1 + 0.6 + 0.8) / 3, 1 / 3),  # the comment in the function
    "excess_length": (0.0, log(120 / 60)),
    "brevity": (log(8 / 1), 0.0),
    "is_head": (0.0, 0.0),
    "call_share": (0.0, 0.0),
    "is_prose": (1.0, 0.0),
    "code_for_explanation": (0.0, 1.0),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Features]:
    index = tiny_index(tmp_path_factory.mktemp("pieces"))
    return {hit.chunk.id: hit.features for hit in describe(QUERY, retrieve(QUERY, index), index)}


@pytest.mark.parametrize("name", [field.name for field in fields(Features)])
def test_each_feature_is_as_computed_by_hand(found: dict[int, Features], name: str) -> None:
    values = (asdict(found[PARAGRAPH])[name], asdict(found[FUNCTION])[name])
    assert values == pytest.approx(EXPECTED[name], abs=0.02)  # vectors of lines and pieces have 2 bits


def test_a_named_definition_is_a_candidate_even_if_no_retriever_found_it(tmp_path: Path) -> None:
    index = tiny_index(tmp_path)
    hits = describe(QUERY, retrieve(QUERY, index, candidates=0), index)
    assert [(hit.chunk.id, hit.features.fused_score) for hit in hits] == [(FUNCTION, 0.0)]


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        (["what", "is", "mid", "##dle", "##ware", "?"], [False, False, True, True, True, False]),
        (["what", "is", "?"], [True, True, True]),
        ([], []),
    ],
)
def test_content_pieces_are_those_of_words_that_are_no_stop_words(tokens: list[str], expected: list[bool]) -> None:
    assert content_pieces(tokens, Analyser().is_stop_word).tolist() == expected


LISTING = """\
# Boats

```python
import boat

def sail(boat):
    boat.leave()
    boat.hoist("jib")
    return boat

print("a boat sails")
print("and sails")
```
"""


@pytest.fixture(scope="module")
def boats(hash_encoder: HashEncoder, tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("boats")
    (folder / "boats.md").write_text(LISTING, encoding="utf-8")
    (folder / "KeelLayer.md").write_text("# Shipyards\n\nThe slipway is cleared first.\n", encoding="utf-8")
    ingest([folder], folder / "index", hash_encoder)
    return load_index(folder / "index")


def test_the_share_of_calls_counts_lines_whose_result_is_not_used(boats: Index) -> None:
    features = by_first_line(boats, "how does a boat sail")
    assert features["import boat"].call_share == 0
    assert features["def sail(boat):"].call_share == 2 / 4
    assert features["# Boats"].call_share == 0  # it is text


@pytest.mark.parametrize(
    ("question", "coverage"), [("KeelLayer or boat?", 1), ("keel_layer and hull_layer", 0.5), ("a keel layer", 0)]
)
def test_identifiers_of_the_query_are_looked_for_in_the_place(boats: Index, question: str, coverage: float) -> None:
    features = by_first_line(boats, question)
    assert features["# Shipyards"].identifier_coverage == coverage


def by_first_line(index: Index, question: str) -> dict[str, Features]:
    query = understand(question, (), index)
    hits = describe(query, retrieve(query, index), index)
    return {index.text(hit.chunk).split("\n")[0]: hit.features for hit in hits}


def test_a_chunk_that_begins_where_its_definition_begins_is_its_head(tmp_path: Path) -> None:
    index = tiny_index(tmp_path)
    opening = replace(index.chunks[COMMENT], span=Span(4, 5))
    index.chunks[COMMENT] = opening
    features = {hit.chunk.id: hit.features for hit in describe(QUERY, retrieve(QUERY, index), index)}
    assert (features[FUNCTION].is_head, features[COMMENT].is_head) == (0, 1)
