"""The command line: `xieguan audit` and `xieguan law …`. A surface: it reads arguments, calls one thing, prints."""

import click

from xieguan import __version__
from xieguan.cli.audit import command as audit
from xieguan.cli.law import law
from xieguan.cli.words import VARIABLE, Option, Program
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


main.add_command(audit)
main.add_command(law)
