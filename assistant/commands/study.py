"""`citewell study`: learn the questions of the notes, each when it is due."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from citewell.assistant.commands.options import index_option, scope_options
from citewell.assistant.terminal.screen import columns, echo_paged

if TYPE_CHECKING:
    from citewell.assistant.study.cards import Card
    from citewell.assistant.study.progress import Progress
    from citewell.assistant.study.sitting import Sitting
    from citewell.index import Index, Question, Span

SHOWN_LINES = 40
"""Lines of an answer that are shown at first: one or two screens. The key `s` shows all of them."""
REVEAL = " \r\n"
RATINGS = "1234"


@click.command()
@click.argument("subject", nargs=-1)
@index_option
@scope_options
@click.option("--counts", "only_counts", is_flag=True, help="Print how many questions are due, and ask none.")
def study(
    subject: tuple[str, ...], index_dir: Path, corpus: str, section: str, difficulty: str, only_counts: bool
) -> None:
    """Ask the questions of the notes, each when it is due.

    With SUBJECT, asks those about it. The space bar reveals the answer. Then 1 to 4 rate how well it was remembered,
    which decides when the question is asked again. The progress is kept beside the index.
    """
    from citewell.assistant.study.progress import Progress
    from citewell.assistant.study.scope import Scope, cards_in
    from citewell.assistant.study.sitting import sitting_of
    from citewell.index import load_index

    index = load_index(index_dir, thorough=False)
    cards = cards_in(Scope(" ".join(subject), corpus, section, difficulty), index)
    if not cards:
        raise click.ClickException("no question of the notes matches; to list them, run: citewell questions")
    progress = Progress.beside(index_dir)
    skipped: set[str] = set()
    while True:
        sitting = sitting_of(cards, index, progress, datetime.now().astimezone(), skipped)
        if only_counts or not sitting.card:
            break
        key = _ask(sitting.card, sitting, index, progress)
        if key == "q":
            break
        if key == "n":
            skipped.add(sitting.card.key)
    click.echo(_summary(sitting, len(skipped)))


def _ask(card: Card, sitting: Sitting, index: Index, progress: Progress) -> str:
    """Ask one question, and store its rating. Return the key that ended it: a rating, `n` to skip it, `q` to quit."""
    from citewell.assistant.study.answers import sides_of
    from citewell.assistant.study.progress import ReviewedMeanwhile
    from citewell.assistant.study.schedule import Rating, interval_text, intervals

    question = card.question
    sides = sides_of(question, index)
    click.echo(_heading(question, sitting))
    if sides.prompt:
        click.echo(_lines(question, sides.prompt, index))
    key = _press("space reveals the answer · n skips · q quits", REVEAL + "nq")
    if key in REVEAL:
        click.echo(_lines(question, sides.answer, index, SHOWN_LINES))
        dues = intervals(sitting.memory, sitting.at)
        ratings = " · ".join(f"{rating} {rating.name.lower()} ({interval_text(dues[rating])})" for rating in Rating)
        hint = f"{ratings} · s shows all · n skips · q quits"
        while (key := _press(hint, RATINGS + "snq")) == "s":
            echo_paged(_lines(question, sides.answer, index))
    if key in RATINGS:
        try:
            progress.rate(card, sitting.memory, Rating(int(key)))
        except ReviewedMeanwhile as meanwhile:
            click.echo(str(meanwhile), err=True)
    return key


def _press(hint: str, keys: str) -> str:
    """Show a hint and return the first of `keys` that is pressed; `q` for Ctrl-C and Ctrl-D."""
    click.secho(f"\n{hint}", dim=True)
    try:
        while (key := click.getchar().lower()) not in keys:
            pass
    except (KeyboardInterrupt, EOFError):
        return "q"
    except OSError as error:
        raise click.ClickException("this command waits for keys, so it needs a terminal") from error
    return key


def _heading(question: Question, sitting: Sitting) -> str:
    from citewell.assistant.terminal.printable import printable_line
    from citewell.assistant.terminal.wrapping import wrapped
    from citewell.index import without_number

    place = f"{question.source}:{question.span.start}-{question.span.end}"
    about = " · ".join(part for part in (place, question.section, question.difficulty) if part)
    left = f"{sitting.counts.due} due, {sitting.counts.new} new"
    title = click.style(printable_line(without_number(question.title)), bold=True)
    details = f"{click.style(printable_line(about), fg='cyan')}  {click.style(left, dim=True)}"
    return "\n" + "\n".join(wrapped(line, columns()) for line in (title, details))


def _lines(question: Question, span: Span, index: Index, limit: int | None = None) -> str:
    from citewell.assistant.terminal.numbered_lines import format_lines
    from citewell.index import text_of

    text = text_of(index.lines[question.source], span)
    return "\n" + format_lines(text, "markdown", span.start, limit, width=columns())


def _summary(sitting: Sitting, skipped: int) -> str:
    from citewell.assistant.study.schedule import interval_text

    counts = sitting.counts
    parts = [f"{counts.due} due", f"{counts.new} new", f"{counts.later} later"]
    parts += [f"{skipped} skipped"] if skipped else []
    parts.append(f"{sitting.streak} day{'' if sitting.streak == 1 else 's'} in a row")
    if sitting.next_due and not counts.due:
        parts.append(f"next in {interval_text(sitting.next_due - sitting.at)}")
    return " · ".join(parts)
