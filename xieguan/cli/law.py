"""`xieguan law …`: list, show, lint, diff and the ledger of what is live."""

import json
import sys
from dataclasses import asdict
from datetime import date

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from xieguan.cli.days import Day, today
from xieguan.cli.law_show import show_article, show_pack
from xieguan.cli.words import Group, Option
from xieguan.law import ledger as ledgers
from xieguan.law.diff import diff as differences
from xieguan.law.judge import NotYetInForce, stand
from xieguan.law.objects import Pack
from xieguan.law.pack import PackErrors, find, load, packs
from xieguan.words import _, pick

DAY = Day()


class PackName(click.ParamType[Pack]):
    """A pack by id or by folder."""

    name = "pack"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> Pack:
        try:
            return load(find(value))
        except LookupError as error:
            self.fail(str(error.args[0]), param, ctx)
        except PackErrors as error:
            problems = "\n".join(str(problem) for problem in error.problems[:20])
            self.fail(_("the pack is refused:\n{problems}").format(problems=problems), param, ctx)


PACK = PackName()


@click.group(cls=Group, words=lambda: _("the packs: the regulations as data"))
def law() -> None:
    """The packs: the regulations as data."""


def state_on(pack: Pack, on: date) -> str:
    """A pack's state on a day, in the words of JSON; "not yet in force" before its first day."""
    try:
        return stand(pack, on)[-1].state
    except NotYetInForce:
        return "not yet in force"


@law.command(name="list", words=lambda: _("the packs there are, and how they stand on a day"))
@click.option(
    "--on",
    cls=Option,
    type=DAY,
    default=today,
    metavar="DATE",
    words=lambda: _("the day; today if not given"),
)
@click.option("--json", "as_json", cls=Option, is_flag=True, words=lambda: _("print JSON"))
def list_packs(on: date, as_json: bool) -> None:
    """The packs there are, and how they stand on a day."""
    entries = [
        {
            "pack": pack.id,
            "title": pick(pack.title),
            "document": pack.document,
            "from": pack.first_day.isoformat(),
            "until": pack.until.isoformat() if pack.until else None,
            "state": state_on(pack, on),
            "articles": len(pack.articles),
            "rules": len(list(pack.rules)),
        }
        for pack in packs()
    ]
    if as_json:
        click.echo(json.dumps(entries, ensure_ascii=False, indent=1))
        return
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
        window = f"{entry['from']} – {entry['until'] or ''}"
        title = f"{entry['title']}\n{entry['document']}"
        state = {"in-force": _("in force"), "lapsed": _("lapsed"), "not yet in force": _("not yet in force")}
        words = (entry["pack"], title, window, state[str(entry["state"])], entry["articles"], entry["rules"])
        table.add_row(*(Text(str(word)) for word in words))
    Console().print(table)


@law.command(words=lambda: _("a pack, or one of its articles with its rules and parameters"))
@click.argument("pack", type=PACK)
@click.argument("article", type=int, required=False)
@click.option("--instrument", cls=Option, words=lambda: _("which law of a collection"))
def show(pack: Pack, article: int | None, instrument: str | None) -> None:
    """A pack, or one of its articles with its rules and parameters."""
    if article is None:
        show_pack(Console(), pack)
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
        show_article(Console(), pack, entry)


@law.command(
    words=lambda: _("check a pack as the project's own tests do: every problem with file, line and column")
)
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


@law.command(words=lambda: _("two packs side by side, clause by clause"))
@click.argument("left", type=PACK)
@click.argument("right", type=PACK)
@click.option("--json", "as_json", cls=Option, is_flag=True, words=lambda: _("print JSON"))
def diff(left: Pack, right: Pack, as_json: bool) -> None:
    """Two packs side by side, clause by clause."""
    found = list(differences(left, right))
    if as_json:
        click.echo(json.dumps([asdict(entry) for entry in found], ensure_ascii=False, indent=1))
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
    Console().print(table)


@law.command(
    words=lambda: _("for every article whether this installation lives it: computed, never written down")
)
@click.argument("pack", type=PACK)
@click.option(
    "--on",
    cls=Option,
    type=DAY,
    default=today,
    metavar="DATE",
    words=lambda: _("the day; today if not given"),
)
@click.option("--json", "as_json", cls=Option, is_flag=True, words=lambda: _("print JSON"))
def ledger(pack: Pack, on: date, as_json: bool) -> None:
    """For every article whether this installation lives it: computed, never written down."""
    try:
        standing = stand(pack, on)[-1]
    except NotYetInForce as error:
        raise click.UsageError(str(error)) from None
    book = ledgers.as_json(standing, ledgers.Supply())
    if as_json:
        click.echo(json.dumps(book, ensure_ascii=False, indent=1))
        return
    states = {"live": _("live"), "notice": _("notice"), "not live yet": _("not live yet")}
    table = Table(_("article"), _("title"), _("forms"), _("state"), _("rules"), box=None, pad_edge=False)
    for entry in book["articles"]:
        forms = " ".join(FORMS[form]() for form in entry["forms"])
        words = (
            entry["article"],
            entry["title"],
            forms,
            states[entry["state"]],
            str(len(entry["rules"]) or ""),
        )
        table.add_row(*(Text(word) for word in words))
    Console().print(table)


FORMS = {
    "gate": lambda: _("gate"),
    "duty": lambda: _("duty"),
    "record": lambda: _("record"),
    "notice": lambda: _("notice"),
}
