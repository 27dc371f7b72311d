"""Commands that speak the user's language: help, headings and usage errors, chosen when they are printed.

click takes help texts when a module is imported, before anyone knows the language. So ours are given as
`words=lambda: _("…")` and asked for only when help is shown.
"""

import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

import click

from xieguan.cli.help import help_page
from xieguan.words import LANGUAGES, _, speaking

Words = Callable[[], str]
VARIABLE = "XIEGUAN_LANG"
OWN_FAULT = 70  # EX_SOFTWARE


class Option(click.Option):
    """An option with words for its help."""

    def __init__(self, *args: Any, words: Words | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.words = words

    def describe(self) -> str:
        return self.words() if self.words else self.help or ""


class Command(click.Command):
    """A command with words for its help; without them its docstring is shown."""

    def __init__(self, *args: Any, words: Words | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.words = words

    def describe(self) -> str:
        return self.words() if self.words else self.help or ""

    def get_help(self, ctx: click.Context) -> str:
        return help_page(self, ctx)


class Group(Command, click.Group):
    """A group of such commands."""

    command_class = Command
    group_class = type


class Program(Group):
    """The whole command line: it settles the language before anything is parsed or refused."""

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **more: Any
    ) -> Any:
        given = list(sys.argv[1:] if args is None else args)
        with speaking(asked_language(given)):
            return self._speak(given, prog_name, **more)

    def _speak(
        self, args: list[str], prog_name: str | None, *, standalone_mode: bool = True, **more: Any
    ) -> Any:
        if not standalone_mode:
            return super().main(args, prog_name, standalone_mode=False, **more)
        try:
            status = super().main(args, prog_name, standalone_mode=False, **more)
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message(), err=True)
            sys.exit(error.exit_code)
        except click.ClickException as error:
            click.echo(_("Error: {message}").format(message=refusal(error)), err=True)
            sys.exit(error.exit_code)
        except click.Abort:
            click.echo(_("Stopped."), err=True)
            sys.exit(130)
        except Exception as error:  # noqa: BLE001  the last door: 1 means findings, so a fault of ours needs its own
            _own_fault(error)
        sys.exit(status if isinstance(status, int) else 0)


def _own_fault(error: Exception) -> NoReturn:
    """Something in this program went wrong. It is said in a sentence; the trace is for whoever asks for it."""
    if os.environ.get("XIEGUAN_DEBUG"):
        raise error
    place = traceback.extract_tb(error.__traceback__)[-1]
    click.echo(
        _(
            "Error: the program itself failed ({kind} in {file}, line {line}). "
            "Set XIEGUAN_DEBUG=1 for the details when you report it."
        ).format(kind=type(error).__name__, file=Path(place.filename).name, line=place.lineno),
        err=True,
    )
    sys.exit(OWN_FAULT)


def asked_language(args: Sequence[str]) -> str:
    """The language named before the command, or else in the environment; ours where that is none we speak."""
    code = os.environ.get(VARIABLE, "")
    for at, word in enumerate(args):
        if word == "--lang" and at + 1 < len(args):
            code = args[at + 1]
        elif word.startswith("--lang="):
            code = word.partition("=")[2]
        elif not word.startswith("-") and (at == 0 or args[at - 1] != "--lang"):
            break
    return code if code in LANGUAGES else LANGUAGES[0]


def refusal(error: click.ClickException) -> str:
    """A usage error in the language in use."""
    match error:
        case click.MissingParameter(param=click.Parameter() as wanted):
            return _("{name} is missing; see {command} --help").format(
                name=_name(wanted), command=_command(error)
            )
        case click.NoSuchOption():
            return _("there is no option {name}; see {command} --help").format(
                name=error.option_name, command=_command(error)
            )
        case click.exceptions.NoSuchCommand(command_name=name):
            return _("there is no command {name}; see {command} --help").format(
                name=name, command=_command(error)
            )
        case click.BadParameter(param=click.Parameter(type=click.Choice(choices=choices)) as wanted):
            return _("{name}: choose one of {choices}").format(
                name=_name(wanted), choices=_(", ").join(choices)
            )
        case click.BadParameter(param=click.Parameter() as wanted):
            return _("{name}: {message}").format(name=_name(wanted), message=error.message)
    return error.format_message()


def _name(wanted: click.Parameter) -> str:
    return wanted.opts[-1] if isinstance(wanted, click.Option) else wanted.human_readable_name


def _command(error: click.UsageError) -> str:
    return error.ctx.command_path if error.ctx else "xieguan"


__all__ = ["Command", "Group", "Option", "Program", "Words"]
