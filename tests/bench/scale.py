"""Measure an index of many chunks: `make bench-scale ARGS="--chunks 100000"`. Nothing here passes or fails.

It writes a corpus of made-up notes and ingests it with the encoder of the tests, in as many dimensions as the default
has: what is measured is everything but the model, whose rate `make bench` tells.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import accumulate
from pathlib import Path
from statistics import median
from typing import TypeVar

from citewell.assistant import answer
from citewell.index import Index, ingest, load_index
from tests.hash_encoder import HashEncoder

WORDS = 30_000
"""Different words of the corpus; how often each occurs falls with its rank, as in any language (Zipf)."""
QUESTIONS_PER_DOCUMENT = 20
CHUNKS_PER_QUESTION = 4
QUERIES = 40
SYLLABLES = [consonant + vowel for consonant in "bcdfghklmnprstvz" for vowel in "aeiou"]


Result = TypeVar("Result")


class Writer:
    """Writes made-up notes, the same each time."""

    def __init__(self) -> None:
        self.random = random.Random(7)
        self.words = [
            "".join(self.random.choices(SYLLABLES, k=self.random.randint(2, 4))) + str(n % 10 or "")
            for n in range(WORDS)
        ]
        self.weights = [*accumulate(1 / (rank + 10) for rank in range(WORDS))]

    def some(self, count: int) -> str:
        """Return so many words."""
        return " ".join(self.random.choices(self.words, cum_weights=self.weights, k=count))

    def sentences(self, count: int) -> str:
        """Return a paragraph of so many sentences."""
        return " ".join(f"{self.some(self.random.randint(6, 16)).capitalize()}." for _ in range(count))

    def listing(self) -> str:
        """Return a definition in Python."""
        name = self.some(3).replace(" ", "_")
        body = "\n".join(f"    {self.some(1)} = {self.some(1)}({self.some(2).replace(' ', ', ')})" for _ in range(8))
        return f"```python\ndef {name}({self.some(1)}):\n    # {self.some(5)}\n{body}\n```"

    def document(self) -> str:
        """Return one document."""
        return f"# {self.some(3).title()}\n\n" + "\n\n".join(
            f"## What is {self.some(2)}?\n\n{self.sentences(4)}\n\n{self.sentences(3)}\n\n{self.listing()}"
            for _ in range(QUESTIONS_PER_DOCUMENT)
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chunks", type=int, default=100_000, help="about how many chunks to make (default 100000)")
    parser.add_argument("--keep", type=Path, help="a folder for the notes and the index, which are kept")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        measure(arguments.keep or Path(temporary), arguments.chunks)


def measure(folder: Path, chunks: int) -> None:
    """Write notes of about so many chunks into a folder, ingest them, ask, change one file; print what each takes."""
    notes, index_dir, encoder = folder / "notes", folder / "index", HashEncoder(dimension=384)
    writer = Writer()
    if not notes.exists():
        notes.mkdir(parents=True)
        for number in range(max(1, chunks // (QUESTIONS_PER_DOCUMENT * CHUNKS_PER_QUESTION))):
            (notes / f"{number:06}.md").write_text(writer.document(), encoding="utf-8")
    report, seconds = timed(lambda: ingest([notes], index_dir, encoder))
    show("chunks", report.chunks)
    show("ingestion, without the model, chunks a second", report.chunks / seconds)
    show("peak memory of ingestion, MB", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    show("on disk, bytes a chunk", sum(f.stat().st_size for f in index_dir.rglob("*") if f.is_file()) / report.chunks)
    index, seconds = timed(lambda: load_index(index_dir))
    show("loading the index, seconds", seconds)
    _, seconds = timed(lambda: answer("what is it", (), index))
    show("first answer, ms", 1000 * seconds)
    ask(index, writer)
    changed = notes / "000000.md"
    changed.write_text(
        changed.read_text(encoding="utf-8") + f"\n\n## What is {writer.some(2)}?\n\n{writer.sentences(3)}"
    )
    _, seconds = timed(lambda: load_index(index_dir) if ingest([notes], index_dir, encoder) else None)
    show("one file changed, until it is served, seconds", seconds)


def ask(index: Index, writer: Writer) -> None:
    """Time answers to made-up questions and to single words, beside the encoding of the query."""
    sentences = [f"how does {writer.some(3)} work with {writer.some(2)}" for _ in range(QUERIES)]
    words = [writer.some(1) for _ in range(QUERIES)]
    for name, queries in (("a sentence", sentences), ("a word", words)):
        times = sorted(timed(partial(answer, query, (), index))[1] for query in queries)
        show(f"answer to {name}, median ms", 1000 * median(times))
        show(f"answer to {name}, slowest of {QUERIES}, ms", 1000 * times[-1])
    show("encoding a query, median ms", 1000 * median(timed(partial(index.encode, query))[1] for query in sentences))


def timed(run: Callable[[], Result]) -> tuple[Result, float]:
    """Return what a function returns, and how many seconds it took."""
    started = time.perf_counter()
    return run(), time.perf_counter() - started


def show(name: str, value: float) -> None:
    print(f"{name:50}{value:12,.1f}", flush=True)


if __name__ == "__main__":
    main()
