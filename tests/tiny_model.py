"""A sentence-transformers model of a few kilobytes with random weights."""

from __future__ import annotations

from pathlib import Path
from string import ascii_lowercase, digits, punctuation


def save_tiny_model(folder: Path) -> Path:
    """Write the model to a folder, which `--encoder` takes. Its word pieces are single characters."""
    from sentence_transformers import SentenceTransformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder.mkdir(parents=True)
    characters = [*ascii_lowercase, *digits, *punctuation]
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *characters, *(f"##{c}" for c in characters)]
    (folder / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    BertTokenizerFast(str(folder / "vocab.txt"), model_max_length=256).save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=256,
    )
    BertModel(config).save_pretrained(folder)
    SentenceTransformer(str(folder), device="cpu").save(str(folder))
    return folder
