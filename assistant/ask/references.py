"""Words of a question that refer to an earlier one, told from the same words with another use.

The rules are those of English grammar: "there" exists in "is there a way", "that" is relative in "a test that fails",
"it" is bound in "create a folder and delete it" and stands for nothing in "is it safe to cache a page".
"""

from __future__ import annotations

import re

from citewell.index import terms

MIN_BINDING_TERMS = 3
"""So many terms before a pronoun have a noun among them that it can stand for, whatever their form."""
_ALWAYS = re.compile(
    r"""
    \b(?: (?: that|this|which|the|the\ \w+|another )\ ones? (?= \W*$ | \W*\ (?: in|for|with|out|of|look|work|do|be )\b )
      | (?: what|anything|something|who|where|how|anyone|nothing )\ else
      | ^\W* same\ (?: thing|for|with|in|but )\b | the\ same\ (?: thing|way|with|for|in )\b | the\ same (?=\W*$)
      | the\ (?: above|latter|former ) | above (?=\W*$) | previous\ (?: one|example|answer|question|passage )
      | (?: too|though|as\ well|either|instead|again|then ) (?=\W*$)
      | do(?:es)?\ so
    )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PRONOUN = re.compile(
    r"\b(it|it's|its|they|them|their|theirs|this|these|those|that|that's|another|there)\b", re.IGNORECASE
)
_POSSESSIVE = {"its", "their"}
_EXPLETIVE = re.compile(
    r"it (?:ok|okay|safe|possible|necessary|worth|wise|better|best|good|bad|true|normal|hard|easy|faster|slower|a good"
    r"|a bad|allowed|enough|common|recommended)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r",|\b(?:and|or|but|then|so|if|when|while|where|what|which|before|after|because)\b", re.IGNORECASE
)
_PREPOSITION = re.compile(r"\b(?:of|for|in|on|with|to|from|about|by|at|into|around|over|than|like) $", re.IGNORECASE)
_PLURAL = r"\b(?!does|this|always|its)[a-z]{3,}(?<!s)s\b"
_NOUN = re.compile(  # after an article or the like, in the plural, or with a capital or a sign inside
    r"(?i:\b(?:a|an|the|my|our|your|each|every|some|any|no|one|two|between) \w+)"
    rf"|{_PLURAL}|(?<!^)\b(?!I\b)\w*[A-Z_]\w*"
)
_THAT_VERB = re.compile(  # "that retries", "that never stores", "that I wrote"
    r"\s+(?:\w+(?<!s)s|never|always|only|can|could|will|would|should|must|may|do|don't|doesn't|did|are|were|have|had"
    r"|i|we|you|they|he|she|it|there|a|an|the|my|our|your|all|no|each|every)\b(?! ones?\b)",
    re.IGNORECASE,
)
_CONJUNCTION = re.compile(
    r"\b(?:sure|so|know|check(?:ing)?|ensur(?:e|ing)|guarantee|assert(?:ing)?|verify(?:ing)?|say|saying|now|given|except"
    r"|order|assume|suppose|something|anything|everything|nothing|those|ones?|all) $",
    re.IGNORECASE,
)


def refers_back(question: str, *, continues: bool = False) -> bool:
    """Return whether a question refers to something that was said before it.

    A pronoun does not when the question itself has a noun before it that it can stand for, unless the question
    `continues` an earlier one, as with "now" or "so".
    """
    if _ALWAYS.search(question):
        return True
    return any(
        _stands_for_something(sentence, pronoun) and (continues or not _is_bound(sentence, pronoun))
        for sentence in re.split(r"[?!.;:]\s+", question)
        for pronoun in _PRONOUN.finditer(sentence)
    )


def _stands_for_something(sentence: str, pronoun: re.Match[str]) -> bool:
    """Return whether a word is a pronoun there: "there" and "that" are often none, and "it" may stand for nothing."""
    word, before = pronoun[0].lower(), sentence[: pronoun.start()]
    if word == "there":
        return not re.search(r"\b(?:is|are|was|were|if) $", before) and not re.match(
            r"\s+(?:is|are|was|were|any|a)\b", sentence[pronoun.end() :]
        )
    if word == "that":
        if _CONJUNCTION.search(before):
            return False
        is_relative = re.search(rf"{_PLURAL} $", before) or _THAT_VERB.match(sentence, pronoun.end())
        return not (is_relative and terms(" ".join(before.split()[-1:])))
    return not _EXPLETIVE.match(sentence, pronoun.start())


def _is_bound(sentence: str, pronoun: re.Match[str]) -> bool:
    """Return whether a pronoun can stand for a noun before it in its sentence.

    After a preposition, and for "that" and "there", the noun must be in an earlier clause: it is not in "a version of
    that", but it is in "copy the file, what is wrong with that".
    """
    word, before = pronoun[0].lower(), sentence[: pronoun.start()]
    if word == "another":
        return bool(re.search(r"\b(?:one|from|to|with) |\w+ing ", before))
    has_noun = bool(_NOUN.search(before)) or len(set(terms(before))) >= MIN_BINDING_TERMS
    needs_clause = word in ("that", "that's", "there") or (
        word not in _POSSESSIVE and bool(_PREPOSITION.search(before))
    )
    return has_noun and (not needs_clause or bool(_CLAUSE_END.search(before)))
