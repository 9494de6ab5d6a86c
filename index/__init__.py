"""Markdown to a searchable index on disk: the one door to this package. Imports nothing of `citewell.assistant`.

What reads, cuts and embeds is imported at its first use: a question needs none of it.
"""

from typing import TYPE_CHECKING

from citewell.index.embed.query_encoder import Encoded
from citewell.index.errors import (
    CitewellError,
    CorpusError,
    EncoderError,
    IndexDamaged,
    IndexForeign,
    IndexMissing,
    IndexStale,
    IndexStoreError,
    IndexUnwritable,
)
from citewell.index.lazy import lazily
from citewell.index.read.documents import MARKDOWN_SUFFIXES, changed, fingerprint, read_documents
from citewell.index.read.titles import untitled
from citewell.index.search.fields import Fields
from citewell.index.search.terms import STOPWORDS, identifier, terms, words
from citewell.index.store.generations import check_files, load_index, load_manifest, published, remembered
from citewell.index.store.index import Index
from citewell.index.types import (
    READABLE,
    Block,
    Chunk,
    Document,
    Heading,
    Kind,
    Question,
    Span,
    digest,
    split_lines,
    text_of,
)

if TYPE_CHECKING:
    from citewell.index.embed.encoder import DEFAULT_ENCODER
    from citewell.index.ingest.pipeline import Progress, Report, ingest, is_fresh
    from citewell.index.read.checkup import Finding, check
    from citewell.index.read.markdown import parse

__getattr__ = lazily(
    __name__,
    {
        "citewell.index.embed.encoder": ("DEFAULT_ENCODER",),
        "citewell.index.ingest.pipeline": ("Progress", "Report", "ingest", "is_fresh"),
        "citewell.index.read.checkup": ("Finding", "check"),
        "citewell.index.read.markdown": ("parse",),
    },
)

__all__ = [
    "DEFAULT_ENCODER",
    "MARKDOWN_SUFFIXES",
    "READABLE",
    "STOPWORDS",
    "Block",
    "Chunk",
    "CitewellError",
    "CorpusError",
    "Document",
    "Encoded",
    "EncoderError",
    "Fields",
    "Finding",
    "Heading",
    "Index",
    "IndexDamaged",
    "IndexForeign",
    "IndexMissing",
    "IndexStale",
    "IndexStoreError",
    "IndexUnwritable",
    "Kind",
    "Progress",
    "Question",
    "Report",
    "Span",
    "changed",
    "check",
    "check_files",
    "digest",
    "fingerprint",
    "identifier",
    "ingest",
    "is_fresh",
    "lazily",
    "load_index",
    "load_manifest",
    "parse",
    "published",
    "read_documents",
    "remembered",
    "split_lines",
    "terms",
    "text_of",
    "untitled",
    "words",
]
