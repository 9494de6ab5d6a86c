"""The OpenAI-shaped API, asked by OpenAI's own client over a real server."""

from __future__ import annotations

from collections.abc import Iterator

import openai
import pytest

from citewell.assistant import Settings
from citewell.index import digest, ingest, load_index
from citewell.web import create_app
from tests.conftest import ROOT
from tests.fenced import fenced
from tests.hash_encoder import HashEncoder
from tests.web.conftest import RunApp

NOTES = (
    "# Q1: What is a hull?\n\nThe body of a ship.\n\n# Q2: How do I launch a boat?\n\n```python\nlaunch('boat')\n```\n"
)
HULL = {"role": "user", "content": "what is a hull"}


@pytest.fixture(scope="module")
def address(run_app: RunApp, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("openai")
    (folder / "boats.md").write_text(NOTES)
    ingest([folder / "boats.md"], folder / "index", HashEncoder())
    return run_app(create_app(load_index(folder / "index"), Settings(feedback=folder / "votes.jsonl")))


@pytest.fixture(scope="module")
def client(address: str) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=f"{address}/v1", api_key="none", max_retries=0) as client:
        yield client


def ask(client: openai.OpenAI, *messages: object) -> openai.types.chat.ChatCompletion:
    return client.chat.completions.create(model="citewell", messages=list(messages))  # type: ignore[arg-type]


def test_the_model_is_listed(client: openai.OpenAI) -> None:
    assert [model.id for model in client.models.list()] == ["citewell"]


def test_annotations_and_citations_lead_to_the_lines(client: openai.OpenAI, address: str) -> None:
    found = ask(client, HULL)
    message = found.choices[0].message
    assert message.content
    assert message.annotations
    citations = found.to_dict()["citations"]
    assert isinstance(citations, list)
    for number, (annotation, cited) in enumerate(zip(message.annotations, citations, strict=True), 1):
        place = annotation.url_citation
        assert message.content[place.start_index : place.end_index] == f"[{number}]"
        assert place.url == cited["url"] == f"{address}/source/boats.md?lines={cited['start_line']}-{cited['end_line']}"
        text = "\n".join(NOTES.splitlines()[cited["start_line"] - 1 : cited["end_line"]])
        assert cited["sha256"] == digest(text)
        assert cited["verified"]
    assert found.usage
    assert found.usage.total_tokens == found.usage.prompt_tokens + found.usage.completion_tokens


def test_a_stream_is_the_same_answer(client: openai.OpenAI) -> None:
    stream = client.chat.completions.create(
        model="citewell",
        messages=[{"role": "user", "content": "what is a hull"}],
        stream=True,
        stream_options={"include_usage": True},
    )
    *chunks, last, usage = stream
    whole = ask(client, HULL)
    assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks) == whole.choices[0].message.content
    assert last.choices[0].finish_reason == "stop"
    sent = last.to_dict()
    assert sent["citations"] == whole.to_dict()["citations"]
    assert last.choices[0].delta.to_dict()["annotations"] == whole.choices[0].message.to_dict()["annotations"]
    assert usage.usage == whole.usage


def test_a_follow_up_keeps_its_subject(client: openai.OpenAI) -> None:
    launch = {"role": "user", "content": [{"type": "text", "text": "how do I launch a boat"}]}
    content = ask(
        client, launch, {"role": "assistant", "content": "..."}, {"role": "user", "content": "show me the code"}
    )
    assert "```python\nlaunch('boat')\n```" in str(content.choices[0].message.content)


@pytest.mark.parametrize(
    ("model", "messages", "kind", "param"),
    [
        ("gpt-5", [HULL], openai.NotFoundError, "model"),
        ("citewell", [], openai.BadRequestError, "messages"),
        ("citewell", [{"role": "system", "content": "x"}], openai.BadRequestError, "messages"),
        ("citewell", [{"role": "user", "content": " "}], openai.BadRequestError, "question"),
    ],
)
def test_errors_are_those_that_the_client_knows(
    client: openai.OpenAI, model: str, messages: list[object], kind: type[openai.APIStatusError], param: str
) -> None:
    with pytest.raises(kind) as raised:
        client.chat.completions.create(model=model, messages=messages)  # type: ignore[arg-type]
    assert raised.value.param == param


def test_the_example_in_the_docs_is_true(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, printed = fenced(ROOT / "docs" / "openai.md", "python", "text")
    exec(code.replace("http://127.0.0.1:8000", address), {})
    assert capsys.readouterr().out == printed.replace("http://127.0.0.1:8000", address)
