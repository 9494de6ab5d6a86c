"""Count tokens as a language model's context window does, with tiktoken's encodings from installed packages."""

from functools import cache

import tiktoken

DEFAULT_ENCODING = "cl100k_base"
_OFFLINE = "_offline"
"""Ends the names of encodings that a package holds; tiktoken downloads all others."""


def count_tokens(text: str, encoding: str = DEFAULT_ENCODING) -> int:
    """Return the number of tokens; text that looks like a special token counts as text.

    Raise `KeyError` for an encoding that is not one of `encodings()`.
    """
    return len(_encoding(encoding).encode_ordinary(text))


@cache
def encodings() -> tuple[str, ...]:
    """Return the names of the encodings that need no download."""
    names = tiktoken.list_encoding_names()
    return tuple(sorted(name.removesuffix(_OFFLINE) for name in names if name.endswith(_OFFLINE)))


@cache
def _encoding(name: str) -> tiktoken.Encoding:
    if name not in encodings():
        raise KeyError(name)
    return tiktoken.get_encoding(name + _OFFLINE)
