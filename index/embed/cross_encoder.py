"""Cross-encoders: models that read a query and a text together and score how well the text answers."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from citewell.index.errors import EncoderError


class CrossEncoder:
    """A cross-encoder of sentence-transformers, by path or by name.

    Raises `EncoderError` when there is none, or when it gives more than one score.
    """

    def __init__(self, name: str) -> None:
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        if Path(name).exists():  # a folder is read without the network
            os.environ["HF_HUB_OFFLINE"] = "1"
        import sentence_transformers
        from transformers.utils import logging

        logging.disable_progress_bar()
        try:
            self._model = sentence_transformers.CrossEncoder(name, device="cpu")
        except (OSError, ValueError) as error:
            raise EncoderError(f"no cross-encoder at {name!r}: {str(error).splitlines()[0]}") from error
        if self._model.num_labels != 1:
            raise EncoderError(f"the cross-encoder {name!r} gives {self._model.num_labels} scores, not one")

    def scores(self, query: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return how well each text answers the query, without a unit: (texts,)."""
        return np.asarray(self._model.predict([(query, text) for text in texts], show_progress_bar=False), np.float32)
