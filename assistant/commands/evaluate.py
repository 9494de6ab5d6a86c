"""`citewell eval`: measure the answers to judged questions."""

from __future__ import annotations

import json
from pathlib import Path

import click

from citewell.assistant.commands.options import index_option, json_option, reranker_option


@click.command()
@click.argument("queries", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE...")
@index_option
@click.option(
    "--judged",
    nargs=2,
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="CORPUS FILE",
    help="Measure the questions in FILE too, judged on CORPUS, a folder of notes or an index; may be repeated.",
)
@reranker_option
@json_option
@click.option("--failures", is_flag=True, help="List the questions whose first passage is wrong.")
def evaluate(
    queries: tuple[Path, ...],
    index_dir: Path,
    judged: tuple[tuple[Path, Path], ...],
    reranker: str,
    as_json: bool,
    failures: bool,
) -> None:
    """Measure the answers to judged questions.

    Each line of a FILE is a JSON object with `query`, `kind`, `context`, `best` and `ok`. Files of votes from the chat
    page are read too.
    """
    from citewell.assistant.judge.corpora import index_of
    from citewell.assistant.judge.evaluation import Evaluation, summary, table
    from citewell.assistant.judge.evaluation import evaluate as measure
    from citewell.assistant.judge.judgements import read_questions
    from citewell.assistant.library import load_reranker
    from citewell.index import load_index

    if not queries and not judged:
        raise click.UsageError("name a FILE of judged questions, or --judged CORPUS FILE")
    model = load_reranker(reranker)
    results: dict[str, Evaluation] = {}
    if queries:
        results["your index"] = measure(read_questions(queries), load_index(index_dir), model)
    for corpus, file in judged:
        results[f"{corpus.name}: {file.name}"] = measure(read_questions([file]), index_of(corpus), model)
    if failures:
        for line in (line for result in results.values() for line in result.failures):
            click.echo(line, err=True)
    if as_json:
        found = {name: result.to_dict() for name, result in results.items()}
        click.echo(json.dumps(found if judged else found["your index"], indent=2))
        return
    if queries:
        click.echo(table(results["your index"]))
    if judged:
        click.echo(summary(results))
