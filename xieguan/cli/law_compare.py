"""`xieguan law diff` and `xieguan law ledger`."""

import json
from datetime import date

import click
from rich.table import Table
from rich.text import Text

from xieguan.cli.days import Day, today
from xieguan.cli.packs import PackName
from xieguan.cli.screen import screen
from xieguan.cli.supplied import has_office, spoken_of, supplied
from xieguan.cli.words import Command, Option
from xieguan.keys import data_directory
from xieguan.law import ledger as ledgers
from xieguan.law.diff import Difference
from xieguan.law.diff import diff as differences
from xieguan.law.judge import NotYetInForce, stand
from xieguan.law.objects import Pack
from xieguan.words import _


@click.command(cls=Command, words=lambda: _("two packs side by side, clause by clause"))
@click.argument("left", type=PackName())
@click.argument("right", type=PackName())
@click.option("--json", "in_json", cls=Option, is_flag=True, words=lambda: _("print JSON"))
def diff(left: Pack, right: Pack, in_json: bool) -> None:
    """Two packs side by side, clause by clause."""
    found = list(differences(left, right))
    if in_json:
        click.echo(json.dumps([_plain(entry) for entry in found], ensure_ascii=False, indent=1))
        return
    if not found:
        click.echo(_("no difference"))
        return
    table = Table(_("what"), left.id, right.id, show_lines=True)
    for entry in found:
        sides = [
            Text("\n".join(filter(None, [clause, words])) or "—")
            for clause, words in ((entry.left_clause, entry.left), (entry.right_clause, entry.right))
        ]
        table.add_row(Text(entry.what), *sides)
    screen().print(table)


@click.command(
    cls=Command,
    words=lambda: _("for every article whether this installation lives it: computed, never written down"),
)
@click.argument("pack", type=PackName())
@click.option(
    "--on",
    cls=Option,
    type=Day(),
    default=today,
    metavar="DATE",
    words=lambda: _("the day; today if not given"),
)
@click.option(
    "--office/--no-office",
    "by_office",
    cls=Option,
    default=None,
    words=lambda: _("by what the office of this machine supplies; if not given, wherever there is one"),
)
@click.option("--json", "in_json", cls=Option, is_flag=True, words=lambda: _("print JSON"))
def ledger(pack: Pack, on: date, by_office: bool | None, in_json: bool) -> None:
    """For every article whether this installation lives it: computed, never written down."""
    try:
        standing = stand(pack, on)[-1]
    except NotYetInForce as error:
        raise click.UsageError(str(error)) from None
    if by_office and not has_office():
        folder = data_directory()
        raise click.UsageError(_("there is no office in {folder}: run xieguan migrate").format(folder=folder))
    kept = has_office() if by_office is None else by_office
    book = {
        **ledgers.as_json(standing, supplied(by_office=kept)),
        "supplied_by": "office" if kept else "nobody",
    }
    if in_json:
        click.echo(json.dumps(book, ensure_ascii=False, indent=1))
        return
    states = {"live": _("live"), "notice": _("notice"), "not live yet": _("not live yet")}
    forms = {"gate": _("gate"), "duty": _("duty"), "record": _("record"), "notice": _("notice")}
    table = Table(_("article"), _("title"), _("forms"), _("state"), _("rules"), box=None, pad_edge=False)
    for entry in book["articles"]:
        words = " ".join(forms[form] for form in entry["forms"])
        row = (
            entry["article"],
            entry["title"],
            words,
            states[entry["state"]],
            str(len(entry["rules"]) or ""),
        )
        table.add_row(*(Text(word) for word in row))
    screen().print(table)
    screen().print(Text(spoken_of(by_office=kept)))


def _plain(entry: Difference) -> dict[str, str | None]:
    names = ("left_clause", "right_clause", "what", "left", "right")
    return {name: getattr(entry, name) for name in names}
