"""Options and argument types that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from citewell.assistant.settings import default_index

index_option = click.option(
    "--index",
    "index_dir",
    type=click.Path(path_type=Path),
    default=default_index,
    help="Folder of the index. Default: $CITEWELL_INDEX, or .citewell in a clone.",
    metavar="DIR",
)

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
