"""Models of a few kilobytes with random weights, for sentence-transformers."""

from __future__ import annotations

from pathlib import Path
from string import ascii_lowercase, digits, punctuation
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transformers import BertConfig


def save_tiny_model(folder: Path) -> Path:
    """Write the model to a folder, which `--encoder` takes. Its word pieces are single characters."""
    from sentence_transformers import SentenceTransformer
    from transformers import BertModel

    BertModel(_config(folder)).save_pretrained(folder)
    SentenceTransformer(str(folder), device="cpu").save(str(folder))
    return folder


def save_tiny_cross_encoder(folder: Path, scores: int = 1) -> Path:
    """Write a cross-encoder to a folder, which `--reranker` takes if it gives one score."""
    from transformers import BertForSequenceClassification

    config = _config(folder)
    config.num_labels = scores
    BertForSequenceClassification(config).save_pretrained(folder)
    return folder


def _config(folder: Path) -> BertConfig:
    """Make a folder with a tokenizer whose word pieces are single characters; return the settings of a model for it."""
    from transformers import BertConfig, BertTokenizerFast

    folder.mkdir(parents=True)
    characters = [*ascii_lowercase, *digits, *punctuation]
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *characters, *(f"##{c}" for c in characters)]
    (folder / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    BertTokenizerFast(str(folder / "vocab.txt"), model_max_length=256).save_pretrained(folder)
    return BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=256,
    )
