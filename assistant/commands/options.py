"""Options that several commands share. Their defaults are the settings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from citewell.assistant.commands.errors import one_line_errors
from citewell.assistant.settings import LOGS, Settings


def setting(name: str) -> Callable[[], Any]:
    """Return a function that reads a setting from the environment, for the default of an option."""

    def read() -> Any:
        with one_line_errors():
            return getattr(Settings.from_env(), name)

    return read


index_option = click.option(
    "--index",
    "index_dir",
    type=click.Path(path_type=Path),
    default=setting("index_dir"),
    help="Folder of the index. Default: $CITEWELL_INDEX, or .citewell in a clone.",
    metavar="DIR",
)

reranker_option = click.option(
    "--reranker",
    metavar="MODEL",
    default=setting("reranker"),
    help="Rank the first passages again with a cross-encoder of sentence-transformers, a folder or a name; an answer "
    "takes seconds longer in `ask`, a tenth of a second in `serve`. Default: $CITEWELL_RERANKER, or none.",
)

history_option = click.option(
    "--after",
    "history",
    multiple=True,
    metavar="QUESTION",
    help="A question asked before this one, for follow-ups. Repeat it for several, the oldest first.",
)

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")


def scope_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that choose questions: `--in`, `--section` and `--difficulty`."""
    corpus = click.option("--in", "corpus", default="", help="Only questions of this corpus or folder.", metavar="NAME")
    section = click.option("--section", default="", help="Only questions of this section.")
    difficulty = click.option("--difficulty", default="", help="Only questions of this difficulty.")
    return corpus(section(difficulty(command)))


def server_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of a server: `--host`, `--port`, `--watch`, `--reranker`, `--log` and who is let in."""
    host = click.option(
        "--host",
        default=setting("host"),
        help="Address to listen on. Default: $CITEWELL_HOST, or 127.0.0.1.",
    )
    port = click.option(
        "--port",
        type=click.IntRange(0, 65535),
        default=setting("port"),
        help="Port to listen on; 0 takes any free one. Default: $CITEWELL_PORT, or 8000.",
    )
    watch = click.option(
        "--watch",
        is_flag=True,
        default=setting("watch"),
        help="Ingest the notes again whenever they change. Default: $CITEWELL_WATCH.",
    )
    log = click.option(
        "--log",
        type=click.Choice(LOGS),
        default=setting("log"),
        help="How to log: warnings and errors as text, or a line of JSON for each of them, each request and each "
        "answer. Default: $CITEWELL_LOG, or text.",
    )
    token_file = click.option(
        "--token-file",
        type=click.Path(path_type=Path),
        default=setting("token_file"),
        metavar="FILE",
        help="Let in only who has one of these tokens; `citewell token add` makes them. Default: $CITEWELL_TOKEN_FILE.",
    )
    no_auth = click.option(
        "--no-auth",
        is_flag=True,
        default=setting("no_auth"),
        help="Let everyone in who reaches the port, from other machines too. Default: $CITEWELL_NO_AUTH.",
    )
    return host(port(watch(reranker_option(log(token_file(no_auth(command)))))))
