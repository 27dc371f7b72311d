"""`python -m xieguan.cli`."""

from xieguan.cli import main

main(prog_name="xieguan")
