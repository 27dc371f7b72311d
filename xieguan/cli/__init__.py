"""The command line: `xieguan audit` and `xieguan law …`. A surface: it reads arguments, calls one thing, prints."""

import click

from xieguan import __version__
from xieguan.cli.law import law
from xieguan.cli.words import command_language


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="xieguan")
@click.option(
    "--lang",
    type=click.Choice(["zh-Hans", "en"]),
    default="zh-Hans",
    envvar="XIEGUAN_LANG",
    show_default=True,
)
@click.pass_context
def main(context: click.Context, lang: str) -> None:
    """Xieguan · 协管: the rules on auxiliary enforcement personnel as a working office."""
    context.with_resource(command_language(lang))


main.add_command(law)
