"""Measure how long an answer takes beside the least it could take: `make bench`. Nothing here passes or fails.

The two commands of a pair run by turns, so that other load on the machine slows both down alike.
"""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from citewell.assistant import answer, pipeline
from citewell.assistant.html.passages import document_html
from citewell.assistant.settings import Settings
from citewell.assistant.show.suggest import Suggestions
from citewell.index import Index, load_index
from tests.bench.source_page import time_source_page

QUERIES = Path(__file__).resolve().parents[1] / "retrieval" / "dev.jsonl"
PROCESSES = 15
"""Pairs of whole commands."""
QUESTIONS = 100
"""Pairs of warm answers, each to another question."""
RENDERINGS = 10
"""Renderings of each document."""
CHARS_PER_KEYSTROKE = 3
"""Suggestions are asked for after every so many characters."""
CITEWELL = Path(sys.executable).with_name("citewell")
IMPORTS = "import onnxruntime, tokenizers, faiss"
"""The libraries that every answer needs."""

Named = tuple[str, Callable[[str], object]]


def main() -> None:
    queries = [json.loads(line)["query"] for line in QUERIES.read_text(encoding="utf-8").splitlines()][:QUESTIONS]
    index = load_index(Settings.from_env().index_dir)
    print(f"{'milliseconds':46}{'median':>9}{'fastest':>9}{'slowest':>9}")
    compare_processes(queries[:PROCESSES])
    compare_answers(queries, index)
    measure_page(queries, index)


def compare_processes(queries: Sequence[str]) -> None:
    """Time the whole command beside a Python that only imports the libraries it needs."""
    compare(
        ("citewell ask, the whole process", lambda query: run(CITEWELL, "ask", query)),
        (f'python -c "{IMPORTS}"', lambda query: run(sys.executable, "-c", IMPORTS)),
        queries,
    )


def compare_answers(queries: Sequence[str], index: Index) -> None:
    """Time a warm answer beside encoding its query, and each function that `answer` calls."""
    answer(queries[-1], [], index)  # imports and caches what the first question needs
    by_function = time_calls(
        lambda: compare(
            ("answer(), warm, with HTML", lambda query: answer(query, [], index)),
            ("encoding the query, nothing else", index.encode),
            queries,
        )
    )
    print("the functions that answer() calls")
    for name, times in by_function.items():
        show(f"  {name}", times)


def measure_page(queries: Sequence[str], index: Index) -> None:
    """Time suggestions while a question is typed, and the rendering of whole documents."""
    print("the page")
    typing: list[float] = []
    match = timed(Suggestions(index).match, typing)
    for query in queries:
        for length in range(1, len(query), CHARS_PER_KEYSTROKE):
            match(query[:length])
    show("  suggestions at a keystroke", typing)
    rendering: list[float] = []
    render = timed(document_html, rendering)
    for _ in range(RENDERINGS):
        for document in index.documents.values():
            render(document, None)
    show("  the whole source view, cached", rendering)
    for name, times in time_source_page(index):
        show(name, times)


def compare(ours: Named, least: Named, queries: Sequence[str]) -> None:
    """Time both on every query, by turns; print a line for each and the ratio of their medians."""
    times: tuple[list[float], list[float]] = ([], [])
    functions = [timed(function, taken) for (_, function), taken in zip((ours, least), times, strict=True)]
    for query in queries:
        for function in functions:
            function(query)
    for (name, _), taken in zip((ours, least), times, strict=True):
        show(name, taken)
    ratio = median(times[0]) / median(times[1])
    print(f"{f'  ratio of the medians, over {len(queries)} pairs':46}{ratio:9.2f}\n")


def show(name: str, times: Sequence[float]) -> None:
    print(f"{name:46}{median(times):9.1f}{min(times):9.1f}{max(times):9.1f}")


def time_calls(work: Callable[[], object]) -> dict[str, list[float]]:
    """Return the milliseconds of each call, by function, of the functions that `answer` calls while `work` runs."""
    times: dict[str, list[float]] = {}
    names = [name for name in answer.__code__.co_names if inspect.isfunction(getattr(pipeline, name, None))]
    originals = {name: getattr(pipeline, name) for name in names}
    for name, function in originals.items():
        setattr(pipeline, name, timed(function, times.setdefault(name, [])))
    try:
        work()
    finally:
        for name, function in originals.items():
            setattr(pipeline, name, function)
    return {name: taken for name, taken in times.items() if taken}


def timed(function: Callable[..., object], times: list[float]) -> Callable[..., object]:
    """Wrap a function so that each call appends its milliseconds to `times`."""

    def wrapper(*args: object, **kwargs: object) -> object:
        started = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            times.append(1000 * (time.perf_counter() - started))

    return wrapper


def run(*command: str | Path) -> None:
    done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    assert done.returncode in (0, 1), command  # 1: the notes do not clearly answer the question


if __name__ == "__main__":
    main()
