"""Cards as an Anki package: one deck for each document, with stable identities, images and colours."""

from __future__ import annotations

import itertools
import json
import re
import sqlite3
import time
import warnings
from collections.abc import Sequence
from contextlib import closing
from html import escape
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

import genanki

from citewell.assistant.html.images import read_image
from citewell.assistant.html.references import resolve_references
from citewell.assistant.study.answers import side_html, sides_of
from citewell.assistant.study.cards import Card
from citewell.assistant.study.scope import corpus_of
from citewell.index import Document, Index, Span, digest, without_number

MODEL_ID = 1_764_083_021
"""Names the type of notes in every collection. A change of the fields needs another number."""
FIELDS = ("Question", "Answer", "Source")
FRONT = '<div class="question">{{Question}}</div>'
BACK = '{{FrontSide}}<hr id="answer">{{Answer}}<div class="source">{{Source}}</div>'


def write_anki(cards: Sequence[Card], index: Index, file: Path) -> None:
    """Write cards to an `.apkg` file. Anki updates the notes that it imported before, and keeps their schedule.

    The identity of a note is the key of its card. Raise `OSError` when the file cannot be written.
    """
    decks: dict[str, genanki.Deck] = {}
    with TemporaryDirectory() as folder:
        media = Media(index, Path(folder))
        for card in cards:
            name = deck_name(card)
            deck = decks.setdefault(name, genanki.Deck(number_of(name), name))
            deck.add_note(_note(card, index, media))
        collection = Path(folder) / "collection.anki2"
        _write_collection(genanki.Package([*decks.values()]), collection)
        with ZipFile(file, "w", ZIP_DEFLATED) as package:
            package.write(collection, collection.name)
            package.writestr("media", json.dumps({number: path.name for number, path in enumerate(media.paths)}))
            for number, path in enumerate(media.paths):
                package.write(path, str(number))


def deck_name(card: Card) -> str:
    """Return the name of a card's deck: `Citewell::ships::hull` for `ships/hull.md`."""
    path = card.question.source.encode("utf-8", "replace").decode()
    return "::".join(("Citewell", *Path(path).with_suffix("").parts))


def number_of(name: str) -> int:
    """Return a number for a deck that only depends on its name, from the range that genanki advises."""
    return (1 << 30) + int(digest(name), 16) % (1 << 30)


class Media:
    """The images of an Anki package, in a folder and under names of their own."""

    def __init__(self, index: Index, folder: Path) -> None:
        self.index, self.folder = index, folder
        self.paths: dict[Path, None] = {}

    def with_images(self, html: str, document: Document) -> str:
        """Return HTML of a document with its images from the package; links to other notes lead nowhere."""
        return resolve_references(html, document, self.index, lambda *place: "", self._add)

    def _add(self, source: str, target: str) -> str:
        found = read_image(target, self.index.documents[source], self.index)
        if found is None:
            return ""
        data, media_type = found
        path = self.folder / f"citewell-{digest(source + target)[:16]}.{media_type.removeprefix('image/')}"
        path.write_bytes(data)
        self.paths[path] = None
        return path.name


def _write_collection(package: genanki.Package, file: Path) -> None:
    """Write the database of a package. genanki's own function leaves a copy of it in the folder for temporary files."""
    now = time.time()
    with closing(sqlite3.connect(file)) as database, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # genanki warns of tags that it does not know; ours are sanitised
        package.write_to_db(database.cursor(), now, itertools.count(int(1000 * now)))
        database.commit()


def _note(card: Card, index: Index, media: Media) -> genanki.Note:
    question, sides = card.question, sides_of(card.question, index)
    document = index.documents[question.source]

    def html(span: Span) -> str:
        return media.with_images(side_html(question, span, index), document)

    front = escape(without_number(question.title)) + (html(sides.prompt) if sides.prompt else "")
    source = f"{question.source}:{question.span.start}-{question.span.end}".encode("utf-8", "replace").decode()
    model = genanki.Model(
        MODEL_ID,
        "Citewell",
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": "Card", "qfmt": FRONT, "afmt": BACK}],
        css=files("citewell.assistant.study").joinpath("anki.css").read_text(encoding="utf-8"),
    )
    return genanki.Note(model, [front, html(sides.answer), escape(source)], guid=card.key, tags=_tags(card, document))


def _tags(card: Card, document: Document) -> list[str]:
    """Return the corpus, section, difficulty and tags of a card; Anki separates tags by spaces."""
    names = (corpus_of(card), card.question.section, card.question.difficulty, *document.front_matter.tags)
    return [re.sub(r"\s+", "-", name.strip().lstrip("#")) for name in names if name and name.strip()]
