"""`xieguan migrate` and `xieguan init`: the data directory, the tables, the first office."""

from pathlib import Path

import click

from xieguan.cli.days import today
from xieguan.cli.office import Refusal, answer, in_json, office, open_office, refusing
from xieguan.cli.words import Command, Option
from xieguan.keys import data_directory
from xieguan.words import _

KINDS = ("province", "city", "county", "town", "unit", "agency", "bureau")


@click.command(
    "migrate",
    cls=Command,
    words=lambda: _(
        "Make the data directory and the tables, or bring them up to this version.\n\n"
        "Safe to run again. Back up before you bring an office up to a new version."
    ),
)
@in_json
def migrate(in_json: bool) -> None:
    """Make or update the tables, and put the triggers that keep the trail in place."""
    with refusing():
        make_directory(data_directory())
        open_office()
        _migrate(in_json=in_json)


def _migrate(*, in_json: bool) -> None:
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from xieguan.desk import guards, schema

    _refuse_newer()
    applied = schema.pending()
    call_command("migrate", verbosity=0, interactive=False)
    guards.install()
    found = {"data": str(settings.DATA), "database": connection.vendor, "applied": applied}
    text = _("{count} changes made to the tables; the data is in {data} ({database})").format(
        count=len(applied), data=settings.DATA, database=connection.vendor
    )
    answer(found, text, as_json=in_json)


def make_directory(data: Path) -> None:
    """The data directory, for its owner only; one that is there already stays as it is."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)


def _refuse_newer() -> None:
    from xieguan.desk import schema

    try:
        schema.refuse_newer()
    except schema.NewerDatabase as error:
        raise Refusal(str(error)) from None


@click.command(
    "init",
    cls=Command,
    words=lambda: _(
        "Found the topmost office and its three administrators.\n\n"
        "Their passwords are printed once and kept nowhere: give each to one person, and to no two the same person."
    ),
)
@click.option("--name", cls=Option, required=True, words=lambda: _("what the office is called"))
@click.option(
    "--kind", cls=Option, type=click.Choice(KINDS), required=True, words=lambda: _("what the office is")
)
@click.option("--region", cls=Option, required=True, words=lambda: _("its administrative division code"))
@click.option(
    "--field", cls=Option, default="", words=lambda: _("its field of enforcement, as packs name it")
)
@in_json
@office
def init(name: str, kind: str, region: str, field: str, in_json: bool) -> None:
    """Found the office."""
    from xieguan.people.founding import found_office
    from xieguan.people.outcomes import Invalid

    try:
        passwords = found_office(name=name, kind=kind, region=region, enforcement_field=field, on=today())
    except Invalid as error:
        raise Refusal(" ".join(says for field in error.errors.values() for says in field)) from None
    lines = [f"  {user:10} {password}" for user, password in passwords.items()]
    heading = _("{name} is founded. These passwords are shown this once:").format(name=name)
    answer({"office": name, "passwords": passwords}, "\n".join([heading, *lines]), as_json=in_json)
