"""The languages of documents, and what ingestion says about them."""

from __future__ import annotations

from pathlib import Path

from citewell.index import Document, Encoder, Event, Note, ingest
from citewell.index.ingestion.languages import unknown_languages, with_languages
from tests.conftest import WriteNotes
from tests.hash_encoder import HashEncoder
from tests.index.read.test_natural_language import SENTENCES


def document(source: str, text: str = "", language: str = "") -> Document:
    return Document(source, f"/{source}", text, "", language=language)


def languages_of(*documents: Document) -> dict[str, str]:
    return {document.source: document.language for document in with_languages(documents)}


def test_an_uncertain_document_is_in_the_most_frequent_language() -> None:
    documents = [document("a.md", SENTENCES["fr"]), document("b.md", "# 1"), document("c.md", SENTENCES["fr"])]
    assert languages_of(*documents, document("d.md", SENTENCES["de"])) == {
        "a.md": "fr",
        "b.md": "fr",
        "c.md": "fr",
        "d.md": "de",
    }
    assert languages_of(document("b.md", "# 1")) == {"b.md": "en"}


def test_the_encoder_may_not_know_a_language(encoder: Encoder, hash_encoder: HashEncoder) -> None:
    assert unknown_languages([document("a.md", language="en")], encoder) == ""
    assert unknown_languages([document("a.md", language="fr")], hash_encoder) == ""  # it does not name its languages
    several = [document(f"{place}.md", language=code) for place, code in enumerate(("en", "fr", "ja", "fr"))]
    assert unknown_languages(several, encoder) == (
        "3 of 4 documents are in French and Japanese, which the encoder all-MiniLM-L6-v2 does not know: they are found "
        "by their words, not by meaning. Ingest with --encoder paraphrase-multilingual-MiniLM-L12-v2 or another "
        "multilingual model to search them by meaning."
    )


def test_ingestion_says_so_once(notes: WriteNotes, encoder: Encoder, tmp_path: Path) -> None:
    events: list[Event] = []
    folder = notes({"a.md": f"# A\n\n{SENTENCES['de']}\n", "b.md": f"# B\n\n{SENTENCES['en']}\n"})
    ingest([folder], tmp_path / "index", encoder, events.append)
    (note,) = [event for event in events if isinstance(event, Note)]
    assert note.message.startswith("1 of 2 documents are in German, which the encoder")
