"""`xieguan import`: a roster taken into the office's record, or shown against it; resumed, removed, undone."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from xieguan.cli.act import find_user
from xieguan.cli.audit import FILE
from xieguan.cli.days import Day, today
from xieguan.cli.imported import as_json, as_text
from xieguan.cli.office import FINE, FOUND, Refusal, answer, in_json, office
from xieguan.cli.progress import progress
from xieguan.cli.words import Command, Option
from xieguan.words import _


def _about() -> str:
    return _(
        "Take a roster (.xlsx, .xls, .ods, .csv) into the record of an office.\n\n"
        "Nothing of it counts before all of it is written; the same file a second time changes nothing. An import "
        "that was broken off is resumed or removed.\n\n"
        "Exit status: 0 done, 1 done and rows were left out, 2 it cannot be done."
    )


@click.command("import", cls=Command, words=_about)
@click.argument("file", type=FILE, required=False)
@click.option(
    "--as", "user", cls=Option, required=True, metavar="USER", words=lambda: _("in whose name: a user's name")
)
@click.option("--organisation", cls=Option, default="", metavar="ID", words=lambda: _("whose roster it is"))
@click.option(
    "--on", "as_of", cls=Option, type=Day(), metavar="DATE",
    words=lambda: _("the day the roster speaks of; the one in its title if not given"),
)  # fmt: skip
@click.option(
    "--sheet", cls=Option, default="", metavar="NAME", words=lambda: _("the sheet that holds the roster")
)
@click.option(
    "--map", "mapping", cls=Option, type=FILE, metavar="FILE",
    words=lambda: _("a file that says which column is what; remembered for the next roster"),
)  # fmt: skip
@click.option(
    "--preview", "only_show", cls=Option, is_flag=True, words=lambda: _("show what would change, and stop")
)
@click.option(
    "--rename", cls=Option, is_flag=True, words=lambda: _("take over the roster's names where they differ")
)
@click.option(
    "--resume", cls=Option, metavar="ID", words=lambda: _("go on with an import that was broken off")
)
@click.option(
    "--remove", cls=Option, metavar="ID", words=lambda: _("remove an import that was never finished")
)
@click.option("--undo", cls=Option, metavar="ID", words=lambda: _("undo a finished import"))
@in_json
@office
def importing(file: Path | None, user: str, **options: Any) -> int:
    """Read, show, write, resume, remove or undo."""
    from xieguan.desk.papers import DamagedPaper
    from xieguan.people.outcomes import ActError
    from xieguan.roster import UnusableFile

    try:
        return _do(file, find_user(user), today(), **options)
    except (ActError, UnusableFile, DamagedPaper) as error:
        raise Refusal(str(error)) from None


def _do(file: Path | None, by: Any, on: date, *, in_json: bool, **options: Any) -> int:
    chosen = [name for name in ("resume", "remove", "undo") if options[name]]
    if (file is not None) + len(chosen) != 1:
        raise Refusal(_("name a file, or one import to resume, remove or undo"))
    taken = _existing(chosen[0], by, on, options) if chosen else _taken_in(file, by, on, options)
    found = None
    if options["only_show"] and not chosen:
        found = _shown(taken)
    elif not chosen:
        taken = _written(taken.public, by, on, rename=options["rename"])
    answer(as_json(taken, found), as_text(taken, found), as_json=in_json)
    counts = found.counts if found else taken.counts
    return FOUND if counts.get("rejected") or counts.get("left_out") else FINE


def _taken_in(file: Path | None, by: Any, on: date, options: dict[str, Any]) -> Any:
    from xieguan.people.imports.upload import take_in
    from xieguan.roster import mapping_data

    if file is None or not file.is_file():
        raise Refusal(_("there is no file {file}").format(file=file))
    return take_in(
        file,
        file.name,
        organisation=options["organisation"],
        by=by,
        on=on,
        as_of=options["as_of"],
        sheet=options["sheet"],
        mapping=mapping_data(options["mapping"]) if options["mapping"] else None,
    )


def _shown(taken: Any) -> Any:
    from xieguan.people.imports.preview import preview

    with progress() as start:
        return preview(taken, start(_("reading")))


def _written(public: str, by: Any, on: date, *, rename: bool) -> Any:
    from xieguan.people.imports import job

    with progress() as start:
        return job.resume(public, by=by, on=on, rename=rename, progress=start(_("writing")))


def _existing(what: str, by: Any, on: date, options: dict[str, Any]) -> Any:
    from xieguan.people.imports import job

    if what == "resume":
        return _written(options["resume"], by, on, rename=options["rename"])
    return {"remove": job.remove, "undo": job.undo}[what](options[what], by=by, on=on)
