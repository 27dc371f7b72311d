"""`xieguan law …`: list, show, lint, diff, attach and the ledger of what is live."""

import sys

import click

from xieguan.law.pack import PackErrors, find, load
from xieguan.words import _


@click.group()
def law() -> None:
    """The packs: the regulations as data."""


@law.command()
@click.argument("path")
def lint(path: str) -> None:
    """Check a pack as the project's own tests do: every problem with file, line and column."""
    try:
        pack = load(find(path))
    except LookupError as error:
        raise click.UsageError(str(error.args[0])) from None
    except PackErrors as error:
        for problem in error.problems:
            click.echo(str(problem))
        click.echo(_("{count} problems: the pack is refused").format(count=len(error.problems)), err=True)
        sys.exit(1)
    rules = list(pack.rules)
    examples = sum(len(rule.examples) for rule in rules)
    click.echo(
        _("{pack}: in order; {articles} articles, {rules} rules, {examples} worked examples hold").format(
            pack=pack.id, articles=len(pack.articles), rules=len(rules), examples=examples
        )
    )
