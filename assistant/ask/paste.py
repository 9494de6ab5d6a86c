"""Pasted code and errors: what of them is searched."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from citewell.index import terms

MIN_LINES = 3
"""A shorter text is a question, even with a line break in it."""
MIN_CODE_SHARE = 0.5
"""Share of the lines that look like code, from which on a text is pasted code."""
MAX_NAMES = 6
"""Names of pasted code that are searched, the most frequent first."""
MAX_FUNCTIONS = 3
"""Innermost functions of a traceback that are searched; the outer ones are those of any program."""
MAX_ERROR_CHARS = 200
MAX_WORDS = 60
"""Of a question in words. Those that people asked have up to 30; a longer text is a pasted one."""
MAX_SEARCHED_WORDS = 30
"""Of a pasted text. The decision is fitted on questions, none of which is longer."""
MAX_QUESTION_CHARS = 300
"""A longer line beside pasted code is a line of it, not a question about it."""

_ERROR = re.compile(
    r"""
    ^\W* (?: Exception\ in\ thread\ \S+\s | Caused\ by:\s | Uncaught\s | Unhandled\ \w+:\s | E\s+ )?
    (?P<error>
        (?:[\w$]+\.)* [A-Z]\w* (?: Error|Exception|Warning|Interrupt|Exit|DoesNotExist|NotFound ) (?:: .* )? $
      | (?: error | fatal | panic | fatal\ error ) (?: \[\w+\] )? : .+ $
    )
    """,
    re.MULTILINE | re.VERBOSE,
)
"""The line of an error: `django.db.utils.IntegrityError: message`, `Caused by: java.lang.Exception`, `panic: why`."""
_FRAME = re.compile(
    r"""
    ^\s* File\ "(?P<file>[^"\n]+)",\ line\ \d+,\ in\ (?P<function>\w+)
  | ^\s* at\ (?:async\ )?(?P<called>[\w$.<>]+)\ ?\((?P<place>[^)\n]*)\)
    """,
    re.MULTILINE | re.VERBOSE,
)
"""A frame as Python prints it, and as JavaScript and Java do."""
_LIBRARY = re.compile(r"site-packages|dist-packages|/lib/python|node_modules|node:|<frozen|\b(?:java|javax|sun|jdk)\.")
_TRACE_LINE = re.compile(
    r'\s*(?:Traceback \(|File "|at \S+ ?\(|\.\.\. \d+ more|[\^~]+\s*$|goroutine \d|During handling)'
)
_CODE_LINE = re.compile(
    r"""
    \s* (?:
        [}\])]+[;,]?                                                        # a closing bracket
      | (?: @\w | \# | // | /\* | \* | <!?/?\w ) .*                         # a decorator, comment or tag
      | (?: from\ \S+\ )? import\ .+
      | (?: (?:async|export|public|private|static|final)\ )* (?: def|class|function|func|fn|interface|struct|enum )\ .+
      | (?: if|elif|else|for|while|with|try|except|finally|switch|case|catch )\b .* [:;{}()]
      | (?: return|raise|throw|yield|await )\b .* [:;{}()]
      | (?: const|let|var|val|print )\b .*
      | (?: SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|FROM|WHERE|JOIN )\b .*
      | [\w.\[\]"'*, ]+ (?: :\s*[\w\[\], .|]+ )? \ ?[-+*/|&:]?=\ ?\S.*      # an assignment
      | [\w.]+ \( .*                                                        # a call
      | .* [;{}]
      | ["'\w-]+ :\ .* ,
    ) \s*$
    """,
    re.VERBOSE,
)
_NAME = re.compile(
    r"\b(?:def|class|function|func|fn|interface|struct|import|from|new|raise|throw|except|catch)\s+\(?([A-Za-z_][\w.]*)"
    r"|(?<![\w.])([A-Za-z_]\w*)\("
)
_STRING = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")


class Pasted(NamedTuple):
    """What is searched of a question with pasted code in it."""

    text: str
    """The words beside the code, the line of the error, and names of the code."""
    lines: int
    """How many were pasted."""
    is_beginning: bool = False
    """Whether the text is only the beginning of a longer one that asks nothing."""


def split_paste(question: str) -> Pasted | None:
    """Return what is searched of a question with something pasted in it; None for a question in words.

    Of an error that is its line, which names the exception, and the innermost functions that are no library's; of
    other code the functions, classes and modules that it names most often; of a long text the question in it, or else
    its beginning.
    """
    lines = [line for line in question.split("\n") if line.strip() and not line.strip().startswith("```")]
    code = [line for line in lines if _is_code(line)]
    is_trace = any(_TRACE_LINE.match(line) for line in lines)
    if len(lines) < MIN_LINES or not (is_trace or len(code) >= MIN_CODE_SHARE * len(lines)):
        return _split_prose(question, len(lines)) if len(question.split()) > MAX_WORDS else None
    errors = [match["error"] for match in _ERROR.finditer(question)]
    asked = _question(lines)
    found = [errors[-1].strip()[:MAX_ERROR_CHARS], *_functions(question)] if errors else _names(code)
    return Pasted(" ".join([*asked, *found]), len(lines) - len(asked))


def _is_code(line: str) -> bool:
    return bool(line.startswith(("    ", "\t")) or _CODE_LINE.match(line) or _TRACE_LINE.match(line))


def _split_prose(text: str, lines: int) -> Pasted:
    """Return the last question of a long text, or else its beginning."""
    sentences = re.split(r"(?<=[.?!])\s+|\n+", text.strip())
    asked = [sentence for sentence in sentences if sentence.endswith("?")]
    words = " ".join(asked[-1:] or sentences).split()
    return Pasted(" ".join(words[:MAX_SEARCHED_WORDS]), lines, is_beginning=not asked)


def _question(lines: Sequence[str]) -> list[str]:
    """Return the lines in words before and after a paste."""
    words = [line.strip() for line in (lines[0], lines[-1]) if not _is_code(line) and not _ERROR.match(line)]
    return [line for line in dict.fromkeys(words) if len(line) <= MAX_QUESTION_CHARS and len(line.split()) > 1]


def _functions(traceback: str) -> list[str]:
    """Return the innermost functions of a traceback that belong to no library, the innermost first."""
    frames = list(_FRAME.finditer(traceback))
    if "Traceback (most recent call last)" in traceback:
        frames.reverse()  # Python prints the innermost frame last
    own = [frame["function"] or frame["called"] for frame in frames if not _LIBRARY.search(frame[0])]
    return list(dict.fromkeys(name for name in own if not name.startswith("<")))[:MAX_FUNCTIONS]


def _names(code: Sequence[str]) -> list[str]:
    """Return the names that code defines, imports and calls, the most frequent first."""
    bare = _STRING.sub('""', "\n".join(code))
    found = Counter(one or other for one, other in _NAME.findall(bare))
    return [name for name, _ in found.most_common() if len(name) > 2 and terms(name)][:MAX_NAMES]
