"""The terms of chunks and queries."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.index.search.analyser import STOPWORDS, Analyser, Language, terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("the and of", []),
        ("Decorators decorate", ["decor", "decor"]),
        ("retry_with_backoff", ["retri", "backoff", "retrywithbackoff"]),
        ("RetryHandler", ["retri", "handler", "retryhandler"]),
        ("getHTTPResponse", ["get", "http", "respons", "gethttpresponse"]),
        ("functools.wraps", ["functool", "wrap", "functoolswraps"]),
        ("node.js", ["node", "js", "nodejs"]),
        ("__init__", ["init"]),
        ("Python 3.12", ["python", "3", "12", "312"]),
        ("user's", ["user"]),
        ("don't", []),
        ("don’t", []),
        ("日本語", ["日本", "本語"]),
        ("多", ["多"]),
        ("Pythonで書く", ["python", "で書", "書く"]),
        ("\x00 -- !! \n", []),
    ],
)
def test_text_is_cut_into_stems_and_whole_identifiers(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


SYMBOLS = [
    ("C", ["c"]),
    ("What is C++?", ["c++"]),
    ("(C#)", ["c#"]),
    ("f#", ["f#"]),
    ("F#-like", ["f#", "like"]),
    (".NET", ["net", ".net"]),
    ("in .gitignore files", ["gitignor", ".gitignore", "file"]),
    ("git commit --no-verify", ["git", "commit", "verifi", "--noverify"]),
    ("tar -xvf box", ["tar", "xvf", "-xvf", "box"]),
    ("`@property`", ["properti", "@property"]),
    ("echo $HOME/bin", ["echo", "home", "$home", "bin"]),
    (":root {", ["root", ":root"]),
    ("`::before`", ["::before"]),  # algolia/docsearch-configs#3505
    ("std::move", ["std", "move"]),
    ("E0308", ["e", "0308", "e0308"]),
    ("ORA-00942: no table", ["ora", "00942", "ora00942", "tabl"]),
    ("CVE-2021-44228", ["cve", "2021", "44228", "cve202144228"]),
    ("utf-8", ["utf", "8", "utf8"]),
    # no symbols of a word
    ("key:value", ["key", "valu"]),
    ("2 - 1", ["2", "1"]),
    ("me@example", ["exampl"]),
    ("left--right", ["left", "right"]),
    ("python-3.11", ["python", "3", "11", "311"]),
    ("# x", ["x"]),
    ("a + b", ["b"]),
]


@pytest.mark.parametrize(("text", "expected"), SYMBOLS, ids=[text for text, _ in SYMBOLS])
def test_symbols_that_belong_to_a_word_are_kept(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jalapeño", "jalapeno"),
        ("Smørrebrød", "smorrebrod"),
        ("Žluťoučký", "zlutoucky"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("cafe\u0301", "café"),
        ("ＡＢＣ", "abc"),
        ("Ёлка", "елка"),
        ("كِتَاب", "كتاب"),
        ("ﾃﾞｰﾀ", "データ"),
        ("Ήλιος", "ηλιος"),
    ],
)
def test_spellings_of_one_word_share_a_term(one: str, other: str) -> None:
    assert set(terms(one)) & set(terms(other))


@pytest.mark.parametrize(("one", "other"), [("が", "か"), ("й", "и"), ("की", "का")])
def test_marks_that_make_another_letter_are_kept(one: str, other: str) -> None:
    assert not set(terms(one)) & set(terms(other))


@pytest.mark.parametrize(
    ("query", "text"),
    [("decorators", "a decorator"), ("caching", "cached"), ("getUser", "get_user"), ("utf8", "utf-8")],
)
def test_a_query_shares_a_term_with_what_it_means(query: str, text: str) -> None:
    assert set(terms(query)) & set(terms(text))


def test_a_saved_analyser_keeps_its_stop_words(tmp_path: Path) -> None:
    saved = Analyser((Language("en", frozenset({"keel"})), Language("fr", frozenset())))
    saved.save(tmp_path)
    assert Analyser.load(tmp_path) == saved
    assert Analyser.load(tmp_path).terms("the keel") == ["the"]


def test_the_stop_words_are_english_words_in_lower_case() -> None:
    assert {"the", "is", "what", "don't"} <= STOPWORDS
    assert len(STOPWORDS) == 179
    assert {word for word in STOPWORDS if word != word.lower().strip()} == set()


FRENCH_AND_ENGLISH = Analyser.of(["fr", "en"])


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("fr", "les couches utilisées", ["couch", "utilis"]),
        ("en", "the used layers", ["use", "layer"]),
        ("", "les couches", ["couch"]),
        ("en", "les couches", ["les", "couch"]),
    ],
)
def test_text_is_cut_by_its_language(code: str, text: str, expected: list[str]) -> None:
    assert FRENCH_AND_ENGLISH.terms(text, code)[: len(expected)] == expected


@pytest.mark.parametrize(
    ("query", "known", "expected"),
    [
        ("what are the layers", {"layer"}, ["layer"]),
        ("quelles sont les couches", {"couch"}, ["couch"]),
        ("running", {"run"}, ["run"]),  # the English stem is known
        ("running", {"run", "running"}, ["running", "run"]),
        ("zebra", set(), ["zebr"]),  # nothing is known: the most frequent language
    ],
)
def test_a_query_has_the_terms_that_the_index_knows(query: str, known: set[str], expected: list[str]) -> None:
    assert FRENCH_AND_ENGLISH.query_terms(query, known.__contains__) == expected


def test_a_language_without_a_stemmer_has_whole_words() -> None:
    assert Analyser.of(["uk"]).terms("якорі") == ["якорі"]


@pytest.mark.parametrize(
    ("code", "written", "typed"),
    [
        ("fr", "événements", "evenement"),  # typesense/typesense#2093
        ("fr", "évènement", "événement"),
        ("tr", "Küçük Yuvarlak Taşlar", "kucuk yuvarlak taslar"),  # internetarchive/openlibrary#7445
        ("de", "Geflüster", "gefluster"),
        ("no", "Døden", "doden"),
        ("vi", "Nước mắm", "nuoc mam"),  # oscardvs/zoteus#46
        ("pl", "Łódź", "lodz"),
        ("ko", "토마토는", "토마토"),
    ],
)
def test_words_of_a_language_are_found_without_accents_and_endings(code: str, written: str, typed: str) -> None:
    analyser = Analyser.of([code])
    assert set(analyser.terms(typed)) <= set(analyser.terms(written))
