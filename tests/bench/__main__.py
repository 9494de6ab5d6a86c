"""How long a person waits, beside the least it could take. Run by `make bench`; nothing here passes or fails.

The two of a pair run in turns, so that whatever else the machine does slows both alike.
"""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from citewell.assistant import answer, pipeline
from citewell.assistant.settings import Settings
from citewell.assistant.show.html import document_html
from citewell.assistant.show.suggest import Suggestions
from citewell.index import load_index

QUERIES = Path(__file__).resolve().parents[1] / "retrieval" / "dev.jsonl"
PROCESSES = 15  # pairs of whole commands
QUESTIONS = 100  # pairs of warm answers, each to another question
CITEWELL = Path(sys.executable).with_name("citewell")
LIBRARIES = "import onnxruntime, tokenizers, faiss"  # what no answer can do without


def main() -> None:
    queries = [json.loads(line)["query"] for line in QUERIES.read_text(encoding="utf-8").splitlines()][:QUESTIONS]
    index = load_index(Settings.from_env().index_dir)
    print(f"{'milliseconds':46}{'median':>9}{'fastest':>9}{'slowest':>9}")
    compare(
        ("citewell ask, the whole process", lambda query: run(CITEWELL, "ask", query)),
        (f'python -c "{LIBRARIES}"', lambda query: run(sys.executable, "-c", LIBRARIES)),
        queries[:PROCESSES],
    )
    answer(queries[-1], [], index)  # what loads at the first question is loaded
    by_stage = stages(
        lambda: compare(
            ("answer(), warm, html and all", lambda query: answer(query, [], index)),
            ("encoding the query, nothing else", lambda query: index.encode(query)),
            queries,
        )
    )
    print("the functions answer() calls")
    for name, taken in by_stage.items():
        show(f"  {name}", taken)
    print("the page")
    suggested: list[float] = []
    match = timed(Suggestions(index).match, suggested)
    for query in queries:
        for typed in range(1, len(query), 3):
            match(query[:typed])
    show("  suggestions at a keystroke", suggested)
    opened: list[float] = []
    render = timed(document_html, opened)
    for _ in range(10):
        for document in index.documents.values():
            render(document, None)
    show("  the whole source view, cached", opened)


Named = tuple[str, Callable[[str], object]]


def compare(ours: Named, least: Named, queries: list[str]) -> None:
    """Time both on every query, in turns, and print a line for each and the ratio of their medians."""
    times: tuple[list[float], list[float]] = ([], [])
    for query in queries:
        for (_, function), taken in zip((ours, least), times, strict=True):
            started = time.perf_counter()
            function(query)
            taken.append(1000 * (time.perf_counter() - started))
    for (name, _), taken in zip((ours, least), times, strict=True):
        show(name, taken)
    ratio = median(times[0]) / median(times[1])
    print(f"{f'  ratio of the medians, over {len(queries)} pairs':46}{ratio:9.2f}\n")


def show(name: str, taken: list[float]) -> None:
    print(f"{name:46}{median(taken):9.1f}{min(taken):9.1f}{max(taken):9.1f}")


def stages(work: Callable[[], object]) -> dict[str, list[float]]:
    """Time each call of the functions that `answer` calls by name, while some work is done."""
    times: dict[str, list[float]] = {}
    names = [name for name in answer.__code__.co_names if inspect.isfunction(getattr(pipeline, name, None))]
    own = {name: getattr(pipeline, name) for name in names}
    for name, function in own.items():
        setattr(pipeline, name, timed(function, times.setdefault(name, [])))
    try:
        work()
    finally:
        for name, function in own.items():
            setattr(pipeline, name, function)
    return {name: taken for name, taken in times.items() if taken}


def timed(function: Callable[..., object], taken: list[float]) -> Callable[..., object]:
    def wrapper(*args: object, **kwargs: object) -> object:
        started = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            taken.append(1000 * (time.perf_counter() - started))

    return wrapper


def run(*command: str | Path) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
