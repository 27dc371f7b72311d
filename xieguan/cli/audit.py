"""`xieguan audit`: a roster in, what the law says of it out. No database, nothing kept."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from xieguan.audit import Audit, audit
from xieguan.audit.as_json import as_json
from xieguan.audit.text import print_report
from xieguan.cli.days import Day, today
from xieguan.cli.in_json import print_json
from xieguan.cli.laws import UnusableLaw, standing
from xieguan.cli.progress import progress
from xieguan.cli.reports import UnusableReport, check_reports, write_report
from xieguan.cli.screen import screen
from xieguan.cli.words import Command, Option
from xieguan.roster import UnusableFile, load_mapping, read_roster
from xieguan.words import _

CLEAN, FOUND, UNUSABLE = 0, 1, 2
FILE = click.Path(path_type=Path)


def _about() -> str:
    return _(
        "Ask the law about every row of a roster (.xlsx, .xls, .ods, .csv).\n\n"
        "Nothing is stored. Exit status: 0 nothing found and no row rejected, 1 something found or rejected, "
        "2 the input cannot be used."
    )


@click.command("audit", cls=Command, words=_about)
@click.argument("file", type=FILE)
@click.option(
    "--law",
    "laws",
    cls=Option,
    multiple=True,
    required=True,
    metavar="PACK",
    words=lambda: _("the law to audit by: a pack's id or the folder of a child pack"),
)
@click.option(
    "--on",
    cls=Option,
    type=Day(),
    default=today,
    metavar="DATE",
    words=lambda: _("the day to judge by; today if not given"),
)
@click.option("--sheet", cls=Option, metavar="NAME", words=lambda: _("the sheet that holds the roster"))
@click.option(
    "--map",
    "mapping",
    cls=Option,
    type=FILE,
    metavar="FILE",
    words=lambda: _("a file that says which column is what"),
)
@click.option(
    "--adoption",
    cls=Option,
    type=FILE,
    metavar="FILE",
    words=lambda: _("a file of decisions to keep a lapsed regulation"),
)
@click.option("--json", "in_json", cls=Option, is_flag=True, words=lambda: _("print JSON"))
@click.option(
    "--report",
    "reports",
    cls=Option,
    type=FILE,
    multiple=True,
    metavar="OUT.xlsx|OUT.html",
    words=lambda: _("write the annotated roster, or one page to read"),
)
def command(
    file: Path,
    laws: Sequence[str],
    on: date,
    sheet: str | None,
    mapping: Path | None,
    adoption: Path | None,
    in_json: bool,
    reports: Sequence[Path],
) -> None:
    """Ask the law about every row of a roster."""
    try:
        check_reports(reports, keep=[path for path in (file, mapping, adoption) if path is not None])
        judges = standing(laws, on, adoption)
        own = load_mapping(mapping) if mapping else None
        with progress() as start:
            roster = read_roster(file, on=on, sheet=sheet, mapping=own, progress=start(_("reading")))
            found = audit(roster, judges, on, start(_("judging")))
        for path in reports:
            write_report(found, file, path)
    except (UnusableFile, UnusableLaw, UnusableReport) as error:
        _refuse(str(error))
    _answer(found, reports, in_json=in_json)
    sys.exit(CLEAN if found.is_clean else FOUND)


def _answer(found: Audit, reports: Sequence[Path], *, in_json: bool) -> None:
    if in_json:
        print_json(as_json(found))
        return
    print_report(found, screen(), reports)


def _refuse(sentence: str) -> NoReturn:
    click.echo(_("Error: {message}").format(message=sentence), err=True)
    sys.exit(UNUSABLE)
