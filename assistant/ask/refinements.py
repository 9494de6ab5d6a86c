"""Follow-ups that want the same passages shown differently: `another`, `show me the code`, `why?`, `shorter`.

And those that add a constraint to the subject: `and in Flask?`.
"""

from __future__ import annotations

import re

from citewell.assistant.ask.relational_nouns import names_no_subject
from citewell.assistant.types import Refinement
from citewell.index import terms

PHRASES: dict[Refinement, str] = {
    "another": """another / another one / another example / another passage / another answer / another way
        another version / more / more examples / more example / more results / more passages / more answers
        more details / more detail / more on / more info / more information / one more / one more example
        other / others / other example / other examples / other passages / other answers / other results / different one
        different example / different answer / what else / anything else / something else / else / next example
        next passage / next result / next answer / go on / go deeper / continue / keep going / elaborate / say more""",
    "code": """code / source code / code example / code examples / code sample / code snippet / snippet / snippets
        example code / examples code / implementation / how does look code / how does look like code
        what does look like code / how would look code / how implemented""",
    "why": """why / why so / why not / why exactly / how come / what for / what reason / reason / what reason why
        explain / explain why / explanation / words""",
    "shorter": """shorter / shorter version / shorter answer / short / brief / briefly / short version / short answer
        too long / tldr / tl dr / summary / summarise / summarize / gist / one sentence / one line / simpler
        more concise / briefer""",
}
"""What is left of a follow-up without the words around it, by refinement."""
AROUND = """
    show give tell me where wheres see get the a an some any please can could you i may do have got is are was there and
    but ok okay now want need for of about it its this that them these then just only with in as make again
"""
"""Words around it that change nothing."""
MAX_REFINEMENT_CHARS = 80
_LEAD = r"(?:and|but|or|also|same|same thing|what about|how about)"
_PREPOSITION = r"(?:in|with|for|using|on|under|via|by|inside)"
_CONSTRAINT = re.compile(
    rf"(?:(?:ok|okay|so|now|no|yes)[\s,]+)?(?:{_LEAD}\s+(?:{_PREPOSITION}\s+)?|{_PREPOSITION}\s+)(?:(?:a|an|the)\s+)?"
    r"(?P<what>[\w.+#@/ -]+?)(?:\s+(?:instead|too|then|though|please))*\s*[?!.]*",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"\b(?:how|what|why|when|where|who|which|whether|if|is|are|was|does|do|did|can|could|should|would|will|i|it|its|they"
    r"|them|this|that|these|those|one|ones|without|not)\b",
    re.IGNORECASE,
)
MAX_CONSTRAINT_TERMS = 2
"""More terms say something of their own, as in "and for a bunch of processes together"."""


def refinement_of(question: str) -> Refinement | None:
    """Return how a follow-up wants the passages before it shown; None for other questions."""
    if len(question) > MAX_REFINEMENT_CHARS:
        return None
    said = re.sub(r"[^\w\s]", " ", re.sub(r"['’]", "", question.casefold())).split()
    return _REFINEMENTS.get(" ".join(word for word in said if word not in _AROUND))


def constraint_of(question: str) -> str:
    """Return what a follow-up such as "and in Flask?" adds to its subject, or an empty text."""
    match = _CONSTRAINT.fullmatch(question.strip())
    if match is None or _CLAUSE.search(match["what"]):
        return ""
    found = terms(match["what"])
    return match["what"] if len(found) <= MAX_CONSTRAINT_TERMS and not names_no_subject(found) else ""


_AROUND = frozenset(AROUND.split())
_REFINEMENTS: dict[str, Refinement] = {
    phrase.strip(): refinement for refinement, phrases in PHRASES.items() for phrase in re.split(r"/|\n", phrases)
}
