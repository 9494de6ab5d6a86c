"""Short sections of one README: the heading that holds the asked word decides among them."""

from __future__ import annotations

import pytest

from citewell.assistant import answer
from citewell.index import Encoder, Index, ingest, load_index

READMES = {
    "winch": """# Winch

A tool that hauls files.

## Install

Run `make`.

## Usage

Call `winch haul FILE`.

## Why another tool?

Because the others drop things.

## Configuration

Write a `winch.toml`.
""",
    "sieve": """# sieve

Filters a stream of events.

## Installation

```sh
pip install sieve
```

## Upgrading

See the notes of each release.

## Testing

`make check`

## Contributing

Open a pull request.

## License

MIT
""",
    "boat": """# Boat handbook

### Fuel

Kept in the shed.

### Anchor

Kept in the locker.

### Flares

Kept in the cabin.

### Ropes

Kept on the hook.
""",
}
QUESTIONS = [
    ("winch", "how do I install winch", "Run `make`"),
    ("winch", "how to configure winch", "winch.toml"),
    ("winch", "winch usage", "winch haul"),
    ("winch", "install", "Run `make`"),
    ("sieve", "how do I install sieve", "pip install"),
    ("sieve", "how do I upgrade sieve", "notes of each release"),
    ("sieve", "how are the tests of sieve run", "make check"),
    ("sieve", "how can I contribute to sieve", "pull request"),
    ("sieve", "what is the license of sieve", "MIT"),
    ("boat", "where is the anchor of the boat", "locker"),
    ("boat", "boat fuel", "shed"),
    ("boat", "where are the boat ropes", "hook"),
]


@pytest.fixture(scope="module")
def indexes(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Index]:
    """The index of each README."""
    found = {}
    for name, text in READMES.items():
        folder = tmp_path_factory.mktemp(name)
        (folder / "README.md").write_text(text, encoding="utf-8")
        ingest([folder / "README.md"], folder / "index", encoder)
        found[name] = load_index(folder / "index")
    return found


@pytest.mark.parametrize(("name", "question", "expected"), QUESTIONS)
def test_the_section_of_the_asked_heading_comes_first(
    indexes: dict[str, Index], name: str, question: str, expected: str
) -> None:
    found = answer(question, (), indexes[name])
    assert found.verdict in ("answered", "nearby")
    assert expected in found.passages[0].text
