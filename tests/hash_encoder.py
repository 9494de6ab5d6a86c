"""A small encoder for tests that need no meaning: fast, deterministic, and exportable like a real one.

Every pair of letters or digits has a fixed random vector; a text has the mean of its pairs' vectors. Texts that share
words are near to each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from itertools import product
from pathlib import Path
from string import ascii_lowercase, digits

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

from citewell.index.embed.encoder import unit

SPECIAL = ("[UNK]", "[CLS]", "[SEP]")
CHARS = ascii_lowercase + digits
PIECES = (*SPECIAL, *CHARS, *map("".join, product(CHARS, repeat=2)))


class HashEncoder:
    """An `Encoder`; `seed` gives different ones."""

    def __init__(self, name: str = "hash", seed: int = 0, max_pieces: int = 256, dimension: int = 32) -> None:
        self.name = name
        self.dimension = dimension
        self.max_pieces = max_pieces
        self.languages = frozenset[str]()
        self.fingerprint = sha256(f"{seed} {max_pieces} {dimension}".encode()).hexdigest()
        self._table = unit(np.random.default_rng(seed).normal(size=(len(PIECES), self.dimension)).astype(np.float32))
        self._tokenizer, self._counting = _tokenizer(), _tokenizer()
        self._tokenizer.enable_truncation(max_pieces)

    def count_pieces(self, text: str) -> int:
        return len(self._counting.encode(text, add_special_tokens=False).ids)

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self.encode(texts)[0]

    def encode(self, texts: Sequence[str]) -> tuple[NDArray[np.float32], list[NDArray[np.float32]]]:
        pieces = [self._table[encoding.ids] for encoding in self._tokenizer.encode_batch(list(texts))]
        means = [rows.mean(axis=0) for rows in pieces]
        return unit(np.array(means, np.float32).reshape(-1, self.dimension)), [rows[1:-1] for rows in pieces]

    def export(self, folder: Path) -> None:
        table = numpy_helper.from_array(self._table, "table")
        nodes = [
            helper.make_node("Gather", ["table", "input_ids"], ["token_embeddings"]),
            helper.make_node("ReduceMean", ["token_embeddings"], ["sentence_embedding"], axes=[1], keepdims=0),
        ]
        ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["texts", "pieces"])
        by_piece = helper.make_tensor_value_info("token_embeddings", TensorProto.FLOAT, ["texts", "pieces", None])
        by_text = helper.make_tensor_value_info("sentence_embedding", TensorProto.FLOAT, ["texts", None])
        graph = helper.make_graph(nodes, "hash", [ids], [by_text, by_piece], [table])
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
        file = str(folder / "encoder.onnx")
        onnx.save_model(model, file, save_as_external_data=True, location="encoder.weights", size_threshold=0)
        self._tokenizer.save(str(folder / "tokenizer.json"))


def _tokenizer() -> Tokenizer:
    """Cut a text at what is no letter or digit, and its words into pairs of characters."""
    vocabulary = {piece: number for number, piece in enumerate(PIECES)}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFD(), normalizers.StripAccents(), normalizers.Lowercase()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(r"[^\p{L}\p{N}]+"), "removed"),
            pre_tokenizers.Split(Regex(r".{1,2}"), "isolated"),
        ]
    )
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[(piece, vocabulary[piece]) for piece in ("[CLS]", "[SEP]")]
    )
    return tokenizer
