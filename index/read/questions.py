"""Headings and blocks to questions with their answers, by the structure of the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from citewell.index.read.boilerplate import has_words
from citewell.index.read.box_ends import is_after_box
from citewell.index.read.placeholders import is_placeholder
from citewell.index.read.question_headings import positions_of_questions
from citewell.index.read.titles import asks
from citewell.index.types import BOLD, Block, Heading, Question, Section, Span, text_of

DIFFICULTY = re.compile(r"\W*(difficulty|level)\W+(?P<value>\w[\w -]*?)\W*$", re.IGNORECASE)
DIFFICULTY_WITHIN_BLOCKS = 3  # a line `Difficulty: hard` stands right below the question


def find_questions(
    elements: Sequence[Heading | Block], source: str, lines: Sequence[str], difficulty: str = ""
) -> list[Section]:
    """Cut a document into questions with their answers.

    Without questions in it, the section of each heading is the unit. Where questions are the greater part of a
    document, only they are listed. A listed section whose heading asks is a question, even the only one among others.
    What follows a box belongs to the section that the box stands in, as a further section of the same title.
    `difficulty` is that of the questions that state none.
    """
    groups = _groups(elements, positions_of_questions(elements))
    are_most = _are_most_questions(groups)
    sections = []
    for group, following in zip(groups, [*groups[1:], None], strict=True):
        stated, members = _take_difficulty(group.members, lines)
        if not members and not group.is_question:
            continue
        title = group.heading.title if group.heading else source
        is_listed = (group.is_question or not are_most) and not group.is_rest
        question = Question(
            title=title,
            source=source,
            span=_span(group, following, lines),
            difficulty=stated or difficulty or None,
            section=group.section,
            listed=is_listed,
            is_question=is_listed and (group.is_question or (group.heading is not None and asks(title))),
            answered=bool(members) and not is_placeholder(_body_of(group, members, lines)),
            above=group.above,
        )
        sections.append(Section(question, tuple(members)))
    return sections


def _groups(elements: Sequence[Heading | Block], opening: set[int]) -> list[_Group]:
    """Return the elements in groups: each question with its answer, each other section; first what has no heading.

    A section that goes on after a box is continued in a group of its own.
    """
    title = next((e for e in elements if isinstance(e, Heading) and e.level < BOLD), None)
    groups = [_Group()]
    above: list[Heading] = []
    for position, element in enumerate(elements):
        opens = position in opening
        current = groups[-1]
        while current.around and current.box_end and element.span.start > current.box_end:
            current = current.around
        if not isinstance(element, Heading) or not (opens or _ends(current, element)):
            if current is not groups[-1]:
                current = current.continued()
                groups.append(current)
            current.members.append(element)
            continue
        above = [heading for heading in above if heading.level < element.level and not is_after_box(element, heading)]
        section = above[-1].title if above and above[-1] is not title else None
        titles = tuple(heading.title for heading in above)
        box_end = element.box_end or current.box_end
        around = current if element.box_end else current.around
        groups.append(_Group(element, opens, section, titles, box_end, around))
        if not opens:
            above.append(element)
    return groups


def _are_most_questions(groups: Sequence[_Group]) -> bool:
    """Return whether questions are the greater part of a document's headed sections."""
    sections = [g for g in groups if not g.is_rest and (g.is_question or (g.heading and g.members))]
    return 2 * sum(group.is_question for group in sections) > len(sections)


def _ends(group: _Group, heading: Heading) -> bool:
    """Return whether a heading that opens no question, and does not stand after the group's box, ends a group."""
    if heading.level == BOLD or (group.is_question and group.heading and group.heading.box_end):
        return False
    return group.heading is None or not group.is_question or heading.level <= group.heading.level


def _span(group: _Group, following: _Group | None, lines: Sequence[str]) -> Span:
    """Return the lines from a group's heading to the last line of its answer."""
    start = _start(group)
    end = _start(following) - 1 if following else len(lines)
    if group.box_end:
        end = min(end, group.box_end)
    while end > start and not lines[end - 1].strip():
        end -= 1
    end = max(start, end)
    if group.members and has_words("\n".join(lines[group.members[-1].span.end : end])):
        end = group.members[-1].span.end  # boilerplate with words, such as a link to the top, ends no answer
    return Span(start, end)


def _start(group: _Group) -> int:
    """Return the first line of a group; what continues a section begins below its heading."""
    if group.heading and not group.continues:
        return group.heading.span.start
    return group.members[0].span.start if group.members else 1


def _body_of(group: _Group, members: Sequence[Heading | Block], lines: Sequence[str]) -> str:
    """Return the text of a group's blocks; of one on the heading's own line, what follows the title there."""
    texts = [text_of(lines, member.span) for member in members if isinstance(member, Block)]
    if group.heading and members and members[0].span.start == group.heading.span.start:
        texts[0] = texts[0].partition(group.heading.title)[2] or texts[0]
    return "\n".join(texts)


def _take_difficulty(members: list[Heading | Block], lines: Sequence[str]) -> tuple[str | None, list[Heading | Block]]:
    """Return the difficulty that an answer's first lines state, and the answer without that line."""
    for place, member in enumerate(members[:DIFFICULTY_WITHIN_BLOCKS]):
        found = DIFFICULTY.match(lines[member.span.start - 1].strip()) if len(member.span) == 1 else None
        if found:
            return found["value"].strip(), members[:place] + members[place + 1 :]
    return None, members


@dataclass
class _Group:
    """A heading with what follows it, before it becomes a `Section`."""

    heading: Heading | None = None
    """None for what stands before the first heading."""
    is_question: bool = False
    section: str | None = None
    """The title of the heading above, unless that is the document's title."""
    above: tuple[str, ...] = ()
    """The titles of all headings above, the highest first."""
    box_end: int | None = None
    """The last line of the box that it is or stands in; None outside of boxes."""
    around: _Group | None = None
    """The group that goes on after that box."""
    continues: bool = False
    """Whether it goes on after a box with what another group began."""
    is_rest: bool = False
    """Whether that other group is a section too, so that this one is not listed beside it."""
    members: list[Heading | Block] = field(default_factory=list)

    def continued(self) -> _Group:
        """Return the group of what follows a box in this one."""
        is_rest = self.is_rest or self.is_question or bool(self.members)
        return replace(self, continues=True, is_rest=is_rest, members=[])
