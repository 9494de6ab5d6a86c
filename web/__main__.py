"""`python -m citewell.web`: the program that `citewell serve` becomes."""

from dataclasses import replace
from pathlib import Path

import click

from citewell.assistant import Settings, index_option, one_line_errors, server_options
from citewell.web.run.server import serve


@click.command()
@index_option
@server_options
@one_line_errors()
def main(
    index_dir: Path, host: str, port: int, watch: bool, reranker: str, log: str, token_file: Path | None, no_auth: bool
) -> None:
    """Serve the chat page and the HTTP API."""
    settings = replace(Settings.from_env(), index_dir=index_dir, host=host, port=port, watch=watch)
    serve(replace(settings, reranker=reranker, log=log, token_file=token_file, no_auth=no_auth))


if __name__ == "__main__":
    main(prog_name="citewell serve")
