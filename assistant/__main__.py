"""`python -m assistant`: the command line where no console script is on the path."""

from assistant.cli import main

main(prog_name="citewell")
