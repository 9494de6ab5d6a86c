"""What the processor can do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from citewell.index.embed import processor, sentence_transformer
from citewell.index.embed.exported_encoder import ExportedEncoder
from citewell.index.embed.sentence_transformer import export_model, load_model


@pytest.fixture
def cpu_info(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(processor, "CPU_INFO", tmp_path / "cpuinfo")
    processor.multiplies_bytes.cache_clear()
    yield tmp_path / "cpuinfo"
    processor.multiplies_bytes.cache_clear()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("flags\t\t: fpu avx512_vnni", True), ("flags\t\t: fpu avx2", False), (None, False)],
    ids=["VNNI", "AVX2", "no such file"],
)
def test_only_instructions_that_do_not_overflow_count(cpu_info: Path, text: str | None, expected: bool) -> None:
    if text is not None:
        cpu_info.write_text(text, encoding="utf-8")
    assert processor.multiplies_bytes() is expected


def test_without_them_a_model_is_exported_as_it_is(
    tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fingerprints = set()
    theirs = np.asarray(load_model(str(tiny_model)).encode(["a text"], normalize_embeddings=True))
    for exact, tolerance in ((False, 1e-4), (True, 0.1)):
        monkeypatch.setattr(sentence_transformer, "multiplies_bytes", lambda exact=exact: exact)
        folder = tmp_path / str(exact)
        folder.mkdir()
        facts = export_model(str(tiny_model), folder)
        fingerprints.add(facts.fingerprint)
        np.testing.assert_allclose(ExportedEncoder(folder, facts).vectors(["a text"]), theirs, atol=tolerance)
    assert len(fingerprints) == 2
