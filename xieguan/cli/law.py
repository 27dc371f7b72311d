"""`xieguan law …`: list, show and lint; comparing and attaching stand in files of their own."""

import json
import sys
from datetime import date
from typing import Any

import click
from rich.table import Table
from rich.text import Text

from xieguan.cli.days import Day, today
from xieguan.cli.law_attach import attach
from xieguan.cli.law_compare import diff, ledger
from xieguan.cli.law_show import show_article, show_pack
from xieguan.cli.packs import PackName
from xieguan.cli.screen import screen
from xieguan.cli.words import Command, Group, Option
from xieguan.law.judge import NotYetInForce, stand
from xieguan.law.objects import Pack
from xieguan.law.pack import PackErrors, find, load, packs
from xieguan.words import _, pick


@click.group(cls=Group, words=lambda: _("the packs: the regulations as data"))
def law() -> None:
    """The packs: the regulations as data."""


law.add_command(attach)
law.add_command(diff)
law.add_command(ledger)


@law.command("list", cls=Command, words=lambda: _("the packs there are, and how they stand on a day"))
@click.option(
    "--on",
    cls=Option,
    type=Day(),
    default=today,
    metavar="DATE",
    words=lambda: _("the day; today if not given"),
)
@click.option("--json", "in_json", cls=Option, is_flag=True, words=lambda: _("print JSON"))
def list_packs(on: date, in_json: bool) -> None:
    """The packs there are, and how they stand on a day."""
    entries = [_entry(pack, on) for pack in packs()]
    if in_json:
        click.echo(json.dumps(entries, ensure_ascii=False, indent=1))
        return
    states = {
        "in-force": _("in force"),
        "lapsed": _("lapsed"),
        "kept": _("kept"),
        "not-yet-in-force": _("not yet in force"),
    }
    table = Table(
        _("pack"),
        _("regulation"),
        _("in force"),
        _("state"),
        _("articles"),
        _("rules"),
        box=None,
        pad_edge=False,
    )
    for entry in entries:
        title = f"{entry['title']}\n{entry['document']}"
        window = f"{entry['from']} –\n{entry['until'] or ''}"
        words = (entry["pack"], title, window, states[entry["state"]], entry["articles"], entry["rules"])
        table.add_row(*(Text(str(word)) for word in words))
    screen().print(table)


def _entry(pack: Pack, on: date) -> dict[str, Any]:
    try:
        state: str = stand(pack, on)[-1].state
    except NotYetInForce:
        state = "not-yet-in-force"
    return {
        "pack": pack.id,
        "title": pick(pack.title),
        "document": pack.document,
        "from": pack.first_day.isoformat(),
        "until": pack.until.isoformat() if pack.until else None,
        "state": state,
        "articles": len(pack.articles),
        "rules": len(list(pack.rules)),
    }


@law.command(cls=Command, words=lambda: _("a pack, or one of its articles with its rules and parameters"))
@click.argument("pack", type=PackName())
@click.argument("article", type=int, required=False)
@click.option("--instrument", cls=Option, metavar="NAME", words=lambda: _("which law of a collection"))
def show(pack: Pack, article: int | None, instrument: str | None) -> None:
    """A pack, or one of its articles with its rules and parameters."""
    if article is None:
        show_pack(screen(), pack)
        return
    chosen = [
        entry for entry in pack.articles if entry.number == article and instrument in (None, entry.instrument)
    ]
    if not chosen:
        there = " ".join(str(entry.number) for entry in pack.articles)
        raise click.UsageError(
            _("{pack} has no article {article}; it has: {there}").format(
                pack=pack.id, article=article, there=there
            )
        )
    for entry in chosen:
        show_article(screen(), pack, entry)


@law.command(
    cls=Command,
    words=lambda: _("check a pack as the project's own tests do: every problem with file, line and column"),
)
@click.argument("path")
def lint(path: str) -> None:
    """Check a pack as the project's own tests do: every problem with file, line and column."""
    try:
        pack = load(find(path).resolve())
    except LookupError as error:
        raise click.UsageError(str(error.args[0])) from None
    except PackErrors as error:
        for problem in error.problems:
            click.echo(str(problem))
        click.echo(_("{count} problems: the pack is refused").format(count=len(error.problems)), err=True)
        sys.exit(1)
    rules = list(pack.rules)
    click.echo(
        _("{pack}: in order; {articles} articles, {rules} rules, {examples} worked examples hold").format(
            pack=pack.id,
            articles=len(pack.articles),
            rules=len(rules),
            examples=sum(len(rule.examples) for rule in rules),
        )
    )
