"""Cross-encoders of sentence-transformers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from citewell.index import CrossEncoder, EncoderError
from tests.tiny_model import save_tiny_cross_encoder


def test_each_text_gets_the_score_it_gets_alone(tmp_path: Path) -> None:
    model = CrossEncoder(str(save_tiny_cross_encoder(tmp_path / "model")))
    texts = ["a keel is a beam", "sails", "a rudder steers"]
    together = model.scores("what is a keel", texts)
    assert together.shape == (3,)
    assert together == pytest.approx(
        np.concatenate([model.scores("what is a keel", [text]) for text in texts]), abs=1e-5
    )


def test_what_is_no_cross_encoder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="no cross-encoder at"):
        CrossEncoder(str(tmp_path))
    with pytest.raises(EncoderError, match="gives 2 scores, not one"):
        CrossEncoder(str(save_tiny_cross_encoder(tmp_path / "model", scores=2)))
