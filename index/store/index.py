"""A loaded index: everything a question needs."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from citewell.index.embed.encoder import unit
from citewell.index.embed.query_encoder import Encoded, QueryEncoder
from citewell.index.errors import IndexStale
from citewell.index.read.snapshot import changed
from citewell.index.search.analyser import Analyser
from citewell.index.search.definition_names import DefinitionNames
from citewell.index.search.query_language import query_language
from citewell.index.search.retrievers import Retrievers
from citewell.index.search.vocabulary import Vocabulary
from citewell.index.store.manifest import Manifest
from citewell.index.store.part import corpus_of, part_of
from citewell.index.store.tree import ChunkTree
from citewell.index.types import Chunk, Document, Question, text_of

Floats = NDArray[np.float32]


class Index:
    """Documents, questions and chunks, and what scores them. Never changed once loaded, so threads may share it."""

    def __init__(
        self,
        *,
        index_dir: Path,
        generation_dir: Path,
        manifest: Manifest,
        documents: Sequence[Document],
        questions: Sequence[Question],
        chunks: Sequence[Chunk],
        analyser: Analyser,
        retrievers: Retrievers,
        vocabulary: Vocabulary,
        encoder: QueryEncoder,
        version: str = "",
    ) -> None:
        self.index_dir = index_dir
        self.generation_dir = generation_dir
        """The folder inside `index_dir` that was loaded."""
        self.manifest = manifest
        self.documents = {document.source: document for document in documents}
        self.questions = list(questions)
        self.chunks = list(chunks)
        """Chunk i has id i."""
        self._analyser = analyser
        self._retrievers = retrievers
        self._vocabulary = vocabulary
        self._encoder = encoder
        self.version = version or generation_dir.name
        """Names what it holds: every generation has its own, and so has a part of it."""

    def check_fresh(self) -> None:
        """Raise `IndexStale` when a document on disk is no longer what was ingested."""
        if path := changed(self.manifest.paths, self.manifest.files_seen):
            raise IndexStale(self.index_dir, f"{path} changed")

    def only(self, corpora: frozenset[str]) -> Index:
        """Return an index that holds these corpora and nothing of any other, as if the others had not been ingested.

        It has its own numbers of chunks, BM25 scores, languages and words for spelling repair. Names that are no corpus
        of this index count for nothing; without any, the index is empty. It takes as long as cutting the
        documents of these corpora into terms, 2.2 s for 1,630 chunks of code, and the memory of their vectors.
        """
        part = part_of(self.manifest, [*self.documents.values()], self.questions, self.chunks, corpora)
        return Index(
            index_dir=self.index_dir,
            generation_dir=self.generation_dir,
            manifest=part.manifest,
            documents=part.documents,
            questions=part.questions,
            chunks=part.chunks,
            analyser=part.analyser,
            retrievers=self._retrievers.only(part.chunk_ids, part.line_numbers, part.lexical),
            vocabulary=self._vocabulary.counting(part.texts, part.analyser),
            encoder=self._encoder,
            version=f"{self.version}-{'-'.join(part.manifest.corpora)}",
        )

    def documents_of(self, corpora: frozenset[str]) -> list[Document]:
        """Return the documents of some corpora, in their order."""
        return [document for document in self.documents.values() if corpus_of(document, self.manifest) in corpora]

    @property
    def question_count(self) -> int:
        return sum(question.is_question for question in self.questions)

    @property
    def section_count(self) -> int:
        """The listed sections that are no questions."""
        return sum(question.listed and not question.is_question for question in self.questions)

    # Text

    @cached_property
    def lines(self) -> dict[str, list[str]]:
        """The lines of each document, by source."""
        return {source: document.lines for source, document in self.documents.items()}

    def text(self, chunk: Chunk) -> str:
        """Return the lines of a chunk, verbatim."""
        return text_of(self.lines[chunk.source], chunk.span)

    def nearest_word(self, word: str) -> str | None:
        """Return the word of the documents that a misspelt word was most likely meant to be; None when none is near."""
        return self._vocabulary.nearest(word)

    def is_correct(self, word: str) -> bool:
        """Return whether a lower-case word is in the documents, English, or a term of programming."""
        return self._vocabulary.is_correct(word)

    def terms(self, text: str) -> list[str]:
        """Return the terms of a query, cut as those of the chunks were: with the stop words stored in the index."""
        return self._analyser.query_terms(text, self._retrievers.lexical.__contains__)

    def has_term(self, term: str) -> bool:
        """Return whether any chunk has a term."""
        return term in self._retrievers.lexical

    def related_terms(self, term: str) -> list[str]:
        """Return the terms of the chunks that are most like one that no chunk has: `peinture` for `repeindre`."""
        return self._retrievers.lexical.related(term)

    def encoder_knows(self, text: str) -> bool:
        """Return whether the encoder knows the language of a query; else its vectors mean nothing."""
        known = self.manifest.encoder_languages
        return not known or query_language(text, self._analyser, self._occurs) in known

    def is_stop_word(self, word: str) -> bool:
        """Return whether a lower-case word is one of the stop words stored in the index."""
        return self._analyser.is_stop_word(word)

    @cached_property
    def in_known_language(self) -> NDArray[np.bool_]:
        """(chunks,): which chunks are of documents in a language that the encoder knows."""
        known = self.manifest.encoder_languages
        return np.isin(self._chunk_languages, known) if known else np.ones(len(self.chunks), bool)

    def _occurs(self, term: str, code: str) -> bool:
        """Return whether a document in a language has a term."""
        scores = self.lexical_scores(term, "body") + self.lexical_scores(term, "place")
        return bool((scores[self._chunk_languages == code] > 0).any())

    @cached_property
    def _chunk_languages(self) -> NDArray[np.str_]:
        """(chunks,): the code of the language of each chunk's document."""
        return np.array([self.documents[chunk.source].language for chunk in self.chunks])

    def definitions_like(self, name: str) -> list[Chunk]:
        """Return the definitions that may have a name, in whatever spelling, or a part of theirs equal to it."""
        return [self.chunks[number] for number in self._definition_names.like(name)]

    @cached_property
    def _definition_names(self) -> DefinitionNames:
        return DefinitionNames(self.chunks)

    def question(self, source: str, title: str) -> Question | None:
        """Return the question with a title in a document; of several the first that is listed and has an answer."""
        return self._questions.get((source, title))

    @cached_property
    def _questions(self) -> dict[tuple[str, str], Question]:
        answered = [question for question in self.questions if question.listed and question.answered]
        return {(question.source, question.title): question for question in reversed([*answered, *self.questions])}

    # Tree

    def ancestors(self, chunk: Chunk) -> Iterator[Chunk]:
        """Yield the chunks that hold a chunk, the nearest first."""
        return self._tree.ancestors(chunk)

    def children(self, chunk: Chunk) -> list[Chunk]:
        """Return the chunks directly inside a chunk, in the order of the document."""
        return self._tree.children(chunk)

    def siblings(self, chunk: Chunk) -> list[Chunk]:
        """Return the other chunks with the same parent; for a chunk without one, those of its question."""
        return self._tree.siblings(chunk)

    @cached_property
    def searchable(self) -> NDArray[np.bool_]:
        """(chunks,): which chunks may be passages themselves."""
        return np.array([chunk.searchable for chunk in self.chunks], bool)

    # Scores

    def encode(self, text: str) -> Encoded:
        """Encode a query: its vector, and the vectors of its word pieces."""
        return self._encoder.encode(text)

    def lexical_scores(self, term: str, field: str) -> Floats:
        """Return the BM25 score of one term for one of `Fields`: (chunks,), 0 where the term does not occur."""
        return self._retrievers.lexical.scores([term], field)

    def field_scores(self, terms: Sequence[str], field: str) -> Floats:
        """Return the sum of the BM25 scores of terms for one of `Fields`: (chunks,)."""
        return self._retrievers.lexical.scores(terms, field)

    def term_count(self, term: str, field: str) -> int:
        """Return how many chunks have a term in one of `Fields`."""
        return self._retrievers.lexical.count(term, field)

    def have_term(self, term: str, field: str, chunks: Sequence[Chunk]) -> NDArray[np.bool_]:
        """Return which of some chunks have a term in one of `Fields`: (chunks,)."""
        return self._retrievers.lexical.have(term, field, np.array([chunk.id for chunk in chunks], np.int64))

    def nearest(self, vector: Floats, allowed: NDArray[np.bool_], count: int) -> list[int]:
        """Return the ids of at most `count` allowed chunks whose text is nearest to a unit vector, best first.

        `allowed` has a truth value for each chunk: (chunks,).
        """
        return self._retrievers.texts.nearest(vector, allowed, count)

    def cosines(self, vector: Floats, chunks: Sequence[Chunk]) -> Floats:
        """Return the cosine of a unit vector with the text of each chunk, its best part: (chunks,), -1 without one."""
        return self._retrievers.texts.cosines(vector, [chunk.id for chunk in chunks])

    def summary_cosines(self, vector: Floats, chunks: Sequence[Chunk]) -> Floats:
        """Return the cosine of a unit vector with the summary of each chunk: (chunks,), -1 without one."""
        return self._retrievers.summaries.cosines(vector, [chunk.id for chunk in chunks])

    @cached_property
    def centroid(self) -> Floats:
        """(dimension,): the mean of all summaries, of length one; what is near it is boilerplate."""
        return unit(self._retrievers.summaries.mean())

    def late_interaction(self, pieces: Floats, chunks: Sequence[Chunk]) -> Floats:
        """Return, for each chunk and word piece of a query, the best cosine with the chunk's own word pieces.

        `pieces` are unit vectors (query pieces, dimension); the result is (chunks, query pieces).
        """
        return self._retrievers.pieces.best_matches(pieces, [chunk.id for chunk in chunks])

    def best_lines(self, vector: Floats, chunks: Sequence[Chunk]) -> Floats:
        """Return the best cosine of a unit vector with any line of each chunk that describes: (chunks,), 0 without one.

        Descriptive lines are prose, comments, headings, list items and first lines of docstrings.
        """
        return self._retrievers.lines.best(vector, [self._line_range(chunk) for chunk in chunks])

    def line_cosines(self, vector: Floats, chunk: Chunk) -> dict[int, float]:
        """Return the cosine of a unit vector with each descriptive line of a chunk, by line number of the file."""
        first, last = self._line_range(chunk)
        cosines = self._retrievers.lines.cosines(vector, (first, last))
        return {chunk.span.start + line - first: cosine for line, cosine in cosines.items()}

    def _line_range(self, chunk: Chunk) -> tuple[int, int]:
        """Return the first and last line of a chunk, counted from 0 through all documents."""
        before = self._lines_before[chunk.source] - 1
        return before + chunk.span.start, before + chunk.span.end

    @cached_property
    def _lines_before(self) -> dict[str, int]:
        counts = [len(lines) for lines in self.lines.values()]
        return dict(zip(self.lines, itertools.accumulate(counts, initial=0), strict=False))

    @cached_property
    def _tree(self) -> ChunkTree:
        return ChunkTree(self.chunks)
