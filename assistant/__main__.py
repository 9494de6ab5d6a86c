"""`python -m citewell.assistant`: the command line where no console script is on the path."""

from citewell.assistant.commands.cli import main

main(prog_name="citewell")
