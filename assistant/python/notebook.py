"""Answers that notebooks show as HTML or markdown."""

from __future__ import annotations

from dataclasses import dataclass, fields
from html import escape

from citewell.assistant.show.as_markdown import CHANGED, as_markdown
from citewell.assistant.show.messages import MESSAGES
from citewell.assistant.types import Answer, Passage


@dataclass(frozen=True, slots=True)
class NotebookAnswer(Answer):
    """An answer that shows itself in notebooks."""

    @classmethod
    def of(cls, found: Answer) -> NotebookAnswer:
        """Return an answer with the same fields."""
        return cls(**{field.name: getattr(found, field.name) for field in fields(Answer)})

    def _repr_markdown_(self) -> str:
        return as_markdown(self).text

    def _repr_html_(self) -> str:
        said = [self.reply.text if self.reply else MESSAGES[self.verdict], *self.notices]
        paragraphs = [f"<p>{escape(sentence)}</p>" for sentence in said if sentence]
        return "".join([*paragraphs, *map(_passage_html, self.passages)])


def _passage_html(passage: Passage) -> str:
    cited = passage.citation
    headings = escape(" > ".join(cited.heading_path))
    changed = "" if cited.verified else f"<p><em>{CHANGED.strip('*')}</em></p>"
    return f"<p><b>[{passage.rank}]</b> <code>{escape(str(cited))}</code> {headings}</p>{changed}{passage.html}"
