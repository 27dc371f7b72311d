"""`xieguan demo`: an office of made-up people, running in the browser."""

import os
from pathlib import Path
from time import perf_counter

import click

from xieguan.cli.office import Refusal, open_office, refusing
from xieguan.cli.words import Command, Option
from xieguan.keys import data_directory
from xieguan.words import _

SAMPLES = "样例花名册"


def _about() -> str:
    return _(
        "Run an office of made-up people in the browser.\n\n"
        "The first start fills it; a later one keeps what was changed, and --fresh begins anew. It lives in a folder "
        "of its own and never touches an office. Ctrl-C stops it."
    )


@click.command("demo", cls=Command, words=_about)
@click.option(
    "--host", cls=Option, default="127.0.0.1", metavar="ADDRESS", words=lambda: _("the address to listen on")
)
@click.option("--port", cls=Option, type=click.IntRange(1, 65535), default=8000, words=lambda: _("the port"))
@click.option(
    "--data", "folder", cls=Option, type=click.Path(path_type=Path), metavar="DIR",
    words=lambda: _("where the demo lives; beside the data directory if not given"),
)  # fmt: skip
@click.option(
    "--fresh", cls=Option, is_flag=True, words=lambda: _("forget the demo that is there, and begin anew")
)
@click.option("--yes", cls=Option, is_flag=True, words=lambda: _("do not ask before forgetting it"))
def demo(host: str, port: int, folder: Path | None, fresh: bool, yes: bool) -> None:
    """Make the office if it is not there, and run it."""
    where = (folder or data_directory().with_name(data_directory().name + "-demo")).absolute()
    with refusing():
        _must_be_free(host, port)
        _make(where, fresh=fresh, yes=yes)
        _run(host, port, where)


def _must_be_free(host: str, port: int) -> None:
    from xieguan.demo.running import is_free

    if not is_free(host, port):
        raise Refusal(_("port {port} is in use: choose another with --port").format(port=port))


def _make(where: Path, *, fresh: bool, yes: bool) -> None:
    from xieguan.demo import directory

    try:
        state = directory.state_of(where)
    except directory.NotADemo as error:
        raise Refusal(str(error)) from None
    if state == "ready" and fresh:
        if not yes:
            click.confirm(_("Forget everything in {folder}?").format(folder=where), abort=True)
        state = "half"
    if state != "ready":
        directory.begin(where)
    _open(where)
    if state == "ready":
        _bring_up_to_date()
    else:
        _fill(where)


def _open(where: Path) -> None:
    """This folder, and no database that somebody has named for his office."""
    os.environ["XIEGUAN_DATA"] = str(where)
    os.environ.pop("XIEGUAN_DATABASE", None)
    open_office()


def _bring_up_to_date() -> None:
    from django.core.management import call_command

    from xieguan.desk import guards, schema

    try:
        schema.refuse_newer()
    except schema.NewerDatabase as error:
        raise Refusal(str(error)) from None
    call_command("migrate", verbosity=0, interactive=False)
    guards.install()


def _fill(where: Path) -> None:
    from django.utils.timezone import localdate

    from xieguan.demo import directory, telling
    from xieguan.demo.samples import rosters

    begun = perf_counter()
    click.echo(_("Making the demo; this happens once and takes about half a minute."))
    story = telling.tell(localdate(), say=lambda line: click.echo(f"  {line}"))
    samples = where / SAMPLES
    samples.mkdir()
    rosters.write(samples)
    directory.finish(where, story.day)
    click.echo(_("Made in {seconds:.0f} seconds.").format(seconds=perf_counter() - begun))


def _run(host: str, port: int, where: Path) -> None:
    from xieguan.demo.running import Died, run

    try:
        run(host, port, lambda: click.echo(_welcome(host, port, where)))
    except Died as error:
        raise Refusal(_("{process} ended; what it said stands above").format(process=error)) from None
    click.echo(_("Stopped. The demo is kept in {folder}.").format(folder=where))


def _welcome(host: str, port: int, where: Path) -> str:
    from xieguan.demo.story import PASSWORD

    shown = "localhost" if host in ("127.0.0.1", "0.0.0.0") else host  # noqa: S104  compared, not bound
    return "\n".join(
        [
            "",
            _("All people and offices are made up."),
            _("Sign in with any of these names and the password {password}").format(password=PASSWORD),
            *_table(),
            _("Rosters to hand in for a check: {folder}").format(folder=where / SAMPLES),
            "",
            _("The office is open: {address}").format(address=f"http://{shown}:{port}/"),
            _("Ctrl-C stops it."),
        ]
    )


def _table() -> list[str]:
    """Who can sign in, as what and where."""
    from xieguan.demo.cast import players
    from xieguan.demo.places import BY_KEY, TOP
    from xieguan.people.founding import ADMINISTRATORS
    from xieguan.people.roles import Role

    lines = [(entry.username, Role(entry.role).label, BY_KEY[entry.office].name) for entry in players()]
    whole = [(name, str(ADMINISTRATORS[name][0].label), TOP.name) for name in ADMINISTRATORS]
    return [f"  {username:<16} {role} · {office}" for username, role, office in [*lines, *whole]]
