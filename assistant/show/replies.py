"""Replies to what is said instead of a question. They show what can be asked."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Sequence

from citewell.assistant.ask.listed_questions import listed_questions
from citewell.assistant.ask.numbers import numbered_questions
from citewell.assistant.ask.quiz import quiz_subject
from citewell.assistant.show.questions import as_related
from citewell.assistant.types import Query, RelatedQuestion, Reply, ReplyKind
from citewell.index import Index, Question, title_number, without_number

MAX_LISTED = 50
"""Questions that a reply lists."""
EXAMPLES = 2
"""Questions of the notes among the suggestions."""
MAX_NAMED = 6
"""Corpora and documents that a reply names."""
TEXTS: dict[ReplyKind, str] = {
    "greeting": "Hello. Ask a question about the notes: the answer is the passage that fits, word for word.",
    "thanks": "You are welcome. Ask the next question, or go on with this one.",
    "goodbye": "Goodbye. The conversation stays here.",
    "agreement": "All right. Ask the next question, or go on with this one.",
    "help": "Ask in your own words: the answer is quoted from the notes, with file and lines. "
    "After an answer you can say “another”, “show me the code”, “why?” or “shorter”.",
    "next": "Say “another” for the next passage on the same subject, or choose a question.",
    "confused": "Try other words, “show me the code” or “another”, or choose a question of the notes.",
    "noise": "That holds no word to search for. Ask in your own words.",
    "no_subject": "There is no question yet that this could follow. Ask one first.",
}


def reply_to(query: Query, index: Index) -> Reply:
    """Return the reply to what was said instead of a question."""
    kind = query.reply or "help"
    questions: Sequence[Question] = ()
    study: str | None = None
    match kind:
        case "topics":
            questions = listed_questions(index)
            text = f"The notes are {_names(index)}. {_count(questions, 'in them')}"
        case "questions":
            questions = listed_questions(index)
            text = _count(questions, "in the notes")
        case "number":
            questions = numbered_questions(query.typed, index)
            text = (
                _count(questions, "with this number")
                if questions
                else f"No question has this number. {_numbers(index)}"
            )
        case "filters" if query.notices:
            text = " ".join(query.notices)
        case "filters":
            questions = listed_questions(index, query.filters)
            text = _count(questions, f"with {query.filters}")
        case "study":
            study = " ".join(filter(None, (quiz_subject(query.typed), str(query.filters))))
            text = _how_to_study(study)
        case _:
            text = TEXTS[kind]
    return Reply(kind, text, suggestions(index), _related(questions), study)


def suggestions(index: Index) -> tuple[str, ...]:
    """Return what can be asked: some questions of the notes, the list of them, and filters that match something."""
    examples = [without_number(question.title) for question in listed_questions(index) if question.answered][:EXAMPLES]
    difficulties = Counter(question.difficulty for question in listed_questions(index) if question.difficulty)
    corpora = [f"in:{name}" for name in index.manifest.corpora if name][:MAX_NAMED]
    easiest = [f"difficulty:{name.casefold()}" for name, _ in difficulties.most_common(1)]
    return (*examples, "list questions", *corpora, *easiest)


def _how_to_study(subject: str) -> str:
    """Return what study mode does, and the command that starts it."""
    about = f" about “{subject}”" if subject else ""
    command = f"citewell study {shlex.quote(subject)}" if subject else "citewell study"
    return f"Study mode asks you the questions{about}, with the answers hidden. In a terminal: {command}"


def _names(index: Index) -> str:
    corpora = [name for name in index.manifest.corpora if name] or list(index.documents)
    more = f" and {len(corpora) - MAX_NAMED} more" if len(corpora) > MAX_NAMED else ""
    return f"{', '.join(corpora[:MAX_NAMED])}{more}"


def _count(questions: Sequence[Question], which: str) -> str:
    if not questions:
        return f"There is no question {which}."
    there = "There is one question" if len(questions) == 1 else f"There are {len(questions)} questions"
    first = f" The first {MAX_LISTED}:" if len(questions) > MAX_LISTED else ""
    return f"{there} {which}.{first}"


def _numbers(index: Index) -> str:
    numbers = [number for question in listed_questions(index) if (number := title_number(question.title)) is not None]
    return f"They are numbered {min(numbers)} to {max(numbers)}." if numbers else "The questions have no numbers."


def _related(questions: Sequence[Question]) -> tuple[RelatedQuestion, ...]:
    return tuple(as_related(question) for question in questions[:MAX_LISTED])
