"""The help page of a command, laid out with rich: it measures Chinese by the width it takes on screen."""

from collections.abc import Iterable, Iterator
from io import StringIO

import click
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from xieguan.words import _

WIDEST = 100


def help_page(command: click.Command, ctx: click.Context) -> str:
    """Usage, description, options and commands."""
    page = StringIO()
    console = Console(file=page, width=min(WIDEST, Console().width), no_color=True, highlight=False)
    usage = " ".join([ctx.command_path, *command.collect_usage_pieces(ctx)])
    console.print(Text(_("Usage: {usage}").format(usage=usage)))
    console.print(Padding(Text(_described(command)), (1, 2)))
    _section(console, _("Options"), _options(command, ctx))
    if isinstance(command, click.Group):
        _section(console, _("Commands"), _commands(command, ctx))
    return "\n".join(line.rstrip() for line in page.getvalue().rstrip().split("\n"))


def _section(console: Console, heading: str, entries: Iterable[tuple[str, str]]) -> None:
    table = Table.grid(padding=(0, 2))
    table.add_column(max_width=34)
    table.add_column(overflow="fold")
    for name, words in entries:
        table.add_row(Text(name), Text(words))
    if table.row_count:
        console.print(Text(heading))
        console.print(Padding(table, (0, 0, 1, 2)))


def _options(command: click.Command, ctx: click.Context) -> Iterator[tuple[str, str]]:
    for option in command.get_params(ctx):
        if not isinstance(option, click.Option) or option.hidden:
            continue
        metavar = "" if option.is_flag else " " + option.make_metavar(ctx)
        more = _("  [may be given again]") if option.multiple else ""
        yield ", ".join(option.opts) + metavar, _described(option) + more


def _commands(group: click.Group, ctx: click.Context) -> Iterator[tuple[str, str]]:
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        if command is not None and not command.hidden:
            yield name, _described(command).partition("\n")[0]


def _described(entry: click.Command | click.Option) -> str:
    if "--help" in getattr(entry, "opts", ()):
        return _("show this page")
    if "--version" in getattr(entry, "opts", ()):
        return _("show the version")
    describe = getattr(entry, "describe", None)
    return str(describe()) if describe else entry.help or ""
