"""The `citewell` command. Usage errors exit with 2 and failures with 1, each with one line and no traceback."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from citewell.assistant.commands.colour import colour_wanted
from citewell.assistant.commands.errors import one_line_errors
from citewell.assistant.commands.help import NarrowHelp
from citewell.assistant.settings import Settings

COMMANDS = {
    "around": "around",
    "ask": "ask",
    "chat": "chat",
    "context": "context",
    "doctor": "doctor",
    "eval": "evaluate",
    "export": "export",
    "ingest": "ingest",
    "install": "install",
    "mcp": "mcp",
    "questions": "questions",
    "serve": "serve",
    "show": "show",
    "slack": "slack",
    "study": "study",
    "suggest": "suggest",
    "token": "token",
}
"""Each command is the function of that name in the module of that name beside this file."""

LONGEST_HELP = 200
"""Characters of the longest first sentence of a command's help, and more."""


class Commands(click.Group):
    """Import a command when it is used, and report Citewell's errors in one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        name = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"citewell.assistant.commands.{name}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the whole first sentence of each command's help; click would cut it in a narrow terminal."""
        commands = [(name, self.get_command(ctx, name)) for name in COMMANDS]
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, command.get_short_help_str(LONGEST_HELP)) for name, command in commands if command]
            )

    def invoke(self, ctx: click.Context) -> object:
        try:
            with one_line_errors():
                return super().invoke(ctx)
        except BrokenPipeError:
            sys.stderr.close()  # after `| head` closed the pipe, Python would print a warning at exit
            sys.exit(1)


click.Context.formatter_class = NarrowHelp  # of every command, and click has no other place for it


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="citewell")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Ask your markdown notes a question; get the passages that answer it, verbatim, cited to the line."""
    ctx.color = colour_wanted()
    Settings.from_env()  # report a wrong variable whatever the command needs
