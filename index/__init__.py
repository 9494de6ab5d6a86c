"""Markdown to a searchable index on disk: the one door to this package. Imports nothing of `citewell.assistant`.

What reads, cuts and embeds is imported at its first use: a question needs none of it.
"""

from typing import TYPE_CHECKING

from citewell.index.cut.data_uris import shorten_data_uris
from citewell.index.embed.encoder import DEFAULT_ENCODER, Encoder
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
    IngestionStopped,
)
from citewell.index.lazy import lazily
from citewell.index.read.files import MARKDOWN_SUFFIXES
from citewell.index.read.question_labels import is_answer_title
from citewell.index.read.snapshot import changed, fingerprint
from citewell.index.read.titles import title_number, without_number
from citewell.index.search.analyser import STOPWORDS, Analyser, terms
from citewell.index.search.fields import Fields
from citewell.index.search.terms import identifier, identifiers, words
from citewell.index.store.generations import check_files, load_index, load_manifest, published, remembered
from citewell.index.store.index import Index
from citewell.index.types import (
    READABLE,
    Block,
    Chunk,
    Document,
    FrontMatter,
    Heading,
    Kind,
    Question,
    Span,
    digest,
    split_lines,
    text_of,
)

if TYPE_CHECKING:
    from citewell.index.cut.left_out import LeftOut, left_out
    from citewell.index.cut.parts import Part, parts_of
    from citewell.index.cut.tokens import DEFAULT_ENCODING, count_tokens, encodings
    from citewell.index.embed.cross_encoder import CrossEncoder
    from citewell.index.ingestion.background import BackgroundIngestion
    from citewell.index.ingestion.events import Event, Note, OnEvent, Step
    from citewell.index.ingestion.pipeline import Report, ingest, is_fresh
    from citewell.index.read.documents import read_documents
    from citewell.index.read.fences import language_of
    from citewell.index.read.front_matter import split_front_matter
    from citewell.index.read.markdown import markdown_parser, parse, parser_text
    from citewell.index.read.mistakes import Finding, check
    from citewell.index.read.sections import sections_of
else:
    __getattr__ = lazily(
        __name__,
        {
            "citewell.index.embed.cross_encoder": ("CrossEncoder",),
            "citewell.index.cut.left_out": ("LeftOut", "left_out"),
            "citewell.index.cut.parts": ("Part", "parts_of"),
            "citewell.index.cut.tokens": ("DEFAULT_ENCODING", "count_tokens", "encodings"),
            "citewell.index.ingestion.background": ("BackgroundIngestion",),
            "citewell.index.ingestion.events": ("Event", "Note", "OnEvent", "Step"),
            "citewell.index.ingestion.pipeline": ("Report", "ingest", "is_fresh"),
            "citewell.index.read.mistakes": ("Finding", "check"),
            "citewell.index.read.documents": ("read_documents",),
            "citewell.index.read.fences": ("language_of",),
            "citewell.index.read.front_matter": ("split_front_matter",),
            "citewell.index.read.markdown": ("markdown_parser", "parse", "parser_text"),
            "citewell.index.read.sections": ("sections_of",),
        },
    )

__all__ = [
    "DEFAULT_ENCODER",
    "DEFAULT_ENCODING",
    "MARKDOWN_SUFFIXES",
    "READABLE",
    "STOPWORDS",
    "Analyser",
    "BackgroundIngestion",
    "Block",
    "Chunk",
    "CitewellError",
    "CorpusError",
    "CrossEncoder",
    "Document",
    "Encoded",
    "Encoder",
    "EncoderError",
    "Event",
    "Fields",
    "Finding",
    "FrontMatter",
    "Heading",
    "Index",
    "IndexDamaged",
    "IndexForeign",
    "IndexMissing",
    "IndexStale",
    "IndexStoreError",
    "IndexUnwritable",
    "IngestionStopped",
    "Kind",
    "LeftOut",
    "Note",
    "OnEvent",
    "Part",
    "Question",
    "Report",
    "Span",
    "Step",
    "changed",
    "check",
    "check_files",
    "count_tokens",
    "digest",
    "encodings",
    "fingerprint",
    "identifier",
    "identifiers",
    "ingest",
    "is_answer_title",
    "is_fresh",
    "language_of",
    "lazily",
    "left_out",
    "load_index",
    "load_manifest",
    "markdown_parser",
    "parse",
    "parser_text",
    "parts_of",
    "published",
    "read_documents",
    "remembered",
    "sections_of",
    "shorten_data_uris",
    "split_front_matter",
    "split_lines",
    "terms",
    "text_of",
    "title_number",
    "without_number",
    "words",
]
