"""`citewell eval`: measure the answers to judged questions."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click

from citewell.assistant.commands.options import index_option, json_option, reranker_option


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="FILE...")
@index_option
@click.option(
    "--judged",
    nargs=2,
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="CORPUS FILE",
    help="Measure the questions in FILE too, judged on CORPUS, a folder of notes or an index; may be repeated.",
)
@click.option(
    "--queries",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Texts of the questions in qrels: BEIR's queries.jsonl, or lines of an id, a tab and a text.",
)
@reranker_option
@json_option
@click.option("--contexts", is_flag=True, help="Measure how often contexts for a language model keep the answer, too.")
@click.option("--failures", is_flag=True, help="List the questions whose first passage is wrong.")
@click.option(
    "--out",
    "out_dir",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write run.trec, qrels.trec, questions.csv and evaluation.json into DIR.",
)
@click.option(
    "--compare",
    "other_run",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="RUN",
    help="Show the difference to RUN, a TREC run file, for each question, and how likely it is due to chance.",
)
def evaluate(
    files: tuple[Path, ...],
    index_dir: Path,
    judged: tuple[tuple[Path, Path], ...],
    queries: Path | None,
    reranker: str,
    as_json: bool,
    contexts: bool,
    failures: bool,
    out_dir: Path | None,
    other_run: Path | None,
) -> None:
    """Measure the answers to judged questions.

    Each line of a FILE is a JSON object with `query`, `kind`, `context`, `best` and `ok`. Files of votes from the chat
    page, ragas data sets, BEIR folders and, with --queries, qrels are read too.
    """
    from citewell.assistant.judge.compare import compare, comparison_table
    from citewell.assistant.judge.evaluation import evaluate as measure
    from citewell.assistant.judge.evaluation import summary, table
    from citewell.assistant.judge.export import export
    from citewell.assistant.judge.formats.trec import read_run
    from citewell.assistant.judge.question_sets import OWN, question_sets
    from citewell.assistant.library import load_reranker

    if not files and not judged:
        raise click.UsageError("name a FILE of judged questions, or --judged CORPUS FILE")
    run = read_run(other_run) if other_run else None
    model = load_reranker(reranker)
    sets = list(question_sets(files, index_dir, judged, queries))
    if run is not None and len(sets) > 1:
        raise click.UsageError("--compare takes one set of questions, not several; name the files of one")
    results = {each.name: measure(each.questions, each.index, model) for each in sets}
    comparison = compare(results[sets[0].name].results, run, sets[0].place) if run is not None else None
    if out_dir:
        for name, result in results.items():
            export(result, out_dir if len(results) == 1 else out_dir / re.sub(r"[^\w.-]+", "-", name))
    if failures:
        for line in (line for result in results.values() for line in result.failures):
            click.echo(line, err=True)
    if as_json:
        found = {name: result.to_dict() for name, result in results.items()}
        encoded = found[OWN] if [*found] == [OWN] else found
        click.echo(json.dumps(encoded | ({"compared": comparison.to_dict()} if comparison else {}), indent=2))
        return
    if OWN in results:
        click.echo(table(results[OWN]))
    if [*results] != [OWN]:
        click.echo(summary(results))
    if comparison:
        click.echo(comparison_table(comparison))
    if contexts:
        from citewell.assistant.judge.contexts import measure_contexts

        click.echo(measure_contexts((each.questions, each.index) for each in sets))
