"""Commands that need the office's records: Django is set up when one runs, and what goes wrong is one sentence."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, NoReturn, ParamSpec

import click

from xieguan.cli.words import Option
from xieguan.keys import data_directory
from xieguan.words import _, language

FINE, FOUND, UNUSABLE = 0, 1, 2
P = ParamSpec("P")

in_json = click.option("--json", "in_json", cls=Option, is_flag=True, words=lambda: _("print JSON"))


class Refusal(Exception):
    """The command cannot do what it was asked; the message is the sentence for the user."""


def office(body: Callable[P, int | None]) -> Callable[P, None]:
    """Set Django up, run the body, leave with its status. Files made on the way are nobody else's to read."""

    @wraps(body)
    def run(*args: P.args, **options: P.kwargs) -> None:
        with refusing():
            must_exist()
            open_office()
            status = body(*args, **options)
        sys.exit(status or FINE)

    return run


@contextmanager
def refusing() -> Iterator[None]:
    """What goes wrong inside is said in one sentence; a defect of ours is not, it stays what it is."""
    os.umask(0o077)
    try:
        yield
    except Exception as error:
        says = said(error)
        if not says:
            raise
        refuse(says)


def must_exist() -> None:
    """Looking at an office that is not there must not make half of one."""
    data = data_directory()
    if not data.is_dir():
        raise Refusal(_("there is no office in {folder}: run xieguan migrate").format(folder=data))


def open_office() -> None:
    """Set Django up, in the language in use."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xieguan.settings")
    import django
    from django.utils import translation

    django.setup()
    translation.activate("en" if language() == "en" else "zh-hans")


def said(error: Exception) -> str:
    """The sentence for what went wrong; none for a defect of ours."""
    from django.core.exceptions import ImproperlyConfigured
    from django.db import DatabaseError

    from xieguan.desk.trouble import sentence

    if isinstance(error, (DatabaseError, OSError)):
        return sentence(error)
    if isinstance(error, ImproperlyConfigured):
        return _("the settings cannot be used: {reason}").format(reason=error)
    return str(error) if isinstance(error, Refusal) else ""


def refuse(sentence: str) -> NoReturn:
    """Say it on standard error, and leave."""
    click.echo(_("Error: {message}").format(message=sentence), err=True)
    sys.exit(UNUSABLE)


def answer(data: Any, text: str, *, as_json: bool) -> None:
    """Print one or the other."""
    words = json.dumps(data, ensure_ascii=False, indent=1) if as_json else text
    click.echo((words + "\n").encode("utf-8", "replace"), nl=False)
