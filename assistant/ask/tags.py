"""The tags of a document: those of its front matter, and `#boats/sails` in its text."""

from __future__ import annotations

import re
from functools import lru_cache

from citewell.index import Document

_CODE = re.compile(r"^[ \t]*(```|~~~).*?^[ \t]*\1|`[^`\n]*`", re.DOTALL | re.MULTILINE)
_TAG = re.compile(r"(?<![^\s(,;])(?<!\]\()#((?=[\w/-]*[^\W\d])\w[\w/-]*)")  # a letter somewhere: `#12` is an issue


@lru_cache(maxsize=4096)
def tags_of(document: Document) -> frozenset[str]:
    """Return the tags of a document in lower case, without the `#`. In code there are none."""
    text = _CODE.sub(" ", document.text) if "#" in document.text else ""
    return frozenset(tag.casefold().strip("#/") for tag in (*document.front_matter.tags, *_TAG.findall(text)))
