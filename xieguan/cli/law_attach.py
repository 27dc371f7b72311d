"""`xieguan law attach`: the official text of a pack, as published, stored beside the office's data."""

import json
import sys
from pathlib import Path

import click

from xieguan.cli.packs import PackName
from xieguan.cli.words import Command, Option
from xieguan.law.attach import Attachment, default_store
from xieguan.law.attach import attach as store_text
from xieguan.law.objects import Pack
from xieguan.law.official import AttachError
from xieguan.words import _


def _about() -> str:
    return _(
        "attach the official text of a pack, read from a file as published\n\n"
        "Says what does not match. Exit status: 0 everything matches, 1 something does not, 2 the file cannot be used."
    )


@click.command(cls=Command, words=_about)
@click.argument("pack", type=PackName())
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--instrument", cls=Option, metavar="NAME", words=lambda: _("which law of a collection"))
@click.option("--json", "in_json", cls=Option, is_flag=True, words=lambda: _("print JSON"))
def attach(pack: Pack, file: Path, instrument: str | None, in_json: bool) -> None:
    """Attach the official text of a pack, read from a file as published."""
    try:
        found = store_text(pack.id, file, default_store(), instrument=instrument)
    except (AttachError, LookupError, OSError) as error:
        click.echo(_("Error: {message}").format(message=error), err=True)
        sys.exit(2)
    if in_json:
        click.echo(json.dumps(_plain(pack, found), ensure_ascii=False, indent=1))
    else:
        _tell(pack, found)
    sys.exit(1 if found.sentences() else 0)


def _plain(pack: Pack, found: Attachment) -> dict[str, object]:
    return {
        "pack": pack.id,
        "file": found.text.source_name,
        "sha256": found.text.sha256,
        "articles": len(found.text.articles),
        "matched": len(found.match.matched),
        "doubts": found.sentences(),
    }


def _tell(pack: Pack, found: Attachment) -> None:
    click.echo(
        _("{file}: {matched} of {count} articles of {pack} have their text now").format(
            file=found.text.source_name,
            matched=len(found.match.matched),
            count=found.match.counts[0],
            pack=pack.id,
        )
    )
    for sentence in found.sentences():
        click.echo(f"  · {sentence}")
