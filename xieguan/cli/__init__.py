"""The command line. A surface: it reads arguments, calls one thing, prints.

`audit` and `law` need no database, nor does proving an exported trail; the others set Django up when they run.
"""

import click

from xieguan import __version__
from xieguan.cli.act import act, offices
from xieguan.cli.audit import command as audit
from xieguan.cli.backup import backup, restore
from xieguan.cli.card import card
from xieguan.cli.demo import demo
from xieguan.cli.doctor import doctor
from xieguan.cli.importing import importing
from xieguan.cli.law import law
from xieguan.cli.migrate import init, migrate
from xieguan.cli.serve import serve
from xieguan.cli.token import token
from xieguan.cli.trail import trail
from xieguan.cli.words import VARIABLE, Option, Program
from xieguan.cli.worker import worker
from xieguan.words import LANGUAGES, _


@click.group(
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"]},
    words=lambda: _("Xieguan · 协管: the rules on auxiliary enforcement personnel as a working office."),
)
@click.version_option(__version__, prog_name="xieguan")
@click.option(
    "--lang",
    cls=Option,
    type=click.Choice(LANGUAGES),
    default=LANGUAGES[0],
    envvar=VARIABLE,
    expose_value=False,
    words=lambda: _("the language to speak"),
)
def main() -> None:
    """The whole command line. `Program` has settled the language by the time this is reached."""


for command in (
    audit,
    law,
    migrate,
    init,
    offices,
    act,
    importing,
    serve,
    worker,
    trail,
    backup,
    restore,
    doctor,
    demo,
    token,
    card,
):
    main.add_command(command)
