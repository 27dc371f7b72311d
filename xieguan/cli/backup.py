"""`xieguan backup` and `xieguan restore`."""

import os
import shutil
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import click

from xieguan.cli.office import FOUND, Refusal, answer, in_json, office, open_office, refusing
from xieguan.cli.words import Command, Option
from xieguan.words import _

FILE = click.Path(path_type=Path)


@click.command(
    "backup",
    cls=Command,
    words=lambda: _(
        "Write the whole office to one file: tables, papers, keys, checkpoints. The office goes on working.\n\n"
        "The file holds everything about everybody: keep it as you keep the office itself."
    ),
)
@click.argument("out", type=FILE)
@click.option(
    "--without-keys",
    cls=Option,
    is_flag=True,
    words=lambda: _("leave the keys out; keep them elsewhere, or no ID number can ever be read again"),
)
@in_json
@office
def backup(out: Path, without_keys: bool, in_json: bool) -> int:
    """Make a backup."""
    from xieguan.desk.backup.make import back_up

    found = back_up(out, keys=not without_keys)
    rows = sum(entry["rows"] for entry in found["tables"].values())
    kinds = Counter(name.partition("/")[0] for name in found["files"])
    lines = [
        _("{file}: {rows} rows of {tables} tables, {papers} papers, {keys} keys").format(
            file=out, rows=rows, tables=len(found["tables"]), papers=kinds["papers"], keys=kinds["keys"]
        )
    ]
    if without_keys:
        lines.append(_("the keys are not in it: without them no ID number can be read"))
    if found["damaged_papers"]:
        names = " ".join(digest[:12] for digest in found["damaged_papers"])
        lines.append(_("these papers are not what was once kept: {names}").format(names=names))
    answer({"file": str(out), **found}, "\n".join(lines), as_json=in_json)
    return FOUND if found["damaged_papers"] else 0


@click.command(
    "restore",
    cls=Command,
    words=lambda: _(
        "Restore a backup into a new folder and an empty database; both are compared, and the trail is proved.\n\n"
        "The database is SQLite in that folder, or the one XIEGUAN_DATABASE names."
    ),
)
@click.argument("source", metavar="IN", type=FILE)
@click.option(
    "--to", "target", cls=Option, type=FILE, required=True, metavar="DIR", words=lambda: _("the new folder")
)
@in_json
def restore(source: Path, target: Path, in_json: bool) -> None:
    """Restore a backup."""
    with refusing():
        found = _restored(source, target.absolute())
    text = _("{rows} rows of {tables} tables restored to {folder}; {proved} trail entries proved").format(
        folder=target, **{name: found[name] for name in ("rows", "tables", "proved")}
    )
    answer({"folder": str(target), **found}, text, as_json=in_json)
    sys.exit(0)


def _restored(source: Path, target: Path) -> dict[str, Any]:
    from xieguan.desk.backup.archive import UnusableBackup, manifest_of
    from xieguan.desk.backup.restoring import fill, lay_out, put_in_place

    try:
        manifest = manifest_of(source)
        half = lay_out(source, manifest, target)
        try:
            os.environ["XIEGUAN_DATA"] = str(half)
            open_office()
            found = fill(half, manifest)
            put_in_place(half, target)
        finally:
            shutil.rmtree(half, ignore_errors=True)
    except UnusableBackup as error:
        raise Refusal(str(error)) from None
    return found
