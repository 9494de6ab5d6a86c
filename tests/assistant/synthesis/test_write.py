"""Writing over the passages, against a scripted endpoint: honest, lying, slow, broken, injecting."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from citewell.assistant.pipeline import answer
from citewell.assistant.settings import Settings
from citewell.assistant.synthesis.client import Endpoint, EndpointError, complete
from citewell.assistant.synthesis.types import Synthesis
from citewell.assistant.synthesis.write import write
from citewell.index import Index, ingest, load_index
from tests.assistant.synthesis.scripted import Scripted, scripted
from tests.hash_encoder import HashEncoder

NOTES = "# Q1: What is a hull?\n\nThe body of a ship. It is made of 3 layers of oak.\n"
HULL = "A hull is the body of a ship"


@pytest.fixture(scope="module")
def endpoint() -> Iterator[Scripted]:
    with scripted() as server:
        yield server


@pytest.fixture(scope="module")
def index_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("synthesis")
    (folder / "boats.md").write_text(NOTES)
    ingest([folder / "boats.md"], folder / "index", HashEncoder())
    return folder / "index"


@pytest.fixture(scope="module")
def index(index_dir: Path) -> Index:
    return load_index(index_dir)


def written(model: str, index: Index, endpoint: Scripted) -> Synthesis:
    found = answer("what is a hull", (), index, html=False)
    written = write(found, index, Settings(llm=endpoint.url, llm_model=model, llm_key="secret"))
    assert written
    return written


@pytest.mark.parametrize(
    ("model", "sentences", "dropped"),
    [
        ("honest", [f"{HULL}. [1]", "It is made of 3 layers of oak. [1]"], 0),
        ("lying", [f"{HULL}. [1]"], 6),
        ("injecting", [f"{HULL}. [1]"], 3),
        ("verbose", [f"{HULL}. [1]"] * 5, 4),
        ("silent", [], 0),
    ],
)
def test_only_sentences_that_their_passages_bear_out_are_kept(
    model: str, sentences: list[str], dropped: int, index: Index, endpoint: Scripted
) -> None:
    found = written(model, index, endpoint)
    assert [str(sentence) for sentence in found.sentences] == sentences
    assert (found.dropped, found.problem) == (dropped, "")


@pytest.mark.parametrize(
    ("model", "problem"),
    [
        ("failing", "answered with status 500"),
        ("redirecting", "answered with status 302"),
        ("garbled", "did not answer as OpenAI's does"),
        ("misshapen", "did not answer as OpenAI's does"),
        ("endless", "did not answer as OpenAI's does"),
    ],
)
def test_a_broken_endpoint_is_a_problem_in_one_sentence(
    model: str, problem: str, index: Index, endpoint: Scripted
) -> None:
    found = written(model, index, endpoint)
    assert found.sentences == ()
    assert found.problem.endswith(problem)


@pytest.mark.parametrize("model", ["slow", "dripping"])
def test_a_slow_endpoint_is_left_after_its_time(model: str, endpoint: Scripted) -> None:
    with pytest.raises(EndpointError, match=r"did not answer within 0\.2 seconds"):
        complete(Endpoint(endpoint.url, model, seconds=0.2), [])


def test_an_endpoint_that_is_not_there_is_said() -> None:
    with pytest.raises(EndpointError, match="cannot be reached"):
        complete(Endpoint("http://127.0.0.1:1/v1", "honest"), [])


def test_the_model_reads_the_passages_and_the_question(index: Index, endpoint: Scripted) -> None:
    written("honest", index, endpoint)
    body, headers = endpoint.asked[-1]
    assert "[1] `boats.md:1-3`" in body["messages"][1]["content"]
    assert body["messages"][1]["content"].endswith("Question: what is a hull")
    assert headers["Authorization"] == "Bearer secret"
    assert "secret" not in repr(Settings(llm_key="secret"))


def test_nothing_is_written_without_a_model_or_without_passages(index: Index, endpoint: Scripted) -> None:
    found = answer("what is a hull", (), index, html=False)
    assert write(found, index, Settings()) is None
    assert write(replace(found, passages=()), index, Settings(llm=endpoint.url)) is None


def test_without_a_setting_no_client_is_imported(index_dir: Path) -> None:
    program = (
        "import sys; from citewell import Assistant; from citewell.assistant import Settings, write; "
        f"notes = Assistant.open({str(index_dir)!r}); "
        "assert write(notes.ask('hull'), notes.index, Settings()) is None; "
        "assert not {'citewell.assistant.synthesis.client', 'openai'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
