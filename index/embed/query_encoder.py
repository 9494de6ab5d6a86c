"""The encoder at question time: the exported model on ONNX Runtime, loaded in a tenth of a second without torch."""

from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from citewell.index.embed.encoder import unit

FILES = ("encoder.onnx", "encoder.weights", "tokenizer.json")


class Encoded(NamedTuple):
    """A query as the encoder sees it."""

    vector: NDArray[np.float32]
    """(dimension,), of length one."""
    pieces: NDArray[np.float32]
    """(word pieces, dimension), each of length one, markers not included."""
    tokens: list[str]
    """The word pieces."""


class QueryEncoder:
    """Encodes one text at a time. Safe to share between threads."""

    def __init__(self, folder: Path, max_pieces: int, once: bool = False, threads: int = 2) -> None:
        """Load the files that an `Encoder` exported to `folder`.

        `once` is for a single text: packing the weights for speed would take longer than it saves. `threads` work on
        one text; a query is too short for more than two.
        """
        import onnxruntime  # it starts threads when it is imported, and a server forks before it loads an index

        self.tokenizer = self.tokenizer_of(folder)
        self.tokenizer.enable_truncation(max_pieces)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        options.add_session_config_entry("session.disable_prepacking", "1" if once else "0")
        self.session = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self.inputs = {node.name for node in self.session.get_inputs()}

    def encode(self, text: str) -> Encoded:
        """Embed a text, of which at most `max_pieces` word pieces are read."""
        encoding = self.tokenizer.encode(text)
        fields = {
            "input_ids": encoding.ids,
            "attention_mask": encoding.attention_mask,
            "token_type_ids": encoding.type_ids,
        }
        feed = {name: np.array([values], np.int64) for name, values in fields.items() if name in self.inputs}
        sentence, pieces = self.session.run(["sentence_embedding", "token_embeddings"], feed)
        real = [i for i, special in enumerate(encoding.special_tokens_mask) if not special]
        return Encoded(unit(sentence[0]), unit(pieces[0][real]), [encoding.tokens[i] for i in real])

    @staticmethod
    def tokenizer_of(folder: Path) -> Tokenizer:
        """Return the tokenizer that was exported to a folder, without a limit of length."""
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer
