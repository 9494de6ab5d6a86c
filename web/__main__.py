"""`python -m citewell.web`: what `citewell serve` becomes."""

from pathlib import Path

import click

from citewell.index import CitewellError
from citewell.web.run.server import PortTaken, serve


@click.command()
@click.option("--index", "path", type=click.Path(path_type=Path), required=True)
@click.option("--host", default="127.0.0.1")
@click.option("--port", type=int, default=8000)
@click.option("--watch", is_flag=True)
def main(path: Path, host: str, port: int, watch: bool) -> None:
    """Serve the chat page and the API."""
    try:
        serve(path, host, port, watch)
    except (CitewellError, PortTaken) as error:
        raise click.ClickException(str(error)) from error


main(prog_name="citewell serve")
