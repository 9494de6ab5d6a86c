"""Names in the notes: a question that is one of them asks about it, whatever was asked before."""

from __future__ import annotations

from pathlib import PurePosixPath

import numpy as np

from citewell.index import Index, identifier, without_number


def is_name(question: str, index: Index) -> bool:
    """Return whether a question is one word that is the whole name of something in the notes.

    That is a definition, or a question, heading or file whose title has no other term: `redis?` is the name of
    "What is Redis?", not of "Redis and Memcached".
    """
    word = question.strip().strip("?!.,:;`'\"()")
    wanted = index.terms(word)
    if not wanted or len(word.split()) > 1:
        return False
    for number in np.flatnonzero(index.lexical_scores(wanted[0], "place") > 0):
        chunk = index.chunks[number]
        if chunk.defines and identifier(chunk.symbol.rpartition(".")[2]) == identifier(word):
            return True
        if any(set(index.terms(without_number(title))) == set(wanted) for title in chunk.heading_path):
            return True
    return any(set(index.terms(PurePosixPath(source).stem)) == set(wanted) for source in index.documents)
