"""`citewell serve`: start the web server."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from citewell.assistant.commands.options import index_option, server_options


@click.command()
@index_option
@server_options
def serve(
    index_dir: Path, host: str, port: int, watch: bool, reranker: str, log: str, token_file: Path | None, no_auth: bool
) -> None:
    """Serve the chat page and the HTTP API.

    The server switches to a newer index as soon as one is published.
    """
    from citewell.index import load_manifest

    load_manifest(index_dir)  # report a missing index before a server starts
    # The assistant does not import the web package, so the server is started as a program. -P keeps Python from
    # importing modules out of the current folder.
    command = [sys.executable, "-P", "-m", "citewell.web", "--index", str(index_dir), "--host", host]
    command += ["--port", str(port), *(["--watch"] if watch else [])]
    command += ["--reranker", reranker] if reranker else []
    command += ["--log", log]
    command += ["--token-file", str(token_file)] if token_file else []
    command += ["--no-auth"] if no_auth else []
    os.execv(sys.executable, command)
