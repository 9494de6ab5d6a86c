"""Words of a question that refer to an earlier one, told from the same words with another use.

The rules are those of English grammar: "there" exists in "is there a way", "that" is relative in "a test that fails",
"it" is bound in "create a folder and delete it".
"""

from __future__ import annotations

import re

from citewell.index import terms

MIN_BINDING_TERMS = 3
"""Terms before a pronoun from which on it refers to one of them; one less where a clause ends between: the verb and the
noun of "create a folder and delete it", but not of "work around it"."""
_CLAUSE_END = re.compile(r"\b(?:and|or|but|then|so|if|when|while|where|before|after|because)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(it|its|it's|they|them|their|theirs|this|these|those|another)\b", re.IGNORECASE)
_ALWAYS = re.compile(
    r"\b((?:that|this|which|the|the \w+|another) ones?(?=\W*$|\W* (?:in|for|with|out|of|look|work|do|be)\b)"
    r"|(?:what|anything|something|who|where|how|anyone|nothing) else"
    r"|(?:do|does|did|use|using|for|about|be) the same|the same (?:thing|way|with|for|in)|the same(?=\W*$)"
    r"|the (?:above|latter|former)|above(?=\W*$)|previous (?:one|example|answer|question|passage)"
    r"|(?:too|though|as well|either|instead|again)(?=\W*$)|instead(?! of)|do so|does so"
    r"|(?:in|from|over|up|out) there|there(?=\W*$))",
    re.IGNORECASE,
)
_THAT = re.compile(r"\b(that|that's)\b", re.IGNORECASE)
_DETERMINER = r"(?:a|an|the|any|every|each|some|all|my|our|your|his|her|no|another|one|two|many|several)"
_RELATIVE = re.compile(  # the words just before "that" make it a conjunction or a relative pronoun
    rf"(?:\b{_DETERMINER} (?:[\w.'-]+ ){{0,3}}[\w.'-]+|\b(?!is|does|was|this|as|has|vs|us|its)\w{{2,}}s"
    r"|\b(?:sure|so|something|anything|everything|nothing|those|know|ensure|guarantee|assert|verify|say|now|given|such|"
    r"except|in order|provided|assume|suppose)) $",
    re.IGNORECASE,
)
_SUBJECT = re.compile(rf"\s+(?:{_DETERMINER}|i|it|we|you|they|he|she|there)\b(?! (?:one|ones))", re.IGNORECASE)


def refers_back(question: str, *, continues: bool = False) -> bool:
    """Return whether a question refers to something that was said before it.

    A pronoun does not when enough was said before it in the question itself, unless the question `continues` an
    earlier one, as with "now" or "so".
    """
    if _ALWAYS.search(question):
        return True
    for sentence in re.split(r"[?!.;:]\s+", question):
        for pronoun in _PRONOUN.finditer(sentence):
            before = sentence[: pronoun.start()]
            bound = len(set(terms(before))) + bool(_CLAUSE_END.search(before)) >= MIN_BINDING_TERMS
            if continues or not bound:
                return True
        for that in _THAT.finditer(sentence):
            if not _RELATIVE.search(sentence[: that.start()]) and not _SUBJECT.match(sentence, that.end()):
                return True
    return False
