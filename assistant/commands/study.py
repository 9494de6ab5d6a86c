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
    which decides when the question is asked again; u takes the last rating back. The progress is kept beside the index.
    """
    from citewell.assistant.study.progress import Progress, ReviewedMeanwhile
    from citewell.assistant.study.schedule import Rating
    from citewell.assistant.study.scope import Scope, cards_in
    from citewell.assistant.study.sitting import sitting_of
    from citewell.index import load_index

    index = load_index(index_dir, thorough=False)
    cards = cards_in(Scope(" ".join(subject), corpus, section, difficulty), index)
    if not cards:
        raise click.ClickException("no question of the notes matches; to list them, run: citewell questions")
    progress = Progress.beside(index_dir)
    skipped: set[str] = set()
    rated: tuple[Card, int] | None = None  # last, and how often it had been rated then
    wanted = ""
    while True:
        sitting = sitting_of(cards, index, progress, datetime.now().astimezone(), skipped, wanted)
        card, wanted = sitting.card, ""
        if only_counts or not card:
            break
        key = _ask(card, sitting, index, can_undo=rated is not None)
        if key == "q":
            break
        if key == "n":
            skipped.add(card.key)
            continue
        try:
            if key != "u":
                rated = card, progress.rate(card, sitting.memory, Rating(int(key))).reviews
            elif rated:
                progress.undo(rated[0].key, rated[1])
                wanted, rated = rated[0].key, None
        except ReviewedMeanwhile as meanwhile:
            rated = None
            click.echo(str(meanwhile), err=True)
    click.echo(_summary(sitting, len(skipped)))


def _ask(card: Card, sitting: Sitting, index: Index, can_undo: bool) -> str:
    """Ask one question. Return the key that ended it: a rating, `n` to skip it, `u` to undo, `q` to quit."""
    from citewell.assistant.study.answers import sides_of
    from citewell.assistant.study.schedule import Rating, interval_text, intervals

    question = card.question
    sides = sides_of(question, index)
    click.echo(_heading(question, sitting))
    if sides.prompt:
        click.echo(_lines(question, sides.prompt, index))
    undo, undo_key = (" · u takes the last rating back", "u") if can_undo else ("", "")
    key = _press(f"space reveals the answer · n skips{undo} · q quits", f"{REVEAL}nq{undo_key}")
    if key in REVEAL:
        click.echo(_lines(question, sides.answer, index, SHOWN_LINES))
        dues = intervals(sitting.memory, sitting.at)
        ratings = " · ".join(f"{rating} {rating.name.lower()} ({interval_text(dues[rating])})" for rating in Rating)
        hint = f"{ratings} · s shows all · n skips{undo} · q quits"
        while (key := _press(hint, f"{RATINGS}snq{undo_key}")) == "s":
            echo_paged(_lines(question, sides.answer, index))
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
