"""Placeholders: text that only says that an answer will be written, such as `TODO` or `To be completed.`."""

from __future__ import annotations

import re

from citewell.index.read.boilerplate import has_words, without_formatting

MAX_WORDS_BESIDE_LINK = 3  # `- See also`; more words may be an answer

_PLACEHOLDER = re.compile(
    r"""\W*(?:  # the signs before a phrase are not in the group, so that they match in one way only
        (?:(?:this\ |the\ )?(?:answer|section|page|part)\s+)?  # The answer is to be written
        (?:(?:is|are|will|still)\s+)*
        (?:to\s?do|tb[acd]|wip|fixme|coming\ (?:soon|later)|work\ in\ progress|under\ construction
            |(?:to\s+)?be\s+(?:added|announced|completed|continued|decided|defined|described|determined|documented|done
                |filled(?:\s+in)?|finished|provided|written)
            |(?:not|no)\s+(?:answered|answer|done|written)\s+yet
            |not\s+yet\s+(?:answered|done|written))
        (?:\s+(?:here|later|soon|yet))*\b\W*
    )+""",
    re.IGNORECASE | re.VERBOSE,
)
_LINK = re.compile(r"!?\[[^\[\]]*\]\([^()]*\)|<?https?://[^\s>]+>?")
_EMPHASIS = re.compile(r"[*_]")
_FENCE = re.compile(r"\s*(?:```|~~~)")


def is_placeholder(text: str) -> bool:
    """Return whether text only says that something will be written; links and the lines that lead to them aside."""
    lines = [_EMPHASIS.sub("", line).rstrip() for line in without_formatting(text).splitlines()]
    saying = [line for line in lines if has_words(line) and not _FENCE.match(line)]
    others = [line for line in saying if not _PLACEHOLDER.fullmatch(line)]
    return len(others) < len(saying) and all(line.endswith(":") or _is_link(line) for line in others)


def _is_link(line: str) -> bool:
    """Return whether a line is a link, with a few words such as `See also` beside it."""
    rest, links = _LINK.subn(" ", line)
    return links > 0 and len(rest.split()) <= MAX_WORDS_BESIDE_LINK
