"""Open the encoder of an ingestion: the one of the published generation, or one that is exported now."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from citewell.index.embed.encoder import Encoder
from citewell.index.embed.exported_encoder import EncoderFacts, ExportedEncoder
from citewell.index.embed.sentence_transformer import export_model, fingerprint_of
from citewell.index.store.generations import intact_encoder


@contextmanager
def opened_encoder(name: str, index_dir: Path) -> Iterator[Encoder]:
    """Give the encoder of a name. Where the published generation has it, torch is not loaded, which takes seconds.

    Raises `EncoderError` as `export_model` does.
    """
    fingerprint = fingerprint_of(name)
    if fingerprint and (found := intact_encoder(index_dir, fingerprint)):
        folder, manifest = found
        languages = frozenset(manifest.encoder_languages)
        yield ExportedEncoder(
            folder, EncoderFacts(name, fingerprint, manifest.dimension, manifest.max_pieces, languages)
        )
        return
    with TemporaryDirectory(prefix="encoder-", dir=index_dir, ignore_cleanup_errors=True) as exported:
        yield ExportedEncoder(Path(exported), export_model(name, Path(exported)))
