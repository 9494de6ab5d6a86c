"""What is said while chatting and is no question of the notes: greetings, thanks, requests for help, noise.

It is told by its form alone and in whole: "hello" is a greeting, "hello world in Flask" is a question.
"""

from __future__ import annotations

import re

from citewell.assistant.ask.quiz import quiz_subject
from citewell.assistant.types import ReplyKind
from citewell.index import Index

PHRASES: dict[ReplyKind, str] = {
    "help": """help / i need help / can you help / usage / commands / instructions / who are you / what are you
        what can you do / what do you do / what could you do / what else can you do / what can i do / what can i ask
        what should i ask / how do you work / how does citewell work / what is citewell / what can you answer
        how do i use / how can i use / how should i use / this app / this page""",
    "topics": """topics / list topics / show topics / list corpora / show corpora / corpora / list notes / list files
        what topics / which topics / what subjects / which subjects / what areas / which corpora / what corpora
        which notes / what notes / which files / what files / do you cover / do you know / do you have / are covered
        what do you cover / what do you know / what is covered / whats covered / what does this cover""",
    "questions": """questions / list questions / list all questions / list the questions / show questions
        show all questions / show the questions / all questions / browse questions / see all questions / question list
        what questions / which questions / can i ask / are there / list / list all / a list of questions""",
    "next": "next / next one / next question / previous / previous question / prev / back / go back",
    "confused": """i dont understand / i do not understand / i didnt understand / i dont get / i dont follow
        i still dont understand / i still dont get / i cant follow / im confused / i am confused / im lost / i am lost
        im stuck / i am stuck / what do you mean / huh / what / wat / i dont know / idk / no idea / unclear / wrong
        thats wrong / that is wrong / this is wrong / not helpful / thats not helpful / not clear / bad answer
        that doesnt help / this doesnt help / that makes no sense / this makes no sense / it / that / this""",
    "goodbye": """bye / goodbye / good bye / see you / see ya / see you later / good night / thats all / that is all
        im done / i am done / quit / exit""",
    "thanks": """thanks / thank you / thank u / many thanks / thx / tnx / ty / cheers / much appreciated / merci / danke
        gracias / grazie / obrigado""",
    "greeting": """hi / hello / hey / hiya / yo / howdy / greetings / good morning / good afternoon / good evening
        good day / how are you / how are you doing / how is it going / hows it going / whats up / what is up / sup
        hallo / hola / bonjour / salut / servus / moin / ciao / guten tag / guten morgen""",
    "agreement": """ok / okay / k / cool / great / nice / perfect / awesome / excellent / amazing / wow / good
        well done / good job / got it / i see / i get it / understood / makes sense / that makes sense / that helps
        that helped / that works / it works / interesting / fine / alright / all right / right / sure / yes / yeah
        yep / no / nope / nah / lol / haha / hm / hmm / sorry / never mind / nevermind / no problem / nice one
        very good""",
}
"""By kind, the one that decides first: "hello, what can you do?" asks for help."""
POLITE = """please / show / give / me / there / all / everyone / again / you / so much / very much / a lot / a bunch
    for the help / for your help / for that / today / with this / here / man / mate / dude / guys / folks
    citewell / bot"""
_NUMBER = re.compile(r"[\d\s.,:+-]*\d[\d\s.,:+-]*")
_CODE = re.compile(r"\w\(|[\"_@$<>={}\[\]\\/`]")
_KEY_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop")
MAX_SAID_CHARS = 100
MIN_CODE_DIGITS = 3
"""A shorter number more often is the number of a question, or a price."""
MIN_NOISE_CHARS = 4
"""A shorter word without a vowel is more often an abbreviation: `ssh`, `npm`."""
MIN_ROW_KEYS = 5
"""Neighbouring keys that are no chance: `asdfg`. English words have up to four, as in `property`."""


def small_talk(text: str, index: Index) -> ReplyKind | None:
    """Return what was said, or None for a question."""
    if quiz_subject(text) is not None:
        return "study"
    if len(text) <= MAX_SAID_CHARS and not _CODE.search(text):  # code and quoted words are searched
        said = " ".join(re.sub(r"[^\w\s]", " ", re.sub(r"['’]", "", text.casefold())).split())
        if _ALL.fullmatch(said):
            found = {kind for match in _ONE.finditer(said) if (kind := _KINDS.get(match[0]))}
            if kinds := [kind for kind in PHRASES if kind in found]:
                return kinds[0]
    if _NUMBER.fullmatch(text) and not _is_code(text, index):
        return "number"
    return "noise" if _is_noise(text, index) else None


def _is_code(text: str, index: Index) -> bool:
    """Return whether a number is one of those that notes explain, such as 404: long enough, and in the notes."""
    terms = index.terms(text)
    return len(re.findall(r"\d", text)) >= MIN_CODE_DIGITS and all(map(index.has_term, terms))


def _is_noise(text: str, index: Index) -> bool:
    """Return whether a text has no letters, or only words of keys pressed at random."""
    found = re.findall(r"[^\W\d_]+", text.casefold())
    if not found:
        return not re.search(r"[^\W_]", text)
    return len(text) <= MAX_SAID_CHARS and all(_is_random(word, index) for word in found)


def _is_random(word: str, index: Index) -> bool:
    """Return whether a word is in no dictionary and near none, and typed along a row of keys or without vowels."""
    if len(word) < MIN_NOISE_CHARS or not word.isascii() or index.is_correct(word) or index.nearest_word(word):
        return False
    rows = (keys for row in _KEY_ROWS for keys in (row, row[::-1]))
    starts = range(len(word) - MIN_ROW_KEYS + 1)
    along_a_row = any(word[start : start + MIN_ROW_KEYS] in row for row in rows for start in starts)
    return along_a_row or len(set(word)) <= 2 or not re.search(r"[aeiouy]", word)


def _split(phrases: str) -> list[str]:
    return [phrase.strip() for phrase in re.split(r"/|\n", phrases) if phrase.strip()]


_KINDS: dict[str, ReplyKind] = {phrase: kind for kind, phrases in PHRASES.items() for phrase in _split(phrases)}
_PHRASE = "|".join(sorted((*_KINDS, *_split(POLITE)), key=len, reverse=True))
_ONE = re.compile(rf"\b(?:{_PHRASE})(?= |$)")
_ALL = re.compile(rf"(?>(?:{_PHRASE})(?: |$))+")
